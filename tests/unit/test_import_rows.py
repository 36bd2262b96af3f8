"""Rows of an office's list: each doubt at its cell, and what becomes of what is there already."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from catalogue.contribute.sheet.open import open_list
from catalogue.contribute.sheet.plan import LEFT, MORE, NEW, SAME, make_plan
from catalogue.load.folder import Catalogue
from tests.support.small_list import GOOD, SOURCE, planned, small_catalogue
from tests.support.yaml_corpus import OTHER, TODAY, file_of


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return small_catalogue(tmp_path)


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
    ("choice-unknown", {"Tình trạng": "gì đó"}, "Sheet1!F2"),
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
