"""What was made once is not made again: without changes, after a checkout, a failure, a change taken back."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from catalogue.publish.strangers import folder_times, kept_times
from catalogue.publish.tree import Listings
from catalogue.render import photo_draw
from tests.support.entry_files import edit, entries
from tests.support.own_files import COUNTED, INDEX, own_files, words_files
from tests.support.packs import made_but_packs
from tests.support.run import TODAY, below, build_options, intermediate_folder, start

if TYPE_CHECKING:
    import pytest

    from tests.support.place import Place


def test_without_changes_no_file_and_no_folder_is_touched(place: Place) -> None:
    before = place.stamps(folders=True)
    place.build()
    assert place.stamps(folders=True) == before


def test_without_changes_little_is_loaded(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is to do, what Python loads is most of what a contributor waits for."""
    loaded = loaded_by_build(place, monkeypatch)
    assert "catalogue.publish.unchanged" in loaded
    assert loaded & {"yaml", "importlib.metadata", "jinja2", "pydantic", "markdown", "PIL"} == set()


def test_for_a_changed_text_no_picture_is_drawn_and_no_reference_written(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(entries(place.source, "products")[3], story={"vi": "Không có gì để vẽ."})
    loaded = loaded_by_build(place, monkeypatch)
    assert {"catalogue.publish.fast", "pydantic"} <= loaded
    unneeded = {"resvg_py", "catalogue.render.share_draw", "catalogue.render.reference_pages"}
    assert loaded & unneeded == set()


def loaded_by_build(place: Place, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The modules that a build in a process of its own loads."""
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")
    ran = start("build", *build_options(place.site, place.source), "--quiet")
    assert ran.code == 0, ran.text
    return set(re.findall(r"^import time:.*\| +([\w.]+)$", ran.err, re.MULTILINE))


def test_times_of_folders_that_are_kept_are_those_of_both_sites(place: Place) -> None:
    """They are looked at again only where a file came or went."""
    first, second, *_ = entries(place.source, "products")
    text = second.read_bytes()
    for change in (
        lambda: edit(first, story={"vi": "Một câu khác."}),
        lambda: edit(first, name={"vi": "Tên khác", "en": "Another name"}),
        second.unlink,
        lambda: second.write_bytes(text),
        lambda: edit(first, story={"vi": "Câu thứ ba."}),
    ):
        change()
        place.build()
        (home,) = intermediate_folder(place.source).glob("sites/*")
        kept = kept_times(home / "folders")
        for site in (place.site, home / "spare"):
            now = folder_times(site, below(site).files)
            assert kept[Listings.content(site)] | {"": 0} == now | {"": 0}


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
