"""How many products hold a certificate on any day since 2019, by the dates that the catalogue has.

A source often gives no more than the year: then the certificate holds "perhaps" from the first day of that
year to the last possible one, and "surely" only where every reading of its dates agrees. A certificate
without any date is counted on no day. A later certificate of the same product takes the place of an
earlier one, and a revoked one ends when it was revoked.

>>> changes = changes_of(index.products)
>>> count_on(changes, date(2020, 6, 1))
Count(surely=5, perhaps={3: 1, 4: 5, 5: 0})

What is counted are terms of certificates, whatever became of the product since.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from catalogue.reference import CERTIFICATE_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from catalogue.model.brief import ProductBrief, Standing

STARS = (5, 4, 3)
# The first certificates of the province came in 2019 (Decision 2365/QĐ-UBND).
FIRST_DAY = date(2019, 1, 1)

_DAY = timedelta(days=1)


class Change(NamedTuple):
    """From `day` on so many more, or fewer: for sure, and perhaps, of each star level in STARS."""

    day: date
    surely: int
    perhaps: tuple[int, ...]


class Count(NamedTuple):
    """Products with a certificate on a day. `perhaps` counts those for sure too, by stars."""

    surely: int
    perhaps: dict[int, int]

    @property
    def most(self) -> int:
        return sum(self.perhaps.values())


class _Term(NamedTuple):
    """When a certificate holds: [from, until) at the widest, and for sure (empty where that is not known)."""

    stars: int
    start: date
    end: date
    sure_start: date
    sure_end: date


def changes_of(products: Iterable[ProductBrief]) -> list[Change]:
    """All days on which the counts change, in their order."""
    surely: Counter[date] = Counter()
    perhaps: Counter[tuple[date, int]] = Counter()
    for product in products:
        for start, end, sure, stars in _spans(_terms(product.certificates)):
            if stars is None:
                continue
            perhaps[start, stars] += 1
            perhaps[end, stars] -= 1
            if sure:
                surely[start] += 1
                surely[end] -= 1
    days = sorted({*surely, *(day for day, _ in perhaps)})
    rows = [Change(day, surely[day], tuple(perhaps[day, stars] for stars in STARS)) for day in days]
    return [row for row in rows if row.surely or any(row.perhaps)]


def count_on(changes: Sequence[Change], day: date) -> Count:
    """The counts on a day, which counts as a whole: a certificate holds on its last day."""
    past = [change for change in changes if change.day <= day]
    return Count(
        sum(change.surely for change in past),
        {stars: sum(change.perhaps[at] for change in past) for at, stars in enumerate(STARS)},
    )


def _terms(certificates: Sequence[Standing]) -> list[_Term]:
    """The terms of dated certificates, newest first; each ends where a later one took its place.

    One that was revoked takes no place: as for the status on a day, what was before it counts again.
    """
    terms: list[_Term] = []
    later: _Term | None = None
    for standing in reversed(certificates):
        term = _term(standing)
        if term is None:
            continue
        if later is not None:
            term = term._replace(
                end=min(term.end, later.sure_start), sure_end=min(term.sure_end, later.sure_end)
            )
        if standing.revoked is None:
            later = term
        terms.append(term)
    return terms


def _term(standing: Standing) -> _Term | None:
    if standing.end is None:
        return None
    # Of one whose end alone is known, the beginning follows from the usual term.
    start = standing.issued or standing.end.plus_months(-CERTIFICATE_MONTHS)
    end, sure_end = standing.end.last_day() + _DAY, standing.end.first_day() + _DAY
    if standing.revoked is not None:
        end = min(end, standing.revoked.last_day())
        sure_end = min(sure_end, standing.revoked.first_day())
    return _Term(standing.stars, start.first_day(), end, start.last_day(), sure_end)


def _spans(terms: Sequence[_Term]) -> Iterator[tuple[date, date, bool, int | None]]:
    """From, until, whether a certificate holds for sure, and the stars of the newest that may hold."""
    days = sorted({day for term in terms for day in term[1:]})
    for start, end in pairwise(days):
        surely = any(term.sure_start <= start < term.sure_end for term in terms)
        stars = next((term.stars for term in terms if term.start <= start < term.end), None)
        yield start, end, surely, stars
