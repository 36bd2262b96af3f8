"""Ways in which a file can be damaged."""

from __future__ import annotations

import os
from itertools import cycle, islice
from typing import TYPE_CHECKING

from tests.support.thoroughly import trials

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _flip(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size * 2 // 3)
        byte = file.read(1)
        if byte:
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ 0x20]))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "in it").write_bytes(b"x")


WAYS: dict[str, Callable[[Path], None]] = {
    "cut": _cut,
    "flipped": _flip,
    "emptied": _empty,
    "a folder": _become_a_folder,
    "deleted": lambda path: path.unlink(),
}


def some_ways(number: int) -> list[str]:
    """The ways for the so manieth thing: three of them, others for the next thing; thoroughly all."""
    return list(islice(cycle(WAYS), number, number + trials(3, len(WAYS))))
