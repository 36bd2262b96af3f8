"""Our own search as readers get it: the index that a build writes, and the scripts of the theme."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from benchmarks.certificates import TODAY
from benchmarks.search.engines.base import Engine
from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.enrich.index import Index
from catalogue.publish.search import Search
from catalogue.reference import LANGS
from catalogue.render.search_pages import site_pages
from catalogue.render.written_pages import written_pages

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.search.known import Known

SCRIPTS = "overrides/assets/javascripts"


class Ours(Engine):
    """Nothing but the index is built: no page."""

    name = "ours"
    adapter = "ours.js"
    made_of = ("catalogue/**/*.py", "catalogue/data/*", f"{SCRIPTS}/**/*.js", "pages/**/*.md")

    def version(self) -> str:
        command = ["git", "describe", "--always", "--dirty"]
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def fill(self, known: Known) -> None:
        write_index(self.source, self.folder)
        shutil.copytree(REPOSITORY / SCRIPTS, self.folder / "assets/javascripts")


def write_index(source: Path, folder: Path) -> None:
    """`search/index.json` and `search/text/…` as a build writes them."""
    catalogue = load_and_check(source, TODAY).catalogue
    pages = site_pages({lang: written_pages(source, lang) for lang in LANGS})
    for name, content in Search().files(Index(catalogue, TODAY), {}, pages).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
