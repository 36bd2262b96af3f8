"""A build after one change: no more work than the change asks for."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from catalogue.render.pages import PageMaker
from tests.support.entry_files import edit, entries, read
from tests.support.own_files import (
    COUNTED,
    INDEX,
    LISTS,
    OPENAPI,
    PRODUCERS,
    holding,
    own_files,
    pages_of,
    share_pictures,
    tell_more,
    telling,
    words_files,
)
from tests.support.packs import made_but_packs

if TYPE_CHECKING:
    from tests.support.place import Place

NEW = {"vi": "Tên chưa ai thấy", "en": "A name nobody saw"}


def test_changed_story_makes_its_two_pages_and_the_files_of_its_words(place: Place) -> None:
    product = entries(place.source, "products")[3]
    tell_more(product, "Xyzzy")
    place.build()
    tell_more(product, "Xyzyy ụzz")
    assert made_but_packs(place) == own_files(product) | {
        "search/text/u.json",
        "search/text/x.json",
    }


def test_changed_story_has_no_list_page_worked_out(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan of the last run is kept; Markdown pages of small catalogues would need them."""

    def refuse(*_: object) -> None:
        raise AssertionError("lists are worked out")

    monkeypatch.setattr(PageMaker, "lists", refuse)
    product = entries(place.source, "products")[3]
    tell_more(product, "xyzzy")
    assert made_but_packs(place) >= own_files(product)


def test_changed_story_has_few_folders_searched_for_strange_files(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that have another file than when the site was published; here the one that somebody put into."""
    tell_more(entries(place.source, "products")[3], "xyzzy")
    place.build()
    (place.site / "vi" / "about" / "own.txt").write_text("x", encoding="utf-8")
    searched: list[str] = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: searched.append(str(path)) or scandir(path))
    tell_more(entries(place.source, "products")[4], "xyzzy")
    place.build()
    assert [path.partition("spare.tmp")[2] for path in searched if "spare.tmp" in path] == [
        "/vi/about/",
        "/",
    ]


def test_another_story_makes_no_more_than_the_files_whose_words_change(place: Place) -> None:
    product, before = entries(place.source, "products")[3], place.tree()
    tell_more(product, "Zzz")
    place.build()
    edit(product, story={"vi": "Câu chuyện zzz khác.", "en": "Another story."})
    before, made = place.tree(), made_but_packs(place)
    words = words_files(place, before)
    assert words
    assert made == own_files(product) | words


def test_changed_portrait_makes_the_pages_of_its_producer_alone(place: Place) -> None:
    producer = entries(place.source, "producers")[2]
    edit(producer, about={"vi": "Giới thiệu khác.", "en": "Another portrait."})
    assert made_but_packs(place) == pages_of(producer, "producers") | {PRODUCERS, OPENAPI}


def test_changed_name_makes_what_shows_it_and_nothing_else(place: Place) -> None:
    """Its words are no longer words of a text, and those of the old name may be."""
    before = place.tree()
    product = entries(place.source, "products")[5]
    edit(product, name=NEW)
    made = made_but_packs(place)
    shown = {path for name in NEW.values() for path in holding(place.site, name)}
    assert made == shown | LISTS | words_files(place, before) | share_pictures(product)
    lists = {path for path in shown if "/products/" not in path}
    assert {path.split("/")[1] for path in lists if "/" in path} >= {"sets", "groups", "producers"}
    assert INDEX in shown


@pytest.mark.parametrize(
    "fields",
    [
        {"also_known_as": ["Tên chưa nghe"]},
        {"buy": [{"kind": "online", "url": "https://cho.example/1"}], "visit": {"possible": True}},
    ],
)
def test_what_only_the_search_tells_elsewhere_makes_its_index(
    fields: dict[str, object], place: Place
) -> None:
    product = entries(place.source, "products")[7]
    edit(product, also_known_as=None, buy=None, visit=None)
    place.build()
    before = place.tree()
    edit(product, **fields)
    made = made_but_packs(place)
    # Whether there is a shop is counted in numbers of the whole.
    counted = COUNTED if "buy" in fields else set()
    assert made == own_files(product) | {INDEX} | words_files(place, before) | counted


def test_moved_producer_makes_its_pages_those_of_its_products_and_the_map(place: Place) -> None:
    products = entries(place.source, "products")
    slug = next(makers[0] for path in products if (makers := read(path).get("producers")))
    producer = place.source / "producers" / f"{slug}.yml"
    edit(producer, location={"lat": 20.7123, "lon": 105.4321})
    theirs = [telling(path) for path in products if slug in read(path).get("producers", [])]
    others = {f"{lang}/map/index.html" for lang in ("vi", "en")} | LISTS | {PRODUCERS}
    assert made_but_packs(place) == pages_of(producer, "producers").union(others, *theirs)


def test_other_name_of_a_producer_makes_its_pages_and_the_index(place: Place) -> None:
    producer = entries(place.source, "producers")[1]
    edit(producer, also_known_as=["Tên chưa nghe"])
    made = made_but_packs(place)
    assert made == pages_of(producer, "producers") | {INDEX, PRODUCERS, OPENAPI}


def test_changed_picture_makes_its_files_and_the_pages_that_show_it(place: Place) -> None:
    product = next(path for path in entries(place.source, "products") if read(path).get("photos"))
    file = product.parent / read(product)["photos"][0]["file"]
    other = file.with_name("khac.jpg")
    shutil.copyfile(file, other)
    with other.open("ab") as end:
        end.write(b"\0")  # another content, the same picture
    other.replace(file)
    made = made_but_packs(place)
    pictures = {path for path in made if path.startswith("photos/")}
    assert pictures
    shown = {path for name in pictures for path in holding(place.site, name)}
    assert made == pictures | shown | share_pictures(product) | LISTS | {INDEX}


def test_second_change_makes_nothing_of_the_first_again(place: Place) -> None:
    """The new site grows in the one before last, which does not have the first change."""
    first, second = entries(place.source, "products")[6:8]
    tell_more(first, "xyzzy")
    place.build()
    tell_more(first, "xyzyy")
    assert made_but_packs(place) == own_files(first) | {"search/text/x.json"}
    tell_more(second, "xyzzz")
    assert made_but_packs(place) == own_files(second) | {"search/text/x.json"}
