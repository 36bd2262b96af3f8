"""The catalogue from above: who makes what, where, in which group; every list a page needs.

Built once per run; nothing here depends on the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from catalogue.enrich.status import VALID, Rating, rating_of
from catalogue.places import Commune, FormerUnit, places
from catalogue.reference import ProductSet, sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from catalogue.load.folder import Catalogue, Entry
    from catalogue.model import Place, Producer, Product

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


def commune_of(place: Place | None) -> Commune | None:
    """The present commune, as written or as it follows from an old unit that was not split."""
    if place is None:
        return None
    if place.commune is not None:
        return places().communes[place.commune]
    former = former_of(place)
    if former is None or former.is_split:
        return None
    return places().communes[former.now[0]]


def former_of(place: Place | None) -> FormerUnit | None:
    return places().former[place.former] if place and place.former else None


def _unseen(entries: Iterable[Entry[Product]], seen: set[str]) -> Iterator[Entry[Product]]:
    for entry in entries:
        if entry.slug not in seen:
            seen.add(entry.slug)
            yield entry


@dataclass(frozen=True)
class Index:
    """A checked catalogue and the day its pages are made for."""

    catalogue: Catalogue
    today: date
    _ranked: dict[tuple[str, str | int], list[Entry[Product]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def products(self) -> list[Entry[Product]]:
        """All products in the order of their ids: the order in which they were entered."""
        return sorted(self.catalogue.products.values(), key=lambda entry: entry.item.id)

    @cached_property
    def ratings(self) -> dict[str, Rating]:
        """Slug → rating on the day."""
        return {entry.slug: rating_of(entry.item, self.today) for entry in self.products}

    def rating(self, entry: Entry[Product]) -> Rating:
        return self.ratings[entry.slug]

    def set_of(self, entry: Entry[Product]) -> ProductSet:
        return sets()[entry.item.set]

    def drawing_of(self, entry: Entry[Product]) -> str:
        """The drawing of a product: its own, else that of its set."""
        return entry.item.illustration or self.set_of(entry).slug

    def producers_of(self, entry: Entry[Product]) -> list[Entry[Producer]]:
        return [self.catalogue.producers[key] for key in dict.fromkeys(entry.item.producers)]

    def commune_of(self, entry: Entry[Product]) -> Commune | None:
        """Where a product is from. Not its producer's seat: that can lie elsewhere."""
        return commune_of(entry.item.place)

    @cached_property
    def by_producer(self) -> dict[str, list[Entry[Product]]]:
        return self._grouped(lambda entry: entry.item.producers)

    @cached_property
    def by_commune(self) -> dict[str, list[Entry[Product]]]:
        return self._grouped(lambda entry: [c.code] if (c := self.commune_of(entry)) else [])

    @cached_property
    def by_former(self) -> dict[str, list[Entry[Product]]]:
        return self._grouped(lambda entry: [u.code] if (u := former_of(entry.item.place)) else [])

    @cached_property
    def by_set(self) -> dict[int, list[Entry[Product]]]:
        return self._grouped(lambda entry: [entry.item.set])

    @cached_property
    def by_group(self) -> dict[str, list[Entry[Product]]]:
        return self._grouped(lambda entry: [self.set_of(entry).group])

    @cached_property
    def by_stars(self) -> dict[int, list[Entry[Product]]]:
        return self._grouped(lambda entry: [s] if (s := self.rating(entry).stars) else [])

    @cached_property
    def producers_by_commune(self) -> dict[str, list[Entry[Producer]]]:
        found: dict[str, list[Entry[Producer]]] = {}
        for producer in self.catalogue.producers.values():
            commune = commune_of(producer.item.place)
            if commune:
                found.setdefault(commune.code, []).append(producer)
        return found

    def _grouped(
        self, keys: Callable[[Entry[Product]], Iterable[K]]
    ) -> dict[K, list[Entry[Product]]]:
        found: dict[K, list[Entry[Product]]] = {}
        for entry in self.products:
            for key in dict.fromkeys(keys(entry)):
                found.setdefault(key, []).append(entry)
        return found

    @cached_property
    def valid_count(self) -> int:
        """Products whose certificate is known to be valid on the day."""
        return sum(rating.status in VALID for rating in self.ratings.values())

    @cached_property
    def in_season(self) -> list[Entry[Product]]:
        return [entry for entry in self.products if self.today.month in entry.item.season]

    @cached_property
    def latest(self) -> list[Entry[Product]]:
        """Newest entries first: ids are given in order and never reused."""
        return self.products[::-1]

    def best_first(self, entries: Iterable[Entry[Product]]) -> list[Entry[Product]]:
        """Reliable and higher ratings first, then by id."""

        def rank(entry: Entry[Product]) -> tuple[int, int, str]:
            rating = self.rating(entry)
            return _STATUS_RANK[rating.status], -(rating.stars or 0), entry.item.id

        return sorted(entries, key=rank)

    def related(self, entry: Entry[Product]) -> dict[str, list[Entry[Product]]]:
        """Other products of the same producer, place and set; each shown once, in that order."""
        commune = self.commune_of(entry)
        pools = {
            "producer": [self._best_of("producer", key) for key in entry.item.producers],
            "place": [self._best_of("place", commune.code)] if commune else [],
            "set": [self._best_of("set", entry.item.set)],
        }
        seen = {entry.slug}
        found: dict[str, list[Entry[Product]]] = {}
        for reason, ranked in pools.items():
            found[reason] = list(islice(_unseen(chain.from_iterable(ranked), seen), RELATED_LIMIT))
        return found

    def _best_of(self, kind: str, key: str | int) -> list[Entry[Product]]:
        """A list in order of rank, ranked once: a large set is asked for by each of its products."""
        if (kind, key) not in self._ranked:
            lists: dict[str, dict[Any, list[Entry[Product]]]] = {
                "producer": self.by_producer,
                "place": self.by_commune,
                "set": self.by_set,
            }
            self._ranked[kind, key] = self.best_first(lists[kind][key])
        return self._ranked[kind, key]
