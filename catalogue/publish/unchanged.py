"""Nothing changed since the last build: found out in a moment, without reading a single entry.

The last build left a note: a signature of all it was made from (each file's size, times and number, this
program, the templates, the settings) and what it told at its end. Where the signature is the same and
nobody touched the site, that build's result is still true.
"""

from __future__ import annotations

import os
import pickle
import time
from typing import TYPE_CHECKING, NamedTuple

from catalogue.config import CONFIG_FILES, REPOSITORY
from catalogue.publish.tree import MARK, Listings
from catalogue.reference import LANGS
from catalogue.shards import read_sealed, write_sealed
from catalogue.signature import code_signature, digest, folder_signature

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue.config import Settings
    from catalogue.publish.result import Result

# Each may be a link to a folder elsewhere; links to folders in them are not followed.
SOURCE_FOLDERS = ("products", "producers", "events", *(f"pages/{lang}" for lang in LANGS))
# A file changed a moment ago may change again within the clock's resolution.
_SETTLED_NS = 100_000_000


class Sources(NamedTuple):
    """A signature of all a build is made from; `settled` when no file changed just before."""

    signature: str
    settled: bool


def sources(settings: Settings) -> Sources:
    """What a build is made from, at this moment: ask before anything is read."""
    now = time.time_ns()
    rows = [row for name in SOURCE_FOLDERS for row in _files(f"{settings.source}/{name}")]
    newest = max((max(row[1:3]) for row in rows), default=0)
    own = folder_signature(
        REPOSITORY / "overrides",
        REPOSITORY / "pages",
        *(REPOSITORY / name for name in CONFIG_FILES.values()),
    )
    chosen = (settings.source, settings.site_root, settings.today, settings.strict, settings.engine)
    signature = digest(code_signature(), own, repr(chosen), repr(rows))
    return Sources(signature, now - newest > _SETTLED_NS)


def _files(folder: str) -> Iterator[tuple[str, int, int, int, int]]:
    """Path, times, size and number of each file below a folder, in order."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            try:
                # Of the path, not of the entry: on Windows an entry knows no number, and may be stale.
                stat = os.lstat(entry.path)
            except OSError:  # an editor's file that is gone already
                continue
            yield entry.path, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def last_result(settings: Settings, now: Sources) -> Result | None:
    """The result of the last build, if another would come to the same."""
    raw = read_sealed(_note(settings), code_signature())
    if raw is None:
        return None
    signature, mark, result = pickle.loads(raw)
    if signature != now.signature or mark != _mark(settings):
        return None
    listings = Listings(settings.site_home / "listings")
    if not listings.is_whole(settings.out):
        return None
    found: Result = result
    return found


def remember(settings: Settings, before: Sources, result: Result) -> None:
    """Leave a note of a build made from these sources."""
    if before.settled:
        told = (before.signature, _mark(settings), result)
        payload = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
        write_sealed(_note(settings), code_signature(), payload)


def _mark(settings: Settings) -> bytes:
    try:
        return (settings.out / MARK).read_bytes()
    except OSError:
        return b""


def _note(settings: Settings) -> Path:
    return settings.site_home / "last"
