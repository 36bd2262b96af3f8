"""What an entry lacks: what a reader would want to know of it and no source has told us yet.

Worked out once per content, where an entry is examined, and kept in its brief. Each key has its words in
`data/words.yml`: `missing_photo` and so on.

>>> product_lacks(product)
('photo', 'where_to_buy', 'dates')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.model.base import Model
from catalogue.model.texts import Text
from catalogue.model.walk import parts

if TYPE_CHECKING:
    from catalogue.model.producer import Producer
    from catalogue.model.product import Product

# In the order in which a page names them.
OF_A_PRODUCT = (
    "photo",
    "where_to_buy",
    "producer",
    "place",
    "certificate",
    "dates",
    "story",
    "summary",
    "translation",
    "sources",
)
OF_A_PRODUCER = ("photo", "contact", "place", "about", "translation", "sources")

_CONTACTS = ("phone", "email", "website", "zalo", "facebook")


def product_lacks(product: Product) -> tuple[str, ...]:
    """Keys of OF_A_PRODUCT."""
    newest = product.certificates[-1] if product.certificates else None
    lacking = {
        "photo": not product.photos,
        "where_to_buy": not product.buy,
        "producer": not product.producers,
        "place": product.place is None,
        "certificate": newest is None,
        "dates": newest is not None and newest.issued is None and newest.expires is None,
        "story": product.story is None,
        "summary": product.summary is None,
        "translation": not in_both_languages(product),
        "sources": _unsourced(product)
        or bool(product.story and not product.story_sources)
        or bool(product.season and not product.season_source),
    }
    return tuple(key for key in OF_A_PRODUCT if lacking[key])


def producer_lacks(producer: Producer) -> tuple[str, ...]:
    """Keys of OF_A_PRODUCER."""
    lacking = {
        "photo": not producer.photos,
        "contact": not any(getattr(producer, name) for name in _CONTACTS),
        "place": producer.place is None,
        "about": producer.about is None,
        "translation": not in_both_languages(producer),
        "sources": not producer.sources or bool(producer.about and not producer.about_sources),
    }
    return tuple(key for key in OF_A_PRODUCER if lacking[key])


def in_both_languages(entry: Model) -> bool:
    """Whether every text of an entry is there in Vietnamese and in English."""
    return not any(isinstance(part, Text) and part.missing() for _, part in parts(entry))


def _unsourced(product: Product) -> bool:
    """Whether some pack, shop, remark … is stated without a source, where the file may leave it out."""
    stated: list[Any] = [*product.buy, *(pack for pack in product.packs if pack.price_vnd)]
    stated += [product.trace, product.visit, product.capacity, product.ingredients]
    stated += [product.allergens, product.storage, product.shelf_life]
    return any(part is not None and part.source is None for part in stated)
