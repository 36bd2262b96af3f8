"""What lists get of a product: a card or a row, or its id where that is made elsewhere.

The same contract as in `page_data.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from catalogue.enrich.labels import Shown
from catalogue.enrich.page_data import PhotoData, RatingData


@dataclass
class Card:
    """A product in a list."""

    id: str
    url: str
    name: Shown
    other_name: Shown | None
    illustration: str
    photo: PhotoData | None
    rating: RatingData
    place: str | None
    producers: list[Shown]
    set_short: str


@dataclass
class Row:
    """A product in the long rest of a list: by name and place."""

    id: str
    url: str
    name: Shown
    place: str | None


class RowRef(NamedTuple):
    """A row by the id of its product alone."""

    id: str


class CardRef(NamedTuple):
    """A product in a list by its id alone. `illustration` is the drawing its card shows, if it does."""

    id: str
    illustration: str | None
