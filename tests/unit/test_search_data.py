"""catalogue/enrich/search_data.py: a column for each thing one can look for; entry i of each is product i."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.dates import PartialDate
from catalogue.enrich import search_data as module
from catalogue.enrich.search_data import digest_of, search_data
from catalogue.enrich.search_tables import SearchPage, packed
from catalogue.model.brief import Names, PhotoBrief, Standing
from catalogue.places import places
from catalogue.publish.search import Search
from catalogue.reference import groups, kinds, marks, read_yaml, sets
from catalogue.render.photos import PhotoSet
from catalogue.text import vocabulary
from tests.support.briefs import TODAY, index_of, producer, product, reliable
from tests.support.search_index import COLUMNS, unpack, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.model.brief import ProducerBrief, ProductBrief

SPLIT = next(unit for unit in places().former.values() if unit.is_split)


def data(
    *products: ProductBrief,
    producers: Iterable[ProducerBrief] = (),
    today: date = TODAY,
    photos: dict[str, PhotoSet] | None = None,
) -> dict[str, Any]:
    """What a browser reads of an index."""
    index = index_of(products, producers, today)
    return unpack(json.loads(json.dumps(search_data(index, photos or {}, [], []))))


def items(lines: str) -> list[str]:
    return lines.split("\n")


# ---- columns ----------------------------------------------------------------------------------------


def test_keys_stand_in_the_order_of_the_format() -> None:
    assert list(data(product(1))) == [
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
    found = data(reliable(3, set=22), product(1, set=11), product(2, name=Names("Chỉ tên", None)))
    assert found["set"] == [11, 4, 22]
    assert items(found["vi"]) == ["Tên 0001", "Chỉ tên", "Tên 0003"]
    assert items(found["en"]) == ["Name 0001", "", "Name 0003"]
    assert {len(found[name]) for name in COLUMNS} == {3}
    assert {len(items(found[name])) for name in ("vi", "en", "slugs")} == {3}


def test_ids_are_runs_with_gaps_between() -> None:
    ids = ["HB0001", "HB0002", "HB0004", "HB9999", "HC0001", "HC0002"]
    found = data(*(product(number, id=one) for number, one in enumerate(ids)))
    assert found["ids"] == [["HB", 1, 2], ["HB", 4, 1], ["HB", 9999, 1], ["HC", 1, 2]]


def test_an_empty_catalogue_has_empty_columns() -> None:
    found = data()
    assert all(found[name] == [] for name in (*COLUMNS, "ids"))
    assert found["vi"] == found["slugs"] == ""


def test_the_digest_names_products_and_their_order_alone() -> None:
    one = digest_of([product(1), product(2)])
    assert len(one) == 12
    assert set(one) <= set("0123456789abcdef")
    assert (
        one
        == digest_of([product(1, set=9), product(2, text="khac")])
        == data(product(1), product(2))["of"]
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
    assert data(product(1, name=name, slug=slug), product(2, slug="x"))["slugs"] == f"{told}\nx"
    made = data(producers=[producer(slug, name=name)])["tables"]["producers"]
    assert made["slugs"] == told


def test_unknown_values_have_a_number_of_their_own() -> None:
    found = data(product(1, status=None))
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
    found = data(reliable(1), today=date.fromisoformat(today))
    assert found["tables"]["statuses"][found["status"][0]]["key"] == status
    assert found["stars"] == [4]
    assert day(found["ends"][0]) == date(2028, 3, 31)


def test_an_end_known_to_the_month_is_its_last_day() -> None:
    standing = Standing(5, PartialDate(2028, 2), None)
    assert day(data(reliable(1, certificates=(standing,)))["ends"][0]) == date(2028, 2, 29)


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
    found = data(reliable(1, **fields))
    assert found["tables"]["statuses"][found["status"][0]]["key"] == status
    assert found["ends"] == [0]


# ---- places -----------------------------------------------------------------------------------------


def spot(found: dict[str, Any], at: int = 0) -> tuple[str | None, str | None]:
    """Codes of a product's commune and former unit, looked up as a browser does."""
    tables = found["tables"]
    commune, former = tables["spots"][found["place"][at]]
    codes = [
        items(tables[name])[row].split("\t")[0] if row >= 0 else None
        for name, row in (("communes", commune), ("former", former))
    ]
    return codes[0], codes[1]


def test_a_place_is_a_pair_of_units() -> None:
    found = data(
        product(1, commune="05014", former="05038"),
        product(2, commune="05014"),
        product(3, former="05038"),
        product(4, commune="05014", former="05038"),
        product(5),
    )
    assert [spot(found, at) for at in range(3)] == [
        ("05014", "05038"),
        ("05014", None),
        ("05014", "05038"),  # the present commune follows from the former unit
    ]
    assert found["place"] == [found["place"][0], found["place"][1], *[found["place"][0]] * 2, -1]
    assert len(found["tables"]["spots"]) == 2


def test_a_split_unit_alone_tells_no_commune() -> None:
    assert spot(data(product(1, former=SPLIT.code))) == (None, SPLIT.code)
    here = SPLIT.now[1]
    assert spot(data(product(1, commune=here, former=SPLIT.code))) == (here, SPLIT.code)


def test_all_places_are_there_with_what_became_of_them() -> None:
    tables = data()["tables"]
    communes = [line.split("\t") for line in items(tables["communes"])]
    assert dict(communes) == {code: unit.name for code, unit in places().communes.items()}
    districts = items(tables["districts"])
    former = {}
    for line in items(tables["former"]):
        code, name, district, now = line.split("\t")
        whither = tuple(communes[int(at)][0] for at in now.split(","))
        former[code] = (name, districts[int(district)], whither)
    assert former == {
        code: (unit.name, unit.district, unit.now) for code, unit in places().former.items()
    }
    assert len(former[SPLIT.code][2]) == 2


# ---- producers, season, what there is -----------------------------------------------------------------


def test_the_first_producer_is_a_number_and_several_are_a_list() -> None:
    found = data(
        product(1, producers=("b",)),
        product(2, producers=("c", "a")),
        product(3, producers=("b", "b")),
        producers=[producer("a"), producer("b"), producer("c")],
    )
    assert found["producer"] == [1, 2, 1]
    assert found["producers"] == {"1": [2, 0]}


def test_producers_have_names_kind_place_and_other_names() -> None:
    made = [
        producer("a", name=Names("Cơ sở A", None), kind="household", former="05038"),
        producer("b", also=("GL Farm", "HTX\tXanh")),
    ]
    tables = data(producers=made)["tables"]
    found = tables["producers"]
    assert items(found["vi"]) == ["Cơ sở A", "HTX b"]
    assert items(found["en"]) == ["", "b Cooperative"]
    assert [tables["kinds"][kind]["key"] for kind in found["kind"]] == ["household", "cooperative"]
    assert [items(tables["communes"])[found["commune"][0]].split("\t")[0]] == ["05014"]
    assert found["commune"][1] == -1
    assert found["aliases"] == {"1": "GL Farm\nHTX Xanh"}


@pytest.mark.parametrize(
    ("season", "bits"), [((), 0), ((1,), 1), ((12,), 2048), ((11, 12, 1), 3073), ((3, 3), 4)]
)
def test_months_are_bits(season: tuple[int, ...], bits: int) -> None:
    assert data(product(1, season=season))["season"] == [bits]


def test_photo_visit_and_shop_online_are_bits() -> None:
    fields: list[dict[str, Any]] = [
        {},
        {"photos": ("photos/x.jpg",)},
        {"visit": True},
        {"online": True},
    ]
    everything = {name: value for one in fields for name, value in one.items()}
    found = data(*(product(at, **one) for at, one in enumerate([*fields, everything])))
    assert found["with"] == [0, 1, 2, 4, 7]


def test_marks_are_a_combination_and_other_names_stand_by_position() -> None:
    found = data(
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
    found = data(product(1), product(2, illustration="oranges"), product(3, set=22))
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
    found = data(
        product(1),
        product(2, photo=photo, photos=(photo.file,)),
        photos={"products/photos/ong.jpg": made},
    )
    assert found["photos"] == {"1": ["9b0c", usable]}


# ---- tables -----------------------------------------------------------------------------------------


def test_labels_are_in_both_languages() -> None:
    tables = data()["tables"]
    for name in ("statuses", "groups", "sets", "marks", "kinds"):
        assert all(row["vi"] and row["en"] for row in tables[name]), name
    assert [row["key"] for row in tables["groups"]] == list(groups())
    assert [row["number"] for row in tables["sets"]] == list(sets())
    for row in tables["sets"]:
        item = sets()[row["number"]]
        assert tables["groups"][row["group"]]["key"] == item.group
        assert row["url"] == item.url
        assert row.get("long", {"vi": row["vi"], "en": row["en"]}) == item.label


def test_kinds_have_the_abbreviations_people_type() -> None:
    also = {row["key"]: row["also"].split() for row in data()["tables"]["kinds"]}
    assert set(read_yaml("search.yml")["also"]) <= set(also) == set(kinds()["producer_kinds"])
    assert "htx" in also["cooperative"]
    assert "tnhh" in also["company-llc"]
    assert all(word.isascii() and word == word.lower() for words in also.values() for word in words)


def test_pages_are_taken_as_they_are_given() -> None:
    page = SearchPage("about/", {"vi": "Giới thiệu", "en": "About"}, "danh muc")
    found = search_data(index_of(), {}, [page], ["a", "b"])
    assert found["tables"]["pages"] == [
        {"url": "about/", "vi": "Giới thiệu", "en": "About", "text": "danh muc"}
    ]
    assert found["text"] == {"letters": 1, "buckets": "a b"}


# ---- words ------------------------------------------------------------------------------------------


def test_a_small_catalogue_leaves_its_words_to_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    assert data(product(1))["words"] == ""
    monkeypatch.setattr(module, "_MOST_WITHOUT_WORDS", 0)
    assert data(product(1))["words"]


def test_the_vocabulary_has_every_word_of_a_name_once_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_MOST_WITHOUT_WORDS", 0)
    found = data(
        product(1, name=Names("Mật ong “Đú”", "Wild honey"), also=("mật mía",), text="xyzzy"),
        producers=[producer("a", name=Names("Cơ sở Thảo", None), also=("GLF-2",))],
    )
    words = found["words"].split(" ")
    assert words == sorted(set(words))
    assert {"mat", "ong", "du", "wild", "honey", "mia", "thao", "glf", "2"} <= set(words)
    assert "xyzzy" not in words
    places_named = " ".join(
        unit.name for unit in (*places().communes.values(), *places().former.values())
    )
    labels = " ".join(
        label for one in (*sets().values(), *marks().values()) for label in one.label.values()
    )
    assert vocabulary(f"{places_named} {labels} huyện district commune") <= set(words)


def test_optional_words_are_folded() -> None:
    words = data()["optional"].split("\n")
    assert words == sorted(set(words))
    assert {"o dau", "bao nhieu", "where to buy", "near me"} <= set(words)
    assert all(len(phrase.split()) <= 4 for phrase in words)
    words = [word for word in words if " " not in word]
    assert {"cua", "va", "the", "of", "ocop", "san", "pham", "hoa", "binh", "vietnam"} <= set(words)
    assert vocabulary(" ".join(words)) == set(words)
    # Words that are things as well, once their marks are gone.
    assert not {"duoc", "ca", "dau", "den", "mua", "la"} & set(words)


# ---- hostile texts ------------------------------------------------------------------------------------

HOSTILE = [
    "Dòng một\nDòng hai",
    "cột\tcột\r\ncột",
    "ngắt\u2028dòng\u2029\x85 \u00a0 hết\x0b\x0c\x1c\x1d\x1e",
    '"}],"x":[{</script><script>alert(1)</script>',
    "\\n \\u0000 & &amp; 'x'",
    "nửa \ud83d cặp",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_can_shift_a_column(text: str) -> None:
    name = Names(text, f"  {text}  ")
    found = data(
        product(1, name=name, also=(text, "khác")),
        product(2),
        producers=[producer("a", name=name, also=(text,)), producer("b")],
    )
    shown = " ".join(text.split())
    made = found["tables"]["producers"]
    for named in (found, made):
        for lang in ("vi", "en"):
            first, second = items(named[lang])
            assert first == shown
            assert "\t" not in first
            assert second
        assert len(items(named["slugs"])) == 2
    assert items(found["aliases"]["0"]) == [shown, "khác"]
    assert items(made["aliases"]["0"]) == [shown]


@pytest.mark.parametrize("text", HOSTILE)
def test_files_are_json_in_utf8_whatever_the_texts(text: str) -> None:
    index = index_of([product(1, name=Names(text, None), text="ba")])
    files = Search().files(index, {}, [SearchPage("x/", {"vi": text, "en": text}, "")])
    assert set(files) == {"search/index.json", "search/text/b.json"}
    found = {path: json.loads(content.encode()) for path, content in files.items()}
    assert items(found["search/index.json"]["vi"]) == [" ".join(text.split())]
    assert found["search/text/b.json"] == {
        "of": found["search/index.json"]["of"],
        "words": {"ba": [0]},
    }
    assert all("\n" not in content and ": " not in content[:12] for content in files.values())
