"""Whatever goes wrong in the midst of a build: the site is the old one or the new one, and the next build
is right.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from catalogue.config import Settings
from catalogue.publish import site as site_module
from catalogue.publish.tree import MARK
from tests.support.entry_files import edit, entries, read
from tests.support.place import Place, tree
from tests.support.run import ROOT, TODAY, Ran, environment, forget, intermediate_folder, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# A build to which something happens when it is about to do the n-th thing to files below some folders:
# its process group is killed; or from then on nothing can be written, for want of space or permission.
_FATEFUL = """\
import errno, os, signal, sys

what, when, *folders = sys.argv[1].split(os.pathsep)
seen, writing = 0, {"os.mkdir", "os.link", "open"}
others = {"os.rename", "os.remove", "os.rmdir", "os.utime", "shutil.rmtree", "ctypes.dlsym"}
errors = {"full": errno.ENOSPC, "forbidden": errno.EACCES}

def fate(event, args):
    global seen
    if event not in writing | others:
        return
    paths = [str(path) for path in args[:2]]
    if event != "ctypes.dlsym" and not any(path.startswith(tuple(folders)) for path in paths):
        return
    seen += 1
    if what == "kill" and seen == int(when):
        os.killpg(0, signal.SIGKILL)
    reads = event == "open" and not (args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if what in errors and seen >= int(when) and event in writing and not reads:
        raise OSError(errors[what], os.strerror(errors[what]), paths[0])

from catalogue import cli

sys.addaudithook(fate)
code = cli.main(sys.argv[2:])
print("things done:", seen, file=sys.stderr)
sys.exit(code)
"""


def options(place: Place, out: Path | None = None) -> list[str]:
    chosen = ["--today", TODAY, "--site-url", ROOT, "--lang", "en", "--jobs", "2"]
    return ["build", *chosen, "--source", str(place.source), "--out", str(out or place.site)]


def fateful_build(place: Place, what: str, when: int, *folders: Path) -> Ran:
    below = folders or (place.folder, intermediate_folder(place.source))
    fate = os.pathsep.join([what, str(when), *map(str, below)])
    done = subprocess.run(
        [sys.executable, "-c", _FATEFUL, fate, *options(place)],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        start_new_session=True,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def things_done(ran: Ran) -> int:
    assert ran.code == 0, ran.text
    return int(ran.err.rpartition("things done:")[2])


def spread(total: int, count: int) -> list[int]:
    """Moments all over a build, and the last ones, when the sites change places."""
    return sorted({1 + total * step // count for step in range(count)} | {total - 3, total})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = Place(tmp_path_factory.mktemp("faults"), products=12, photos=1)
    yield place
    place.forget()


class Versions:
    """Two states of a catalogue and the sites that belong to them."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._product = entries(place.source, "products")[4]
        self._texts = {"old": self._product.read_bytes()}
        place.build()
        self.sites = {"old": place.tree()}
        edit(self._product, name={"vi": "Tên mới", "en": "New name"}, season=[1, 2])
        self._texts["new"] = self._product.read_bytes()
        self.sites["new"] = place.build_from_nothing()
        self.be("old")

    def be(self, version: str) -> None:
        self._product.write_bytes(self._texts[version])

    def published(self) -> str | None:
        """Which version's site is there; None for anything else."""
        found = self.place.tree()
        return next((name for name, site in self.sites.items() if site == found), None)

    def build(self, version: str) -> None:
        self.be(version)
        self.place.build()
        assert self.place.differences(self.sites[version]) == []
        assert beside(self.place) == ["catalogue", "site"]


def beside(place: Place) -> list[str]:
    return sorted(path.name for path in place.folder.iterdir())


@pytest.fixture(scope="module")
def both(made: Place) -> Versions:
    return Versions(made)


@pytest.fixture
def versions(both: Versions) -> Versions:
    """With the old site published, and the new one to be built."""
    both.build("old")
    both.be("new")
    return both


# ---- killed -----------------------------------------------------------------------------------------

posix = pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")


@posix
def test_incremental_build_killed_at_any_moment(versions: Versions) -> None:
    total = things_done(fateful_build(versions.place, "kill", 0))
    ends = set()
    for moment, wanted in zip(spread(total, 10), cycle(["old", "new"])):
        ends.add(killed(versions, wanted, moment))
        versions.build(wanted)
    assert ends == {True, False}


@posix
def test_first_build_in_a_new_checkout_killed_at_any_moment(versions: Versions) -> None:
    """Nothing is known of the site that is there: all caches are gone."""
    versions.place.forget()
    total = things_done(fateful_build(versions.place, "kill", 0))
    for moment, wanted in zip((total // 3, total * 2 // 3, total - 3), cycle(["old", "new"])):
        versions.place.forget()
        killed(versions, wanted, moment)
        versions.build(wanted)


def killed(versions: Versions, wanted: str, moment: int) -> bool:
    """Kill a build; whether the wanted site was there already. Another one than the two never is."""
    versions.be(wanted)
    ran = fateful_build(versions.place, "kill", moment)
    assert ran.code in {0, -9}, f"at {moment}: {ran.text}"
    published = versions.published()
    assert published is not None, f"killed at {moment}"
    return published == wanted


# ---- nowhere to write -------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["full", "forbidden"])
def test_nothing_can_be_written_any_more(versions: Versions, what: str) -> None:
    total = things_done(fateful_build(versions.place, what, 10**9))
    reason = {"full": "No space left on device", "forbidden": "Permission denied"}[what]
    for moment, wanted in zip((1, total // 3, total * 2 // 3), cycle(["old", "new"])):
        versions.be(wanted)
        ran = fateful_build(versions.place, what, moment)
        assert ran.code == 2, f"from {moment} of {total}: {ran.text}"
        assert reason in ran.err
        assert "Traceback" not in ran.text
        assert versions.published() is not None, f"from {moment} of {total}"
        versions.build(wanted)


def test_folder_of_the_site_that_cannot_be_written_to(versions: Versions) -> None:
    ran = fateful_build(versions.place, "forbidden", 1, versions.place.folder)
    assert ran.code == 2
    assert f"Cannot write to {versions.place.folder}: Permission denied" in ran.err
    assert "Traceback" not in ran.text
    assert versions.published() == "old"
    versions.build("new")


def test_site_on_another_disk_than_the_caches(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The spare is then beside the site: folders change places within a disk only."""
    monkeypatch.setattr(site_module, "_parent", lambda path: _OnAnotherDisk())
    for version in ("new", "old", "new"):
        versions.be(version)
        versions.place.build()
        assert versions.published() == version
        assert beside(versions.place) == [".site.spare", "catalogue", "site"]
    monkeypatch.undo()
    shutil.rmtree(versions.place.folder / ".site.spare")


class _OnAnotherDisk:
    st_dev = -1

    def stat(self) -> _OnAnotherDisk:
        return self


# ---- two at once ------------------------------------------------------------------------------------


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


# ---- damage -----------------------------------------------------------------------------------------


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
