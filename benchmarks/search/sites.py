"""The site that speed is measured on: pages of our own build, with the index of a catalogue of any size.

All pages are those of the smallest catalogue: a page that searches weighs the same at any size, and 17,000
products need minutes and gigabytes. Only the index, which all answers come from, is that of the larger one.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from benchmarks.peers.base import Content, remove_aside
from benchmarks.peers.ours import Ours
from benchmarks.search.catalogues import SIZES, digest_of, folder
from benchmarks.search.engines.ours import write_index
from catalogue.config import REPOSITORY
from catalogue.publish.search import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a site is made from, beside the catalogue.
_MADE_FROM = ("catalogue", "overrides", "pages")


def site(work: Path, count: int) -> Path:
    """The folder of the site with the index of so many products, made when it is not up to date."""
    source, place = folder(work, count), work / "search" / "sites" / str(count)
    mark, digest = place / "made-from.txt", digest_of([source / "made-from.txt", *_files()])
    if not (mark.is_file() and mark.read_text(encoding="utf-8") == digest):
        ours = Ours(work / "tools" / "ours", place, folder(work, SIZES[0]))
        ours.prepare(Content([], []))
        remove_aside(place.parent)
        _build(ours)
        shutil.rmtree(ours.site / "search")
        write_index(source, ours.site)
        if (ours.site / LETTERS).is_file():
            _say_letters(ours.site)
        mark.write_text(digest, encoding="utf-8")
    return place / "site"


def _build(ours: Ours) -> None:
    """Without a word, unless it fails: of invented products no number is in the ledger."""
    ran = subprocess.run(
        ours.command(),
        cwd=ours.working_folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode:
        raise SystemExit(ran.stdout + ran.stderr)


def _say_letters(site: Path) -> None:
    """Pages of a large catalogue say that letters have an index of their own (partials/search.html)."""
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        path.write_text(
            html.replace(" data-find ", " data-find data-letters ", 1), encoding="utf-8"
        )


def _files() -> Iterator[Path]:
    yield from REPOSITORY.glob("mkdocs*.yml")
    for name in _MADE_FROM:
        for path in (REPOSITORY / name).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
