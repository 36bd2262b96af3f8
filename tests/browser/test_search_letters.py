"""The index that goes before: what it says of a letter is what the whole index says."""

from __future__ import annotations

import json
import random
import re
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.config import REPOSITORY
from catalogue.dates import PartialDate
from catalogue.enrich import search_letters, search_others
from catalogue.enrich.search_data import search_data
from catalogue.enrich.search_letters import letters_data
from catalogue.enrich.search_tables import SearchPage
from catalogue.load.folder import Entry
from catalogue.model import Event
from catalogue.model.brief import Standing
from catalogue.reference import LANGS, marks, sets
from tests.support.briefs import TODAY, index_of, producer
from tests.support.search_engine import PAGES, named

if TYPE_CHECKING:
    from catalogue.model.brief import ProductBrief

pytestmark = pytest.mark.browser

# Words of one letter, names that begin with it more than once, other cases and spellings among them.
WORDS = {
    "vi": "mật ong rừng măng tre trứng trà xanh A B1 Đà đường đỏ Mường Mộc muối gà Ê Ô-mai 3T cá lăng É",
    "en": "honey of forest tea a green B best Muong bamboo m shoots salt fish eggs O red sugar C3",
}
SOURCES = {"sources": {"bao": {"title": "Bài báo", "level": "press"}}, "source": "bao"}
# Those with a letter that only stands beside their names: "venue", "organiser".
EVENTS = {
    slug: {
        "name": {"vi": vi, "en": en},
        "start": "2026-11-20",
        "end": "2026-11-29",
        **more,
        **SOURCES,
    }
    for slug, vi, en, more in (
        ("one", "Hội chợ OCOP", "Fair", {"venue": {"vi": "Quảng trường Z", "en": "Square Z"}}),
        ("two", "Ngày Ê", "B day of B", {"organiser": {"vi": "Xã X"}}),
    )
}
SEARCH_PAGES = [
    *PAGES,
    SearchPage("b/", {"vi": "B", "en": "Bees by B"}, "b mot hai"),
    SearchPage("w/", {"vi": "Xem", "en": "Look"}, "w where z"),
]
QUERIES = ["m", " M ", "d", "đ", "ma", "x", "1", "", "m o", "hb1"]
EVERY = """async (engine) => {
  const found = {};
  for (const letter of argument) {
    if (engine.knows(letter)) found[letter] = await engine.suggest(letter, {products: 6, others: 6});
  }
  return found;
}"""


def _products(count: int) -> list[ProductBrief]:
    chance = random.Random(26)
    codes = ["05014", "05152", None]

    def name(lang: str) -> str | None:
        words = chance.choices(WORDS[lang].split(), k=chance.randint(1, 4))
        return " ".join(words) if chance.random() > 0.05 else None

    def certificate() -> Standing:
        end = chance.choice(
            [PartialDate(2027, 5, 1), PartialDate(2026, 12), PartialDate(2025), None]
        )
        return Standing(chance.randint(3, 5), end, None)

    return [
        named(
            number,
            name("vi") or f"Tên {number}",
            name("en"),
            set=chance.choice(list(sets())),
            commune=chance.choice(codes),
            status=None,
            certificates=(certificate(),) if chance.random() > 0.1 else (),
            marks=tuple(mark for mark in marks() if chance.random() > 0.9),
            also=(f"M {number}",) if chance.random() > 0.8 else (),
            producers=chance.choice([("an",), ("an", "binh"), ()]),
        )
        for number in range(1, count + 1)
    ]


def test_each_letter_finds_the_same_as_in_the_whole_index(catalogue: Any) -> None:
    # With so many, some letters find more than are looked at closely.
    products = _products(1600)
    producers = [producer("an"), producer("binh"), producer("chung")]
    whole, before = (catalogue(*products, producers=producers) for _ in range(2))
    index = index_of(products, producers, TODAY)
    for slug, fair in EVENTS.items():
        entry = Entry(slug, f"events/{slug}.yml", Event.model_validate(fair))
        index.catalogue.events[slug] = entry
    whole.data = json.loads(json.dumps(search_data(index, {}, SEARCH_PAGES, [])))
    before.data = json.loads(json.dumps(letters_data(index, {}, SEARCH_PAGES)))
    assert len(before.data["vi"].split("\n")) < 200
    kinds: set[str] = set()
    for lang in LANGS:
        told, wanted = (
            asked(f"({EVERY})(engine)", ascii_lowercase, lang) for asked in (before, whole)
        )
        assert told.keys() == before.data["letters"][lang].keys() < wanted.keys()
        assert max(one["total"] for one in told.values()) > 400
        for letter, found in told.items():
            assert found == wanted[letter], (lang, letter)
        kinds |= {other["kind"] for one in told.values() for other in one["others"]}
    assert kinds == {"place", "former", "group", "set", "mark", "event", "page"}


def test_it_holds_as_much_as_the_box_asks_for() -> None:
    script = REPOSITORY / "overrides/assets/javascripts/find/box.js"
    asked = re.search(r"products: (\d+), others: (\d+)", script.read_text(encoding="utf-8"))
    assert asked
    assert [int(number) for number in asked.groups()] == [
        search_letters.SHOWN,
        search_others.SHOWN,
    ]


def test_the_index_that_goes_before_knows_nothing_else(catalogue: Any) -> None:
    products = [named(1, "Mật ong"), named(2, "Măng đắng")]
    asked = catalogue(*products)
    asked.data = json.loads(json.dumps(letters_data(index_of(products), {}, PAGES)))
    known = asked("argument.filter((text) => engine.knows(text))", [*QUERIES])
    assert known == ["m", " M ", "d"]
