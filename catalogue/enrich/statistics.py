"""The catalogue counted: by status, group, stars, place, kind of producer and year of issue.

The same numbers for the office's page and for `report`. Products are counted by their rating on the day of
the build; only `years` counts certificates. Nothing here depends on the reader's language.

>>> index.statistics.by_status["valid"]
3
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from catalogue.enrich.status import VALID
from catalogue.enrich.terms import STARS, Change, changes_of
from catalogue.reference import groups, kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProductBrief, Standing

K = TypeVar("K", bound="Hashable")

# What a status means for a count, in the order in which charts show them. "none": no certificate known.
CLASSES = ("valid", "expiring", "expired", "undated", "none")
_OTHERS = {"candidate": "none", "unconfirmed": "none", "discontinued": "none", "revoked": "expired"}

Counts = dict[str, int]


@dataclass(frozen=True)
class Statistics:
    """Keys of the tables: a status, a group's slug, stars, a commune's code, a kind of producer, a year.

    `by_…` give for each key the number of products in each of CLASSES. A product of several producers is
    counted once for each kind among them. `years`: year of issue → stars → certificates; `undated` is the
    number of certificates of no known year, `levels` that of certificates by the strength of their source.
    """

    total: int
    producers: int
    statuses: Counts
    by_group: dict[str, Counts]
    by_stars: dict[int, Counts]
    by_place: dict[str, Counts]
    by_kind: dict[str, Counts]
    elsewhere: int
    years: dict[int, dict[int, int]]
    certificates: int
    undated: int
    levels: Counts
    changes: list[Change]

    @property
    def valid(self) -> int:
        return sum(self.statuses[status] for status in VALID)


def class_of(status: str) -> str:
    """ "revoked" → "expired": what no longer holds."""
    return _OTHERS.get(status, status)


def statistics(index: Index) -> Statistics:
    rated = [(product, index.rating(product)) for product in index.products]
    statuses = Counter(rating.status for _, rating in rated)
    classes = [(product, class_of(rating.status)) for product, rating in rated]
    standing = [item for product in index.products for item in product.certificates]
    kinds_of = _kinds_of(index)
    return Statistics(
        total=len(index.products),
        producers=len(index.catalogue.producers),
        statuses={status: statuses[status] for status in kinds()["statuses"]},
        by_group=_table(classes, lambda p: [index.set_of(p).group], groups()),
        by_stars=_table(classes, lambda p: [s] if (s := index.rating(p).stars) else [], STARS),
        by_place=_table(classes, lambda p: [c.code] if (c := index.commune_of(p)) else []),
        by_kind=_table(classes, kinds_of, kinds()["producer_kinds"]),
        elsewhere=sum(index.commune_of(product) is None for product in index.products),
        years=_years(standing),
        certificates=len(standing),
        undated=sum(item.issued is None for item in standing),
        levels=_levels(standing),
        changes=changes_of(index.products),
    )


def _table(
    classes: Iterable[tuple[ProductBrief, str]],
    keys: Callable[[ProductBrief], Iterable[K]],
    always: Iterable[K] = (),
) -> dict[K, Counts]:
    """Key → class → number of products; `always` are keys that have a row even without any."""
    found: dict[K, Counts] = {key: dict.fromkeys(CLASSES, 0) for key in always}
    for product, status in classes:
        for key in keys(product):
            found.setdefault(key, dict.fromkeys(CLASSES, 0))[status] += 1
    return found


def _kinds_of(index: Index) -> Callable[[ProductBrief], Iterable[str]]:
    def kinds_of(product: ProductBrief) -> Iterable[str]:
        return dict.fromkeys(producer.kind for producer in index.producers_of(product))

    return kinds_of


def _years(standing: Iterable[Standing]) -> dict[int, dict[int, int]]:
    """Every year from the first to the last, also one without a certificate."""
    counted = Counter((item.issued.year, item.stars) for item in standing if item.issued)
    years = [year for year, _ in counted]
    span = range(min(years), max(years) + 1) if years else range(0)
    return {year: {stars: counted[year, stars] for stars in STARS} for year in span}


def _levels(standing: Iterable[Standing]) -> Counts:
    counted = Counter(item.level for item in standing)
    return {level: counted[level] for level in kinds()["source_levels"]}
