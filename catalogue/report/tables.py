"""What `report` tells, as tables in one language: numbers by `enrich.statistics` and `enrich.completeness`.

>>> [table.key for table in tables(index, Labels("en"))][:3]
['summary', 'expiring', 'expired']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.enrich.completeness import PRODUCER_PARTS, PRODUCT_PARTS, completeness
from catalogue.enrich.renewal import renewal_of
from catalogue.enrich.statistics import CLASSES
from catalogue.enrich.terms import STARS
from catalogue.places import places
from catalogue.reference import groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from catalogue.enrich.index import Index
    from catalogue.enrich.labels import Labels
    from catalogue.model.brief import ProductBrief

Cell = str | int | None

# What is told of the dates of certificates, by their status.
_DATES: dict[str, tuple[str, ...]] = {
    "expiring": ("until", "file_from", "file_until"),
    "valid": ("until", "file_from", "file_until"),
    "expired": ("until",),
    "undated": (),
}


@dataclass(frozen=True)
class Table:
    """`columns`: key → heading. A row has a cell for each; None where nothing is known."""

    key: str
    title: str
    columns: dict[str, str]
    rows: list[tuple[Cell, ...]]

    def records(self) -> list[dict[str, Cell]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def tables(index: Index, labels: Labels) -> list[Table]:
    return list(_tables(index, labels))


def _tables(index: Index, labels: Labels) -> Iterator[Table]:
    yield _summary(index, labels)
    yield from _lists(index, labels)
    yield from _breakdowns(index, labels)
    yield from _complete(index, labels)


def _table(
    key: str, labels: Labels, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]
) -> Table:
    heads = {name: labels(f"report_column_{name}") for name in columns}
    return Table(key, labels(f"report_{key}"), heads, list(rows))


def _summary(index: Index, labels: Labels) -> Table:
    counted = index.statistics
    rows: list[tuple[Cell, ...]] = [
        ("products", labels("report_products"), counted.total),
        ("producers", labels("producers"), counted.producers),
    ]
    rows += [
        (status, labels.status(status, "chip"), number)
        for status, number in counted.statuses.items()
    ]
    return _table("summary", labels, ("code", "name", "count"), rows)


def _lists(index: Index, labels: Labels) -> Iterator[Table]:
    """The products whose certificates need attention: soonest or latest end first."""
    by_status: dict[str, list[ProductBrief]] = {
        status: [] for status in ("expiring", "valid", "expired", "undated")
    }
    for product in index.products:
        by_status.get(index.rating(product).status, []).append(product)
    for status in ("expiring", "valid"):
        by_status[status].sort(key=lambda product: _end(index, product))
    by_status["expired"].sort(key=lambda product: _end(index, product), reverse=True)
    for status, products in by_status.items():
        columns = ("id", "name", "stars", *_DATES[status])
        rows = [_product(product, index, labels, columns) for product in products]
        yield _table(status, labels, (*columns, "producer", "place", "file"), rows)


def _end(index: Index, product: ProductBrief) -> tuple[str, str]:
    end = index.rating(product).end
    return end.last_day().isoformat() if end else "", product.id


def _product(
    product: ProductBrief, index: Index, labels: Labels, columns: tuple[str, ...]
) -> tuple[Cell, ...]:
    rating = index.rating(product)
    renewal = renewal_of(None, rating.end) if rating.end else None
    commune = index.commune_of(product)
    names = [labels.text(producer.name).text for producer in index.producers_of(product)]
    known: dict[str, Cell] = {
        "id": product.id,
        "name": labels.text(product.name).text,
        "stars": rating.stars,
        "until": str(rating.end) if rating.end else None,
        "file_from": str(renewal.opens) if renewal and renewal.opens else None,
        "file_until": str(renewal.closes) if renewal and renewal.closes else None,
    }
    place = commune.label(labels.lang) if commune else None
    return (*(known[column] for column in columns), ", ".join(names) or None, place, product.path)


def _breakdowns(index: Index, labels: Labels) -> Iterator[Table]:
    counted = index.statistics
    communes = places().communes
    named: dict[str, Mapping[str, tuple[str, Mapping[str, int]]]] = {
        "by_group": {
            slug: (labels.pick(groups()[slug].label), row) for slug, row in counted.by_group.items()
        },
        "by_stars": {
            str(stars): (labels("star_label", stars=stars), row)
            for stars, row in counted.by_stars.items()
        },
        "by_kind": {
            kind: (labels.kind("producer_kinds", kind), row)
            for kind, row in counted.by_kind.items()
        },
        "by_place": {
            code: (communes[code].label(labels.lang), row)
            for code, row in sorted(counted.by_place.items())
        },
    }
    for key, rows in named.items():
        cells: list[tuple[Cell, ...]] = [
            (code, name, sum(row.values()), *(row[status] for status in CLASSES))
            for code, (name, row) in rows.items()
        ]
        yield _table(key, labels, ("code", "name", "products", *CLASSES), cells)
    years = [
        (year, sum(row.values()), *(row[stars] for stars in STARS))
        for year, row in counted.years.items()
    ]
    columns = ("year", "certificates", *(f"stars_{stars}" for stars in STARS))
    yield _table("by_year", labels, columns, years)


def _complete(index: Index, labels: Labels) -> Iterator[Table]:
    found = completeness(index)
    columns = ("code", "part", "have", "lack", "of")
    for key, parts, present, total in (
        ("completeness", PRODUCT_PARTS, found.products, found.total),
        ("producer_completeness", PRODUCER_PARTS, found.producers, found.producer_total),
    ):
        rows = [
            (part, labels(f"part_{part}"), present[part], total - present[part], total)
            for part in parts
        ]
        yield _table(key, labels, columns, rows)
    yield _table(
        "work",
        labels,
        ("id", "name", "to_do", "file"),
        (
            (
                item.product.id,
                labels.text(item.product.name).text,
                ", ".join(labels(f"lack_{reason}") for reason in item.reasons),
                item.product.path,
            )
            for item in found.work
        ),
    )
    yield _table(
        "without",
        labels,
        ("code", "name"),
        ((unit.code, unit.label(labels.lang)) for unit in found.without),
    )
    communes = places().communes
    yield _table(
        "former_without",
        labels,
        ("code", "name", "district", "now"),
        (
            (
                unit.code,
                unit.label(labels.lang),
                unit.district_label(labels.lang),
                " / ".join(communes[code].label(labels.lang) for code in unit.now),
            )
            for unit in found.former_without
        ),
    )
