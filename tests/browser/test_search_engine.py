"""Which products the search finds, in which order, and how it forgives: the engine of the browser.

How well it finds things in large catalogues: test_search_quality.py.
"""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.dates import PartialDate
from catalogue.model.brief import Names, Standing
from catalogue.text import nfc
from tests.support.briefs import producer, reliable
from tests.support.search_engine import marked, named

pytestmark = pytest.mark.browser


def test_a_name_comes_before_another_name_a_producer_a_place_a_kind_and_a_story(
    catalogue: Any,
) -> None:
    asked = catalogue(
        named(1, "Trà xanh", set=11),
        named(2, "Cam ngọt", commune="05014"),  # Mường Động
        named(3, "Bưởi đỏ", producers=("dong",)),
        named(4, "Gạo nếp", also=("nếp động",)),
        named(5, "Đá động"),
        producers=[producer("dong", name=Names("HTX Động", None))],
        texts={"dong": [0]},
    )
    # A story is looked at only where nothing else has the word.
    assert asked.found("dong") == ["5", "4", "3", "2"]
    assert asked.found("muong dong") == ["2"]


def test_what_people_ask_need_not_be_in_a_name(catalogue: Any) -> None:
    asked = catalogue(named(1, "Bưởi Diễn"), named(2, "Dầu dưỡng tóc hoa bưởi"))
    assert asked.found("bán bưởi Diễn ở đâu")[0] == "1"
    assert asked.found("buoi dien bao nhieu tien") == ["1"]
    # Alone such words are what is looked for.
    assert asked.found("dau") == ["2"]


def test_a_story_is_found_where_nothing_else_has_the_words(catalogue: Any) -> None:
    asked = catalogue(
        named(1, "Cam quà tặng"), named(2, "Cam sành"), texts={"tet": [0], "than": [1]}
    )
    assert asked.found("qua tet") == ["1"]
    assert asked.found("than") == ["2"]


def test_stories_of_another_build_are_not_believed(catalogue: Any) -> None:
    asked = catalogue(named(1, "Cam quà tặng"), texts={"tet": [0]})
    asked.texts["text/t.json"]["of"] = "another"
    assert asked.found("tet") == []


def test_the_same_diacritics_come_first(catalogue: Any) -> None:
    asked = catalogue(named(1, "Cà muối"), named(2, "Cá muối"), named(3, "Ca muối Hòa Lạc"))
    assert asked.found("cá")[0] == "2"
    assert asked.found("cà muối")[0] == "1"
    assert asked.found("ca")[0] == "1"  # none typed, none preferred
    # Wherever the tone is written, and however it is made up.
    assert asked.found("hoà lạc") == asked.found("hòa lạc") == asked.found("ho\u0300a la\u0323c")


def test_certificates_that_hold_and_more_stars_decide_between_equals(catalogue: Any) -> None:
    past = (Standing(5, PartialDate(2020), None),)
    asked = catalogue(
        named(1, "Mật ong"),
        named(2, "Mật ong", status=None, certificates=past),
        reliable(3, name=Names("Mật ong", None)),
        named(
            4,
            "Mật ong",
            status=None,
            certificates=(Standing(5, PartialDate(2028), None),),
        ),
    )
    assert asked.found("mat ong") == ["4", "3", "2", "1"]


@pytest.mark.parametrize(
    "query", ["TS0013", "ts13", "ts-13", "TS 0013", "ts.0013", "0013", "mã số ts13"]
)
def test_a_catalogue_number_is_found_however_it_is_typed(catalogue: Any, query: str) -> None:
    asked = catalogue(named(13, "Cam"), named(130, "Mã số"), named(131, "Bưởi"))
    assert asked.found(query)[0] == "13"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("matong", "mật ong"),
        ("cagaileo", "cà gai leo"),
        ("mat ong rungg", "typo"),
        ("tho camm", "typo"),
        ("brocade scraf", "transposed"),
        ("mat nog", "transposed"),
        ("home stay", "split"),
        ("rung mat ong", "order"),
        ("mua mat ong rung o dau", "extra words"),
    ],
)
def test_it_forgives(catalogue: Any, query: str, meant: str) -> None:
    asked = catalogue(
        named(1, "Mật ong rừng", "Forest honey"),
        named(2, "Cao cà gai leo"),
        named(3, "Khăn thổ cẩm", "Brocade scarf"),
        named(4, "Homestay bản Lác"),
        named(5, "Chè shan tuyết", "Shan tea"),
    )
    wanted = {"cà gai leo": "2", "split": "4"}.get(meant) or (
        "3" if "cam" in query or "broc" in query else "1"
    )
    assert asked.found(query)[0] == wanted, meant


def test_words_beside_each_other_belong_together(catalogue: Any) -> None:
    """ "lac thuy" is a place: a name with "lac" made in a place with "thuy" is another thing."""
    asked = catalogue(
        named(1, "Mật ong rừng Lạc Sỹ", former="05356"),
        named(2, "Mật ong hoa", commune="05392"),  # Lạc Thủy
    )
    assert asked.found("mat ong lac thuy")[0] == "2"


def test_either_languages_words_find_a_product_in_both(catalogue: Any) -> None:
    asked = catalogue(named(1, "Thổ cẩm", "Brocade"), named(2, "Chỉ tiếng Việt"))
    for lang, name in (("vi", "Thổ cẩm"), ("en", "Brocade")):
        for query in ("tho cam", "brocade"):
            hit = asked.suggest(query, lang)["products"][0]
            assert hit["name"]["text"] == name
            assert hit["url"] == "products/thu-1/"
    foreign = asked.suggest("chi tieng", "en")["products"][0]["name"]
    assert (foreign["text"], foreign["lang"]) == ("Chỉ tiếng Việt", "vi")


def test_what_was_looked_for_is_marked_in_both_names(catalogue: Any) -> None:
    asked = catalogue(named(1, "Ma\u0323\u0302t ong «rừng»", "Forest honey"))
    hit = asked.suggest("mat ru")["products"][0]
    assert nfc(marked(hit["name"])) == "«Mật» ong ««rừ»ng»"
    assert marked(hit["other"]) == "Forest honey"
    assert marked(asked.suggest("honye")["products"][0]["other"]) == "Forest «honey»"
    assert nfc(marked(asked.suggest("matong")["products"][0]["name"])) == "«Mật ong» «rừng»"


def test_the_nearest_spelling_is_offered_as_it_is_written(catalogue: Any) -> None:
    asked = catalogue(named(1, "Mật ong rừng"))
    assert asked.suggest("mat ongg")["instead"] == "mat ong"
    assert asked.suggest("mat ong")["instead"] is None
    assert asked.suggest("xyzxyz")["total"] == 0


def test_words_everything_has_need_not_match(catalogue: Any) -> None:
    asked = catalogue(named(1, "Mật ong"), named(2, "Cam", set=1))
    assert asked.found("mật ong của Hòa Bình") == ["1"]


def test_what_nothing_has_finds_nothing(catalogue: Any) -> None:
    for products in ([], [named(1, "Cam")]):
        told = catalogue(*products).suggest("?!")
        assert (told["total"], told["products"], told["others"]) == (0, [], [])
        assert catalogue(*products).suggest("")["total"] == 0


def test_long_and_odd_queries_do_no_harm(catalogue: Any) -> None:
    asked = catalogue(named(1, "Cam"))
    for query in (
        "cam " * 500,
        "[](){}.*+?^$|\\",
        "constructor",
        "__proto__",
        "\ud800",
        "c" * 9999,
    ):
        asked.suggest(query)
