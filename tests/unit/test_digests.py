"""catalogue/load/digests.py: a digest is remembered, and never for another content."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from catalogue.load.digests import Digests

POSIX = pytest.mark.skipif(os.name == "nt", reason="links, pipes and times of change are POSIX")
SETTLED = 0.15  # seconds after which a file counts as left alone


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yml").write_bytes(b"one")
    (tmp_path / "b.yml").write_bytes(b"two")
    return tmp_path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of entries that are read."""
    found: list[str] = []
    original = Path.open

    def opened(path: Path, *args: object, **more: object) -> object:
        if path.suffix == ".yml":
            found.append(path.name)
        return original(path, *args, **more)

    monkeypatch.setattr(Path, "open", opened)
    return found


def test_same_content_same_digest(folder: Path) -> None:
    (folder / "c.yml").write_bytes(b"one")
    digests = Digests(folder, None)
    assert digests.of("a.yml") == digests.of("c.yml") != digests.of("b.yml")


def test_file_left_alone_is_read_once(folder: Path, reads: list[str]) -> None:
    time.sleep(SETTLED)
    digests = Digests(folder, None)
    assert digests.of("a.yml") == digests.of("a.yml")
    assert reads == ["a.yml"]


def test_fresh_file_is_not_remembered(folder: Path, reads: list[str]) -> None:
    """It may change again at the very same time, as clocks tell it."""
    ahead = time.time_ns() + 3_600_000_000_000  # fresh however slow this machine is
    os.utime(folder / "a.yml", ns=(ahead, ahead))
    digests = Digests(folder, None)
    digests.of("a.yml")
    digests.of("a.yml")
    assert reads == ["a.yml", "a.yml"]


def test_a_tenth_of_a_second_makes_the_difference(
    folder: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (folder / "a.yml").stat()
    changed, digests = max(found.st_mtime_ns, found.st_ctime_ns), Digests(folder, None)
    for passed, times in ((100_000_000, 1), (100_000_000, 2), (100_000_001, 3), (100_000_001, 3)):
        monkeypatch.setattr(time, "time_ns", lambda passed=passed: changed + passed)
        digests.of("a.yml")
        assert len(reads) == times


@POSIX
def test_other_content_of_the_same_size_and_time_is_noticed(folder: Path) -> None:
    path = folder / "a.yml"
    before = path.stat()
    time.sleep(SETTLED)
    digests = Digests(folder, None)
    old = digests.of("a.yml")
    path.write_bytes(b"eno")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert digests.of("a.yml") != old


@POSIX
def test_another_file_of_the_same_size_and_time_is_noticed(folder: Path) -> None:
    """As when a backup is put in its place, times and all."""
    found = (folder / "a.yml").stat()
    os.utime(folder / "b.yml", ns=(found.st_atime_ns, found.st_mtime_ns))
    time.sleep(SETTLED)
    digests = Digests(folder, None)
    old = digests.of("a.yml")
    (folder / "b.yml").replace(folder / "a.yml")
    assert digests.of("a.yml") != old


def test_what_is_remembered_outlives_the_run(folder: Path, reads: list[str]) -> None:
    time.sleep(SETTLED)
    first = Digests(folder, folder / "kept")
    names = {name: first.of(name) for name in ("a.yml", "b.yml")}
    first.save()
    reads.clear()
    second = Digests(folder, folder / "kept")
    assert {name: second.of(name) for name in names} == names
    assert reads == []


def test_files_nobody_asked_for_are_forgotten(folder: Path, reads: list[str]) -> None:
    time.sleep(SETTLED)
    for wanted in (("a.yml", "b.yml"), ("b.yml",)):
        digests = Digests(folder, folder / "kept")
        for name in wanted:
            digests.of(name)
        digests.save()
    reads.clear()
    last = Digests(folder, folder / "kept")
    last.of("b.yml")
    assert reads == []
    last.of("a.yml")
    assert reads == ["a.yml"]


def test_without_a_folder_nothing_is_kept(folder: Path) -> None:
    before = sorted(folder.iterdir())
    digests = Digests(folder, None)
    digests.of("a.yml")
    digests.save()
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    "name", ["folder", pytest.param("pipe", marks=POSIX), pytest.param("loop", marks=POSIX), "gone"]
)
def test_what_is_no_ordinary_file_is_an_error(name: str, folder: Path) -> None:
    path = folder / name
    if name == "folder":
        path.mkdir()
    elif name == "pipe":
        os.mkfifo(path)
    elif name == "loop":
        path.symlink_to(path)
    with pytest.raises(OSError) as error:  # noqa: PT011  what it says differs by system
        Digests(folder, None).of(name)
    assert error.value.filename == f"{folder}/{name}"
