"""Files that somebody put into a site: what is there and nobody published.

A folder's time changes whenever a name in it comes or goes. So of a site whose folders were looked at when
it was published, only those are searched whose time is another since.
"""

from __future__ import annotations

import marshal
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from catalogue.shards import read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

# Folder below the site's, "" or with a slash at its end → its time (ns).
Times = dict[str, int]

_VERSION = "2"


class Searched(NamedTuple):
    """Files that nobody listed, and the times of all folders, each from before it was searched."""

    strangers: list[str]
    times: Times


def folder_times(root: Path, paths: Iterable[str]) -> Times:
    """The times of the folders that these files of a site are in, and of those above them."""
    return times_after(root, {}, paths)


def times_after(root: Path, times: Mapping[str, int], touched: Iterable[str]) -> Times:
    """The times of folders after these files came, went or were replaced; nothing else happened."""
    folders = {path[: path.rfind("/") + 1] for path in touched}
    found = dict(times)
    for folder in folders | {above for below in folders for above in _above(below)}:
        time = _time(root, folder)
        if time is None:
            found.pop(folder, None)
        else:
            found[folder] = time
    return found


def keep_times(file: Path, times: dict[str, Times]) -> None:
    """Remember them, by the content of the site they are of."""
    write_sealed(file, _VERSION, marshal.dumps(times))


def kept_times(file: Path) -> dict[str | None, Times]:
    """What was remembered, by content; nothing where that is missing or damaged."""
    raw = read_sealed(file, _VERSION)
    found: dict[str | None, Times] = marshal.loads(raw) if raw else {}
    return found


def searched(root: Path, listing: Mapping[str, object], times: Times) -> Searched:
    """Look for files below a folder that its listing does not know. `times` are those of its folders when it
    held what is listed; all others are searched."""
    found: list[str] = []
    now = dict(times)
    folders = list(_changed(root, now))
    while folders:
        prefix = folders.pop()
        with os.scandir(f"{root}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    if path not in listing:
                        found.append(path)
                elif f"{path}/" not in times and (time := _time(root, f"{path}/")) is not None:
                    folders.append(f"{path}/")
                    now[f"{path}/"] = time
    return Searched(found, now)


def _changed(root: Path, times: Times) -> Iterator[str]:
    """The top, and the folders whose time is another than then; `times` get those of now."""
    yield ""
    gone = None
    for folder in sorted(times):
        if not folder:
            continue
        # What is below a link that took a folder's place is elsewhere: not ours to look at.
        now = None if gone and folder.startswith(gone) else _time(root, folder)
        if now is None:
            gone = gone if gone and folder.startswith(gone) else folder
            del times[folder]
        elif now != times[folder]:
            times[folder] = now
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
