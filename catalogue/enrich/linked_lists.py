"""What a page lists, as an ItemList of schema.org: the first products it shows, or the pages it leads to."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from catalogue.enrich.labels import Shown
from catalogue.enrich.linked_data import MOST_ITEMS
from catalogue.enrich.parts import product_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from catalogue.enrich.linked_data import Linked, Node


def list_nodes(linked: Linked, url: str, lists: Iterable[list[Any]], data: Any) -> list[Node]:
    """The page's list, if it has one. `lists` are its lists of cards, rows and tiles, in their order."""
    shown = [item for items in lists for item in items]
    products = dict.fromkeys(item.id for item in shown if _is_product(item))
    items: dict[str, str] = {}
    if products:
        index, labels = linked.maker.index, linked.maker.labels
        for product_id in islice(products, MOST_ITEMS):
            product = index.by_id[product_id]
            items[product_url(product)] = labels.text(product.name).text
        count = getattr(data, "count", len(products))
    else:
        items = dict(_tiles(shown))
        count = len(items)
        items = dict(islice(items.items(), MOST_ITEMS))
    if not items:
        return []
    return [linked.item_list(url, ((title, way) for way, title in items.items()), count)]


def _is_product(item: Any) -> bool:
    return hasattr(item, "id") and not hasattr(item, "title")


def _tiles(shown: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """(address, title) of entries that lead to a page."""
    for item in shown:
        name = getattr(item, "title", None) or getattr(item, "name", None)
        way = getattr(item, "url", None)
        if name and way and not hasattr(item, "cards"):
            yield way, name.text if isinstance(name, Shown) else name
