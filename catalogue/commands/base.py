"""What every command is, and how it ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from catalogue.config import Settings

# Exit codes: done; findings that stop publication; wrong usage or a tool that is missing.
DONE, FINDINGS, USAGE = 0, 1, 2


class Words(Protocol):
    """Vietnamese, English → the one that is asked for."""

    def __call__(self, vi: str, en: str) -> str: ...


def _no_options(parser: argparse.ArgumentParser, words: Words) -> None:
    pass


@dataclass(frozen=True)
class Out:
    """What `--out` of a command means, and where it writes without."""

    default: Path = Path("site")
    vi: str = "nơi ghi trang (mặc định: site)"
    en: str = "where the site goes (default: site)"


@dataclass(frozen=True)
class Command:
    """`vi` and `en` say in a line what it does; `run` gives the exit code."""

    name: str
    vi: str
    en: str
    run: Callable[[Settings, argparse.Namespace], int]
    add_options: Callable[[argparse.ArgumentParser, Words], None] = _no_options
    out: Out = Out()


def say(text: str) -> None:
    """Print a result. A reader who stops early (`check | head`) changes nothing about it."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
