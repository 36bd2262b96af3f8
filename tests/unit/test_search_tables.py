"""catalogue/enrich/search_tables.py: places, producers, labels and words that the columns lead to."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.enrich import search_data as module
from catalogue.enrich.search_data import search_data
from catalogue.enrich.search_tables import SearchPage
from catalogue.model.brief import Names
from catalogue.places import places
from catalogue.reference import groups, kinds, marks, read_yaml, sets
from catalogue.text import vocabulary
from tests.support.briefs import index_of, producer, product
from tests.support.search_index import index_data, items

SPLIT = next(unit for unit in places().former.values() if unit.is_split)


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
    found = index_data(
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
    assert spot(index_data(product(1, former=SPLIT.code))) == (None, SPLIT.code)
    here = SPLIT.now[1]
    assert spot(index_data(product(1, commune=here, former=SPLIT.code))) == (here, SPLIT.code)


def test_all_places_are_there_with_what_became_of_them() -> None:
    tables = index_data()["tables"]
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


# ---- producers, labels, pages -----------------------------------------------------------------------


def test_producers_have_names_kind_place_and_other_names() -> None:
    made = [
        producer("a", name=Names("Cơ sở A", None), kind="household", former="05038"),
        producer("b", also=("GL Farm", "HTX\tXanh")),
    ]
    tables = index_data(producers=made)["tables"]
    found = tables["producers"]
    assert items(found["vi"]) == ["Cơ sở A", "HTX b"]
    assert items(found["en"]) == ["", "b Cooperative"]
    assert [tables["kinds"][kind]["key"] for kind in found["kind"]] == ["household", "cooperative"]
    assert [items(tables["communes"])[found["commune"][0]].split("\t")[0]] == ["05014"]
    assert found["commune"][1] == -1
    assert found["aliases"] == {"1": "GL Farm\nHTX Xanh"}


def test_labels_are_in_both_languages() -> None:
    tables = index_data()["tables"]
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
    also = {row["key"]: row["also"].split() for row in index_data()["tables"]["kinds"]}
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
    assert index_data(product(1))["words"] == ""
    monkeypatch.setattr(module, "_MOST_WITHOUT_WORDS", 0)
    assert index_data(product(1))["words"]


def test_the_vocabulary_has_every_word_of_a_name_once_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_MOST_WITHOUT_WORDS", 0)
    found = index_data(
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
    words = index_data()["optional"].split("\n")
    assert words == sorted(set(words))
    assert {"o dau", "bao nhieu", "where to buy", "near me"} <= set(words)
    assert all(len(phrase.split()) <= 4 for phrase in words)
    words = [word for word in words if " " not in word]
    assert {"cua", "va", "the", "of", "ocop", "san", "pham", "hoa", "binh", "vietnam"} <= set(words)
    assert vocabulary(" ".join(words)) == set(words)
    # Words that are things as well, once their marks are gone.
    assert not {"duoc", "ca", "dau", "den", "mua", "la"} & set(words)
