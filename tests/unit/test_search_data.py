"""catalogue/enrich/search_data.py: a column for each thing one can look for; entry i of each is product i."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from catalogue.dates import PartialDate
from catalogue.enrich.search_data import digest_of
from catalogue.enrich.search_tables import packed
from catalogue.model.brief import Names, PhotoBrief, Standing
from catalogue.reference import kinds, marks, sets
from catalogue.render.photos import PhotoSet
from tests.support.briefs import producer, product, reliable
from tests.support.search_index import COLUMNS, index_data, items, unpacked


def test_keys_stand_in_the_order_of_the_format() -> None:
    assert list(index_data(product(1))) == [
        *("format", "of", "ids", "vi", "en", "slugs", "aliases", "set", "stars", "status", "ends"),
        *(
            "place",
            "producer",
            "producers",
            "season",
            "with",
            "marks",
            "drawing",
            "photos",
            "tables",
        ),
        *("words", "optional", "text"),
    ]


def test_columns_line_up_in_the_order_of_ids() -> None:
    found = index_data(
        reliable(3, set=22), product(1, set=11), product(2, name=Names("Chỉ tên", None))
    )
    assert found["set"] == [11, 4, 22]
    assert items(found["vi"]) == ["Tên 0001", "Chỉ tên", "Tên 0003"]
    assert items(found["en"]) == ["Name 0001", "", "Name 0003"]
    assert {len(found[name]) for name in COLUMNS} == {3}
    assert {len(items(found[name])) for name in ("vi", "en", "slugs")} == {3}


def test_ids_are_runs_with_gaps_between() -> None:
    ids = ["HB0001", "HB0002", "HB0004", "HB9999", "HC0001", "HC0002"]
    found = index_data(*(product(number, id=one) for number, one in enumerate(ids)))
    assert found["ids"] == [["HB", 1, 2], ["HB", 4, 1], ["HB", 9999, 1], ["HC", 1, 2]]


def test_an_empty_catalogue_has_empty_columns() -> None:
    found = index_data()
    assert all(found[name] == [] for name in (*COLUMNS, "ids"))
    assert found["vi"] == found["slugs"] == ""


def test_the_digest_names_products_and_their_order_alone() -> None:
    one = digest_of([product(1), product(2)])
    assert len(one) == 12
    assert set(one) <= set("0123456789abcdef")
    assert (
        one
        == digest_of([product(1, set=9), product(2, text="khac")])
        == index_data(product(1), product(2))["of"]
    )
    assert one != digest_of([product(1), product(3)])
    assert one != digest_of([product(1)])


@pytest.mark.parametrize(
    ("name", "slug", "told"),
    [
        (Names("Mật ong Đú Sáng", "Du Sang honey"), "mat-ong-du-sang", ""),
        (Names("Mật ong Đú Sáng", "Du Sang honey"), "mat-ong-du-sang-2", "-2"),
        (Names("Mật ong Đú Sáng", "Du Sang honey"), "mat-ong-du-sang2", "mat-ong-du-sang2"),
        (Names("Mật ong", "Du Sang honey"), "du-sang-honey", "du-sang-honey"),
        (Names(None, "Du Sang honey"), "du-sang-honey", ""),
        (Names("  Cam (3T)  ngọt!", None), "cam-3t-ngot", ""),
        (Names("蜂蜜", None), "mat-ong", "mat-ong"),
    ],
)
def test_a_slug_is_told_where_it_does_not_follow_from_the_name(
    name: Names, slug: str, told: str
) -> None:
    assert (
        index_data(product(1, name=name, slug=slug), product(2, slug="x"))["slugs"] == f"{told}\nx"
    )
    made = index_data(producers=[producer(slug, name=name)])["tables"]["producers"]
    assert made["slugs"] == told


def test_unknown_values_have_a_number_of_their_own() -> None:
    found = index_data(product(1, status=None))
    unconfirmed = list(kinds()["statuses"]).index("unconfirmed")
    wanted = {"stars": 0, "status": unconfirmed, "ends": 0, "place": -1, "producer": -1}
    wanted |= {"season": 0, "with": 0, "marks": -1, "drawing": -1}
    assert {name: found[name][0] for name in wanted} == wanted
    assert found["aliases"] == found["producers"] == found["photos"] == {}


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([], ""),
        ([0, 9, 10, 35, 36, 61, 62, 63], "09AZaz-_"),
        ([0, 64], "0010"),
        ([-1, 4, 4095], "..04__"),
        ([20000, -1], "4uW..."),
        ([-1, -1], ".."),
    ],
)
def test_numbers_are_packed_as_many_digits_each(values: list[int], text: str) -> None:
    assert packed(values) == text
    assert unpacked(text, len(values)) == values


# ---- ratings ----------------------------------------------------------------------------------------


def day(days: int) -> date:
    return date(1970, 1, 1) + timedelta(days)


@pytest.mark.parametrize(
    ("today", "status"),
    [("2026-11-22", "valid"), ("2028-03-01", "expiring"), ("2028-04-01", "expired")],
)
def test_the_day_of_the_build_decides_the_status(today: str, status: str) -> None:
    found = index_data(reliable(1), today=date.fromisoformat(today))
    assert found["tables"]["statuses"][found["status"][0]]["key"] == status
    assert found["stars"] == [4]
    assert day(found["ends"][0]) == date(2028, 3, 31)


def test_an_end_known_to_the_month_is_its_last_day() -> None:
    standing = Standing(5, PartialDate(2028, 2), None)
    assert day(index_data(reliable(1, certificates=(standing,)))["ends"][0]) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"certificates": (Standing(3, None, None),)}, "undated"),
        ({"certificates": (Standing(3, PartialDate(2028), PartialDate(2025)),)}, "revoked"),
        ({"status": "discontinued"}, "discontinued"),
    ],
)
def test_where_days_do_not_make_the_status_no_end_is_given(
    fields: dict[str, Any], status: str
) -> None:
    found = index_data(reliable(1, **fields))
    assert found["tables"]["statuses"][found["status"][0]]["key"] == status
    assert found["ends"] == [0]


# ---- producers, season, what there is -----------------------------------------------------------------


def test_the_first_producer_is_a_number_and_several_are_a_list() -> None:
    found = index_data(
        product(1, producers=("b",)),
        product(2, producers=("c", "a")),
        product(3, producers=("b", "b")),
        producers=[producer("a"), producer("b"), producer("c")],
    )
    assert found["producer"] == [1, 2, 1]
    assert found["producers"] == {"1": [2, 0]}


@pytest.mark.parametrize(
    ("season", "bits"), [((), 0), ((1,), 1), ((12,), 2048), ((11, 12, 1), 3073), ((3, 3), 4)]
)
def test_months_are_bits(season: tuple[int, ...], bits: int) -> None:
    assert index_data(product(1, season=season))["season"] == [bits]


def test_photo_visit_and_shop_online_are_bits() -> None:
    fields: list[dict[str, Any]] = [
        {},
        {"photos": ("photos/x.jpg",)},
        {"visit": True},
        {"online": True},
    ]
    everything = {name: value for one in fields for name, value in one.items()}
    found = index_data(*(product(at, **one) for at, one in enumerate([*fields, everything])))
    assert found["with"] == [0, 1, 2, 4, 7]


def test_marks_are_a_combination_and_other_names_stand_by_position() -> None:
    found = index_data(
        product(1),
        product(2, marks=("gi",), also=("mật mía", "honey")),
        product(3, marks=("gi", "vietgap")),
        product(4, marks=("gi",)),
    )
    keys = [mark["key"] for mark in found["tables"]["marks"]]
    assert keys == list(marks())
    [only, both] = [keys.index("gi")], [keys.index("gi"), keys.index("vietgap")]
    carried = [found["tables"]["marked"][at] if at >= 0 else None for at in found["marks"]]
    assert carried == [None, only, both, only]
    assert len(found["tables"]["marked"]) == 2
    assert found["aliases"] == {"1": "mật mía\nhoney"}


def test_the_drawing_is_the_products_own_or_that_of_its_set() -> None:
    found = index_data(product(1), product(2, illustration="oranges"), product(3, set=22))
    names = [found["tables"]["drawings"][at] if at >= 0 else None for at in found["drawing"]]
    assert names == [None, "oranges", None]
    assert found["tables"]["drawings"] == ["oranges"]
    # A browser takes the drawing of the set from its address.
    for row in found["tables"]["sets"]:
        assert row["url"] == f"sets/{row['number']:02d}-{sets()[row['number']].slug}/"


@pytest.mark.parametrize(
    ("widths", "usable"),
    [((320, 640, 1280), [320, 640]), ((320, 500), [320, 500]), ((200,), [200]), ((700,), [700])],
)
def test_a_photo_is_told_in_the_widths_of_cards(widths: tuple[int, ...], usable: list[int]) -> None:
    photo = PhotoBrief("photos/ong.jpg", Names("Ong", "Bees"), "A", "CC BY 4.0")
    made = PhotoSet(900, 600, [(f"9b0c-{width}.webp", width) for width in widths], "9b0c-900.jpg")
    found = index_data(
        product(1),
        product(2, photo=photo, photos=(photo.file,)),
        photos={"products/photos/ong.jpg": made},
    )
    assert found["photos"] == {"1": ["9b0c", usable]}
