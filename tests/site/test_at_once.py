"""Builds at once, or in turn to one place: each site is as if its build had been alone."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from tests.support.entry_files import edit, entries
from tests.support.fateful import options
from tests.support.frames import SHELF
from tests.support.place import tree
from tests.support.run import forget, intermediate_folder, start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.versions import Versions


def both_at_once(*builds: list[str]) -> None:
    with ThreadPoolExecutor() as pool:
        for ran in pool.map(lambda arguments: start(*arguments), builds):
            assert ran.code == 0, ran.text


def test_two_builds_at_once_to_one_place(versions: Versions) -> None:
    place = versions.place
    both_at_once(options(place), options(place))
    assert versions.published() == "new"
    versions.build("old")


def test_two_builds_at_once_to_two_places(versions: Versions, tmp_path: Path) -> None:
    place, other = versions.place, tmp_path / "other"
    both_at_once(options(place), options(place, other))
    assert versions.published() == "new"
    assert tree(other) == versions.sites["new"]
    versions.build("old")


def test_two_catalogues_built_to_one_place_in_turn(versions: Versions, tmp_path: Path) -> None:
    place = versions.place
    shutil.copytree(place.source, tmp_path / "copy")
    SHELF.lend(intermediate_folder(tmp_path / "copy"))
    edit(entries(tmp_path / "copy", "products")[0], name={"vi": "Của nơi khác"})
    mine, theirs = options(place), options(place)
    theirs[theirs.index("--source") + 1] = str(tmp_path / "copy")
    sites = []
    for arguments in (theirs, mine, theirs, mine):
        both_at_once(arguments)
        sites.append(place.tree())
    forget(tmp_path / "copy")
    assert sites[0] == sites[2] != versions.sites["new"]
    assert sites[1] == sites[3] == versions.sites["new"]
