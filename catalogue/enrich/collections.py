"""Pages that show products in sections: all of them (the browse page), one group, one set, one star level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich.list_data import BrowseData, CollectionData, FilterTile, Section
from catalogue.enrich.page_data import FactData
from catalogue.reference import groups, kinds, old_groups, sets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.enrich.card_data import Card, CardRef, Row, RowRef
    from catalogue.enrich.parts import Maker
    from catalogue.model.brief import ProductBrief
    from catalogue.reference import Group, ProductSet

STARS = (5, 4, 3)
# A phone with weak data can show so many cards of a section; the rest of a list is a column of names.
MOST_CARDS = 60
# Of a group with more, the page of all products shows so many: full rows of one to four columns.
FIRST_CARDS = 24


def cards_by_name(products: Iterable[ProductBrief], maker: Maker) -> list[Card | CardRef]:
    """Cards in the alphabetical order of the page's language."""
    return [maker.card(product) for product in maker.by_name(products)]


def cards_and_rows(
    products: Iterable[ProductBrief], maker: Maker, of_a_long_list: int = MOST_CARDS
) -> tuple[list[Card | CardRef], list[Row | RowRef]]:
    """In alphabetical order the products as cards; of a long list so many, and the rest as rows."""
    ordered = maker.by_name(products)
    most = len(ordered) if len(ordered) <= MOST_CARDS else of_a_long_list
    first, rest = ordered[:most], ordered[most:]
    return [maker.card(product) for product in first], [maker.row(product) for product in rest]


def browse_data(maker: Maker) -> BrowseData:
    index, labels = maker.index, maker.labels
    return BrowseData(
        count=len(index.products),
        lead=labels("browse_lead", count=labels.number(len(index.products))),
        sections=[
            _group_section(group, index.by_group[slug], maker)
            for slug, group in groups().items()
            if slug in index.by_group
        ],
        groups=_group_filters(maker),
        stars=_star_filters(maker),
    )


def _group_section(group: Group, entries: list[ProductBrief], maker: Maker) -> Section:
    title = maker.labels.pick(group.label)
    cards, rows = cards_and_rows(entries, maker, FIRST_CARDS)
    return Section(
        f"list-{group.slug}", title, len(entries), cards, rows, group.url, value=group.slug
    )


def _section(
    key: str, title: str, entries: list[ProductBrief], maker: Maker, url: str | None = None
) -> Section:
    cards, rows = cards_and_rows(entries, maker)
    return Section(f"list-{key}", title, len(entries), cards, rows, url)


def _group_filters(maker: Maker) -> list[FilterTile]:
    return [
        FilterTile(
            maker.labels.pick(group.short),
            group.url,
            len(maker.index.by_group[slug]),
            illustration=slug,
            value=slug,
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
            value=str(stars),
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
    by_status: dict[str, list[ProductBrief]] = {}
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
