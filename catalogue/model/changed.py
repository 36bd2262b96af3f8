"""When an entry last changed, as far as it says itself: nothing else of a file is the same everywhere.

The time of a file is that of a checkout, and a history is not always there.

>>> changed_on(product)  # reviewed: 2026-11-22
datetime.date(2026, 11, 22)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.model.producer import Producer

if TYPE_CHECKING:
    from datetime import date

    from catalogue.model.product import Product


def changed_on(entry: Product | Producer) -> date | None:
    """The newest day that an entry states of itself, a month or year as its first day.

    When it was last compared with its sources, when these are from, when certificates and marks were issued
    or revoked, when a price or a consent is from. It can be no older than that.
    """
    found = [entry.reviewed, *(source.date for source in entry.sources.values())]
    found += [mark.issued for mark in entry.marks]
    if isinstance(entry, Producer):
        found.append(entry.consent.date if entry.consent else None)
    else:
        found += [certificate.issued for certificate in entry.certificates]
        found += [certificate.revoked for certificate in entry.certificates]
        found += [pack.price_date for pack in entry.packs]
    return max((day.first_day() for day in found if day is not None), default=None)
