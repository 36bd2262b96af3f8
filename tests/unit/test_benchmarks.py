"""The synthetic catalogue is valid and repeatable, and peers get templates that show what ours do.

Nothing is timed here and nothing installed: see benchmarks/compare.py for figures.
"""

from __future__ import annotations

import re
from dataclasses import fields
from functools import partial
from pathlib import Path

import pytest

from benchmarks import generate
from benchmarks.certificates import STATES, TODAY
from benchmarks.compare import PEERS, change_one, make
from benchmarks.markdown_pages import pages, written_pages
from benchmarks.pages_there import expected
from benchmarks.peers import content
from benchmarks.peers.base import Content, icons, interface_words, remove_aside
from benchmarks.pictures import write_picture
from benchmarks.tables import Figures, tables
from benchmarks.vocabulary import spots, words
from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.enrich.product_data import ProductData
from catalogue.reference import sets

COUNT = 30
PEER_TEMPLATES = REPOSITORY / "benchmarks" / "peers"
LAYOUTS = {"hugo": "hugo/layouts", "eleventy": "eleventy/layouts"}
# Classes of our product page that stand for a visible part; those of photos are left out, since the
# compared catalogues have none.
OUR_TEMPLATES = (
    *sorted((REPOSITORY / "overrides/partials/catalogue/product").glob("*.html")),
    *(
        REPOSITORY / f"overrides/partials/catalogue/{name}.html"
        for name in (
            "product",
            "marks",
            "sources",
            "unconfirmed",
            "where",
            "colophon",
            "card",
            "cards",
            "row",
            "collection",
            "directory",
            "place",
            "producer",
        )
    ),
)
_NOT_SHOWN = {"photo", "photo-row", "aside-note", "button--plain", "screen-only"}
_NOT_SHOWN |= {"photos__strip", "photos__place", "photos__small", "paper-only"}
# What scripts bring to life or is drawn from coordinates: peers are spared it, so they make less, not more.
_NOT_SHOWN |= {
    "needs-js",
    "more-actions",
    "actions__more",
    "actions__rest",
    "action--pick",
    "code-open",
}
_NOT_SHOWN |= {"locate", "small-map", "sign-many"}


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synthetic") / "catalogue"
    generate.write_catalogue(folder, COUNT)
    return folder


@pytest.fixture(scope="module")
def made(synthetic: Path) -> Content:
    return Content(list(pages(synthetic)), list(written_pages(synthetic)))


def _text_of(layouts: str) -> str:
    files = sorted((PEER_TEMPLATES / layouts).rglob("*.*"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files if path.is_file())


def test_the_same_seed_gives_the_same_files() -> None:
    assert list(generate.files(COUNT)) == list(generate.files(COUNT))


def test_another_seed_gives_other_files() -> None:
    assert dict(generate.files(COUNT, seed=1)) != dict(generate.files(COUNT, seed=2))


def test_a_larger_catalogue_keeps_every_file_of_a_smaller_one() -> None:
    larger = dict(generate.files(5 * COUNT + 1))
    assert {path: larger.get(path) for path, _ in generate.files(COUNT)} == dict(
        generate.files(COUNT)
    )


def test_the_synthetic_catalogue_has_no_findings(synthetic: Path) -> None:
    checked = load_and_check(synthetic, TODAY)
    assert len(checked.catalogue.products) == COUNT
    assert checked.findings == []


def test_many_entries_have_names_of_their_own() -> None:
    paths = [path for path, _ in generate.files(2000)]
    assert len(paths) == len(set(paths))


def test_ids_are_unique_beyond_one_pair_of_letters() -> None:
    ids = [generate.product_id(index) for index in range(20_500)]
    assert len(set(ids)) == len(ids)
    assert ids[:2] == ["AA0001", "AA0002"]
    assert ids[9998:10_000] == ["AA9999", "AB0001"]
    assert all(re.fullmatch(r"[A-Z]{2}[0-9]{4}", one) for one in ids)


def test_every_state_and_every_set_occurs() -> None:
    text = "\n".join(text for path, text in generate.files(1500) if path.startswith("products/"))
    assert {int(number) for number in re.findall(r"^set: (\d+)$", text, re.M)} == set(sets())
    assert {"candidate", "unconfirmed", "discontinued"} <= set(
        re.findall(r"^status: (\w+)", text, re.M)
    )
    assert "revoked: " in text
    assert sum(STATES.values()) == 100


def test_stories_have_about_250_words_in_each_language(synthetic: Path) -> None:
    catalogue = load_and_check(synthetic, TODAY).catalogue
    told = [catalogue.product(slug).item.story for slug in catalogue.products]
    for lang in ("vi", "en"):
        lengths = [len((story.get(lang) or "").split()) for story in told if story]
        assert 200 < sum(lengths) / len(lengths) < 320


def test_vocabulary_covers_every_set_and_all_places() -> None:
    assert set(words()["sets"]) == set(sets())
    assert len(spots()) == 151


def test_a_photo_is_named_and_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = partial(write_picture, size=(1400, 900))
    monkeypatch.setattr(generate, "write_picture", small)
    generate.write_catalogue(tmp_path / "catalogue", 2, photos=1)
    findings = load_and_check(tmp_path / "catalogue", TODAY).findings
    assert (tmp_path / "catalogue/products/photos/anh-00001.jpg").is_file()
    assert not [finding for finding in findings if finding.is_error]


def test_slim_data_has_addresses_in_place_of_cards(made: Content) -> None:
    _, page = next((lang, page) for lang, page in made.pages if page.url == "products/")
    cards = content.front_matter(page)["collection"]["sections"][0]["cards"]
    assert all(re.fullmatch(r"products/[a-z0-9-]+/", card) for card in cards)


@pytest.mark.parametrize("peer", LAYOUTS)
def test_peers_show_every_part_of_a_product_page(peer: str) -> None:
    ours = "\n".join(path.read_text(encoding="utf-8") for path in OUR_TEMPLATES)
    classes = {
        name
        for value in re.findall(r'class="([^"{}]+)"', ours)
        for name in value.split()
        if name not in _NOT_SHOWN
    }
    theirs = _text_of(LAYOUTS[peer])
    assert {name for name in classes if name not in theirs} == set()


@pytest.mark.parametrize("peer", LAYOUTS)
def test_peers_show_every_field_of_a_product(peer: str) -> None:
    theirs = _text_of(LAYOUTS[peer])
    # Generated catalogues have no photos and no events; the group is in the crumbs.
    unseen = {"photos", "events", "group", "story_lang"}
    names = {field.name for field in fields(ProductData)} - unseen
    assert {name for name in names if f".{name}" not in theirs} == set()


@pytest.mark.parametrize("peer", LAYOUTS)
def test_peers_have_a_layout_for_every_kind_of_page(peer: str, made: Content) -> None:
    folder = PEER_TEMPLATES / LAYOUTS[peer]
    there = {path.name.split(".")[0] for path in folder.iterdir() if path.is_file()}
    kinds = {content.kind(page) for _, page in made.pages} - {"text"}
    assert kinds <= there


@pytest.mark.parametrize("name", PEERS)
def test_a_project_holds_every_page_and_a_change_reaches_it(
    name: str, made: Content, tmp_path: Path
) -> None:
    peer = make(name, tmp_path, COUNT)
    peer.prepare(made)
    wanted = expected(made)
    assert wanted.counts["vi"]["products"] == wanted.counts["en"]["products"] == COUNT
    sentence = change_one(peer, wanted, 7)
    for path in peer.product_files(wanted.sample["vi"][0].slug):
        assert sentence in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PEERS)
def test_before_a_cold_run_nothing_is_removed_and_after_the_last_all(
    name: str, tmp_path: Path
) -> None:
    peer = make(name, tmp_path, COUNT)
    for text in ("first", "second"):
        peer.site.mkdir(parents=True)
        (peer.site / "x.html").write_text(text, encoding="utf-8")
        peer.forget()
        assert not peer.site.exists()
    kept = sorted(path.read_text(encoding="utf-8") for path in tmp_path.rglob("x.html"))
    assert kept == ["first", "second"]
    remove_aside(peer.folder.parent)
    assert not list(tmp_path.rglob("x.html"))
    assert peer.folder.is_dir()


def test_interface_words_and_icons_can_be_read_from_our_templates() -> None:
    assert interface_words()["en"]["nav"]["products"] == "Products"
    assert interface_words()["vi"]["story"]
    assert "pin" in icons()


def test_a_state_that_was_not_measured_is_a_dash() -> None:
    assert "| – | – | – |" in tables([Figures("ours", "ours", "1", "", 10)])
