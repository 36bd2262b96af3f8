"""A contributor's file → its text, or the finding that says why it cannot be read."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from catalogue.findings import Finding, finding
from catalogue.load.encoding import SIZE_LIMIT, decode

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path, relative: str) -> tuple[str | None, list[Finding]]:
    """The text of an ordinary file inside its folder, and what is wrong with it; None without text."""
    raw, problems = read_bytes(path, relative)
    if raw is None:
        return None, problems
    text, problems = decode(raw, relative)
    return (None if any(problem.is_error for problem in problems) else text), problems


def read_bytes(path: Path, relative: str) -> tuple[bytes | None, list[Finding]]:
    """The content of an ordinary file inside its folder, or why it cannot be read.

    A symbolic link must not lead out of the folder, and no more is read than an entry may have.
    """
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            if not path.resolve().is_relative_to(path.parent.resolve()):
                raise OSError("symbolic link")
            found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a folder, or a pipe that would never end
            raise OSError("not a file")
        with path.open("rb") as file:
            # Python makes room for as much as is asked for.
            return file.read(min(found.st_size, SIZE_LIMIT) + 1), []
    except (OSError, RuntimeError) as error:  # RuntimeError: a symbolic link to itself
        reason = getattr(error, "strerror", None) or str(error)
        return None, [finding(relative, (1, 1), "file-unreadable", reason=reason)]
