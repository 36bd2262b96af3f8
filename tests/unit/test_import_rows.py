"""Rows of an office's list: what is understood, and each doubt at its cell."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from catalogue.check.run import load_and_check
from catalogue.contribute.sheet.open import open_list
from catalogue.contribute.sheet.plan import LEFT, MORE, NEW, SAME, Plan, make_plan
from catalogue.contribute.sheet.source import SheetSource
from catalogue.load.folder import Catalogue
from tests.support.yaml_corpus import OTHER, TODAY, file_of, write_files

SOURCE = SheetSource("Danh sách thử", "2026-06")
GOOD: dict[str, Any] = {
    "Tên sản phẩm": "Cam thử",
    "Chủ thể": "HTX Thử",
    "Bộ sản phẩm": 1,
    "Hạng sao": 4,
    "Ngày cấp": "12/2024",
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    write_files(
        tmp_path, {"products/ruou-nep.yml": OTHER, "producers/green-life.yml": file_of("producer")}
    )
    return load_and_check(tmp_path, TODAY).catalogue


def book(path: Path, rows: list[list[Any]]) -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.active.title = "Sheet1"
    workbook.save(path)
    return path


def planned(catalogue: Catalogue, *rows: dict[str, Any], mapping: str = "") -> Plan:
    """The plan of rows, each given as heading → value; the headings are those of all."""
    headings = list(dict.fromkeys(heading for row in (GOOD, *rows) for heading in row))
    table = [headings, *([row.get(heading) for heading in headings] for row in rows)]
    mapping_path = None
    if mapping:
        mapping_path = catalogue.folder / "mapping.yaml"
        mapping_path.write_text(mapping, encoding="utf-8")
    listed = open_list(book(catalogue.folder / "list.xlsx", table), mapping_path)
    plan = make_plan(listed.rows, catalogue, TODAY, SOURCE)
    if plan.outcomes:
        plan.outcomes[0].doubts[:0] = listed.doubts
    return plan


def said(catalogue: Catalogue, changed: dict[str, Any], mapping: str = "") -> dict[str, Any]:
    """The product's file that a good row with some cells changed makes."""
    from catalogue.contribute.layout import data_of

    plan = planned(catalogue, GOOD | changed, mapping=mapping)
    (outcome,) = plan.outcomes
    assert outcome.action == NEW, outcome.doubts
    return data_of(plan.proposal.made[outcome.path]) or {}


# ---- what is understood ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "stars"),
    [
        (4, 4),
        ("4", 4),
        ("4 sao", 4),
        ("****", 4),
        ("★★★★☆", 4),
        ("OCOP 4*", 4),
        ("Bốn sao", 4),
        (3.0, 3),
    ],
)
def test_stars(cell: object, stars: int, catalogue: Catalogue) -> None:
    assert said(catalogue, {"Hạng sao": cell})["certificates"][0]["stars"] == stars


@pytest.mark.parametrize(
    ("cell", "issued"),
    [
        ("05/12/2024", "2024-12-05"),
        ("5.12.2024", "2024-12-05"),
        ("12/2024", "2024-12"),
        ("tháng 12 năm 2024", "2024-12"),
        ("ngày 5 tháng 12 năm 2024", "2024-12-05"),
        (2024, 2024),
        ("2024-12-05", "2024-12-05"),
        (45631, "2024-12-05"),
        ("45631", "2024-12-05"),
        (datetime(2024, 12, 5), "2024-12-05"),  # noqa: DTZ001
        (date(2024, 12, 5), "2024-12-05"),
        ("December 2024", "2024-12"),
    ],
)
def test_dates(cell: object, issued: object, catalogue: Catalogue) -> None:
    assert said(catalogue, {"Ngày cấp": cell})["certificates"][0]["issued"] == issued


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"Xã": "Xã Mường Động"}, {"commune": "05014"}),
        ({"Xã": "muong dong"}, {"commune": "05014"}),
        ({"Xã": "05014"}, {"commune": "05014"}),
        ({"Xã": "xã Hợp Tiến"}, {"commune": "05014", "former": "05038"}),
        ({"Xã": "Hợp Tiến", "Huyện": "Kim Bôi"}, {"commune": "05014", "former": "05038"}),
        ({"Xã cũ": "hop tien"}, {"commune": "05014", "former": "05038"}),
        (
            {"Địa chỉ": "Xóm Vó, xã Hợp Tiến, huyện Kim Bôi"},
            {"commune": "05014", "former": "05038"},
        ),
        ({"Xã": "Mường Động", "Thôn": "Xóm Vó"}, {"commune": "05014", "village": "Xóm Vó"}),
        ({"Địa chỉ": "Hà Nội"}, None),
    ],
)
def test_places(cells: dict[str, str], place: object, catalogue: Catalogue) -> None:
    assert said(catalogue, cells).get("place") == place


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (4, 4),
        ("4", 4),
        ("4. Mật ong", 4),
        ("Bộ 4", 4),
        ("mật ong", 4),
        ("Cà phê, cacao", 13),
        ("Hoa", 23),
    ],
)
def test_sets(cell: object, number: int, catalogue: Catalogue) -> None:
    assert said(catalogue, {"Bộ sản phẩm": cell})["set"] == number


@pytest.mark.parametrize(
    ("cell", "slugs"),
    [
        ("HTX Green Life", ["green-life"]),
        ("Hợp tác xã Green Life", ["green-life"]),
        ("htx green life; HTX Thử", ["green-life", "htx-thu"]),
        ("HTX Green Life, Công ty TNHH Thử", ["green-life", "cong-ty-tnhh-thu"]),
        ("HTX Green Life và HTX Thử", ["green-life", "htx-thu"]),
        ("HTX Green Life\nHTX Thử", ["green-life", "htx-thu"]),
        ("HTX Nông nghiệp và Dịch vụ Thử", ["htx-nong-nghiep-va-dich-vu-thu"]),
        (None, None),
    ],
)
def test_producers(cell: str | None, slugs: list[str] | None, catalogue: Catalogue) -> None:
    assert said(catalogue, {"Chủ thể": cell}).get("producers") == slugs


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("HTX A", "cooperative"),
        ("Tổ hợp tác A", "cooperative-group"),
        ("Công ty TNHH MTV A", "company-llc"),
        ("Công ty Cổ phần A", "company-jsc"),
        ("DNTN A", "private-enterprise"),
        ("Hộ kinh doanh Nguyễn A", "household"),
        ("Cơ sở sản xuất A", "household"),
        ("Trang trại A", "farm"),
    ],
)
def test_kinds_of_producers(name: str, kind: str, catalogue: Catalogue) -> None:
    plan = planned(catalogue, GOOD | {"Chủ thể": name})
    (text,) = (text for path, text in plan.proposal.made.items() if path.startswith("producers/"))
    assert f"kind: {kind}\n" in text


def test_decision_and_date_in_one_cell(catalogue: Catalogue) -> None:
    cells = {"Số quyết định": "Số 377/QD-UBND ngày 5/12/2024", "Ngày cấp": None}
    (certificate,) = said(catalogue, cells)["certificates"]
    assert (certificate["decision"], certificate["issued"]) == ("377/QĐ-UBND", "2024-12-05")


def test_product_without_stars_is_not_given_any(catalogue: Catalogue) -> None:
    data = said(catalogue, {"Hạng sao": None, "Ngày cấp": None})
    assert "certificates" not in data
    assert data["status"] == "unconfirmed"
    assert data["facts"][0]["source"] in data["sources"]


def test_price_with_size_and_date(catalogue: Catalogue) -> None:
    cells = {"Quy cách": "500 ml", "Giá bán": "150.000đ", "Thời điểm giá": "5/2026"}
    assert said(catalogue, cells)["packs"] == [
        {"size": "500 ml", "price_vnd": 150000, "price_date": "2026-05"}
    ]


def test_mapping_file(catalogue: Catalogue) -> None:
    mapping = (
        "columns: {Mức đạt: stars, Hạng sao: '-'}\nvalues:\n  set: {Đặc sản: 7}\n"
        "  producers: {Nhà ông Tư: green-life}\ndefaults: {set: 4}\n"
    )
    cells = {"Hạng sao": "x", "Mức đạt": 3, "Bộ sản phẩm": "đặc sản", "Chủ thể": "nhà ông tư"}
    data = said(catalogue, cells, mapping)
    assert (data["certificates"][0]["stars"], data["set"], data["producers"]) == (
        3,
        7,
        ["green-life"],
    )
    assert said(catalogue, cells | {"Bộ sản phẩm": None}, mapping)["set"] == 4


# ---- what is doubtful -----------------------------------------------------------------------------
DOUBTS: list[tuple[str, dict[str, Any], str]] = [
    ("sheet-heading-unknown", {"Cột lạ": "x"}, "Sheet1!F1"),
    ("sheet-heading-twice", {"Xếp hạng": 4}, "Sheet1!F1"),
    ("sheet-formula", {"Hạng sao": "=1+3"}, "Sheet1!D2"),
    ("sheet-cell-error", {"Hạng sao": "#REF!"}, "Sheet1!D2"),
    ("sheet-name-missing", {"Tên sản phẩm": None}, "Sheet1!A2"),
    ("sheet-stars", {"Hạng sao": "tiềm năng 5 sao"}, "Sheet1!D2"),
    ("stars-range", {"Hạng sao": 2}, "Sheet1!D2"),
    ("sheet-date", {"Ngày cấp": "30/02/2024"}, "Sheet1!E2"),
    ("sheet-date-guessed", {"Ngày cấp": "5/12/24"}, "Sheet1!E2"),
    ("certificate-future", {"Ngày cấp": 2090}, "Sheet1!E2"),
    ("sheet-set", {"Bộ sản phẩm": 27}, "Sheet1!C2"),
    ("sheet-set-group", {"Bộ sản phẩm": "Thực phẩm"}, "Sheet1!C2"),
    ("sheet-set-missing", {"Bộ sản phẩm": None}, "Sheet1!A2"),
    ("sheet-place", {"Xã": "Xã Nơi Nào"}, "Sheet1!F2"),
    ("sheet-place-many", {"Xã": "Cao Sơn"}, "Sheet1!F2"),
    ("sheet-kind", {"Chủ thể": "Anh Em Thử"}, "Sheet1!B2"),
    ("sheet-producer-near", {"Chủ thể": "HTX Green Live"}, "Sheet1!B2"),
    ("sheet-personal", {"Chủ thể": "Hộ bà Thử", "SĐT": "0912345678"}, "Sheet1!F2"),
    ("sheet-phone", {"SĐT": "091234"}, "Sheet1!F2"),
    ("sheet-phone-several", {"SĐT": "0912345678 - 0987654321"}, "Sheet1!F2"),
    ("email-format", {"Email": "htx@"}, "Sheet1!F2"),
    ("sheet-price", {"Giá": "80k - 100k"}, "Sheet1!F2"),
    ("sheet-price-left", {"Giá": 80000}, "Sheet1!F2"),
    ("sheet-months", {"Mùa vụ": "tháng 13"}, "Sheet1!F2"),
    ("sheet-certificate-partial", {"Hạng sao": None}, "Sheet1!E2"),
    ("sheet-id-unknown", {"Mã danh mục": "HB0099"}, "Sheet1!F2"),
    ("sheet-same-name", {"Tên sản phẩm": "Rượu nếp nương"}, "Sheet1!A2"),
    ("sheet-differs", {"Mã danh mục": "HB0002", "Bộ sản phẩm": 15}, "Sheet1!C2"),
    ("decision-format", {"Số quyết định": "quyết định tỉnh"}, "Sheet1!F2"),
    ("name-capitals", {"Tên sản phẩm": "CAM CAO PHONG"}, "Sheet1!A2"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "changed", "address"), DOUBTS, ids=[row[0] for row in DOUBTS])
def test_doubt_at_its_cell(
    code: str, changed: dict[str, Any], address: str, catalogue: Catalogue
) -> None:
    plan = planned(catalogue, GOOD | changed)
    assert (address, code) in {(doubt.address, doubt.code) for doubt in plan.doubts}
    doubt = next(d for d in plan.doubts if (d.address, d.code) == (address, code))
    assert (plan.outcomes[0].action == LEFT) >= doubt.is_error
    for lang in ("vi", "en"):
        assert "$" not in doubt.words(lang)
    if plan.outcomes[0].action == LEFT:
        assert plan.proposal.texts == {}, "a row that is left out leaves nothing behind"


def test_same_product_twice(catalogue: Catalogue) -> None:
    plan = planned(catalogue, GOOD, GOOD | {"Chủ thể": "Hợp tác xã  THỬ"})
    assert [outcome.action for outcome in plan.outcomes] == [NEW, LEFT]
    assert [(d.address, d.code) for d in plan.doubts] == [("Sheet1!A3", "sheet-twice")]


def test_title_of_a_group_is_passed_over_and_said(catalogue: Catalogue) -> None:
    plan = planned(catalogue, {"Tên sản phẩm": "I. Thực phẩm"}, GOOD)
    assert [outcome.said.row for outcome in plan.outcomes] == [3]
    assert ("Sheet1!A2", "sheet-row-passed") in {(d.address, d.code) for d in plan.doubts}


def test_text_in_an_old_encoding_is_turned_and_said(catalogue: Catalogue) -> None:
    plan = planned(catalogue, GOOD | {"Tên sản phẩm": "MËt ong rõng", "Chủ thể": "HTX Thö"})
    (outcome,) = plan.outcomes
    assert outcome.said.name == "Mật ong rừng"
    assert outcome.path == "products/mat-ong-rung.yml"
    assert "sheet-converted" in {doubt.code for doubt in plan.doubts}
    assert "vi: HTX Thử" in plan.proposal.made["producers/htx-thu.yml"]


def test_merged_cell_holds_for_all_its_rows(catalogue: Catalogue) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (list(GOOD), list(GOOD.values()), ["Quýt thử", None, 1, 3, 2024]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    path = catalogue.folder / "merged.xlsx"
    workbook.save(path)
    plan = make_plan(open_list(path).rows, catalogue, TODAY, SOURCE)
    assert [outcome.producer_paths for outcome in plan.outcomes] == [["producers/htx-thu.yml"]] * 2


# ---- what is there already ------------------------------------------------------------------------
THERE = {"Tên sản phẩm": "Rượu nếp nương", "Chủ thể": "HTX Green Life", "Bộ sản phẩm": 14}


def test_newer_certificate_is_added(catalogue: Catalogue) -> None:
    plan = planned(catalogue, GOOD | THERE | {"Xã": "Mường Động", "Mùa vụ": "10-12"})
    (outcome,) = plan.outcomes
    assert (outcome.action, outcome.doubts) == (MORE, [])
    text = plan.proposal.changed["products/ruou-nep.yml"]
    for line in OTHER.replace("status: unconfirmed\n", "").splitlines():
        assert f"{line}\n" in text, "nothing that was there is touched"
    assert "  - {stars: 4, issued: 2024-12, source: danh-sach-thu}\n" in text
    assert 'place: {commune: "05014"}\nsummary' in text
    assert "season: [10, 11, 12]\npacks" in text
    assert text.endswith(
        "  danh-sach-thu:\n    title: Danh sách thử\n    date: 2026-06\n    level: official\n"
    )
    assert "status:" not in text
    assert plan.proposal.findings() == []


def test_same_again_adds_nothing(catalogue: Catalogue) -> None:
    (outcome,) = planned(catalogue, THERE).outcomes
    assert (outcome.action, outcome.added) == (SAME, [])


def test_contact_data_is_added_to_a_producer_that_lacks_it(catalogue: Catalogue) -> None:
    plan = planned(catalogue, THERE | {"SĐT": "0912 345 678", "Địa chỉ": "Xóm Vó"})
    text = plan.proposal.changed["producers/green-life.yml"]
    assert text.startswith(file_of("producer"))
    assert 'address: Xóm Vó\nphone: "+84912345678"\n' in text
