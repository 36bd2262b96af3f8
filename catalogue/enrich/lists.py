"""Pages that list: home, all products, groups, sets, stars, places, producers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from catalogue.dates import PartialDate, month_name
from catalogue.enrich.page_data import (
    Card,
    CollectionData,
    DirectoryData,
    DirectorySection,
    FactData,
    FilterTile,
    FormerData,
    GroupTile,
    HomeData,
    PlacePageData,
    PlaceTile,
    Section,
    Tile,
)
from catalogue.enrich.producer_page import producer_tiles
from catalogue.places import places
from catalogue.reference import groups, kinds, old_groups, sets
from catalogue.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.enrich.parts import Maker
    from catalogue.load.folder import Entry
    from catalogue.model import Product
    from catalogue.places import Commune
    from catalogue.reference import Group, ProductSet

T = TypeVar("T")
STARS = (5, 4, 3)
HOME_LATEST = 6
HOME_CARDS = 6


def cards_by_name(entries: Iterable[Entry[Product]], maker: Maker) -> list[Card]:
    """Cards in the alphabetical order of the page's language."""
    cards = [maker.card(entry) for entry in entries]
    return sorted(cards, key=lambda card: (sort_key(card.name.text, maker.labels.lang), card.id))


def home_data(maker: Maker) -> HomeData:
    index, labels = maker.index, maker.labels
    today = PartialDate.of(index.today)
    with_products = [places().communes[code] for code in index.by_commune]
    with_makers = [p for p in index.catalogue.producers.values() if index.by_producer.get(p.slug)]
    five_star = [e for e in index.by_stars.get(5, []) if index.rating(e).is_valid]
    return HomeData(
        total=len(index.products),
        valid=index.valid_count,
        producer_count=len(index.catalogue.producers),
        place_count=len(places().communes),
        with_product_places=len(with_products),
        as_of=today.label(labels.lang),
        as_of_iso=str(today),
        month=month_name(index.today.month, labels.lang),
        groups=[
            GroupTile(
                labels.pick(group.short),
                group.url,
                len(index.by_group.get(group.slug, [])),
                group.slug,
            )
            for group in groups().values()
        ],
        five_star=[maker.card(entry) for entry in index.best_first(five_star)[:HOME_CARDS]],
        in_season=[maker.card(entry) for entry in index.best_first(index.in_season)[:HOME_CARDS]],
        latest=[maker.card(entry) for entry in index.latest[:HOME_LATEST]],
        places=_place_tiles(with_products, maker),
        producers=producer_tiles(with_makers, maker),
    )


def _place_tiles(communes: Iterable[Commune], maker: Maker) -> list[PlaceTile]:
    return [
        PlaceTile(
            unit.label(maker.labels.lang), unit.url, len(maker.index.by_commune.get(unit.code, []))
        )
        for unit in _by_plain_name(communes, maker)
    ]


def _by_plain_name(communes: Iterable[Commune], maker: Maker) -> list[Commune]:
    """By name without "Xã" and "Phường", which would put all wards before all communes."""
    return sorted(communes, key=lambda unit: (sort_key(unit.plain, maker.labels.lang), unit.code))


def browse_data(maker: Maker) -> CollectionData:
    index, labels = maker.index, maker.labels
    sections = [
        _section(group.slug, labels.pick(group.label), index.by_group[slug], maker, group.url)
        for slug, group in groups().items()
        if slug in index.by_group
    ]
    return CollectionData(
        kind="browse",
        count=len(index.products),
        lead=labels("browse_lead", count=labels.number(len(index.products))),
        sections=sections,
        tiles=_group_filters(maker) + _star_filters(maker),
    )


def _section(
    key: str, title: str, entries: list[Entry[Product]], maker: Maker, url: str | None = None
) -> Section:
    return Section(f"list-{key}", title, len(entries), cards_by_name(entries, maker), url)


def _group_filters(maker: Maker) -> list[FilterTile]:
    return [
        FilterTile(
            maker.labels.pick(group.short),
            group.url,
            len(maker.index.by_group[slug]),
            illustration=slug,
        )
        for slug, group in groups().items()
        if slug in maker.index.by_group
    ]


def _star_filters(maker: Maker) -> list[FilterTile]:
    return [
        FilterTile(
            maker.labels("star_label", stars=stars),
            f"stars/{stars}/",
            len(maker.index.by_stars[stars]),
        )
        for stars in STARS
        if stars in maker.index.by_stars
    ]


def group_data(group: Group, maker: Maker) -> CollectionData:
    index, labels = maker.index, maker.labels
    entries = index.by_group.get(group.slug, [])
    own_sets = [item for item in sets().values() if item.group == group.slug]
    return CollectionData(
        kind="group",
        count=len(entries),
        official=labels("group_official", number=group.number, label=labels.pick(group.label)),
        illustration=group.slug,
        facts=_old_names(group, maker),
        tiles=[
            FilterTile(labels.pick(item.short), item.url, len(index.by_set.get(item.number, [])))
            for item in own_sets
        ],
        sections=[
            _section(
                f"set-{item.number}",
                labels.pick(item.label),
                index.by_set[item.number],
                maker,
                item.url,
            )
            for item in own_sets
            if item.number in index.by_set
        ],
        empty=None if entries else labels("no_products_group"),
    )


def _old_names(group: Group, maker: Maker) -> list[FactData]:
    """What certificates of 2019 to 2022 call the group, where that was another name."""
    labels = maker.labels
    names = [labels.pick(old.label) for old in old_groups() if old.group == group.slug]
    names = [
        name for name in names if name not in {labels.pick(group.label), labels.pick(group.short)}
    ]
    if not names:
        return []
    return [FactData(labels.own(labels("old_groups_note")), labels.own("; ".join(names)), None)]


def set_data(product_set: ProductSet, maker: Maker) -> CollectionData:
    labels = maker.labels
    entries = maker.index.by_set.get(product_set.number, [])
    branch = labels.own(labels.pick(product_set.branch))
    return CollectionData(
        kind="set",
        count=len(entries),
        official=labels(
            "set_official", number=product_set.number, label=labels.pick(product_set.label)
        ),
        illustration=product_set.slug,
        facts=[FactData(labels.own(labels("set_branch")), branch, None)],
        sections=[_section("products", labels("browse"), entries, maker)] if entries else [],
        empty=None if entries else labels("no_products_set"),
    )


def star_data(stars: int, maker: Maker) -> CollectionData:
    """Products of a rating by their status: those one can rely on first."""
    labels, index = maker.labels, maker.index
    entries = index.by_stars.get(stars, [])
    by_status: dict[str, list[Entry[Product]]] = {}
    for entry in entries:
        by_status.setdefault(index.rating(entry).status, []).append(entry)
    return CollectionData(
        kind="star",
        count=len(entries),
        lead=labels("stars_lead"),
        facts=[
            FactData(labels.own(labels(name)), labels.own(labels(f"star_{name}_{stars}")), None)
            for name in ("points", "level")
        ],
        sections=[
            _section(status, labels.status(status, "chip"), by_status[status], maker)
            for status in kinds()["statuses"]
            if status in by_status
        ],
        empty=None if entries else labels("no_products_star"),
    )


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
        entries = [entry for entry in catalogue.producers.values() if entry.item.kind == kind]
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
    place = maker.place(entry.item.place)
    return place.commune.name if place and place.commune else None


def places_directory(maker: Maker) -> DirectoryData:
    labels, index = maker.labels, maker.index
    with_products: list[Tile] = []
    without: list[Tile] = []
    for unit in _by_plain_name(places().communes.values(), maker):
        count = len(index.by_commune.get(unit.code, []))
        name = labels.own(unit.label(labels.lang))
        tile = Tile(name, unit.url, count, detail=former_names(unit, maker))
        (with_products if count else without).append(tile)
    sections = [
        DirectorySection("with-products", labels("places_with"), with_products),
        DirectorySection("without-products", labels("places_without"), without),
    ]
    return DirectoryData([section for section in sections if section.items], labels("places_lead"))


def former_names(unit: Commune, maker: Maker) -> str:
    """ "Made from: Dong Tam commune, …", in a sentence."""
    labels = maker.labels
    names = [places().former[code].label(labels.lang) for code in unit.former]
    return labels("place_formers", names=", ".join(names))


def place_data(unit: Commune, maker: Maker) -> PlacePageData:
    labels, index = maker.labels, maker.index
    units = [places().former[code] for code in unit.former]
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
        )
        for old in sorted(units, key=lambda old: sort_key(old.name, labels.lang))
    ]
    return PlacePageData(
        code=unit.code,
        name=unit.label(labels.lang),
        plain=unit.plain,
        former=former,
        products=cards_by_name(index.by_commune.get(unit.code, []), maker),
        producers=producer_tiles(index.producers_by_commune.get(unit.code, []), maker),
    )
