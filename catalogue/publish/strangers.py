"""Files that somebody put into a site: what is there and nobody published.

A folder's time changes whenever a name in it comes or goes. So of a site whose folders were looked at when
it was published, only those are searched whose time is another since.
"""

from __future__ import annotations

import marshal
import os
import stat
from typing import TYPE_CHECKING

from catalogue.shards import read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

# Folder below the site's, "" or with a slash at its end → its time (ns).
Times = dict[str, int]

_VERSION = "1"


def folder_times(root: Path, paths: Iterable[str]) -> Times:
    """The times of the folders that these files of a site are in, and of those above them."""
    folders = {path[: path.rfind("/") + 1] for path in paths}
    above = {up for folder in folders for up in _above(folder)}
    found = {folder: _time(root, folder) for folder in folders | above}
    return {folder: time for folder, time in found.items() if time is not None}


def keep_times(file: Path, content: str, times: Times) -> None:
    """Remember them, of the site with this content alone."""
    write_sealed(file, f"{_VERSION} {content}", marshal.dumps(times))


def kept_times(file: Path, content: str | None) -> Times:
    """What was remembered of the site with this content; nothing where that is missing or damaged."""
    raw = read_sealed(file, f"{_VERSION} {content}")
    found: Times = marshal.loads(raw) if raw else {}
    return found


def strangers(root: Path, listing: Mapping[str, object], times: Times) -> list[str]:
    """Files below a folder that its listing does not know. `times` are those of its folders when it held
    what is listed; all others are searched."""
    found: list[str] = []
    folders = list(_changed(root, times))
    while folders:
        prefix = folders.pop()
        with os.scandir(f"{root}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    if path not in listing:
                        found.append(path)
                elif f"{path}/" not in times:
                    folders.append(f"{path}/")
    return found


def _changed(root: Path, times: Times) -> Iterator[str]:
    """The top, and the folders whose time is another than then."""
    yield ""
    gone = None
    for folder in sorted(times):
        # What is below a link that took a folder's place is elsewhere: not ours to look at.
        if not folder or (gone and folder.startswith(gone)):
            continue
        now = _time(root, folder)
        if now is None:
            gone = folder
        elif now != times[folder]:
            yield folder


def _time(root: Path, folder: str) -> int | None:
    try:
        # Without its slash: with it, a link would be what it leads to, perhaps outside the site.
        found = os.lstat(f"{root}/{folder.removesuffix('/')}")
    except OSError:
        return None
    return found.st_mtime_ns if stat.S_ISDIR(found.st_mode) else None


def _above(folder: str) -> Iterator[str]:
    while folder:
        folder = folder[: folder.rfind("/", 0, -1) + 1]
        yield folder
