"""A published folder and the list of what is in it, so that the next build writes only what differs.

Each file of a site is listed with a *key*, which names everything it was made of, and with its size and
time. A file whose key is the one wanted, and that nobody touched since, need not be made again.

A new site grows in a folder of its own and takes the place of the old one in a single step. So that it
need not grow from nothing each time, the folder is a *spare*: the site before last, kept aside. Files that
both have in common are one file with two names (hard links); none is ever written to in place.
"""

from __future__ import annotations

import json
import marshal
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from catalogue.shards import discard, read_sealed, write_sealed
from catalogue.signature import digest
from catalogue.workers import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A folder with this file was made here and may be replaced; any other is left alone.
MARK = "build.json"

# `marshal` is three times as fast as `pickle` here, and may differ from Python to Python.
_SEAL = f"2 {sys.version}"
_SECOND = 1_000_000_000


class File(NamedTuple):
    """A file of a site: what it was made of, its size and when it was written (ns)."""

    key: str
    size: int
    time: int


Listing = dict[str, File]
# The same in plain values, as it is kept.
Facts = dict[str, tuple[str, int, int]]


def content_name(keys: Iterable[tuple[str, str]]) -> str:
    """A name for a site's whole content: the same for the same paths and keys."""
    return digest("\n".join(f"{path}\t{key}" for path, key in sorted(keys)))


class Listings:
    """Keeps the lists of a few sites. A site is recognised by what it says it contains."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def whole(self, site: Path) -> Listing | None:
        """What is in a site, provided that it is just what was published."""
        facts = self._facts(site)
        return _listing(facts) if facts is not None and _as_listed(site, facts) else None

    def is_whole(self, site: Path) -> bool:
        """Whether a site is just what was published."""
        facts = self._facts(site)
        return facts is not None and _as_listed(site, facts)

    def recorded(self, site: Path) -> Listing | None:
        """What was in a site when it was published."""
        facts = self._facts(site)
        return None if facts is None else _listing(facts)

    def _facts(self, site: Path) -> Facts | None:
        file = self._file(site)
        raw = file and read_sealed(file, _SEAL)
        return marshal.loads(raw) if raw else None

    def knows(self, site: Path) -> bool:
        """Whether there is a list of a site."""
        file = self._file(site)
        return file is not None and file.is_file()

    def keep(self, content: str, listing: Listing) -> None:
        """Remember what is in a site that says that this is its content (see `content_name`)."""
        self._folder.mkdir(parents=True, exist_ok=True)
        payload = marshal.dumps({path: tuple(file) for path, file in listing.items()})
        write_sealed(self._folder / digest(content), _SEAL, payload)

    def forget_all_but(self, sites: Iterable[Path]) -> None:
        kept = [self._file(site) for site in sites]
        for path in self._folder.glob("*"):
            if path not in kept:
                discard(path)

    @staticmethod
    def content(site: Path) -> str | None:
        """The name of what a site says it contains."""
        try:
            return str(json.loads((site / MARK).read_bytes())["content"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _file(self, site: Path) -> Path | None:
        content = self.content(site)
        return None if content is None else self._folder / digest(content)


def _listing(facts: Facts) -> Listing:
    return dict(zip(facts, map(File._make, facts.values())))


def _as_listed(site: Path, facts: Facts) -> bool:
    """Whether nobody wrote to any file of a site since it was listed."""
    start, lstat = f"{site}/", os.lstat
    try:
        for path, (_, size, time) in facts.items():
            found = lstat(start + path)
            if found.st_size != size or found.st_mtime_ns != time:
                return all(untouched(start + path, file) for path, file in _listing(facts).items())
    except OSError:
        return False
    return True


def untouched(path: str, file: File) -> bool:
    """Whether nobody wrote to a file since it was listed."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    time = found.st_mtime_ns
    if time == file.time:
        return found.st_size == file.size
    # Archives, such as those that keep a cache between runs, may know whole seconds only.
    cut = time % _SECOND == 0 and time == file.time - file.time % _SECOND
    return cut and found.st_size == file.size


def put(path: str, content: bytes) -> tuple[int, int]:
    """Write a new file, also where an old one has that name; its size and time.

    The old file is let go and not written to: another site may share it.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    _have_folder(path)
    try:
        file = os.open(path, flags, 0o644)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108
        file = os.open(path, flags, 0o644)
    try:
        done = 0
        while done < len(content):
            done += os.write(file, content[done:] if done else content)
        found = os.fstat(file)
    finally:
        os.close(file)
    return found.st_size, found.st_mtime_ns


def _have_folder(path: str) -> None:
    folder = path.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 (half of all files are the first in their folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def link_or_copy(source: Path | str, path: str) -> tuple[int, int]:
    """The same file under another name; a copy where the file system has no links."""
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108
    _have_folder(path)
    try:
        os.link(source, path)
    except OSError:
        shutil.copy2(source, path)
    found = os.stat(path)  # noqa: PTH116
    return found.st_size, found.st_mtime_ns


def clone(source: Path, target: Path, paths: Iterable[str], jobs: int) -> None:
    """A second folder with files of the first, as links."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, []).append(name)
    for _ in run(_clone_folder, (str(source), str(target)), list(folders.items()), jobs):
        pass


def _clone_folder(between: tuple[str, str], folder: tuple[str, list[str]]) -> None:
    source, target = (f"{whole}/{folder[0]}".rstrip("/") for whole in between)
    _have_folder(f"{target}/")
    for name in folder[1]:
        try:
            os.link(f"{source}/{name}", f"{target}/{name}")
        except OSError:
            link_or_copy(f"{source}/{name}", f"{target}/{name}")


def remove(root: Path, paths: Iterable[str]) -> None:
    """Remove files, and folders that are empty then."""
    folders: set[str] = set()
    for path in paths:
        (root / path).unlink(missing_ok=True)
        folders.update(_parents(path))
    for folder in sorted(folders, key=len, reverse=True):
        with suppress(OSError):  # not empty
            (root / folder).rmdir()


def _parents(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
