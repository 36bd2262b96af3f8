"""Numbers → charts: how long bars are, where columns stand, the outline of areas over time."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from catalogue.dates import PartialDate
from catalogue.enrich.chart_data import (
    Bar,
    BarChart,
    BarRow,
    Column,
    ColumnChart,
    KeyItem,
    LineChart,
    Tick,
    TimeRow,
)
from catalogue.enrich.terms import FIRST_DAY, STARS, count_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalogue.enrich.labels import Labels
    from catalogue.enrich.terms import Change

# Columns whose labels fit beside each other on a phone.
_MOST_LABELS = 10
_SIDE = 1000  # of the square that areas are drawn in


class Entry(NamedTuple):
    """A row or column before it is drawn: its values are in the order of the chart's keys."""

    label: str
    url: str | None
    values: Sequence[int]
    total: int


def bar_chart(
    key: str,
    labels: Labels,
    legend: Sequence[KeyItem],
    entries: Sequence[Entry],
    most: int | None = None,
) -> BarChart:
    """Bars in the order given, of which `most` are drawn."""
    longest = max([entry.total for entry in entries], default=0)
    rows = [
        BarRow(
            entry.label,
            entry.url,
            entry.total,
            _parts(legend, entry.values, longest),
            list(entry.values),
        )
        for entry in entries
    ]
    return BarChart(
        id=f"chart-{key}",
        title=labels(f"chart_{key}"),
        head=labels(f"chart_{key}_head"),
        summary=_summary(entries, labels),
        legend=list(legend),
        rows=rows[:most],
        more=rows[most:] if most is not None else [],
    )


def column_chart(
    key: str, labels: Labels, legend: Sequence[KeyItem], entries: Sequence[Entry]
) -> ColumnChart:
    highest = max([entry.total for entry in entries], default=0)
    room = 100 / max(len(entries), 1)
    every = -(-len(entries) // _MOST_LABELS)
    columns = []
    for at, entry in enumerate(entries):
        parts = _parts(legend, entry.values, highest)
        columns.append(
            Column(
                label=entry.label,
                x=_round(at * room + room * 0.14),
                width=_round(room * 0.72),
                total=entry.total,
                top=_round(sum(part.size for part in parts)),
                bars=parts,
                values=list(entry.values),
                # The newest is the one looked for.
                shown=(len(entries) - 1 - at) % max(every, 1) == 0,
            )
        )
    return ColumnChart(
        id=f"chart-{key}",
        title=labels(f"chart_{key}"),
        head=labels(f"chart_{key}_head"),
        summary=_summary(entries, labels),
        legend=list(legend),
        columns=columns,
    )


def line_chart(changes: Sequence[Change], today: date, labels: Labels) -> LineChart:
    """From the first certificates to a year after today: what is known to end is known today."""
    last = date(today.year + 1, 12, 31)
    days = (last - FIRST_DAY).days
    inside = [change for change in changes if change.day <= last]
    surely = list(accumulate((change.surely for change in inside), initial=0))
    perhaps = list(accumulate((sum(change.perhaps) for change in inside), initial=0))
    highest = max(perhaps)
    at = [_place((change.day - FIRST_DAY).days, days) for change in inside]
    years = range(FIRST_DAY.year, last.year + 1)
    now = count_on(changes, today)
    return LineChart(
        id="chart-time",
        title=labels("chart_time"),
        summary=labels(
            "chart_time_summary",
            first=FIRST_DAY.year,
            most=labels.number(highest),
            now=labels.number(now.most),
        ),
        first=FIRST_DAY.isoformat(),
        last=last.isoformat(),
        now=_round(100 * (today - FIRST_DAY).days / days),
        surely=_area(at, surely, highest),
        perhaps=_area(at, perhaps, highest),
        years=[
            Tick(_round(100 * (date(year, 1, 1) - FIRST_DAY).days / days), str(year))
            for year in years
        ],
        scale=[Tick(_round(100 - 100 * n / highest), labels.number(n)) for n in _scale(highest)],
        changes=" ".join(map(_written, changes)),
        rows=[_row(changes, day, labels) for day in _table_days(today, last)],
    )


def _parts(legend: Sequence[KeyItem], values: Iterable[int], longest: int) -> list[Bar]:
    """The parts of a bar that there are, one after the other."""
    bars, start = [], 0
    for item, value in zip(legend, values, strict=True):
        if value:
            size = 100 * value / longest
            bars.append(Bar(item.key, _round(100 * start / longest), _round(size), value))
        start += value
    return bars


def _summary(entries: Sequence[Entry], labels: Labels) -> str:
    """What the chart shows, in a sentence, for who does not see it: the table follows."""
    known = [entry for entry in entries if entry.total]
    if not known:
        return labels("chart_summary_none")
    most = max(known, key=lambda entry: entry.total)
    return labels("chart_summary", label=most.label, count=labels.number(most.total))


def _area(at: Sequence[int], values: Sequence[int], highest: int) -> str:
    """Steps from the left edge to the right and back along the ground, as an SVG path."""
    steps = [f"M0 {_SIDE}"]
    for place, value in zip(at, values[1:], strict=True):
        steps.append(f"H{place}V{_SIDE - round(_SIDE * value / highest) if highest else _SIDE}")
    return "".join([*steps, f"H{_SIDE}V{_SIDE}Z"])


def _place(day: int, days: int) -> int:
    return max(0, round(_SIDE * day / days))


def _scale(highest: int) -> list[int]:
    """One to five round numbers up to the highest: 1, 2, 5, 10, 20 … apart."""
    steps = (base * 10**power for power in range(9) for base in (1, 2, 5))
    step = next(step for step in steps if highest / step <= 5)
    return list(range(step, highest + 1, step))


def _written(change: Change) -> str:
    """A change as `statistics.js` reads it."""
    by_stars = ",".join(f"{number}" for number in change.perhaps)
    return f"{change.day}:{change.surely}:{by_stars}"


def _table_days(today: date, last: date) -> list[date]:
    """The ends of all years up to today's, today, and the end that is drawn last."""
    ends = [date(year, 12, 31) for year in range(FIRST_DAY.year, today.year)]
    return [*ends, today, date(today.year, 12, 31), last]


def _row(changes: Sequence[Change], day: date, labels: Labels) -> TimeRow:
    count = count_on(changes, day)
    label = PartialDate.of(day).label(labels.lang)
    return TimeRow(label, count.surely, count.most, [count.perhaps[stars] for stars in STARS])


def _round(value: float) -> float:
    """Two digits are a hundredth of a percent: less than a tenth of a pixel."""
    return round(value, 2)
