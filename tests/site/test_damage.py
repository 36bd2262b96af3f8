"""Damaged caches: the next build is right all the same."""

from __future__ import annotations

import shutil
import time
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from catalogue.config import Settings
from tests.support.damage import WAYS, some_ways
from tests.support.run import intermediate_folder
from tests.support.thoroughly import trials

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.place import Place
    from tests.support.versions import Versions

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
# What MkDocs makes anew after any of them, and slowly. Left out is what is cut to another length: a file of
# a frame is known by its size, and test_shards.py cuts what is sealed at every byte.
SLOW = {
    "frames": trials(("flipped", "deleted"), ("cut", "flipped", "a folder", "deleted")),
    "shells": trials(("flipped", "a folder"), ("flipped", "a folder", "deleted")),
}
# What is looked at when pages are made: a spare that has them all would leave none to make.
WITHOUT_SPARE = {"cards"}


@pytest.mark.parametrize("kind", KEPT)
def test_damaged_caches_do_not_matter(versions: Versions, kind: str) -> None:
    kept = intermediate_folder(versions.place.source)
    ways = SLOW.get(kind) or some_ways([*KEPT].index(kind))
    for way, wanted in zip(ways, cycle(["old", "new"])):
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
