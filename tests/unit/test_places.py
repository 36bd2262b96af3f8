"""catalogue/places.py: 151 communes until 30 June 2025, 46 since, and names that are easily confused."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import pairwise
from math import cos, hypot, radians
from typing import TYPE_CHECKING

import pytest

from catalogue.enrich.projection import KM_PER_DEGREE
from catalogue.places import english, former_province, places, split_name
from catalogue.reference import DATA
from catalogue.text import fold, is_slug

if TYPE_CHECKING:
    from catalogue.places import Commune, Point

# A degree of longitude is so much shorter here.
SQUEEZE = cos(radians(20.7))
LINES = (DATA / "communes.tsv").read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader([line for line in LINES if not line.startswith("#")], delimiter="\t"))
PLACES = places()


def test_151_units_became_46() -> None:
    assert len(PLACES.former) == 151
    assert len(PLACES.communes) == 46
    kinds = Counter(split_name(unit.name)[0] for unit in PLACES.communes.values())
    assert kinds == {"Xã": 42, "Phường": 4}


def test_three_units_were_divided() -> None:
    divided = {unit.name: set(unit.now) for unit in PLACES.former.values() if unit.is_split}
    assert divided == {
        "Xã Cao Sơn": {"04924", "04960"},
        "Xã Đồng Tân": {"05200", "05212"},
        "Xã Vầy Nưa": {"04828", "04891"},
    }
    assert len(ROWS) == 151 + 3


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['old_code']}-{row['new_code']}")
def test_row_of_the_table(row: dict[str, str]) -> None:
    former, commune = PLACES.former[row["old_code"]], PLACES.communes[row["new_code"]]
    assert (former.name, former.district, commune.name) == (
        row["old_name"], row["old_district"], row["new_name"],
    )  # fmt: skip
    assert commune.code in former.now
    assert former.code in commune.former
    assert former.is_split == (row["extent"] == "part")
    for code in (former.code, commune.code):
        assert len(code) == 5
        assert code.isdecimal()


def test_codes_name_one_unit_each() -> None:
    names = {(row["old_code"], row["old_name"], row["old_district"]) for row in ROWS}
    assert len(names) == 151
    assert len({(row["new_code"], row["new_name"]) for row in ROWS}) == 46
    assert len({unit.name for unit in PLACES.communes.values()}) == 46


def test_present_unit_keeps_the_code_of_one_of_its_parts() -> None:
    assert [unit.name for unit in PLACES.communes.values() if unit.code not in unit.former] == []


def test_former_units_lay_in_nine_districts_and_a_city() -> None:
    assert {unit.district for unit in PLACES.former.values()} == {
        "Thành phố Hòa Bình", "Huyện Cao Phong", "Huyện Đà Bắc", "Huyện Kim Bôi", "Huyện Lạc Sơn",
        "Huyện Lạc Thủy", "Huyện Lương Sơn", "Huyện Mai Châu", "Huyện Tân Lạc", "Huyện Yên Thủy",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "name", "district", "now"),
    [
        ("04984", "Xã Đú Sáng", "Huyện Kim Bôi", "Xã Nật Sơn"),
        ("05038", "Xã Hợp Tiến", "Huyện Kim Bôi", "Xã Mường Động"),
        ("04987", "Xã Hùng Sơn", "Huyện Kim Bôi", "Xã Nật Sơn"),
        ("04969", "Xã Liên Sơn", "Huyện Lương Sơn", "Xã Liên Sơn"),
        ("04981", "Thị trấn Ba Hàng Đồi", "Huyện Lạc Thủy", "Xã An Nghĩa"),
        ("05398", "Xã Phú Thành", "Huyện Lạc Thủy", "Xã An Nghĩa"),
        ("05404", "Xã Hưng Thi", "Huyện Lạc Thủy", "Xã An Bình"),
        ("05419", "Xã Đồng Tâm", "Huyện Lạc Thủy", "Xã Lạc Thủy"),
        ("05422", "Xã Yên Bồng", "Huyện Lạc Thủy", "Xã Lạc Thủy"),
        ("05089", "Thị trấn Cao Phong", "Huyện Cao Phong", "Xã Cao Phong"),
        ("05248", "Xã Chiềng Châu", "Huyện Mai Châu", "Xã Mai Hạ"),
        ("04816", "Phường Quỳnh Lâm", "Thành phố Hòa Bình", "Phường Hòa Bình"),
        ("04828", "Phường Thống Nhất", "Thành phố Hòa Bình", "Phường Thống Nhất"),
        ("05275", "Xã Mỹ Thành", "Huyện Lạc Sơn", "Xã Nhân Nghĩa"),
    ],
)
def test_place_of_the_articles(code: str, name: str, district: str, now: str) -> None:
    unit = PLACES.former[code]
    assert (unit.name, unit.district) == (name, district)
    assert [PLACES.communes[c].name for c in unit.now] == [now]


def test_name_that_was_taken_over_from_another_place() -> None:
    """The new Liên Sơn has a code of its own; the old commune of that name is a part of it."""
    assert PLACES.former["04969"].now == ("04960",)
    assert PLACES.former["04960"].name != "Xã Liên Sơn"


def test_former_name_may_occur_in_several_districts() -> None:
    counted = Counter(fold(unit.name) for unit in PLACES.former.values())
    repeated = [name for name, times in counted.items() if times > 1]
    codes = {unit.code for unit in PLACES.former.values() if fold(unit.name) in repeated}
    assert len(codes) == sum(counted[name] for name in repeated), "only codes tell them apart"


@pytest.mark.parametrize(
    ("name", "in_english"),
    [
        ("Xã Mường Động", "Muong Dong commune"),
        ("Phường Hòa Bình", "Hoa Binh ward"),
        ("Thị trấn Ba Hàng Đồi", "Ba Hang Doi township"),
        ("Huyện Đà Bắc", "Da Bac district"),
        ("Thành phố Hòa Bình", "Hoa Binh city"),
    ],
)
def test_english_name(name: str, in_english: str) -> None:
    assert english(name) == in_english


@pytest.mark.parametrize("name", ["Mường Động", "Tỉnh Phú Thọ", ""])
def test_name_without_its_kind_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="administrative word"):
        split_name(name)


@pytest.mark.parametrize(
    "unit", [*PLACES.communes.values(), *PLACES.former.values()], ids=lambda u: u.code
)
def test_every_unit_has_an_ascii_english_label(unit: object) -> None:
    assert unit.label("en").isascii()
    assert unit.label("vi") == unit.name


def test_address_of_a_page_holds_code_and_name() -> None:
    assert PLACES.communes["05014"].url == "places/05014-muong-dong/"
    for unit in PLACES.communes.values():
        assert is_slug(unit.url.removeprefix("places/").rstrip("/"))


@pytest.mark.parametrize("unit", PLACES.communes.values(), ids=lambda unit: unit.code)
def test_every_commune_and_ward_has_a_centre_in_the_area(unit: Commune) -> None:
    assert 20.3 < unit.centre.lat < 21.1
    assert 104.8 < unit.centre.lon < 105.9


def test_no_two_centres_are_the_same_and_none_is_of_no_unit() -> None:
    assert len({unit.centre for unit in PLACES.communes.values()}) == 46
    lines = (DATA / "centres.tsv").read_text(encoding="utf-8").splitlines()
    codes = [line[:5] for line in lines if line[:1].isdigit()]
    assert codes == sorted(PLACES.communes)


def test_centres_lie_in_the_former_province_or_within_two_kilometres_of_it() -> None:
    """The outline is of a map at 1:10,000,000, the centres are not."""
    ring = [(point.lon * SQUEEZE, point.lat) for point in former_province()]
    outside = {
        unit.code: round(_distance(unit.centre, ring) * KM_PER_DEGREE, 1)
        for unit in PLACES.communes.values()
        if not _inside(unit.centre, ring)
    }
    assert set(outside) == {"04924", "04960", "05206", "05329"}, outside
    assert max(outside.values()) < 2


def test_the_outline_is_a_closed_ring_of_the_size_of_the_province() -> None:
    ring = former_province()
    assert ring[0] == ring[-1]
    assert len(set(ring)) == len(ring) - 1
    doubled = sum(a.lon * b.lat - b.lon * a.lat for a, b in pairwise(ring))
    area = abs(doubled) / 2 * SQUEEZE * KM_PER_DEGREE**2
    assert 4100 < area < 5000  # 4,591 km² in the statistical yearbook; coarse lines cut corners


def test_a_name_in_short_is_without_its_kind() -> None:
    unit = PLACES.communes["05014"]
    assert (unit.short_label("vi"), unit.short_label("en")) == ("Mường Động", "Muong Dong")


def _inside(point: Point, ring: list[tuple[float, float]]) -> bool:
    x, y = point.lon * SQUEEZE, point.lat
    crossed = [
        (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in pairwise(ring)
    ]
    return sum(crossed) % 2 == 1


def _distance(point: Point, ring: list[tuple[float, float]]) -> float:
    """In degrees of latitude, to the nearest corner or the nearest point of a side."""
    x, y = point.lon * SQUEEZE, point.lat

    def to_side(a: tuple[float, float], b: tuple[float, float]) -> float:
        dx, dy = b[0] - a[0], b[1] - a[1]
        along = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)))
        return hypot(x - a[0] - along * dx, y - a[1] - along * dy)

    return min(to_side(a, b) for a, b in pairwise(ring))


def test_names_of_before_2020_lead_to_the_unit_they_went_into() -> None:
    known = {name: unit.code for unit in PLACES.former.values() for name in unit.earlier}
    assert known["Xã Cố Nghĩa"] == "05395"  # Phú Nghĩa, now An Nghĩa
    assert known["Xã Thanh Nông"] == "04981"
    for name in known:
        assert split_name(name)
    # A ward that was divided is named by both.
    assert sum("Phường Chăm Mát" in unit.earlier for unit in PLACES.former.values()) == 2


def test_each_name_of_before_2020_has_its_source() -> None:
    lines = (DATA / "earlier.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    assert rows
    assert all(len(row) == 3 and row[1] in PLACES.former and len(row[2]) > 10 for row in rows)
