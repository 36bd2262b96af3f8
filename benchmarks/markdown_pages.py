"""The catalogue's pages before any generator: what every peer's content is made of.

`pages(source)` yields what a build with `--engine mkdocs` writes to `build/docs`, without running MkDocs.
Named so that it does not hide the package `markdown`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.certificates import TODAY
from catalogue.check.run import load_and_check
from catalogue.enrich.index import Index
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.load.pages import page_files
from catalogue.reference import LANGS
from catalogue.render.page import Page
from catalogue.render.pages import PageMaker
from catalogue.render.reference_pages import reference_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SITE = "https://ocop.example/"


# One page each, whose drawings and tables would tell more of us than of a peer.
_SINGLE = {
    "data",
    "events",
    "form",
    "map",
    "offline",
    "season",
    "shortlist",
    "statistics",
    "status",
    "style",
    "tablet",
}


def pages(source: Path, langs: Iterable[str] = LANGS) -> Iterator[tuple[str, Page]]:
    """Language and page, all that are made from data and that visitors meet.

    Raises ValueError when the check finds an error.
    """
    checked = load_and_check(source, TODAY)
    errors = sum(finding.is_error for finding in checked.findings)
    if errors:
        raise ValueError(f"{source}: {errors} errors")
    index = Index(checked.catalogue, TODAY)
    for lang in langs:
        maker = PageMaker(Maker(index, Labels(lang), {}), SITE)
        for page in (*maker.pages(), *reference_pages(lang)):
            if page.kind not in _SINGLE:
                yield lang, page


def written_pages(source: Path) -> Iterator[tuple[str, str, str]]:
    """Language, file name and text of the pages that people wrote."""
    for lang in LANGS:
        for name, path in page_files(source, lang).items():
            yield lang, name, path.read_text(encoding="utf-8")
