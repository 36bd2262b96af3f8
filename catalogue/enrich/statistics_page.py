"""The catalogue in numbers: charts with their tables, places without products, what needs work next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.dates import PartialDate
from catalogue.enrich.chart_data import KeyItem
from catalogue.enrich.charts import Entry, bar_chart, column_chart, line_chart
from catalogue.enrich.completeness import completeness
from catalogue.enrich.office_data import (
    DistrictWithout,
    FormerWithout,
    LinkData,
    Part,
    StateCount,
    StatisticsData,
    WorkRow,
)
from catalogue.enrich.parts import product_url
from catalogue.enrich.quotes import quotes
from catalogue.enrich.statistics import CLASSES
from catalogue.enrich.terms import STARS
from catalogue.places import places
from catalogue.reference import groups
from catalogue.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.enrich.chart_data import BarChart, ColumnChart
    from catalogue.enrich.completeness import Work
    from catalogue.enrich.parts import Maker
    from catalogue.places import Commune, FormerUnit

# Bars of the chart of places; the table has all. Entries that need work.
PLACE_BARS = 12
MOST_WORK = 30


def statistics_data(maker: Maker) -> StatisticsData:
    index, labels = maker.index, maker.labels
    counted, found = index.statistics, completeness(index)
    today = PartialDate.of(index.today)
    figures, said = quotes(labels)
    return StatisticsData(
        lead=labels("statistics_lead"),
        as_of=today.label(labels.lang),
        as_of_iso=str(today),
        total=counted.total,
        valid=counted.valid,
        certificates=counted.certificates,
        undated=counted.undated,
        levels=[
            StateCount(level, labels.kind("source_levels", level), number, None)
            for level, number in counted.levels.items()
        ],
        states=_states(maker),
        time=line_chart(counted.changes, index.today, labels),
        years=_years(maker),
        groups=_groups(maker),
        stars=_stars(maker),
        kinds=_kinds(maker),
        places=_places(maker),
        elsewhere=counted.elsewhere,
        without=[_link(unit, maker) for unit in _by_name(found.without, maker)],
        commune_total=len(places().communes),
        former_without=_districts(found.former_without, maker),
        former_count=len(found.former_without),
        parts=_parts(found.products, found.total, maker),
        producer_parts=_parts(found.producers, found.producer_total, maker),
        whole=found.whole,
        work=[_work(item, maker) for item in found.work[:MOST_WORK]],
        work_rest=len(found.work[MOST_WORK:]),
        quotes=figures,
        said=said,
    )


def _class_key(maker: Maker) -> list[KeyItem]:
    return [KeyItem(key, maker.labels(f"report_column_{key}")) for key in CLASSES]


def _star_key(maker: Maker) -> list[KeyItem]:
    return [KeyItem(f"stars-{stars}", maker.labels("star_label", stars=stars)) for stars in STARS]


def _entry(label: str, url: str | None, row: Mapping[str, int]) -> Entry:
    values = [row[key] for key in CLASSES]
    return Entry(label, url, values, sum(values))


def _states(maker: Maker) -> BarChart:
    """One bar: all products by what is known of their certificates."""
    counts = dict.fromkeys(CLASSES, 0)
    for row in maker.index.statistics.by_group.values():
        for key, number in row.items():
            counts[key] += number
    entry = _entry(maker.labels("report_products"), "products/", counts)
    return bar_chart("states", maker.labels, _class_key(maker), [entry])


def _groups(maker: Maker) -> BarChart:
    labels = maker.labels
    entries = [
        _entry(labels.pick(groups()[slug].short), groups()[slug].url, row)
        for slug, row in maker.index.statistics.by_group.items()
    ]
    return bar_chart("groups", labels, _class_key(maker), entries)


def _stars(maker: Maker) -> BarChart:
    labels = maker.labels
    entries = [
        _entry(labels("star_label", stars=stars), f"stars/{stars}/", row)
        for stars, row in maker.index.statistics.by_stars.items()
    ]
    return bar_chart("stars", labels, _class_key(maker), entries)


def _kinds(maker: Maker) -> BarChart:
    labels = maker.labels
    entries = [
        _entry(labels.kind("producer_kinds", kind), f"products/?kind={kind}", row)
        for kind, row in maker.index.statistics.by_kind.items()
    ]
    return bar_chart("kinds", labels, _class_key(maker), entries)


def _places(maker: Maker) -> BarChart:
    """The places with the most products first, then by name."""
    labels = maker.labels
    rows = maker.index.statistics.by_place
    units = _by_name([places().communes[code] for code in rows], maker)
    entries = [_entry(unit.label(labels.lang), unit.url, rows[unit.code]) for unit in units]
    entries.sort(key=lambda entry: -entry.total)
    return bar_chart("places", labels, _class_key(maker), entries, PLACE_BARS)


def _years(maker: Maker) -> ColumnChart:
    entries = [
        Entry(str(year), None, [row[stars] for stars in STARS], sum(row.values()))
        for year, row in maker.index.statistics.years.items()
    ]
    return column_chart("years", maker.labels, _star_key(maker), entries)


def _by_name(units: list[Commune], maker: Maker) -> list[Commune]:
    return sorted(units, key=lambda unit: (sort_key(unit.plain, maker.labels.lang), unit.code))


def _link(unit: Commune, maker: Maker) -> LinkData:
    return LinkData(unit.label(maker.labels.lang), unit.url)


def _districts(units: list[FormerUnit], maker: Maker) -> list[DistrictWithout]:
    """Former units by former district, each with where it lies now."""
    labels = maker.labels
    found: dict[str, list[FormerUnit]] = {}
    for unit in sorted(units, key=lambda unit: (sort_key(unit.plain, labels.lang), unit.code)):
        found.setdefault(unit.district_label(labels.lang), []).append(unit)
    return [
        DistrictWithout(
            name,
            [
                FormerWithout(
                    unit.label(labels.lang),
                    [_link(places().communes[code], maker) for code in unit.now],
                )
                for unit in in_it
            ],
        )
        for name, in_it in sorted(found.items(), key=lambda pair: sort_key(pair[0], labels.lang))
    ]


def _parts(present: Mapping[str, int], total: int, maker: Maker) -> list[Part]:
    return [
        Part(maker.labels(f"part_{key}"), have, total, 100 * have // total if total else 0)
        for key, have in present.items()
    ]


def _work(item: Work, maker: Maker) -> WorkRow:
    labels = maker.labels
    return WorkRow(
        name=labels.text(item.product.name),
        id=item.product.id,
        url=product_url(item.product),
        edit=item.product.path,
        reasons=[labels(f"lack_{reason}") for reason in item.reasons],
    )
