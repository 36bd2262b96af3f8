"""catalogue/publish/tree.py and exchange.py: files that share their content, lists of them, a swap."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from catalogue.publish import exchange as exchange_module
from catalogue.publish.exchange import exchange
from catalogue.publish.tree import (
    MARK,
    File,
    Listing,
    Listings,
    clone,
    content_name,
    link_or_copy,
    put,
    remove,
    untouched,
)

SECOND = 1_000_000_000


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def write(folder: Path, **files: str) -> Listing:
    """Files below a folder, "a__b" for a/b, listed by their texts as keys."""
    found = {}
    for name, text in files.items():
        path = name.replace("__", "/")
        found[path] = File(text, *put(f"{folder}/{path}", text.encode()))
    return found


def refuse(*_: object, **__: object) -> None:
    raise OSError(95, "no links here")


# ---- put --------------------------------------------------------------------------------------------


def test_put_writes_a_file_and_the_folders_above_it(tmp_path: Path) -> None:
    size, time = put(f"{tmp_path}/vi/products/che/index.html", "chè".encode())
    path = tmp_path / "vi" / "products" / "che" / "index.html"
    assert path.read_bytes() == "chè".encode()
    assert (size, time) == (4, path.stat().st_mtime_ns)


def test_put_never_writes_to_a_file_that_is_there(tmp_path: Path) -> None:
    """Another site may share it."""
    (tmp_path / "site").write_bytes(b"old")
    os.link(tmp_path / "site", tmp_path / "shared")
    put(f"{tmp_path}/site", b"new")
    assert contents(tmp_path) == {"site": b"new", "shared": b"old"}


def test_put_replaces_a_link_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"old")
    try:
        (tmp_path / "link").symlink_to("elsewhere")
    except OSError:  # Windows allows links to administrators only
        (tmp_path / "link").write_bytes(b"old")
    put(f"{tmp_path}/link", b"new")
    assert not (tmp_path / "link").is_symlink()
    assert contents(tmp_path) == {"elsewhere": b"old", "link": b"new"}


def test_put_writes_on_where_the_system_wrote_a_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda file, content: whole(file, content[:3]))
    assert put(f"{tmp_path}/x", b"0123456789")[0] == 10
    assert contents(tmp_path) == {"x": b"0123456789"}


def test_put_of_nothing_makes_an_empty_file(tmp_path: Path) -> None:
    assert put(f"{tmp_path}/.nojekyll", b"")[0] == 0
    assert contents(tmp_path) == {".nojekyll": b""}


def test_file_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    put(f"{tmp_path}/x", b"x")
    (tmp_path / "y").touch()
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "y").stat().st_mode


# ---- link_or_copy and clone -------------------------------------------------------------------------


@pytest.mark.parametrize("links", [True, False])
def test_second_name_of_a_file(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "one").write_bytes(b"content")
    os.utime(tmp_path / "one", ns=(5 * SECOND, 5 * SECOND))
    put(f"{tmp_path}/a/b/two", b"something else")
    assert link_or_copy(tmp_path / "one", f"{tmp_path}/a/b/two") == (7, 5 * SECOND)
    assert contents(tmp_path) == {"one": b"content", "a/b/two": b"content"}
    same = (tmp_path / "one").stat().st_ino == (tmp_path / "a/b/two").stat().st_ino
    assert same == links


@pytest.mark.parametrize("links", [True, False])
def test_clone_has_the_listed_files_as_they_are_listed(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = write(tmp_path / "one", index="home", vi__index="vi", vi__che__index="chè")
    write(tmp_path / "one", stranger="not listed")
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    clone(tmp_path / "one", tmp_path / "two", listing, jobs=1)
    assert contents(tmp_path / "two") == {path: file.key.encode() for path, file in listing.items()}
    assert all(untouched(f"{tmp_path}/two/{path}", file) for path, file in listing.items())


def test_clone_over_several_processes(tmp_path: Path) -> None:
    # More folders than are worth a process, some below others that hold no file themselves.
    named = {f"vi__{number}__below__page": str(number) for number in range(200)}
    listing = write(tmp_path / "one", **named)
    clone(tmp_path / "one", tmp_path / "two", listing, jobs=2)
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_clone_of_nothing_is_nothing(tmp_path: Path) -> None:
    clone(tmp_path / "one", tmp_path / "two", {}, jobs=1)
    assert contents(tmp_path) == {}


# ---- untouched --------------------------------------------------------------------------------------


def test_file_that_was_written_to_is_touched(tmp_path: Path) -> None:
    file = write(tmp_path, x="abc")["x"]
    path = f"{tmp_path}/x"
    assert untouched(path, file)
    os.utime(path, ns=(file.time, file.time + 1))
    assert not untouched(path, file), "another time"
    Path(path).write_bytes(b"abcd")
    os.utime(path, ns=(file.time, file.time))
    assert not untouched(path, file), "another size"
    Path(path).unlink()
    assert not untouched(path, file), "gone"


def test_time_may_have_lost_its_fraction_in_an_archive(tmp_path: Path) -> None:
    size, _ = put(f"{tmp_path}/x", b"x")
    time = 1_700_000_000 * SECOND + 123_456_789
    os.utime(tmp_path / "x", ns=(0, time - 123_456_789))
    assert untouched(f"{tmp_path}/x", File("key", size, time))
    os.utime(tmp_path / "x", ns=(0, time - 123_456_789 + SECOND))
    assert not untouched(f"{tmp_path}/x", File("key", size, time))


# ---- remove -----------------------------------------------------------------------------------------


def test_remove_takes_files_and_the_folders_they_leave_empty(tmp_path: Path) -> None:
    write(tmp_path, a__b__c__x="1", a__b__y="2", a__z="3", q="4")
    remove(tmp_path, ["a/b/c/x", "q", "none/at/all"])
    assert contents(tmp_path) == {"a/b/y": b"2", "a/z": b"3"}
    assert not (tmp_path / "a" / "b" / "c").exists()
    remove(tmp_path, ["a/b/y", "a/z"])
    assert list(tmp_path.iterdir()) == []
    assert tmp_path.exists()


# ---- listings ---------------------------------------------------------------------------------------


def publish(site: Path, content: str, listings: Listings, **files: str) -> Listing:
    listing = write(site, **files)
    put(f"{site}/{MARK}", json.dumps({"content": content}).encode())
    listings.keep(content, listing)
    return listing


def test_listing_tells_what_is_in_a_site(tmp_path: Path) -> None:
    listings = Listings(tmp_path / "listings")
    listing = publish(tmp_path / "site", "one", listings, index="home", vi__index="vi")
    assert listings.whole(tmp_path / "site") == listings.recorded(tmp_path / "site") == listing
    assert listings.is_whole(tmp_path / "site")
    assert Listings(tmp_path / "listings").whole(tmp_path / "site") == listing
    assert all(isinstance(file, File) for file in listings.recorded(tmp_path / "site").values())


def test_site_is_known_by_what_it_says_of_itself_wherever_it_is(tmp_path: Path) -> None:
    listings = Listings(tmp_path / "listings")
    listing = publish(tmp_path / "site", "one", listings, index="home")
    publish(tmp_path / "other", "two", listings, index="other")
    (tmp_path / "site").rename(tmp_path / "moved")
    assert listings.whole(tmp_path / "moved") == listing


def test_a_site_with_a_file_that_was_touched_is_not_whole(tmp_path: Path) -> None:
    listings, site = Listings(tmp_path / "listings"), tmp_path / "site"
    publish(site, "one", listings, a="1", b="2", c="3", d="4")
    (site / "a").unlink()
    (site / "b").write_bytes(b"damaged")
    (site / "c").unlink()
    (site / "c").mkdir()
    assert listings.whole(site) is None
    assert not listings.is_whole(site)
    assert list(listings.recorded(site) or {}) == ["a", "b", "c", "d"]


def test_site_from_an_archive_that_knows_whole_seconds_is_whole(tmp_path: Path) -> None:
    listings, site = Listings(tmp_path / "listings"), tmp_path / "site"
    listing = publish(site, "one", listings, a="1", b="2")
    for path, file in listing.items():
        os.utime(site / path, ns=(0, file.time - file.time % 10**9))
    assert listings.is_whole(site)
    assert listings.whole(site) == listing
    (site / "b").write_bytes(b"3")
    assert not listings.is_whole(site)


@pytest.mark.parametrize("mark", [None, b"", b"x", b"[]", b"{}", b'{"content": "two"}', b"\xff"])
def test_site_that_cannot_be_recognised_has_no_listing(tmp_path: Path, mark: bytes | None) -> None:
    listings, site = Listings(tmp_path / "listings"), tmp_path / "site"
    publish(site, "one", listings, index="home")
    (site / MARK).unlink()
    if mark is not None:
        (site / MARK).write_bytes(mark)
    assert listings.whole(site) is listings.recorded(site) is None
    assert not listings.is_whole(site)
    listings.forget_all_but([site])


def test_damaged_listing_counts_as_none(tmp_path: Path) -> None:
    listings = Listings(tmp_path / "listings")
    publish(tmp_path / "site", "one", listings, index="home")
    (path,) = (tmp_path / "listings").iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert listings.whole(tmp_path / "site") is None
    path.unlink()
    path.mkdir()
    assert listings.whole(tmp_path / "site") is None


def test_only_the_listings_of_some_sites_are_kept(tmp_path: Path) -> None:
    listings = Listings(tmp_path / "listings")
    for name in ("one", "two", "three"):
        publish(tmp_path / name, name, listings, index=name)
    (tmp_path / "listings" / "folder" / "deep").mkdir(parents=True)
    (tmp_path / "listings" / "x.123.tmp").touch()
    listings.forget_all_but([tmp_path / "one", tmp_path / "three", tmp_path / "none"])
    assert len(list((tmp_path / "listings").iterdir())) == 2
    known = [name for name in ("one", "two", "three") if listings.whole(tmp_path / name)]
    assert known == ["one", "three"]


def test_name_of_a_content_depends_on_paths_and_keys_alone() -> None:
    pairs = [("a", "1"), ("b", "2")]
    assert content_name(pairs) == content_name(reversed(pairs))
    others = [[("a", "1")], [("a", "2"), ("b", "1")], [("a", "1"), ("c", "2")], [*pairs, ("c", "")]]
    assert len({content_name(other) for other in [pairs, *others]}) == 5


# ---- exchange ---------------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    write(tmp_path / "new", index="new", vi__index="new")
    write(tmp_path / "old", index="old")
    return tmp_path / "new", tmp_path / "old"


def test_two_folders_change_places(two: tuple[Path, Path]) -> None:
    """In one step on Linux and macOS; elsewhere nothing happens, and that is said."""
    new, old = two
    number = new.stat().st_ino
    done = exchange(new, old)
    assert done == (sys.platform in {"linux", "darwin"})
    home, away = (old, new) if done else (new, old)
    assert home.stat().st_ino == number
    assert contents(home) == {"index": b"new", "vi/index": b"new"}
    assert contents(away) == {"index": b"old"}


def test_nothing_changes_places_with_a_folder_that_is_not_there(two: tuple[Path, Path]) -> None:
    new, old = two
    shutil.rmtree(old)
    assert not exchange(new, old)
    assert not exchange(old, new)
    assert contents(new) == {"index": b"new", "vi/index": b"new"}
    assert not old.exists()


class _NoLibrary:
    def __init__(self, *_: object, **__: object) -> None:
        raise OSError("no C library")


class _OldLibrary:
    def __init__(self, *_: object, **__: object) -> None:
        pass


@pytest.mark.parametrize("library", [_NoLibrary, _OldLibrary])
def test_system_that_cannot_exchange_says_so(
    two: tuple[Path, Path], library: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_module.ctypes, "CDLL", library)
    assert not exchange(*two)
    assert contents(two[0])["index"] == b"new"
    assert contents(two[1])["index"] == b"old"


def test_unknown_system_cannot_exchange(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_module.sys, "platform", "plan9")
    assert not exchange(*two)
