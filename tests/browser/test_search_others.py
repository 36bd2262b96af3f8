"""What the search finds besides products: producers, groups, pages, and places by all names they had."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.enrich.labels import Labels
from catalogue.model.brief import Names
from catalogue.places import english, places
from catalogue.reference import LANGS
from catalogue.text import fold
from tests.support.briefs import producer
from tests.support.search_engine import named

pytestmark = pytest.mark.browser

SPLIT = next(unit for unit in places().former.values() if unit.is_split)


@pytest.mark.parametrize(
    ("query", "kind", "url"),
    [
        ("htx mong", "producer", "producers/mong/"),
        ("muong dong", "place", "places/05014-muong-dong/"),
        ("hop tien kim boi", "former", "places/05014-muong-dong/"),
        ("Xã Hợp Tiến", "former", "places/05014-muong-dong/"),
        ("thu cong", "group", "groups/handicrafts/"),
        ("honey", "set", "sets/04-honey/"),
        ("vietgap", "mark", "products/?mark=vietgap"),
        ("gioi thieu", "page", "about/"),
        ("what stars mean", "page", "about/"),
        ("muong donng", "place", "places/05014-muong-dong/"),
    ],
)
def test_other_things_are_found_too(catalogue: Any, query: str, kind: str, url: str) -> None:
    asked = catalogue(
        named(1, "Trà", commune="05014", producers=("mong",)),
        producers=[producer("mong", name=Names("Hợp tác xã Mộng", None))],
    )
    first = asked.suggest(query)["others"][0]
    assert (first["kind"], first["url"]) == (kind, url)


def test_a_unit_that_was_split_leads_to_each_of_its_communes(catalogue: Any) -> None:
    found = catalogue(named(1, "Trà")).suggest("vay nua")["others"]
    assert {other["detail"] for other in found if other["kind"] == "former"} == {
        "Xã Tiền Phong",
        "Phường Thống Nhất",
    }


@pytest.mark.parametrize("form", ["written", "plain", "english"])
def test_every_generation_of_place_names_leads_to_the_place_of_today(
    catalogue: Any, form: str
) -> None:
    """All of communes.tsv and earlier.tsv: since July 2025, until then with the district, before 2020."""
    asked = catalogue(named(1, "Trà"))
    wanted = [(unit.name, "", {unit.url}) for unit in places().communes.values()]
    for unit in places().former.values():
        urls = {places().communes[code].url for code in unit.now}
        wanted += [(name, unit.district, urls) for name in (unit.name, *unit.earlier)]
    assert len(wanted) > 46 + 151
    queries = []
    for name, district, _ in wanted:
        parts = [english(part) if form == "english" else part for part in (name, district) if part]
        queries.append(fold(" ".join(parts)) if form == "plain" else " ".join(parts))
    body = "Promise.all(argument.map((one) => engine.suggest(one, {products: 1, others: 6})))"
    answers = asked(body, queries)
    found = [{other["url"] for other in answer["others"]} for answer in answers]
    lost = [query for query, (*_, urls), has in zip(queries, wanted, found) if not urls <= has]
    assert lost == []


def test_a_product_is_found_by_what_its_commune_was_called_before_2020(catalogue: Any) -> None:
    asked = catalogue(named(1, "Trà", former="05395"), named(2, "Trà", commune="05014"))
    assert asked.found("tra co nghia") == ["1"]
    assert asked.found("Trà Cố Nghĩa")[0] == "1"


def test_things_tell_how_many_products_they_have(catalogue: Any) -> None:
    asked = catalogue(
        named(1, "Trà", commune="05014", producers=("a", "b")),
        named(2, "Cam", commune="05014", producers=("a",)),
        producers=[producer("a", name=Names("Ái", None)), producer("b", name=Names("Bảo", None))],
    )
    assert asked.suggest("ai")["others"][0]["count"] == 2
    assert asked.suggest("muong dong")["others"][0]["count"] == 2


def test_a_former_unit_alone_is_called_so_as_on_cards(catalogue: Any) -> None:
    asked = catalogue(named(1, "Trà", former=SPLIT.code))
    for lang in LANGS:
        place = asked.suggest("tra", lang)["products"][0]["place"]
        assert place == Labels(lang)("former_suffix", name=SPLIT.label(lang))
