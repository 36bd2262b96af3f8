"""Hand-written pages: which there are, and which of them cannot be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.config import REPOSITORY
from catalogue.findings import Finding, finding
from catalogue.load.files import read
from catalogue.reference import LANGS, OTHER
from catalogue.text import is_slug, slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Addresses of pages that the build makes itself.
RESERVED = frozenset(
    {"index", "404", "products", "producers", "groups", "sets", "stars", "places"}
    | {"data", "season", "events", "map", "status", "statistics", "tablet"}
)


def page_files(source: Path, lang: str) -> dict[str, Path]:
    """File name → page of a language: the source's own, else the repository's."""
    files: dict[str, Path] = {}
    for folder in (REPOSITORY / "pages" / lang, source / "pages" / lang):
        files |= {path.name: path for path in sorted(folder.glob("*.md"))}
    return files


def check_pages(source: Path) -> Iterator[Finding]:
    """What is wrong with the source's own pages."""
    there = {lang: page_files(source, lang) for lang in LANGS}
    for lang in LANGS:
        for path in sorted((source / "pages" / lang).glob("*.md")):
            relative = path.relative_to(source).as_posix()
            if path.stem.lower() in RESERVED:
                yield finding(relative, (1, 1), "page-reserved", got=path.stem)
            elif not is_slug(path.stem):
                wanted = f"{slug(path.stem) or 'trang'}.md"
                yield finding(relative, (1, 1), "file-name", got=path.name, nearest=wanted)
            if path.name not in there[OTHER[lang]]:
                twin = f"pages/{OTHER[lang]}/{path.name}"
                yield finding(relative, (1, 1), "page-twin-missing", got=twin)
            yield from read(path, relative)[1]
