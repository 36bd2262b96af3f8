"""The digest of a file's content, read again only when the file changed.

A file is taken for unchanged when its size, times and number are. A file changed a moment ago may change
again within the clock's resolution, so its digest is not remembered yet.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from pathlib import Path
from typing import NamedTuple

from catalogue.shards import Shards

_SETTLED_NS = 100_000_000
_VERSION = "1"


Stamp = tuple[int, int, int, int]


def content_digest(raw: bytes) -> str:
    """What names a content of a file in all caches: 32 hexadecimal digits."""
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


class _Seen(NamedTuple):
    stamp: Stamp
    digest: str


class Digests:
    """Content digests of the files below a folder, by relative path."""

    def __init__(self, folder: Path, kept_in: Path | None) -> None:
        self.folder = str(folder)
        self._seen = Shards(kept_in, _VERSION)
        self._asked: set[str] = set()

    def of(self, relative: str) -> str:
        """Raises OSError when it is no ordinary file that can be read."""
        stamp = self.stamp(relative)
        seen: _Seen | None = self._seen.get(relative)
        if seen is not None and seen.stamp == stamp:
            return seen.digest
        with Path(f"{self.folder}/{relative}").open("rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
        self.learn(relative, stamp, digest)
        return digest

    def stamp(self, relative: str) -> Stamp:
        """What changes when the file does. Raises OSError when it is no ordinary file."""
        path = f"{self.folder}/{relative}"
        found = os.stat(path)  # noqa: PTH116 (asked for every file of every run: a Path costs more)
        if not stat.S_ISREG(found.st_mode):  # reading a pipe would never end
            raise OSError(0, "not a file", path)
        self._asked.add(relative)
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino

    def learn(self, relative: str, stamp: Stamp, digest: str) -> None:
        """Keep the digest of a file that was read after it had this stamp."""
        if time.time_ns() - max(stamp[:2]) > _SETTLED_NS:
            self._seen.put(relative, _Seen(stamp, digest))

    def save(self) -> None:
        """Remember the digests asked for in this run, and no others."""
        for path in set(self._seen.keys()) - self._asked:
            self._seen.drop(path)
        self._seen.save()
