"""What a page shows, found in its data: lists of tiles, the products in them, drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.enrich.card_data import Card, CardRef, Row, RowRef
from catalogue.enrich.event_data import StandData
from catalogue.enrich.list_data import (
    DirectorySection,
    FilterTile,
    GroupTile,
    SeasonMonth,
    Section,
    Tile,
)
from catalogue.enrich.product_data import RelatedData

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRODUCTS = (Card, CardRef, Row, RowRef)
_TILES = (
    DirectorySection,
    FilterTile,
    GroupTile,
    RelatedData,
    SeasonMonth,
    Section,
    StandData,
    Tile,
)


def lists_of(data: Any) -> Iterator[list[Any]]:
    """The lists of tiles, cards and rows of a page, wherever in its data they are."""
    for value in vars(data).values() if data is not None else ():
        if isinstance(value, list) and value:
            if isinstance(value[0], _TILES):
                yield value
                for part in value:
                    yield from lists_of(part)
            elif isinstance(value[0], _PRODUCTS):
                yield value


def product_lists(data: Any) -> list[list[Any]]:
    """Those of cards and rows alone."""
    return [found for found in lists_of(data) if isinstance(found[0], _PRODUCTS)]


def illustrations(data: Any) -> set[str]:
    """The drawings a page shows, so that its template puts just these into the page."""
    found = set()
    for parts in ([data], *lists_of(data)):
        for part in parts if not isinstance(parts[0], (Row, RowRef)) else ():
            # A photo takes the drawing's place.
            shows_photo = getattr(part, "photo", None) or getattr(part, "photos", None)
            drawing = getattr(part, "illustration", None)
            if drawing is not None and not shows_photo:
                found.add(drawing)
    return found
