"""Charts as pages draw them: places in percent of the width and in em, so that letters keep their size.

Every chart goes with a table of the same numbers. `key` of a part names its colour: a class of products
("valid" …) or a star level ("stars-4").
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class KeyItem:
    """An entry of a chart's legend."""

    key: str
    label: str


@dataclass
class Bar:
    """A part of a bar or column: where it begins and how long it is, of 100, and its value."""

    key: str
    start: float
    size: float
    value: int


@dataclass
class BarRow:
    """A bar of several parts. `url` lists what it counts."""

    label: str
    url: str | None
    total: int
    bars: list[Bar]
    values: list[int]


@dataclass
class BarChart:
    """Bars that lie, one below the other; `rest`: rows that are in the table alone (`more`)."""

    id: str
    title: str
    head: str
    summary: str
    legend: list[KeyItem]
    rows: list[BarRow]
    more: list[BarRow]


@dataclass
class Column:
    """A column that stands at `x`; `shown`: whether there is room for its label."""

    label: str
    x: float
    width: float
    total: int
    top: float
    bars: list[Bar]
    values: list[int]
    shown: bool
    url: str | None = None


@dataclass
class ColumnChart:
    id: str
    title: str
    head: str
    summary: str
    legend: list[KeyItem]
    columns: list[Column]


@dataclass
class Tick:
    """A line of the scale at a place of 100, and what it says."""

    at: float
    label: str


@dataclass
class LineChart:
    """Numbers over time as areas: `perhaps` around `surely`, paths in a square of 1000 × 1000.

    `first` and `last` are its days (ISO), `now` the place of the day of the build. `changes`: what the
    browser reckons any day from, "2020-01-01:+2:5=0,4=2,3=0 …", see `statistics.js`.
    """

    id: str
    title: str
    summary: str
    first: str
    last: str
    now: float
    surely: str
    perhaps: str
    years: list[Tick]
    scale: list[Tick]
    changes: str
    rows: list[TimeRow]


@dataclass
class TimeRow:
    """A day of the table: products with a certificate for sure, at most, and those by stars."""

    label: str
    surely: int
    most: int
    by_stars: list[int]
