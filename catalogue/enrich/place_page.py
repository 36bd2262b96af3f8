"""A commune or ward: its products, its producers, the units it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich import directions
from catalogue.enrich.collections import cards_and_rows
from catalogue.enrich.list_data import FormerData, PlacePageData
from catalogue.enrich.map_frame import locator
from catalogue.enrich.producer_page import producer_tiles
from catalogue.places import english, places
from catalogue.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.enrich.parts import Maker
    from catalogue.places import Commune, FormerUnit


def place_data(unit: Commune, maker: Maker) -> PlacePageData:
    labels, index = maker.labels, maker.index
    former = [
        FormerData(
            code=old.code,
            name=old.label(labels.lang),
            district=old.district_label(labels.lang),
            part=old.is_split,
            products=len(
                [
                    entry
                    for entry in index.by_former.get(old.code, [])
                    if index.commune_of(entry) == unit
                ]
            ),
            earlier=[name if labels.lang == "vi" else english(name) for name in old.earlier],
        )
        for old in _former_units(unit, maker)
    ]
    products = index.by_commune.get(unit.code, [])
    cards, rows = cards_and_rows(products, maker)
    return PlacePageData(
        code=unit.code,
        name=unit.label(labels.lang),
        former=former,
        count=len(products),
        products=cards,
        rows=rows,
        producers=producer_tiles(index.producers_by_commune.get(unit.code, []), maker),
        locator=locator(unit),
        location=directions.to_centre(unit, labels),
    )


def former_names(unit: Commune, maker: Maker) -> str:
    """ "Formed from: Dong Tam commune, …", in a sentence; of a unit that was split, "(part)"."""
    labels = maker.labels
    names = []
    for old in _former_units(unit, maker):
        name = old.label(labels.lang)
        names.append(labels("former_part", name=name) if old.is_split else name)
    return labels("place_formers", names=", ".join(names))


def _former_units(unit: Commune, maker: Maker) -> list[FormerUnit]:
    """The old units by name without "Xã" and "Phường"."""
    units = [places().former[code] for code in unit.former]
    return sorted(units, key=lambda old: (sort_key(old.plain, maker.labels.lang), old.code))


def by_plain_name(communes: Iterable[Commune], maker: Maker) -> list[Commune]:
    """By name without "Xã" and "Phường", which would put all wards before all communes."""
    return sorted(communes, key=lambda unit: (sort_key(unit.plain, maker.labels.lang), unit.code))
