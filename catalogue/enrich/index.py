"""The catalogue from above: who makes what, where, in which group; every list a page needs.

Built once per run; nothing here depends on the reader's language.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from catalogue.enrich.card_data import CardRef, RowRef
from catalogue.enrich.events import Appearances, appearances
from catalogue.enrich.statistics import Statistics, statistics
from catalogue.enrich.status import VALID, Rating, rating_of
from catalogue.model.brief import ProductBrief
from catalogue.places import Commune, FormerUnit, places
from catalogue.reference import ProductSet, sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from catalogue.load.folder import Catalogue
    from catalogue.model.brief import ProducerBrief

K = TypeVar("K")

RELATED_LIMIT = 4

# Which of several products to show first: those one can rely on.
_STATUS_RANK = {
    status: rank
    for rank, status in enumerate(
        [
            "valid",
            "expiring",
            "undated",
            "unconfirmed",
            "candidate",
            "expired",
            "revoked",
            "discontinued",
        ]
    )
}


class Placed(Protocol):
    """What lies somewhere: a product, a producer, or the place written in a file."""

    @property
    def commune(self) -> str | None: ...
    @property
    def former(self) -> str | None: ...


def commune_of(place: Placed | None) -> Commune | None:
    """The present commune, as written or as it follows from an old unit that was not split."""
    if place is None:
        return None
    if place.commune is not None:
        return places().communes[place.commune]
    former = former_of(place)
    if former is None or former.is_split:
        return None
    return places().communes[former.now[0]]


def former_of(place: Placed | None) -> FormerUnit | None:
    return places().former[place.former] if place and place.former else None


def _unseen(entries: Iterable[ProductBrief], seen: set[str]) -> Iterator[ProductBrief]:
    for entry in entries:
        if entry.slug not in seen:
            seen.add(entry.slug)
            yield entry


@dataclass(frozen=True)
class Index:
    """A checked catalogue and the day its pages are made for."""

    catalogue: Catalogue
    today: date
    _pools: dict[tuple[str, str | int], list[list[ProductBrief]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    # Found out when keys are made, and asked for again by the page of each language.
    _related: dict[str, dict[str, list[ProductBrief]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    # Path of an entry → the newest day it states, asked for several times.
    _days: dict[str, date | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def products(self) -> list[ProductBrief]:
        """All products in the order of their ids: the order in which they were entered."""
        return sorted(self.catalogue.products.values(), key=lambda entry: entry.id)

    @cached_property
    def ratings(self) -> dict[str, Rating]:
        """Slug → rating on the day."""
        return {entry.slug: rating_of(entry, self.today) for entry in self.products}

    @cached_property
    def by_id(self) -> dict[str, ProductBrief]:
        return {entry.id: entry for entry in self.products}

    def rating(self, entry: ProductBrief) -> Rating:
        return self.ratings[entry.slug]

    def set_of(self, entry: ProductBrief) -> ProductSet:
        return sets()[entry.set]

    def drawing_of(self, entry: ProductBrief) -> str:
        """The drawing of a product: its own, else that of its set."""
        return entry.illustration or self.set_of(entry).slug

    def producers_of(self, entry: ProductBrief) -> list[ProducerBrief]:
        return [self.catalogue.producers[key] for key in dict.fromkeys(entry.producers)]

    def commune_of(self, entry: ProductBrief) -> Commune | None:
        """Where a product is from. Not its producer's seat: that can lie elsewhere."""
        return commune_of(entry)

    @cached_property
    def card_refs(self) -> dict[str, CardRef]:
        """Product id → its card by reference."""
        return {
            product.id: CardRef(product.id, None if product.photo else self.drawing_of(product))
            for product in self.products
        }

    @cached_property
    def row_refs(self) -> dict[str, RowRef]:
        return {product.id: RowRef(product.id) for product in self.products}

    @cached_property
    def by_producer(self) -> dict[str, list[ProductBrief]]:
        return self._grouped(lambda entry: entry.producers)

    @cached_property
    def by_commune(self) -> dict[str, list[ProductBrief]]:
        return self._grouped(lambda entry: [c.code] if (c := self.commune_of(entry)) else [])

    @cached_property
    def by_former(self) -> dict[str, list[ProductBrief]]:
        return self._grouped(lambda entry: [u.code] if (u := former_of(entry)) else [])

    @cached_property
    def by_set(self) -> dict[int, list[ProductBrief]]:
        return self._grouped(lambda entry: [entry.set])

    @cached_property
    def by_group(self) -> dict[str, list[ProductBrief]]:
        return self._grouped(lambda entry: [self.set_of(entry).group])

    @cached_property
    def by_stars(self) -> dict[int, list[ProductBrief]]:
        return self._grouped(lambda entry: [s] if (s := self.rating(entry).stars) else [])

    @cached_property
    def producers_by_commune(self) -> dict[str, list[ProducerBrief]]:
        found: dict[str, list[ProducerBrief]] = {}
        for producer in self.catalogue.producers.values():
            commune = commune_of(producer)
            if commune:
                found.setdefault(commune.code, []).append(producer)
        return found

    def _grouped(self, keys: Callable[[ProductBrief], Iterable[K]]) -> dict[K, list[ProductBrief]]:
        found: dict[K, list[ProductBrief]] = {}
        for entry in self.products:
            for key in dict.fromkeys(keys(entry)):
                found.setdefault(key, []).append(entry)
        return found

    def entered(self, product: ProductBrief) -> date | None:
        """The day a product was entered into the ledger."""
        row = self.catalogue.ledger.rows.get(product.id)
        return min(row.entered, self.today) if row else None

    def updated(self, entry: ProductBrief | ProducerBrief) -> date | None:
        """The newest day that an entry states, or the ledger of a product; never after the day itself."""
        if entry.path not in self._days:
            entered = self.entered(entry) if isinstance(entry, ProductBrief) else None
            days = [day for day in (entry.changed, entered) if day is not None]
            self._days[entry.path] = min(max(days), self.today) if days else None
        return self._days[entry.path]

    @cached_property
    def data_day(self) -> date:
        """The newest day of all entries: what a day of the whole catalogue can honestly be."""
        entries: list[ProductBrief | ProducerBrief] = [
            *self.products,
            *self.catalogue.producers.values(),
        ]
        days = [day for day in map(self.updated, entries) if day is not None]
        return max(days, default=self.today)

    @cached_property
    def moved(self) -> dict[str, str]:
        """Address of before → of now, below a language's home: of renamed products and producers."""
        catalogue = self.catalogue
        found = {
            f"products/{slug}/": f"products/{product.slug}/"
            for product in self.products
            for slug in catalogue.ledger.slugs(product.id)
            if slug not in catalogue.products
        }
        found |= {
            f"producers/{slug}/": f"producers/{producer.slug}/"
            for producer in catalogue.producers.values()
            for slug in producer.formerly
            if slug not in catalogue.producers
        }
        return found

    @cached_property
    def appearances(self) -> Appearances:
        """What is at events that are not over."""
        return appearances(self)

    @cached_property
    def valid_count(self) -> int:
        """Products whose certificate is known to be valid on the day."""
        return sum(rating.status in VALID for rating in self.ratings.values())

    @cached_property
    def statistics(self) -> Statistics:
        """What the office's page and `report` count."""
        return statistics(self)

    @cached_property
    def by_month(self) -> dict[int, list[ProductBrief]]:
        """Month 1 … 12 → products that can be bought fresh then."""
        return self._grouped(lambda entry: entry.season)

    @property
    def in_season(self) -> list[ProductBrief]:
        return self.by_month.get(self.today.month, [])

    @cached_property
    def latest(self) -> list[ProductBrief]:
        """Newest entries first: ids are given in order and never reused."""
        return self.products[::-1]

    def best_first(self, entries: Iterable[ProductBrief]) -> list[ProductBrief]:
        """Reliable and higher ratings first, then by id."""

        def rank(entry: ProductBrief) -> tuple[int, int, str]:
            rating = self.rating(entry)
            return _STATUS_RANK[rating.status], -(rating.stars or 0), entry.id

        return sorted(entries, key=rank)

    def related(self, product: ProductBrief) -> dict[str, list[ProductBrief]]:
        """Other products of the same producer, place and set; each shown once, in that order.

        Of many, those entered after this one: so each product of a large set is shown by its
        neighbours, and no few of them by all.
        """
        if product.slug in self._related:
            return self._related[product.slug]
        commune = self.commune_of(product)
        pools = {
            "producer": [self._reliable("producer", key) for key in product.producers],
            "place": [self._reliable("place", commune.code)] if commune else [],
            "set": [self._reliable("set", product.set)],
        }
        seen = {product.slug}
        found: dict[str, list[ProductBrief]] = {}
        for reason, lists in pools.items():
            after = (_from(product.id, pool) for pools in lists for pool in pools)
            found[reason] = list(islice(_unseen(chain.from_iterable(after), seen), RELATED_LIMIT))
        self._related[product.slug] = found
        return found

    def _reliable(self, kind: str, key: str | int) -> list[list[ProductBrief]]:
        """Products whose rating one can rely on, then the others; each in the order of ids."""
        if (kind, key) not in self._pools:
            lists: dict[str, dict[Any, list[ProductBrief]]] = {
                "producer": self.by_producer,
                "place": self.by_commune,
                "set": self.by_set,
            }
            everyone = lists[kind][key]
            valid = [product for product in everyone if self.rating(product).is_valid]
            others = [product for product in everyone if not self.rating(product).is_valid]
            self._pools[kind, key] = [valid, others]
        return self._pools[kind, key]


def _from(product_id: str, products: list[ProductBrief]) -> Iterator[ProductBrief]:
    """Products in the order of ids, beginning after this id and going round."""
    start = bisect_right(products, product_id, key=lambda product: product.id)
    enough = 4 * RELATED_LIMIT  # also when all shown for other reasons are among them
    yield from products[start : start + enough]
    yield from products[: min(start, enough)]
