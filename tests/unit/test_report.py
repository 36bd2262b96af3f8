"""`report`: the same numbers in four formats, in both languages."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.dates import PartialDate
from catalogue.enrich.completeness import PRODUCER_PARTS, PRODUCT_PARTS, completeness
from catalogue.enrich.labels import Labels
from catalogue.enrich.statistics import CLASSES
from catalogue.model.brief import Names, Standing
from catalogue.report.printers import FORMATS, MOST_ROWS, show
from catalogue.report.tables import tables
from tests.support.briefs import TODAY, index_of, producer, product, reliable

if TYPE_CHECKING:
    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProductBrief


def standing(stars: int, issued: PartialDate) -> tuple[Standing, ...]:
    return (Standing(stars, issued.plus_months(36), None, issued, "press"),)


def rated(number: int, stars: int, *issued: int, **fields: Any) -> ProductBrief:
    certificates = standing(stars, PartialDate(*issued))
    return product(number, status=None, certificates=certificates, **fields)


@pytest.fixture(scope="module")
def index() -> Index:
    products = [
        rated(1, 4, 2025, 6, 1, producers=("a",), former="05038"),
        rated(2, 3, 2024, 2, producers=("b",), set=22),  # ends in February 2027
        rated(3, 3, 2020, commune="05014", lacks=("photo", "where_to_buy")),
        product(4, status=None, certificates=(Standing(5, None, None),), lacks=("dates",)),
        product(5, lacks=("certificate",)),
        product(6, status="discontinued", lacks=("certificate", "photo")),
    ]
    makers = [producer("a"), producer("b", kind="household", lacks=("photo",))]
    return index_of(products, makers)


def in_table(index: Index, key: str) -> list[dict[str, Any]]:
    return next(table for table in tables(index, Labels("en")) if table.key == key).records()


def test_the_summary_counts_each_status(index: Index) -> None:
    counts = {row["code"]: row["count"] for row in in_table(index, "summary")}
    assert counts == {
        "products": 6, "producers": 2, "valid": 1, "expiring": 1, "expired": 1, "revoked": 0,
        "undated": 1, "candidate": 1, "unconfirmed": 0, "discontinued": 1,
    }  # fmt: skip


def test_an_expiring_certificate_comes_with_the_window_for_its_dossier(index: Index) -> None:
    (row,) = in_table(index, "expiring")
    assert (row["id"], row["until"]) == ("TS0002", "2027-02")
    assert (row["file_from"], row["file_until"]) == ("2026-09-01", "2026-10-04")
    assert row["file"] == "products/thu-2.yml"


@pytest.mark.parametrize("key", ["by_group", "by_stars", "by_kind", "by_place"])
def test_a_breakdown_adds_up(index: Index, key: str) -> None:
    rows = in_table(index, key)
    assert all(row["products"] == sum(row[name] for name in CLASSES) for row in rows)
    assert sum(row["products"] for row in rows) == {
        "by_group": 6, "by_stars": 4, "by_kind": 2, "by_place": 2,
    }[key]  # fmt: skip


def test_years_without_a_certificate_are_counted_too(index: Index) -> None:
    assert [row["year"] for row in in_table(index, "by_year")] == list(range(2020, 2026))
    assert sum(row["certificates"] for row in in_table(index, "by_year")) == 3


def test_what_an_entry_lacks_is_counted(index: Index) -> None:
    rows = {row["code"]: row for row in in_table(index, "completeness")}
    assert list(rows) == list(PRODUCT_PARTS)
    assert (rows["photo"]["have"], rows["photo"]["lack"], rows["photo"]["of"]) == (4, 2, 6)
    # What is not known to exist has no date.
    assert rows["dates"]["lack"] == 3
    makers = {row["code"]: row["have"] for row in in_table(index, "producer_completeness")}
    assert list(makers) == list(PRODUCER_PARTS)
    assert makers["photo"] == 1


def test_work_begins_with_ratings_that_cannot_be_believed(index: Index) -> None:
    found = completeness(index).work
    assert [item.product.id for item in found][:2] == ["TS0003", "TS0004"]
    assert found[0].reasons == ("renewal", "where_to_buy", "photo", "coordinates")
    assert "TS0006" not in {item.product.id for item in found}, "no longer made"
    (candidate,) = [item for item in found if item.product.id == "TS0005"]
    assert "certificate" not in candidate.reasons


def test_places_without_a_product_are_named_and_where_old_ones_lie_now(index: Index) -> None:
    without = {row["code"] for row in in_table(index, "without")}
    assert len(without) == 45
    assert "05014" not in without
    former = {row["code"]: row for row in in_table(index, "former_without")}
    assert former["05422"]["name"] == "Yen Bong commune"
    assert former["05422"]["now"] == "Lac Thuy commune"
    assert "05038" not in former


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_format_tells_the_same_numbers(index: Index, lang: str) -> None:
    found = tables(index, Labels(lang))
    text, md, table, data = (show(found, form, lang, TODAY) for form in FORMATS)
    parsed = json.loads(data)
    assert parsed["as_of"] == "2026-11-22"
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
    assert len(rows) - 1 == sum(len(item.rows) for item in found)
    for item in found:
        assert parsed[item.key] == item.records()
        assert f"## {item.title}" in md
        assert item.title in text
        in_csv = [row for row in rows if row[0] == item.title]
        numbers = [[str(cell) for cell in row if isinstance(cell, int)] for row in item.rows]
        for cells, wanted in zip(in_csv, numbers, strict=True):
            assert set(wanted) <= set(cells)


def test_a_terminal_is_spared_long_tables(index: Index) -> None:
    text = show(tables(index, Labels("en")), "text", "en", TODAY)
    assert f"… and {45 - MOST_ROWS} more rows" in text


def test_names_act_neither_in_markdown_nor_in_a_spreadsheet() -> None:
    name = Names("=1+1|`a`<b>[x](https://x.example)\x1b[31m", None)
    index = index_of([reliable(1, name=name)])
    found = tables(index, Labels("vi"))
    assert "\\|\\`a\\`\\<b\\>\\[x\\]" in show(found, "md", "vi", TODAY)
    assert "'=1+1" in show(found, "csv", "vi", TODAY)
    for form in ("text", "md", "json"):
        assert "\x1b" not in show(found, form, "vi", TODAY)
