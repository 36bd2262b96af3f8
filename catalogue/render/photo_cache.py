"""The cache of photos: what was found out about one, and the files drawn of it.

Everything is kept by the digest of the photo's content and by who made it (versions of the code, of
Pillow), in one folder without order that may be deleted at any time, shared by processes and cut
off in the middle of a write: files are written under a temporary name and renamed, a short note
that vouches for them comes last, and what a note does not vouch for is made anew.
"""

from __future__ import annotations

import json
import os
import shutil
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from catalogue.load.digests import content_digest
from catalogue.render.photo_types import PhotoInfo, PhotoProblem, PhotoSet
from catalogue.shards import discard

_MONTH = 30 * 24 * 3600
_STALE = 3600  # seconds after which nobody is still writing a temporary file


def remember(cache: Path, digest: str, by: str, found: PhotoInfo | PhotoProblem) -> None:
    """Keep what was found out about a photo."""
    kind = "info" if isinstance(found, PhotoInfo) else "problem"
    _write_note(cache / facts_name(digest, by), {"by": by, kind: asdict(found)})


def recall(cache: Path, digest: str, by: str) -> PhotoInfo | PhotoProblem | None:
    """Return what `remember` kept, or None."""
    note = _read_note(cache / facts_name(digest, by))
    with suppress(KeyError, TypeError):
        if note and note["by"] == by:
            if "info" in note:
                return PhotoInfo(**note["info"])
            return PhotoProblem(**note["problem"])
    return None


def facts_name(digest: str, by: str) -> str:
    return f"{content_digest(f'{digest} {by}'.encode())}.facts.json"


def store(cache: Path, key: str, by: str, made: PhotoSet, files: Mapping[str, bytes]) -> None:
    """Write a photo's files, then the note that vouches for them."""
    cache.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_whole(cache / name, content)
    stamps = {name: (cache / name).stat().st_mtime_ns for name in files}
    note = {
        "by": by,
        "width": made.width,
        "height": made.height,
        "variants": made.variants,
        "fallback": made.fallback,
        "files": {
            name: [len(content), stamps[name], content_digest(content)]
            for name, content in files.items()
        },
    }
    _write_note(cache / f"{key}.json", note)


def load(cache: Path, key: str, by: str) -> PhotoSet | None:
    """Return the set of a photo whose files are all in the cache, whole; or None.

    A file of the size and time of change that were noted is taken for whole; one that was touched
    since is read and compared.
    """
    path = cache / f"{key}.json"
    note = _read_note(path)
    try:
        if not note or note["by"] != by:
            return None
        variants = [(str(name), int(step)) for name, step in note["variants"]]
        made = PhotoSet(int(note["width"]), int(note["height"]), variants, note["fallback"])
        touched = False
        for name in made.names:
            size, stamp, digest = note["files"][name]
            found = os.stat(f"{cache}/{name}")  # noqa: PTH116  thousands of calls: Path costs more
            if found.st_size != size:
                return None
            if found.st_mtime_ns != stamp:
                if content_digest((cache / name).read_bytes()) != digest:
                    return None
                note["files"][name][1] = found.st_mtime_ns
                touched = True
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if touched:
        _write_note(path, note)
    return made


def publish(made: PhotoSet, cache: Path, out: Path) -> None:
    """Put a photo's files from the cache into the folder `out`, by hard link where that works.

    Raises OSError when a file is missing or cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    for name in made.names:
        kept, target = cache / name, out / name
        if not (_link(target, kept) or _is_copy(target, kept)):
            aside = _aside(target)
            try:
                if not _link(aside, kept):
                    shutil.copy2(kept, aside)
                aside.replace(target)
            finally:
                aside.unlink(missing_ok=True)


def write_whole(target: Path, content: bytes) -> None:
    """Write a file at once: no reader and no crash ever meets half of it."""
    aside = _aside(target)
    if target.is_dir():  # somebody put a folder there
        discard(target)
    try:
        aside.write_bytes(content)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def sweep(cache: Path) -> None:
    """Remove the temporary files of processes that were killed."""
    oldest = time.time() - _STALE
    for path in cache.glob(".*.tmp"):
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def trim(cache: Path, used: Callable[[str], bool]) -> None:
    """Remove files of a month ago and longer that are not used: an unused one may be wanted again when
    somebody goes back to an older state of the catalogue."""
    oldest = time.time() - _MONTH
    for path in cache.glob("*"):
        with suppress(OSError):
            if not used(path.name) and path.stat().st_mtime < oldest:
                path.unlink()


def _aside(target: Path) -> Path:
    # Not by tempfile: its files are private, and a web server must be able to read these.
    return target.with_name(f".{target.name}.{uuid.uuid4().hex}.tmp")


def _link(new: Path, existing: Path) -> bool:
    try:
        new.hardlink_to(existing)
    except OSError:  # it exists; another disk; a file system without links
        return False
    return True


def _is_copy(target: Path, kept: Path) -> bool:
    """Whether a file is the kept one, or was copied from it and not changed since."""
    with suppress(OSError):
        one, other = target.stat(), kept.stat()
        if one.st_ino == other.st_ino and one.st_dev == other.st_dev:
            return True
        return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
    return False


def _write_note(path: Path, note: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(note)
    write_whole(path, f"{content_digest(text.encode())} {text}".encode())


def _read_note(path: Path) -> dict[str, Any] | None:
    """Return a note unless it is missing or a byte of it is not as written."""
    with suppress(OSError, ValueError):
        digest, _, text = path.read_bytes().partition(b" ")
        if digest.decode() == content_digest(text):
            note = json.loads(text)
            return note if isinstance(note, dict) else None
    return None
