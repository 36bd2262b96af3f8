"""Stock Material for MkDocs: its own worker, with the index that its plugin makes of stock pages.

Settings are those of a real build with mkdocs-static-i18n at its defaults: both languages in one index. The
index is made by the plugin's own code from the pages' content, without MkDocs around it, which would need
hours for 17,000 products.
"""

from __future__ import annotations

import json
import subprocess
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from material.plugins.search.plugin import SearchIndex

from benchmarks.markdown_pages import written_pages
from benchmarks.peers.base import Content, write
from benchmarks.peers.material import MkDocs
from benchmarks.search.engines.base import Engine
from benchmarks.search.stock_pages import articles, stock_pages

if TYPE_CHECKING:
    from benchmarks.search.known import Known


class Material(Engine):
    """What readers of stock Material search with."""

    name = "stock Material"
    adapter = "material.js"
    made_of = ("benchmarks/search/stock_pages.py", "benchmarks/search/engines/material.py")
    has_marks = False

    def version(self) -> str:
        return self._mkdocs().version()

    def fill(self, known: Known) -> None:
        config = self._small_site()
        stock_pages(self.source, self.folder / "pages")
        index = SearchIndex(**config)
        for lang, url, title, content in articles(self.folder / "pages"):
            address = url if lang == "vi" else f"en/{url}"
            index.add_entry_from_context(
                SimpleNamespace(meta={}, title=title, toc=[], url=address, content=content)
            )
        write(self.folder / "search/search_index.json", index.generate_search_index(None))

    def _mkdocs(self) -> MkDocs:
        return MkDocs(self.tools, self.folder / "mkdocs")

    def _small_site(self) -> dict[str, Any]:
        """Build the written pages: its scripts are served, its settings of the search are returned."""
        mkdocs = self._mkdocs()
        mkdocs.install()
        mkdocs.prepare(Content([], list(written_pages(self.source))))
        for lang in ("vi", "en"):
            write(mkdocs.folder / "docs" / lang / "index.md", "# OCOP\n")
        environment = mkdocs.environment()
        subprocess.run(
            mkdocs.command(), cwd=mkdocs.folder, env=environment, check=True, capture_output=True
        )
        (worker,) = (mkdocs.site / "assets/javascripts/workers").glob("search.*.min.js")
        worker.rename(worker.with_name("search.js"))
        (mkdocs.site / "assets").rename(self.folder / "assets")
        text = (mkdocs.site / "search/search_index.json").read_text(encoding="utf-8")
        config: dict[str, Any] = json.loads(text)["config"]
        return config
