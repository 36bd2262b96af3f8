"""What the comparison needs of a generator, and installing it into a folder of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from catalogue.config import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.render.page import Page


# Ends the names of folders with what is to be removed.
ASIDE = ".aside"


@dataclass(frozen=True)
class Content:
    """Everything to publish: made pages by language, and written ones (language, file name, text)."""

    pages: list[tuple[str, Page]]
    written: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Peer(ABC):
    """One generator. `tools` is where it is installed, `folder` the project it builds."""

    tools: Path
    folder: Path

    name = ""
    note = ""
    slow = False  # with many products it takes part in the first round only
    remembers = True  # whether a second run may be quicker than a cold one

    @abstractmethod
    def install(self) -> None: ...

    @abstractmethod
    def version(self) -> str: ...

    @abstractmethod
    def prepare(self, content: Content) -> None:
        """Write the project: content, templates, configuration. Not timed."""

    @abstractmethod
    def command(self) -> list[str]: ...

    def environment(self) -> dict[str, str]:
        return {}

    def forget(self) -> None:
        """No more output and caches: the next run is a cold one."""
        self.put_aside(self.site)

    def put_aside(self, path: Path) -> None:
        """Take a folder away, to be removed when all is measured.

        ext4 gives the number of a removed file to no other for a minute or five, and passes over each such
        number whenever it makes a file: what is written after much was removed takes several times as long,
        whoever writes it. A fresh checkout has no such past.
        """
        if path.exists():
            aside = self.folder.with_name(f"{self.folder.name}{ASIDE}")
            aside.mkdir(exist_ok=True)
            path.rename(aside / str(len(list(aside.iterdir()))))

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def language_folder(self, lang: str) -> Path:
        return self.site / lang

    @property
    def working_folder(self) -> Path:
        """Where the command is run."""
        return self.folder

    @abstractmethod
    def product_files(self, slug: str) -> list[Path]:
        """The files someone edits to change one product."""


def remove_aside(projects: Path) -> None:
    """Remove what peers put aside."""
    for folder in projects.glob(f"*{ASIDE}"):
        shutil.rmtree(folder)


def python_tools(folder: Path, requirements: Iterable[str]) -> None:
    """A virtual environment with pinned packages, made once."""
    wanted = "\n".join(requirements)
    mark = folder / "installed.txt"
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    pip = [str(script(folder, "python")), "-m", "pip", "install", "--quiet", *requirements]
    subprocess.run(pip, check=True)
    mark.write_text(wanted, encoding="utf-8")


def script(folder: Path, name: str) -> Path:
    """A command of a virtual environment."""
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / name


def node_tools(folder: Path, packages: dict[str, str]) -> None:
    """A folder with pinned npm packages, made once."""
    wanted = json.dumps({"private": True, "dependencies": packages}, indent=2)
    manifest = folder / "package.json"
    if manifest.is_file() and manifest.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    npm = shutil.which("npm") or "npm"
    manifest.write_text(wanted, encoding="utf-8")
    subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True)
    manifest.write_text(wanted, encoding="utf-8")


def output_of(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@cache
def interface_words() -> dict[str, dict[str, Any]]:
    """Words of the interface by language: those of our own templates, and the names of the sections."""
    text = (REPOSITORY / "catalogue/data/words.yml").read_text(encoding="utf-8")
    both = yaml.safe_load(text)["extra"]["words"]
    found: dict[str, dict[str, Any]] = {}
    for lang, config in (("vi", "mkdocs.yml"), ("en", "mkdocs.en.yml")):
        settings = yaml.safe_load((REPOSITORY / config).read_text(encoding="utf-8"))
        names = {}
        for item in settings["nav"]:
            for title, path in item.items():
                names[path.removesuffix("/index.md").removesuffix(".md")] = title
        found[lang] = {key: word[lang] for key, word in both.items()}
        found[lang] |= {"nav": names, "site_description": settings["site_description"]}
    return found


def icons() -> dict[str, str]:
    """Our line icons: name → path."""
    text = (REPOSITORY / "overrides/partials/catalogue/icons.html").read_text(encoding="utf-8")
    start, end = text.index("{", text.index("set paths =")), text.index("} %}")
    found: dict[str, str] = json.loads(text[start : end + 1])
    return found


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def copy_theme(folder: Path, drawings: Path) -> None:
    """Style sheets, scripts and drawings of our own theme, so that pages look and weigh alike."""
    shutil.copytree(REPOSITORY / "overrides/assets", folder / "assets", dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "overrides/illustrations", drawings, dirs_exist_ok=True)
