"""Damaged caches and sites: the next build is right all the same, and puts right what is published."""

from __future__ import annotations

import json
import os
import shutil
import time
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from catalogue.config import Settings
from catalogue.publish.tree import MARK
from tests.support.entry_files import entries, read
from tests.support.run import intermediate_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.place import Place
    from tests.support.versions import Versions


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _flip(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size * 2 // 3)
        byte = file.read(1)
        if byte:
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ 0x20]))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "in it").write_bytes(b"x")


WAYS: dict[str, Callable[[Path], None]] = {
    "cut": _cut,
    "flipped": _flip,
    "emptied": _empty,
    "a folder": _become_a_folder,
    "deleted": lambda path: path.unlink(),
}
# Kinds of kept files: where they are below the source's build folder.
KEPT = {
    "known": "known/**/*",
    "cards": "cards/*",
    "frames": "frames/*/*/**/*",
    "shells": "frames/*/shells",
    "listings": "sites/*/listings/*",
    "notes": "sites/*/*",
    "spare": "sites/*/spare/**/*",
}
# What is looked at when nothing changed.
QUICK = {"listings", "notes", "spare"}
# What is looked at when pages are made: a spare that has them all would leave none to make.
WITHOUT_SPARE = {"cards"}


@pytest.mark.parametrize("kind", KEPT)
def test_damaged_caches_do_not_matter(versions: Versions, kind: str) -> None:
    kept = intermediate_folder(versions.place.source)
    for way, wanted in zip(WAYS, cycle(["old", "new"])):
        if kind in QUICK:  # when nothing else changed
            _settle(versions.place)
            before = versions.place.tree()
            assert _damage(kept, KEPT[kind], way)
            versions.place.build()
            assert versions.place.differences(before) == []
            _settle(versions.place)
        versions.be(wanted)
        for spare in kept.glob("sites/*/spare") if kind in WITHOUT_SPARE else ():
            shutil.rmtree(spare)
        # A spare is not put right before it is needed.
        assert _damage(kept, KEPT[kind], way) or kind == "spare"
        versions.build(wanted)


def _settle(place: Place) -> None:
    """Let the build before be so long ago that its sources are taken for unchanged."""
    time.sleep(0.12)
    place.build()


def _damage(folder: Path, pattern: str, way: str) -> int:
    """Damage all files of a kind; how many there were."""
    files = [path for path in folder.glob(pattern) if path.is_file()]
    for path in files:
        WAYS[way](path)
    return len(files)


def test_damaged_cache_of_photos_does_not_matter(
    versions: Versions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "photo_cache", tmp_path / "cache" / "photos")
    versions.build("new")
    for way, wanted in zip(("cut", "flipped", "deleted"), cycle(["old", "new"])):
        assert _damage(tmp_path / "cache", "photos/*", way)
        versions.build(wanted)


@pytest.mark.parametrize("way", WAYS)
def test_damaged_site_is_repaired(versions: Versions, way: str) -> None:
    """Also without another change, and though the damaged files have other names elsewhere."""
    versions.be("old")
    for wanted in ("old", "new"):
        for path in some_of_each_kind(versions.place):
            WAYS[way](path)
        versions.build(wanted)
    versions.build("old")


def some_of_each_kind(place: Place) -> list[Path]:
    slug = entries(place.source, "products")[4].stem
    number = read(entries(place.source, "products")[4])["id"]
    patterns = [
        *("index.html", "vi/index.html", "en/places/index.html", "sitemap.xml", ".nojekyll"),
        *(f"vi/products/{slug}/index.html", "search/index.json", "photos/*-320.*"),
        *(f"Q/{number}/index.html", f"qr/{number}.svg", f"qr/{number}.png"),
        *("vi/assets/stylesheets/site.css", "en/assets/javascripts/find.js"),
        *("vi/about/index.html", "search/text/*.json"),
    ]
    found = [path for pattern in patterns for path in sorted(place.site.glob(pattern))[:1]]
    assert len(found) == len(patterns)
    return found


def test_site_whose_mark_was_edited_is_published_anew(versions: Versions) -> None:
    versions.be("old")
    mark = versions.place.site / MARK
    mark.write_text(json.dumps(json.loads(mark.read_bytes()) | {"date": "1999-01-01"}))
    versions.build("old")


def test_strange_files_in_a_site_do_not_get_into_the_next(versions: Versions) -> None:
    site = versions.place.site
    (site / "vi" / "notes").mkdir()
    for name in ("vi/notes/own.txt", "robots.txt~", ".htaccess"):
        (site / name).write_text("x", encoding="utf-8")
    versions.build("new")
    versions.build("old")
    versions.build("new")
