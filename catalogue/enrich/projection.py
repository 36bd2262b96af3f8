"""Degrees → units of a drawing, for a map of an area as small as a province.

Equirectangular: a degree of latitude is everywhere as long as any other, a degree of longitude is shorter by
the cosine of the latitude in the map's middle. Over 0.8° around 20.7° north that cosine changes by half a
percent, less than the width of a line.

>>> projection = Projection.around([Point(20.3, 104.8), Point(21.1, 105.9)], width=1000, margin=0)
>>> projection.xy(Point(21.1, 104.8)), projection.width, projection.height
((0, 0), 1000, 777)
"""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, radians
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from catalogue.places import Point

# Of the mean sphere (radius 6371.0088 km, IUGG 1980).
KM_PER_DEGREE = 6371.0088 * pi / 180


class Projection(NamedTuple):
    """`scale`: units per degree of latitude; `squeeze`: how much shorter a degree of longitude is."""

    north: float
    west: float
    scale: float
    squeeze: float
    width: int
    height: int

    @classmethod
    def around(cls, points: Collection[Point], width: int, margin: float) -> Projection:
        """So that all points lie within `width` units, with `margin` degrees of latitude around them."""
        lats, lons = [point.lat for point in points], [point.lon for point in points]
        north, south = max(lats) + margin, min(lats) - margin
        squeeze = cos(radians((north + south) / 2))
        west, east = min(lons) - margin / squeeze, max(lons) + margin / squeeze
        scale = width / ((east - west) * squeeze)
        return cls(north, west, scale, squeeze, width, round((north - south) * scale))

    def xy(self, point: Point) -> tuple[int, int]:
        """Right and down from the upper left corner, in whole units."""
        x = (point.lon - self.west) * self.scale * self.squeeze
        y = (self.north - point.lat) * self.scale
        return round(x), round(y)

    def units(self, km: float) -> int:
        """How long so many kilometres are."""
        return round(km / KM_PER_DEGREE * self.scale)

    @property
    def south(self) -> float:
        return self.north - self.height / self.scale

    @property
    def east(self) -> float:
        return self.west + self.width / self.scale / self.squeeze

    def ring(self, points: Iterable[Point]) -> str:
        """A closed line as SVG has it, from point to point; points that fall together count once."""
        spots = list(dict.fromkeys(map(self.xy, points)))
        steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(spots))
        return f"m{spots[0][0]} {spots[0][1]}l{' '.join(steps)}z".replace(" -", "-")
