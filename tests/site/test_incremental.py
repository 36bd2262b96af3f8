"""A build after changes: the bytes of a build from nothing, and no more work than the changes ask for."""

from __future__ import annotations

import os
import random
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from catalogue.load.ledger import LEDGER, Row, ledger_text
from catalogue.publish import fast
from catalogue.render import photo_draw
from catalogue.render.pages import PageMaker
from tests.support.changes import Changes
from tests.support.entry_files import edit, entries, read, write
from tests.support.packs import made_but_packs
from tests.support.place import Place
from tests.support.run import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INDEX = "search/index.json"
API = "api/v1/"
OPENAPI, PRODUCERS = f"{API}openapi.json", f"{API}producers.json"
# Lists of the open data that tell of every product.
LISTS = {
    OPENAPI,
    *(f"{API}{name}.json" for name in ("index", "products", "certificates")),
    *(f"{API}{name}" for name in ("products.csv", "products-semicolon.csv", "products.geojson")),
}
# What entries hold, counted: whether there is a shop, a story in both languages …
COUNTED = {f"{lang}/statistics/index.html" for lang in ("vi", "en")}
NEW = {"vi": "Tên chưa ai thấy", "en": "A name nobody saw"}


# ---- the same bytes as from nothing -----------------------------------------------------------------


@pytest.mark.parametrize("seed", [11, 22])
def test_any_sequence_of_changes_gives_the_site_of_a_build_from_nothing(
    seed: int, tmp_path: Path
) -> None:
    place = Place(tmp_path, products=40, photos=2)
    changes, chance = Changes(place.source, place.site, seed), random.Random(seed)
    done: list[str] = []
    try:
        place.build()
        for number in range(12):
            done += [changes.make() for _ in range(chance.choice((1, 1, 2, 4)))]
            jobs = chance.choice((1, 2))
            place.build(changes.today, changes.root, jobs=jobs)
            if number % 3 == 2:
                expected = place.build_from_nothing(changes.today, changes.root)
                assert place.differences(expected) == [], done
    finally:
        place.forget()


# ---- nothing twice ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = Place(tmp_path_factory.mktemp("incremental"), products=20, photos=2)
    yield place
    place.forget()


@pytest.fixture
def place(built: Place) -> Place:
    """A catalogue whose site is up to date."""
    built.build()
    return built


def pages_of(path: Path, kind: str = "products") -> set[str]:
    return {f"{lang}/{kind}/{path.stem}/index.html" for lang in ("vi", "en")}


def telling(product: Path) -> set[str]:
    """What tells all of a product: its pages, its data, and the examples when it is the first."""
    number = read(product)["id"]
    first = min(read(path)["id"] for path in entries(product.parents[1], "products"))
    data = {f"{API}products/{number}.json"} | ({OPENAPI} if number == first else set())
    return pages_of(product) | data


def own_files(product: Path) -> set[str]:
    """What a change of a product's file makes: what tells of it, and the file for the form."""
    return telling(product) | {f"contribute/source/{product.stem}.json"}


def share_pictures(path: Path) -> set[str]:
    return {f"share/{lang}/{path.stem}.jpg" for lang in ("vi", "en")}


def holding(site: Path, text: str) -> set[str]:
    """The files of a site in which a text stands."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return {
        path.relative_to(site).as_posix() for path in files if text.encode() in path.read_bytes()
    }


def words_files(place: Place, before: dict[str, str]) -> set[str]:
    """The files of words in texts that are not what they were."""
    now = {path: text for path, text in place.tree().items() if path.startswith("search/text/")}
    return {path for path, text in now.items() if before.get(path) != text}


def tell_more(product: Path, word: str) -> None:
    """Add a word to a product's story."""
    story = read(product).get("story") or {"vi": "Chuyện."}
    edit(product, story=story | {"vi": f"{story['vi']} {word}"})


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

    monkeypatch.setattr(fast, "MARKDOWN_UP_TO", 0)
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


def test_renamed_product_leaves_nothing_of_its_own_behind(place: Place) -> None:
    product = entries(place.source, "products")[8]
    product.rename(product.with_name("ten-tep-khac.yml"))
    place.build()
    assert not [path for path in place.tree() if product.stem in path.split("/")]
    assert holding(place.site, f"products/{product.stem}/") == set()
    assert holding(place.site, "products/ten-tep-khac/")


def test_address_of_before_is_made_and_goes_with_the_ledger(place: Place) -> None:
    product = entries(place.source, "products")[8]
    row = Row(read(product)["id"], date(2026, 1, 2), ("dia-chi-cu", product.stem), "")
    book, others = place.source / LEDGER, []
    for path in entries(place.source, "products"):
        name = read(path)["name"]
        others.append(Row(read(path)["id"], row.entered, (path.stem,), name["vi"]))
    # One that had another address before: what stands above the languages knows of such pages.
    others[0] = others[0]._replace(slugs=("tung-co-ten-khac", *others[0].slugs))
    book.write_text(ledger_text(others), encoding="utf-8")
    place.build()
    mine = [one._replace(slugs=row.slugs) if one.id == row.id else one for one in others]
    book.write_text(ledger_text(mine), encoding="utf-8")
    moved = {f"{lang}/products/dia-chi-cu/index.html" for lang in ("vi", "en")}
    assert made_but_packs(place) == moved | LISTS | telling(product) - pages_of(product)
    book.unlink()
    place.build()
    assert not moved & set(place.tree())


def test_deleted_product_leaves_nothing_of_its_own_behind(place: Place) -> None:
    product = entries(place.source, "products")[9]
    number, text = read(product)["id"], product.read_bytes()
    product.unlink()
    place.build()
    own = {product.stem, number, *(f"{number}.{kind}" for kind in ("svg", "png", "json"))}
    assert not [path for path in place.tree() if own & set(path.split("/"))]
    assert holding(place.site, f"products/{product.stem}/") == set()
    product.write_bytes(text)
    place.build()
    assert own <= {part for path in place.tree() for part in path.split("/")}


def test_deleted_photo_is_no_longer_published(place: Place) -> None:
    product = next(path for path in entries(place.source, "products") if read(path).get("photos"))
    before, data, photos = product.read_bytes(), read(product), set(place.files("photos"))
    file = product.parent / data.pop("photos")[0]["file"]
    write(product, data)
    aside = file.rename(place.source.parent / "aside.jpg")
    place.build()
    assert set(place.files("photos")) < photos
    product.write_bytes(before)
    aside.rename(file)
    place.build()
    assert set(place.files("photos")) == photos


def test_without_changes_no_file_and_no_folder_is_touched(place: Place) -> None:
    before = place.stamps(folders=True)
    place.build()
    assert place.stamps(folders=True) == before


def test_files_written_again_with_the_same_content_are_read_and_nothing_is_made(
    place: Place,
) -> None:
    """A fresh checkout: every file is new to the system, and none is to us."""
    fresh = place.source.with_name("fresh")
    shutil.copytree(place.source, fresh, copy_function=shutil.copyfile)
    shutil.rmtree(place.source)
    fresh.rename(place.source)
    assert place.made_by_build() == set()


def test_change_that_is_taken_back_makes_nothing_but_what_it_was_about(place: Place) -> None:
    product = entries(place.source, "products")[10]
    text, before = product.read_bytes(), place.tree()
    edit(product, story={"vi": "Viết nhầm."})
    place.build()
    between = place.tree()
    product.write_bytes(text)
    # A word may have been the only one with its first letter.
    made = made_but_packs(place)
    assert made <= own_files(product) | words_files(place, between) | {INDEX} | COUNTED
    assert place.tree() == before


def test_another_day_makes_only_pages_that_say_something_else(place: Place) -> None:
    before = place.tree()
    made = place.made_by_build(today="2026-11-23")
    assert made == {path for path in made if place.tree()[path] != before[path]}
    made = place.made_by_build(today=TODAY)
    assert made == {path for path in made if place.tree()[path] == before[path]}
    assert place.tree() == before


def test_failed_build_between_two_others_costs_nothing(place: Place) -> None:
    wrong = place.source / "products" / "sai.yml"
    wrong.write_text("id: 7\n", encoding="utf-8")
    before = place.stamps(folders=True)
    assert place.run().code == 1
    assert place.stamps(folders=True) == before
    wrong.unlink()
    assert place.made_by_build() == set()


def test_photos_are_drawn_once(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(photo_draw, "draw", refuse)
    before = place.stamps("photos")
    edit(entries(place.source, "products")[11], story={"vi": "Không đụng đến ảnh."})
    place.build()
    assert place.stamps("photos") == before
    shutil.rmtree(place.site)
    place.build()
    assert place.stamps("photos") == before


def test_removed_site_is_put_back_without_making_its_pages_again(place: Place) -> None:
    before, tree = place.stamps(), place.tree()
    shutil.rmtree(place.site)
    place.build()
    assert place.tree() == tree
    kept = [path for path, stamp in place.stamps().items() if before.get(path) == stamp]
    assert len(kept) > 0.9 * len(before)
