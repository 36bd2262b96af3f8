"""How complete the entries are, which communes have no product, and what needs work next.

The same for the office's page and for `report`. What an entry lacks by itself stands in its brief
(`model/lacks.py`); here comes what needs other entries: coordinates are those of a product's producer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.model.lacks import OF_A_PRODUCER, OF_A_PRODUCT
from catalogue.places import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProducerBrief, ProductBrief
    from catalogue.places import Commune, FormerUnit

# What is looked for in each entry, in the order of tables. "certificate": one is known; "dates": and dated.
PRODUCT_PARTS = (*OF_A_PRODUCT, "coordinates")
PRODUCER_PARTS = (*OF_A_PRODUCER, "coordinates")

# How much it matters to a reader that something is lacking; a rating that cannot be believed comes first.
_WEIGHT = {
    "certificate": 8,
    "dates": 8,
    "renewal": 6,
    "expiring": 6,
    "producer": 5,
    "place": 5,
    "sources": 5,
    "translation": 4,
    "where_to_buy": 3,
    "summary": 2,
    "story": 2,
    "photo": 2,
    "coordinates": 1,
}


@dataclass(frozen=True)
class Work:
    """An entry and what is to do about it, heaviest first: keys of words `missing_…` or `work_…`."""

    product: ProductBrief
    reasons: tuple[str, ...]

    @property
    def weight(self) -> int:
        return sum(_WEIGHT[reason] for reason in self.reasons)


@dataclass(frozen=True)
class Completeness:
    """`products` and `producers`: part → number of entries that have it. `whole`: entries lacking nothing.

    `work` is ordered by what matters most. `without`: communes with no product. `former_without`: units of
    before July 2025 that no product is known to come from.
    """

    total: int
    products: Mapping[str, int]
    whole: int
    producer_total: int
    producers: Mapping[str, int]
    work: list[Work]
    without: list[Commune]
    former_without: list[FormerUnit]


def completeness(index: Index) -> Completeness:
    lacking = {product.slug: product_lacks(product, index) for product in index.products}
    makers = index.catalogue.producers.values()
    work = [_work(product, lacking[product.slug], index) for product in index.products]
    return Completeness(
        total=len(index.products),
        products=_present(PRODUCT_PARTS, lacking.values()),
        whole=sum(not lacks for lacks in lacking.values()),
        producer_total=len(makers),
        producers=_present(PRODUCER_PARTS, map(producer_lacks, makers)),
        work=sorted(filter(None, work), key=lambda item: (-item.weight, item.product.id)),
        without=[unit for code, unit in places().communes.items() if code not in index.by_commune],
        former_without=[
            unit for code, unit in places().former.items() if code not in index.by_former
        ],
    )


def product_lacks(product: ProductBrief, index: Index) -> tuple[str, ...]:
    """Keys of PRODUCT_PARTS."""
    located = any(producer.location for producer in index.producers_of(product))
    return product.lacks if located else (*product.lacks, "coordinates")


def producer_lacks(producer: ProducerBrief) -> tuple[str, ...]:
    """Keys of PRODUCER_PARTS."""
    return producer.lacks if producer.location else (*producer.lacks, "coordinates")


def _present(parts: Iterable[str], lacking: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Part → number of entries that have it."""
    # What is not known to exist has no date either.
    lists = [(*lacks, "dates") if "certificate" in lacks else lacks for lacks in lacking]
    lacks = Counter(part for entry in lists for part in entry)
    return {part: len(lists) - lacks[part] for part in parts}


def _work(product: ProductBrief, lacks: tuple[str, ...], index: Index) -> Work | None:
    """What to do about a product; nothing about one that is no longer made."""
    status = index.rating(product).status
    if status == "discontinued":
        return None
    reasons = set(lacks)
    if status == "candidate":  # no certificate is what the entry says
        reasons.discard("certificate")
    if status == "expired":
        reasons.add("renewal")
    elif status == "expiring":
        reasons.add("expiring")
    if not reasons:
        return None
    return Work(product, tuple(sorted(reasons, key=lambda reason: (-_WEIGHT[reason], reason))))
