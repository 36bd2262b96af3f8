"""Files are written all together or not at all; what somebody else wrote meanwhile is never lost."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.config import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Change:
    """A file's new content; `before` is what it was made from, None for a file that is not there yet.

    `path` is relative to the catalogue folder.
    """

    path: str
    before: bytes | None
    after: bytes


def write_all(folder: Path, changes: Sequence[Change]) -> None:
    """Write all changes below a folder. Raises UsageError or OSError with nothing written."""
    done: list[Change] = []
    prepared: dict[str, Path] = {}
    try:
        for change in changes:
            prepared[change.path] = _prepared(folder / change.path, change)
        for change in changes:
            _check_unchanged(folder, change)
            done.append(change)  # before it is done: taking back what was not done is harmless
            _put(prepared[change.path], folder / change.path, change)
    except BaseException:  # Ctrl+C as well
        for change in done:
            _take_back(folder, change)
        raise
    finally:
        for path in prepared.values():
            path.unlink(missing_ok=True)


def _prepared(target: Path, change: Change) -> Path:
    """The content in a file beside its target, so that all of it is on the disk before anything shows."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(change.after)
    path = Path(name)
    if change.before is None:
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)
    else:
        shutil.copymode(target, path)
    return path


def _check_unchanged(folder: Path, change: Change) -> None:
    target = folder / change.path
    if change.before is None:
        if target.exists() or target.is_symlink():
            raise UsageError(
                f"{change.path} đã có; không ghi đè.",
                f"{change.path} is there already; it is not overwritten.",
            )
    elif target.is_symlink() or target.read_bytes() != change.before:
        raise UsageError(
            f"{change.path} vừa bị sửa ở nơi khác; hãy chạy lại.",
            f"{change.path} has just been changed elsewhere; run again.",
        )


def _put(prepared: Path, target: Path, change: Change) -> None:
    if change.before is not None:
        prepared.replace(target)
        return
    try:
        target.hardlink_to(prepared)  # fails where a file has come to be since
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        with target.open("xb") as file:
            file.write(change.after)


def _take_back(folder: Path, change: Change) -> None:
    """Undo one change, provided that the file is what was written."""
    target = folder / change.path
    with suppress(OSError):
        if target.read_bytes() != change.after:
            return
        if change.before is None:
            target.unlink()
        else:
            target.write_bytes(change.before)
