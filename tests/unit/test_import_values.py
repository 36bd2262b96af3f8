"""Cells of an office's list: all the ways in which they are understood."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from catalogue.config import REPOSITORY
from catalogue.headings import columns
from catalogue.load.folder import Catalogue
from tests.support.small_list import GOOD, planned, said, small_catalogue


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return small_catalogue(tmp_path)


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


@pytest.mark.parametrize("name", ["import.md", "import.vi.md"])
def test_every_column_is_documented(name: str) -> None:
    text = (REPOSITORY / "docs" / name).read_text(encoding="utf-8")
    assert [column for column in columns() if f"`{column}`" not in text] == []
