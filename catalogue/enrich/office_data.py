"""What the pages of the office get: certificates on the day of reading, and the catalogue in numbers.

The same contract as in `page_data.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.enrich.chart_data import BarChart, ColumnChart, LineChart
from catalogue.enrich.labels import Shown
from catalogue.enrich.page_data import RatingData, RenewalData


@dataclass
class StateCount:
    """Products in a state; `url` lists them. `state` is "none" for those of no known certificate."""

    state: str
    label: str
    count: int
    url: str | None


@dataclass
class CertificateRow:
    """A product and its current certificate. `url`: its page. `until`: the end as exactly as known."""

    id: str
    name: Shown
    url: str
    rating: RatingData
    until: str | None
    place: str | None
    producers: list[Shown]
    renewal: RenewalData | None


@dataclass
class CertificateList:
    """Products of one state; `count` is the number of all, `url` leads to them."""

    state: str
    title: str
    lead: str
    count: int
    rows: list[CertificateRow]
    url: str


@dataclass
class Tally:
    """A place or a producer and its products by state.

    `ends`: when those with a dated certificate end, "2028-01-31:2 …", so that browsers can count anew;
    `lost` is the number of revoked ones, which count as expired on every day.
    """

    name: Shown
    url: str
    counts: dict[str, int]
    lost: int
    ends: str


@dataclass
class StatusPageData:
    """`page.meta.status` of status.html. Counts are those of `as_of`; browsers correct them.

    `rest`: producers that the table has no room for.
    """

    lead: str
    as_of: str
    as_of_iso: str
    total: int
    counts: list[StateCount]
    lost: int
    ends: str
    lists: list[CertificateList]
    places: list[Tally]
    producers: list[Tally]
    rest: int


@dataclass
class Part:
    """How many entries have something: `have` of `total`, `percent` rounded down."""

    label: str
    have: int
    total: int
    percent: int


@dataclass
class WorkRow:
    """A product that needs work. `edit` is its file."""

    name: Shown
    id: str
    url: str
    edit: str
    reasons: list[str]


@dataclass
class LinkData:
    name: str
    url: str


@dataclass
class FormerWithout:
    """A unit of before July 2025 that no product is known to come from, and where it lies now."""

    name: str
    now: list[LinkData]


@dataclass
class DistrictWithout:
    name: str
    units: list[FormerWithout]


@dataclass
class QuoteData:
    """A figure that a source gives. Quoted, not confirmed."""

    when: str
    figure: str
    source: str
    url: str | None
    level: str
    level_label: str
    note: str | None


@dataclass
class StatisticsData:
    """`page.meta.statistics` of statistics.html. `as_of`: the day of the counts.

    `work_rest`: entries that need work and are not listed. `yen_bong`: what a newspaper said of a commune.
    """

    lead: str
    as_of: str
    as_of_iso: str
    total: int
    valid: int
    certificates: int
    undated: int
    levels: list[StateCount]
    states: BarChart
    time: LineChart
    years: ColumnChart
    groups: BarChart
    stars: BarChart
    kinds: BarChart
    places: BarChart
    elsewhere: int
    without: list[LinkData]
    commune_total: int
    former_without: list[DistrictWithout]
    former_count: int
    parts: list[Part]
    producer_parts: list[Part]
    whole: int
    work: list[WorkRow]
    work_rest: int
    quotes: list[QuoteData]
    said: list[QuoteData]
