"""The frame all maps share: projection, outline, the signs of places; the small maps of other pages."""

from __future__ import annotations

from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

from catalogue.enrich.map_data import Locator, MapFrame, SmallMap, Spot
from catalogue.enrich.projection import Projection
from catalogue.places import former_province, places

if TYPE_CHECKING:
    from catalogue.enrich.index import Index
    from catalogue.places import Commune

_WIDTH = 1000
# Degrees of latitude around the province: room for the names of its neighbours.
_MARGIN = 0.055
# Radius of the sign of a place with the fewest and the most products, and of one without.
_LEAST, _MOST, NONE = 15, 26, 6


@cache
def projection() -> Projection:
    centres = [unit.centre for unit in places().communes.values()]
    return Projection.around([*former_province(), *centres], _WIDTH, _MARGIN)


@cache
def frame() -> MapFrame:
    shape = projection()
    return MapFrame(shape.width, shape.height, shape.ring(former_province()))


def spot(unit: Commune, index: Index) -> Spot:
    """The sign of a place: the more products, the larger."""
    most = max(map(len, index.by_commune.values()), default=1)
    products = len(index.by_commune.get(unit.code, []))
    share = sqrt(products / most)
    radius = round(_LEAST + (_MOST - _LEAST) * share) if products else NONE
    return Spot(*projection().xy(unit.centre), radius)


def small_map(index: Index) -> SmallMap:
    """Places with products, from the largest sign to the smallest."""
    spots = [spot(places().communes[code], index) for code in sorted(index.by_commune)]
    return SmallMap(frame(), sorted(spots, key=lambda one: -one.radius))


def locator(unit: Commune) -> Locator:
    return Locator(frame(), Spot(*projection().xy(unit.centre), _MOST))
