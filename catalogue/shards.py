"""A cache on disk: values by key, spread over a few dozen files of which only the changed are written.

A file that is missing, damaged, half-written or of another version counts as empty: whoever asks makes the
value again. So the folder is safe to delete, and a run that was killed has lost nothing but time.

>>> shards = Shards(folder, version="3")
>>> shards.put("products/che.yml", brief)
>>> shards.save()
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COUNT = 64
_STALE = 3600  # seconds
_DIGEST = 16
# Of a file, before what it holds: a digest of its version, the size and a checksum of the rest.
_SEAL = _DIGEST + 8 + 4


class Shards:
    """Values by key. Nothing is written before `save`; without a folder, nothing at all."""

    def __init__(self, folder: Path | None, version: str) -> None:
        self.folder = folder
        self._version = version
        self._shards: dict[int, dict[str, Any]] = {}
        self._changed: set[int] = set()

    def __getstate__(self) -> dict[str, Any]:
        """For another process: it reads what was saved, and only what it asks for."""
        state = dict(vars(self))
        if self.folder is not None:
            state["_shards"] = {}
        return state

    def get(self, key: str) -> Any:
        """The value, or None."""
        return self._shard(_number(key)).get(key)

    def put(self, key: str, value: Any) -> None:
        number = _number(key)
        self._shard(number)[key] = value
        self._changed.add(number)

    def drop(self, key: str) -> None:
        number = _number(key)
        if self._shard(number).pop(key, None) is not None:
            self._changed.add(number)

    def keys(self) -> Iterator[str]:
        for number in range(_COUNT):
            yield from self._shard(number)

    def loaded(self) -> set[str]:
        """Keys in the files that were read so far."""
        return {key for shard in self._shards.values() for key in shard}

    def save(self) -> None:
        """Write what changed. Each file is whole at any moment."""
        if self.folder is None or not self._changed:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for number in sorted(self._changed):
            payload = pickle.dumps(self._shards[number], pickle.HIGHEST_PROTOCOL)
            write_sealed(self.folder / f"{number:02x}", self._version, payload)
        self._changed.clear()
        self._sweep(self.folder)

    @staticmethod
    def _sweep(folder: Path) -> None:
        """Remove what runs that were killed left half written; another may be writing just now."""
        oldest = time.time() - _STALE
        for path in folder.glob("*.tmp"):
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _shard(self, number: int) -> dict[str, Any]:
        if number not in self._shards:
            self._shards[number] = self._read(number)
        return self._shards[number]

    def _read(self, number: int) -> dict[str, Any]:
        payload = self.folder and read_sealed(self.folder / f"{number:02x}", self._version)
        if not payload:
            return {}
        found: dict[str, Any] = pickle.loads(payload)
        return found


def _number(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) % _COUNT


def write_sealed(path: Path, version: str, payload: bytes) -> None:
    """Write a file that `read_sealed` can tell from a damaged one. Readers see the old or the new one."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    if path.is_dir():
        discard(path)
    try:
        fresh.write_bytes(_seal(version, payload) + payload)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def read_sealed(path: Path, version: str) -> bytes | None:
    """What was written; None when the file is missing, damaged or of another version."""
    with suppress(OSError):
        raw = path.read_bytes()
        payload = raw[_SEAL:]
        if raw[:_SEAL] == _seal(version, payload):
            return payload
    return None


def discard(path: Path) -> None:
    """Remove whatever has this name: a file, a link, a folder with all that is in it, or nothing."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _seal(version: str, payload: bytes) -> bytes:
    # Against damage a checksum does, in a quarter of the time of a digest: a build reads a hundred megabytes.
    named = hashlib.blake2b(version.encode(), digest_size=_DIGEST).digest()
    return named + len(payload).to_bytes(8, "big") + crc32(payload).to_bytes(4, "big")
