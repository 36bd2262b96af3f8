"""Indexes: groups and sets, star levels, producers by kind, places with and without products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich.collections import STARS
from catalogue.enrich.index import commune_of
from catalogue.enrich.list_data import DirectoryData, DirectorySection, Tile
from catalogue.enrich.place_page import by_plain_name, former_names
from catalogue.enrich.producer_page import producer_tiles
from catalogue.places import places
from catalogue.reference import groups, kinds, sets

if TYPE_CHECKING:
    from catalogue.enrich.parts import Maker


def groups_directory(maker: Maker) -> DirectoryData:
    """The six groups, then each group's sets."""
    labels, index = maker.labels, maker.index
    overview = [
        Tile(
            labels.own(labels.pick(group.short)),
            group.url,
            len(index.by_group.get(slug, [])),
            illustration=slug,
        )
        for slug, group in groups().items()
    ]
    sections = [DirectorySection("overview", labels("groups"), overview)]
    for slug, group in groups().items():
        tiles = [
            Tile(
                labels.own(labels("set_item", number=item.number, label=labels.pick(item.label))),
                item.url,
                len(index.by_set.get(item.number, [])),
            )
            for item in sets().values()
            if item.group == slug
        ]
        title = labels("group_official", number=group.number, label=labels.pick(group.label))
        sections.append(DirectorySection(f"group-{slug}", title, tiles))
    return DirectoryData(sections, labels("groups_lead"))


def stars_directory(maker: Maker) -> DirectoryData:
    labels, index = maker.labels, maker.index
    tiles = [
        Tile(
            labels.own(labels("star_label", stars=stars)),
            f"stars/{stars}/",
            len(index.by_stars.get(stars, [])),
            detail=labels(f"star_level_{stars}"),
            stars=stars,
        )
        for stars in STARS
    ]
    return DirectoryData([DirectorySection("levels", labels("stars"), tiles)], labels("stars_lead"))


def producers_directory(maker: Maker) -> DirectoryData:
    """Producers by kind, in the order of the list of kinds."""
    labels = maker.labels
    catalogue = maker.index.catalogue
    sections = []
    for kind in kinds()["producer_kinds"]:
        entries = [entry for entry in catalogue.producers.values() if entry.kind == kind]
        tiles = [
            Tile(tile.name, tile.url, tile.count, detail=_seat(tile.url, maker))
            for tile in producer_tiles(entries, maker)
        ]
        if tiles:
            title = labels.kind("producer_kinds", kind)
            sections.append(DirectorySection(f"kind-{kind}", title, tiles))
    lead = labels("producers_lead", count=labels.number(len(catalogue.producers)))
    return DirectoryData(sections, lead)


def _seat(url: str, maker: Maker) -> str | None:
    entry = maker.index.catalogue.producers[url.split("/")[1]]
    commune = commune_of(entry)
    return commune.label(maker.labels.lang) if commune else None


def places_directory(maker: Maker) -> DirectoryData:
    labels, index = maker.labels, maker.index
    with_products: list[Tile] = []
    without: list[Tile] = []
    for unit in by_plain_name(places().communes.values(), maker):
        count = len(index.by_commune.get(unit.code, []))
        name = labels.own(unit.label(labels.lang))
        tile = Tile(name, unit.url, count, detail=former_names(unit, maker))
        (with_products if count else without).append(tile)
    sections = [
        DirectorySection("with-products", labels("places_with"), with_products),
        DirectorySection("without-products", labels("places_without"), without),
    ]
    return DirectoryData([section for section in sections if section.items], labels("places_lead"))
