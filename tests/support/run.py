"""Running the catalogue's commands, and what lies in a folder afterwards."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from catalogue import cli
from catalogue.config import REPOSITORY, Settings
from tests.support.html import Node, parse_file

TODAY = "2026-11-22"
ROOT = "https://ocop.example/"


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        return self.out + self.err


@dataclass(frozen=True)
class Site:
    """A built site. `root` is its published address, `ran` the build that made it."""

    folder: Path
    root: str
    ran: Ran

    def page(self, path: str) -> Node:
        """The page at an address below the root: "vi/products/x/" or "404.html"."""
        file = self.folder / path
        return parse_file(file / "index.html" if not path or path.endswith("/") else file)

    def paths(self, lang: str) -> list[str]:
        """Addresses of all pages below one language, relative to it."""
        home = self.folder / lang
        files = sorted(home.rglob("index.html"))
        return [file.parent.relative_to(home).as_posix().removeprefix(".") for file in files]

    def html_files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.html"))

    def ids(self) -> list[str]:
        """Ids of products, as their short addresses have them."""
        return sorted(path.name for path in (self.folder / "Q").iterdir())

    def slugs(self, kind: str) -> list[str]:
        """Slugs of products, producers … as the Vietnamese pages have them."""
        folder = self.folder / "vi" / kind
        return sorted(path.parent.name for path in folder.glob("*/index.html"))


def run(*arguments: str | Path) -> Ran:
    """Run a command in this process."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as end:  # argparse: wrong usage
            code = end.code if isinstance(end.code, int) else 1
    return Ran(code, out.getvalue(), err.getvalue())


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "catalogue", *map(str, arguments)]


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(REPOSITORY)}


def start(*arguments: str | Path) -> Ran:
    """Run a command in a process of its own."""
    done = subprocess.run(
        command(*arguments), capture_output=True, encoding="utf-8", env=environment()
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def build_options(out: Path, source: Path | None = None, root: str = ROOT) -> list[str]:
    """Options that make a build the same on every machine and day."""
    options = ["--out", str(out), "--today", TODAY, "--site-url", root, "--lang", "en"]
    return options if source is None else [*options, "--source", str(source)]


def intermediate_folder(source: Path) -> Path:
    """Where builds of a catalogue folder keep what they make on the way."""
    settings = Settings(source.resolve(), source, ROOT, date.fromisoformat(TODAY), "en")
    return settings.build


def forget(source: Path) -> None:
    """Remove what builds of a test's catalogue folder left in the repository's build/."""
    folder = intermediate_folder(source)
    assert folder.parent.name == "sources", folder
    shutil.rmtree(folder, ignore_errors=True)


def beside(site: Path) -> list[str]:
    """Names of what lies next to a site. The next one's beginning may: it has to be on the same disk."""
    return sorted(path.name for path in site.parent.iterdir() if path.name != f".{site.name}.spare")


class Below(NamedTuple):
    """What is below a folder: addresses relative to it."""

    files: list[str]
    folders: list[str]


def below(folder: Path) -> Below:
    """By os.walk, which asks the system once per folder: tests look at whole sites again and again."""
    found, home = Below([], []), len(str(folder)) + 1
    for path, folders, files in os.walk(folder):
        found.files.extend(f"{path}{os.sep}{name}"[home:].replace(os.sep, "/") for name in files)
        found.folders.extend(
            f"{path}{os.sep}{name}"[home:].replace(os.sep, "/") for name in folders
        )
    return found


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder, and what it holds in short."""
    return {
        path: hashlib.blake2b((folder / path).read_bytes()).hexdigest()
        for path in sorted(below(folder).files)
    }
