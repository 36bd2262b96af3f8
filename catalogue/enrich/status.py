"""The state of a certificate on a day.

A certificate holds for 36 months from its issue (Decision 26/2026/QĐ-TTg, Article 4.3; the same in the
decisions of 2019 and 2023) unless the file states another end. A date known to the month or year counts
to its last day. What no source dates is "undated": never valid by assumption, never expired either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from catalogue.dates import PartialDate
    from catalogue.model.brief import ProductBrief, Standing

# Re-evaluation may be asked for from 180 days before the end (Article 7.6a): "expires soon".
EXPIRING_DAYS = 180

VALID = frozenset({"valid", "expiring"})
# Statuses that pass into one another as days go by; browsers correct them on the day of reading.
DATED = ("valid", "expiring", "expired")


class Rating(NamedTuple):
    """What a product's certificates amount to on a day.

    `stars` is None when no certificate is known. `end` is the certificate's end as precisely as known;
    `revoked` the date of a certificate that was.
    """

    status: str
    stars: int | None = None
    end: PartialDate | None = None
    revoked: PartialDate | None = None

    @classmethod
    def of(cls, status: str, standing: Standing) -> Rating:
        return cls(status, standing.stars, standing.end, standing.revoked)

    @property
    def is_valid(self) -> bool:
        return self.status in VALID


def status_of(standing: Standing, today: date) -> str:
    """ "revoked", "undated", "valid", "expiring" or "expired"."""
    if standing.revoked is not None:
        return "revoked"
    if standing.end is None:
        return "undated"
    left = (standing.end.last_day() - today).days
    if left < 0:
        return "expired"
    return "expiring" if left <= EXPIRING_DAYS else "valid"


def rating_of(product: ProductBrief, today: date) -> Rating:
    """The newest certificate that was not revoked decides; the file lists the oldest first."""
    current = current_of(product)
    if current is None:
        return Rating(product.status or "unconfirmed")
    return Rating.of(product.status or status_of(current, today), current)


def current_of(product: ProductBrief) -> Standing | None:
    """The certificate that counts: the newest that was not revoked, else the newest."""
    standing = [item for item in product.certificates if item.revoked is None]
    return next(reversed(standing or product.certificates), None)
