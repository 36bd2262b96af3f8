"""What maps get: the map page, the small map of the home page, the locator of a place.

All lengths are whole units of the drawing, right and down from its upper left corner; `frame` says how large
it is. So the same data gives the same bytes on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.enrich.labels import Shown


@dataclass
class MapFrame:
    """The drawing's size and the outline of the former province, as the attribute `d` of a path."""

    width: int
    height: int
    outline: str


@dataclass
class Spot:
    x: int
    y: int
    radius: int


@dataclass
class SmallMap:
    """`page.meta.home.map`: where products are from, without names and links."""

    frame: MapFrame
    spots: list[Spot]


@dataclass
class Locator:
    """`page.meta.place.locator`: one place within the whole."""

    frame: MapFrame
    spot: Spot


@dataclass
class MapName:
    """Where a name stands: `anchor` says which end of it is at `x`, `y` is the line its letters stand on.

    `shown` is False where there is no room for it: it appears when its place is pointed at.
    """

    x: int
    y: int
    anchor: str
    shown: bool


@dataclass
class MapPlace:
    """A commune or ward. `short` is its name on the map, placed for wide and for narrow screens."""

    code: str
    name: str
    short: str
    url: str
    count: int
    spot: Spot
    wide: MapName
    narrow: MapName


@dataclass
class MapProducer:
    """A producer whose own position is known."""

    name: Shown
    url: str
    spot: Spot
    approximate: bool


@dataclass
class GridLine:
    """A line of latitude or longitude at so many units, and the degrees as one reads them."""

    at: int
    label: str | None


@dataclass
class Caption:
    """A name beside the former province."""

    text: str
    x: int
    y: int


@dataclass
class MapData:
    """`page.meta.map` of map.html. `places` by name; `drawn` are their positions from the largest sign to the
    smallest, so that no sign covers a smaller one. `elsewhere`: products of which no commune is known."""

    lead: str
    frame: MapFrame
    wide: int
    narrow: int
    parallels: list[GridLine]
    meridians: list[GridLine]
    neighbours: list[Caption]
    scale_km: int
    scale: int
    places: list[MapPlace]
    drawn: list[int]
    with_products: int
    elsewhere: int
    producers: list[MapProducer]
    more_producers: int
