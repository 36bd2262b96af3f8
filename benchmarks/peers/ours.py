"""Our own build: checks, both languages, QR codes, search index, sitemap and all else it does.

Each project is a copy of the repository's files, so that its `build/` is its own and a cold run starts from
nothing.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.certificates import TODAY
from benchmarks.markdown_pages import SITE
from benchmarks.peers.base import Peer
from catalogue.config import REPOSITORY

if TYPE_CHECKING:
    from benchmarks.peers.base import Content


@dataclass(frozen=True)
class Ours(Peer):
    """`source` is the catalogue that is copied beside the repository's copy and then edited."""

    source: Path = Path()
    engine: str = ""

    name = "ours"
    note = "checks the data, draws QR codes, makes the search index"

    def install(self) -> None:
        """Runs with the Python that runs the comparison."""

    def version(self) -> str:
        commit = subprocess.run(
            ["git", "describe", "--always", "--dirty"],
            cwd=REPOSITORY, capture_output=True, text=True, check=False,
        ).stdout.strip()  # fmt: skip
        return (
            f"{commit or 'no git'} (Python {platform.python_version()}, MkDocs {version('mkdocs')})"
        )

    def prepare(self, content: Content) -> None:
        self.put_aside(self.folder)
        listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        names = subprocess.run(listed, cwd=REPOSITORY, capture_output=True, check=True).stdout
        for name in names.decode().strip("\0").split("\0"):
            path, target = REPOSITORY / name, self.repository / name
            if path.is_file() and not name.startswith(("tests/", "docs/")):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, target)
        shutil.copytree(self.source, self.catalogue)

    @property
    def repository(self) -> Path:
        return self.folder / "repository"

    @property
    def catalogue(self) -> Path:
        return self.folder / "catalogue"

    @property
    def working_folder(self) -> Path:
        return self.repository

    def command(self) -> list[str]:
        engine = ["--engine", self.engine] if self.engine else []
        return [sys.executable, "-m", "catalogue", *self.arguments("--quiet", *engine)]

    def arguments(self, *more: str) -> list[str]:
        """Of `build`: the command itself, where from, where to, for which address and day."""
        return [
            "build", "--source", str(self.catalogue), "--out", str(self.site),
            "--site-url", SITE, "--today", TODAY.isoformat(), *more,
        ]  # fmt: skip

    def forget(self) -> None:
        super().forget()
        self.put_aside(self.repository / "build")

    def product_files(self, slug: str) -> list[Path]:
        return [self.catalogue / f"products/{slug}.yml"]
