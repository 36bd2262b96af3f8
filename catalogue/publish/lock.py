"""One build at a time in a build folder and for a place to publish to: a second one waits."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from catalogue.config import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue.progress import Reporter

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@contextmanager
def lock_output(out: Path, reporter: Reporter) -> Iterator[None]:
    """Hold the right to publish to `out`, for all sources of this checkout."""
    key = hashlib.blake2b(os.fsencode(out), digest_size=8).hexdigest()
    with lock(REPOSITORY / "build" / "locks", reporter, key):
        yield


@contextmanager
def lock(folder: Path, reporter: Reporter, name: str = "") -> Iterator[None]:
    """Hold the folder's lock. The system lets go of it when the process ends, however it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("ab") as file:
        if not _try_lock(file):
            reporter.both(
                "Một lệnh build khác đang chạy; chờ …", "Another build is running; waiting …"
            )
            while not _try_lock(file):
                time.sleep(0.2)
        yield
