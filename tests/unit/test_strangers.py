"""catalogue/publish/strangers.py: what somebody put into a site is found, wherever it lies."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from catalogue.publish import strangers as module
from catalogue.publish.strangers import (
    folder_times,
    keep_times,
    kept_times,
    searched,
    times_after,
)
from catalogue.publish.tree import remove

if TYPE_CHECKING:
    from pathlib import Path

LISTED = ("index", "vi/index", "vi/products/a/index", "vi/products/b/index", "en/c/index")


def write(root: Path, *paths: str) -> dict[str, str]:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    return dict.fromkeys(paths, "key")


def strangers(site: Path, listing: dict[str, str], times: dict[str, int]) -> list[str]:
    return searched(site, listing, times).strangers


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=True)
    except OSError:  # Windows allows links to administrators only
        pytest.skip("no links here")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    write(root, *LISTED)
    for folder in sorted(root.rglob("*"), reverse=True):
        os.utime(folder, (1, 1))  # long ago: whatever comes now is later, however coarse the clock
    return root


@pytest.mark.parametrize("known", [False, True], ids=["all searched", "times known"])
def test_strangers_are_files_that_are_not_listed(site: Path, known: bool) -> None:
    listing = dict.fromkeys(LISTED, "key")
    times = folder_times(site, LISTED) if known else {}
    assert strangers(site, listing, times) == []
    added = write(site, "notes", "vi/products/b/notes", "vi/new/deep/file", "other/file")
    assert sorted(strangers(site, listing, times)) == sorted(added)
    assert strangers(site, listing | added, times) == []


@pytest.mark.parametrize("known", [False, True], ids=["all searched", "times known"])
def test_what_took_the_place_of_a_folder_is_a_stranger_and_not_entered(
    site: Path, tmp_path: Path, known: bool
) -> None:
    """Else files outside the site would be removed."""
    write(tmp_path / "elsewhere", "index", "a/index", "a/mine", "products/a/mine")
    times = folder_times(site, LISTED) if known else {}
    remove(site, [path for path in LISTED if path.startswith("vi/")])
    link(site / "vi", tmp_path / "elsewhere")
    assert strangers(site, dict.fromkeys(LISTED, "key"), times) == ["vi"]
    remove(site, ["vi"])
    assert (tmp_path / "elsewhere" / "products" / "a" / "mine").exists()


def test_link_to_a_folder_is_a_stranger_and_not_entered(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", "file")
    times = folder_times(site, LISTED)
    link(site / "vi" / "link", tmp_path / "elsewhere")
    assert strangers(site, dict.fromkeys(LISTED, "key"), times) == ["vi/link"]


def test_folders_that_did_not_change_are_not_searched(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = folder_times(site, LISTED)
    write(site, "vi/products/a/notes")
    searched: list[str] = []
    scandir = os.scandir
    monkeypatch.setattr(module.os, "scandir", lambda path: searched.append(path) or scandir(path))
    strangers(site, dict.fromkeys(LISTED, "key"), times)
    assert searched == [f"{site}/vi/products/a/", f"{site}/"]


def test_times_are_of_all_folders(site: Path) -> None:
    there = {f"{path.relative_to(site).as_posix()}/" for path in site.rglob("*") if path.is_dir()}
    assert folder_times(site, LISTED).keys() == there | {""}
    assert folder_times(site, [*LISTED, "gone/file"]).keys() == there | {""}


def test_times_after_a_change_are_those_that_all_folders_have(site: Path) -> None:
    before = folder_times(site, LISTED)
    write(site, "vi/products/a/more", "new/deep/file")
    remove(site, ["en/c/index"])
    touched = ["vi/products/a/more", "new/deep/file", "en/c/index"]
    left = [path for path in LISTED if path != "en/c/index"]
    assert times_after(site, before, touched) == folder_times(site, [*left, *touched[:2]])


@pytest.mark.parametrize("known", [False, True], ids=["all searched", "times known"])
def test_times_of_what_was_searched_are_those_of_all_folders(site: Path, known: bool) -> None:
    times = folder_times(site, LISTED) if known else {}
    added = write(site, "vi/products/a/notes", "vi/new/deep/file")
    (site / "en" / "c" / "index").unlink()
    (site / "en" / "c").rmdir()
    now = searched(site, dict.fromkeys(LISTED, "key"), times).times
    remove(site, added)
    left = [path for path in LISTED if not path.startswith("en/")]
    assert times_after(site, now, added) | {"en/": 0} == folder_times(site, left) | {"en/": 0}


def test_times_are_kept_by_content(site: Path, tmp_path: Path) -> None:
    times = folder_times(site, LISTED)
    keep_times(tmp_path / "folders", {"one": times, "two": {"": 1}})
    assert kept_times(tmp_path / "folders") == {"one": times, "two": {"": 1}}
    (tmp_path / "folders").write_bytes((tmp_path / "folders").read_bytes()[:-1])
    assert kept_times(tmp_path / "folders") == {}
    assert kept_times(tmp_path / "none") == {}
