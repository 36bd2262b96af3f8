"""What list pages get: the home page, collections of products, indexes, places.

The same contract as in `page_data.py`, for pages that show many products instead of one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalogue.enrich.card_data import Card, CardRef, Row, RowRef
from catalogue.enrich.labels import Shown
from catalogue.enrich.map_data import Locator, SmallMap
from catalogue.enrich.page_data import FactData, LocationData

if TYPE_CHECKING:
    from catalogue.enrich.event_data import EventNote


@dataclass
class FormerData:
    """An old unit on a place page; `part` when only a part of it came here, `earlier` what it was made of
    in 2020, as far as known."""

    code: str
    name: str
    district: str
    part: bool
    products: int
    earlier: list[str]


@dataclass
class Tile:
    """An entry of an index: a title, a number, and what helps to choose."""

    title: Shown
    url: str
    count: int
    detail: str | None = None
    illustration: str | None = None
    stars: int | None = None


@dataclass
class GroupTile:
    short: str
    url: str
    count: int
    illustration: str


@dataclass
class PlaceTile:
    name: str
    url: str
    count: int


@dataclass
class ProducerTile:
    name: Shown
    url: str
    kind: str
    count: int


@dataclass
class FilterTile:
    """A link that narrows a list: to a group, a set or a star level.

    `value` is what stands for it in the address of a list that is filtered in the browser.
    """

    title: str
    url: str
    count: int
    illustration: str | None = None
    value: str | None = None


@dataclass
class PlacePageData:
    """`page.meta.place` of place.html."""

    code: str
    name: str
    former: list[FormerData]
    count: int
    products: list[Card | CardRef]
    rows: list[Row | RowRef]
    producers: list[ProducerTile]
    locator: Locator
    location: LocationData


@dataclass
class Section:
    """A part of a list page: the first products as cards, what is left of a long list as rows."""

    id: str
    title: str
    count: int
    cards: list[Card | CardRef] = field(default_factory=list)
    rows: list[Row | RowRef] = field(default_factory=list)
    url: str | None = None
    value: str | None = None


@dataclass
class BrowseData:
    """`page.meta.browse` of browse.html: all products by group, and links to groups and star levels.

    Scripts make filters of the links, and put what they find in the place of the sections.
    """

    count: int
    lead: str
    sections: list[Section]
    groups: list[FilterTile]
    stars: list[FilterTile]


@dataclass
class ShortlistData:
    """`page.meta.shortlist` of shortlist.html: the list a reader keeps, which the browser puts in.

    `total` is the number of all products, for whoever has none on the list yet.
    """

    total: int


@dataclass
class OfflineData:
    """`page.meta.offline` of offline.html, where the catalogue is stored on the reader's device.

    `total` is the number of all products.
    """

    total: int


@dataclass
class TabletChoice:
    """A list that a tablet at a stand may be limited to: the page at `url`."""

    title: Shown
    url: str


@dataclass
class TabletChoices:
    title: str
    options: list[TabletChoice]


@dataclass
class TabletData:
    """`page.meta.tablet` of tablet.html: what a tablet at a stand may show; of how many products.

    `short` is where short addresses begin.
    """

    choices: list[TabletChoices]
    total: int
    short: str


@dataclass
class CollectionData:
    """`page.meta.collection` of collection.html: products of a group, set or star level in sections."""

    kind: str
    count: int
    sections: list[Section]
    lead: str | None = None
    official: str | None = None
    illustration: str | None = None
    facts: list[FactData] = field(default_factory=list)
    tiles: list[FilterTile] = field(default_factory=list)
    empty: str | None = None


@dataclass
class DirectorySection:
    id: str
    title: str
    items: list[Tile]
    note: str | None = None


@dataclass
class DirectoryData:
    """`page.meta.directory` of directory.html: an index of producers, places, groups or stars."""

    sections: list[DirectorySection]
    lead: str | None = None


@dataclass
class HomeData:
    """`page.meta.home` of home.html. Counts are those of `as_of`.

    `events`: the first that are on or to come. `in_season` is None where no product of the catalogue has a
    season. `ends`: the days on which certificates that count as valid end, and how many, "2026-12-31:2 …", so
    that the browser can keep `valid` true until `ends_known_until`.
    """

    total: int
    valid: int
    producer_count: int
    place_count: int
    with_product_places: int
    as_of: str
    as_of_iso: str
    month: str
    month_number: int
    ends: str
    ends_known_until: str
    events: list[EventNote]
    groups: list[GroupTile]
    five_star: list[Card | CardRef]
    in_season: list[Card | CardRef] | None
    latest: list[Card | CardRef]
    map: SmallMap
    places: list[PlaceTile]
    producers: list[ProducerTile]


@dataclass
class CalendarRow:
    """A product in the calendar of seasons."""

    name: Shown
    url: str
    months: list[int]


@dataclass
class SeasonMonth:
    """A month and its first products as cards; where there are more, `url` of the list of all."""

    number: int
    id: str
    title: str
    count: int
    cards: list[Card | CardRef]
    url: str | None


@dataclass
class SeasonData:
    """`page.meta.season` of season.html.

    `months` begins with the month of the build, `now`. `rest`: products that the calendar has no room for;
    `unknown`: products of which no season is known, and which are not shown.
    """

    lead: str
    now: int
    known: int
    unknown: int
    months: list[SeasonMonth]
    calendar: list[CalendarRow]
    rest: int
