"""Directions: links that open the visitor's own map application, or one of two maps on the web.

A producer's own position comes before the middle of its commune or ward, which is no address: pages say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from catalogue.enrich.index import commune_of
from catalogue.enrich.page_data import LocationData

if TYPE_CHECKING:
    from catalogue.enrich.index import Placed
    from catalogue.enrich.labels import Labels, Shown
    from catalogue.model.brief import ProducerBrief
    from catalogue.places import Commune


def to_producer(producer: ProducerBrief, labels: Labels) -> LocationData | None:
    if producer.location is None:
        return None
    lat, lon, approximate = producer.location
    return _location(lat, lon, labels.text(producer.name), approximate, centre=False)


def to_centre(unit: Commune, labels: Labels) -> LocationData:
    return _location(*unit.centre, labels.own(unit.label(labels.lang)), True, centre=True)


def to_place(place: Placed | None, labels: Labels) -> LocationData | None:
    """To the middle of the commune or ward where something lies, if that is known."""
    unit = commune_of(place)
    return to_centre(unit, labels) if unit else None


def _location(
    lat: float, lon: float, name: Shown, approximate: bool, *, centre: bool
) -> LocationData:
    """`geo:` is RFC 5870; the part after the question mark has Android's applications set a named pin."""
    north, east = f"{lat:.5f}", f"{lon:.5f}"
    near = 13 if centre else 15
    return LocationData(
        to=name,
        approximate=approximate,
        centre=centre,
        geo=f"geo:{north},{east}?q={north},{east}({quote(name.text, safe='')})",
        osm=f"https://www.openstreetmap.org/?mlat={north}&mlon={east}#map={near}/{north}/{east}",
        google=f"https://www.google.com/maps/dir/?api=1&destination={north}%2C{east}",
    )
