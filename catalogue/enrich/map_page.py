"""The map of communes and wards with their products: signs, names, grid, scale."""

from __future__ import annotations

from itertools import count, takewhile
from math import ceil
from typing import TYPE_CHECKING

from catalogue.enrich.map_data import (
    Caption,
    GridLine,
    MapData,
    MapName,
    MapPlace,
    MapProducer,
    Spot,
)
from catalogue.enrich.map_frame import NONE, frame, projection, spot
from catalogue.enrich.map_labels import Box, Label, Sign, box_of, default, place
from catalogue.enrich.parts import producer_url
from catalogue.enrich.place_page import by_plain_name
from catalogue.places import Point, places
from catalogue.reference import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from catalogue.enrich.labels import Labels
    from catalogue.enrich.parts import Maker
    from catalogue.places import Commune

# Size of the type on wide screens, where the map is some 700 px wide, and on narrow ones of some 340 px,
# where signs are so many times larger. map.css shows the ones or the others.
WIDE, NARROW, _NARROW_SIGNS = 17, 31, 1.35
# Of the names of neighbours, which are spaced out.
CAPTION = 30
_GRID = 0.25
# Signs of producers that do not yet hide the map.
_MOST_PRODUCERS = 60
_SCALE_KM = 20


def map_data(maker: Maker) -> MapData:
    labels, index, shape = maker.labels, maker.index, projection()
    ordered = by_plain_name(places().communes.values(), maker)
    drawn = _places(ordered, maker)
    producers, more = _producers(maker)
    placed = sum(len(found) for found in index.by_commune.values())
    return MapData(
        lead=labels("map_lead", count=len(index.by_commune), all=len(ordered)),
        frame=frame(),
        wide=WIDE,
        narrow=NARROW,
        parallels=[
            GridLine(shape.xy(Point(lat, shape.west))[1], _read("north", lat, labels))
            for lat in _quarters(shape.south, shape.north)
        ],
        meridians=[
            GridLine(shape.xy(Point(shape.north, lon))[0], _read("east", lon, labels))
            for lon in _quarters(shape.west, shape.east)
        ],
        neighbours=_neighbours(labels),
        scale_km=_SCALE_KM,
        scale=shape.units(_SCALE_KM),
        places=drawn,
        drawn=sorted(range(len(drawn)), key=lambda at: (-drawn[at].spot.radius, at)),
        with_products=len(index.by_commune),
        elsewhere=len(index.products) - placed,
        producers=producers,
        more_producers=more,
    )


def _neighbours(labels: Labels) -> list[Caption]:
    shape = projection()
    return [
        Caption(labels.pick(row["label"]), *shape.xy(Point(row["lat"], row["lon"])))
        for row in read_yaml("neighbours.yml")
    ]


def _places(ordered: Sequence[Commune], maker: Maker) -> list[MapPlace]:
    index, lang = maker.index, maker.labels.lang
    spots = [spot(unit, index) for unit in ordered]
    counts = [len(index.by_commune.get(unit.code, [])) for unit in ordered]
    names = [unit.short_label(lang) for unit in ordered]
    around = [
        box_of(Label(caption.x, caption.y, "middle"), caption.text, CAPTION)
        for caption in _neighbours(maker.labels)
    ]
    wide = _names(spots, counts, names, around, WIDE, 1)
    narrow = _names(spots, counts, names, around, NARROW, _NARROW_SIGNS)
    return [
        MapPlace(unit.code, unit.label(lang), *rest)
        for unit, *rest in zip(
            ordered, names, (unit.url for unit in ordered), counts, spots, wide, narrow
        )
    ]


def _names(
    spots: Sequence[Spot],
    counts: Sequence[int],
    names: Sequence[str],
    taken: Sequence[Box],
    size: int,
    larger: float,
) -> list[MapName]:
    """Names of places with products are put on the map, those with the most first."""
    signs = [Sign(s.x, s.y, s.radius * larger, name) for s, name in zip(spots, names)]
    first = sorted((at for at, n in enumerate(counts) if n), key=lambda at: (-counts[at], at))
    quiet = [
        Box(sign.x - NONE, sign.y - NONE, sign.x + NONE, sign.y + NONE)
        for sign, products in zip(signs, counts)
        if not products
    ]
    shape = projection()
    inked = [signs[at] for at in first]
    found = place(inked, taken, shape.width, shape.height, size, quiet)
    labels = dict(zip(first, found))
    return [
        MapName(*(labels.get(at) or default(sign, shape.width, size)), bool(labels.get(at)))
        for at, sign in enumerate(signs)
    ]


def _producers(maker: Maker) -> tuple[list[MapProducer], int]:
    """Those whose position is known and on the map, by name, and how many there was no room for.

    Of many, those with the most products.
    """
    shape, index = projection(), maker.index
    found = [
        (producer, at)
        for producer in index.catalogue.producers.values()
        if (at := producer.location)
        and shape.south <= at.lat <= shape.north
        and shape.west <= at.lon <= shape.east
    ]
    found.sort(key=lambda one: (-len(index.by_producer.get(one[0].slug, [])), one[0].slug))
    shown = sorted(
        found[:_MOST_PRODUCERS], key=lambda one: (one[0].order.get(maker.labels.lang), one[0].slug)
    )
    return [
        MapProducer(
            name=maker.labels.text(producer.name),
            url=producer_url(producer),
            spot=Spot(*shape.xy(Point(at.lat, at.lon)), NONE),
            approximate=at.approximate,
        )
        for producer, at in shown
    ], len(found) - len(shown)


def _quarters(low: float, high: float) -> Iterator[float]:
    """20.5, 20.75 …: the multiples of a quarter of a degree within these bounds."""
    first = ceil(low / _GRID)
    return takewhile(lambda degrees: degrees <= high, (_GRID * n for n in count(first)))


def _read(way: str, degrees: float, labels: Labels) -> str | None:
    """21.0 → "21°N", 20.5 → "20,5°B" in Vietnamese; None in between, where there is no room."""
    if not (2 * degrees).is_integer():
        return None
    return labels(way, degrees=labels.number(int(degrees) if degrees.is_integer() else degrees))
