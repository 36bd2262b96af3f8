"""Pagefind on the same stock pages, each in its language: an index for each, as it makes them itself."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from benchmarks.peers.base import node_tools
from benchmarks.search.engines.base import Engine
from benchmarks.search.stock_pages import stock_pages

if TYPE_CHECKING:
    from benchmarks.search.known import Known

_VERSION = "1.6.0"


class Pagefind(Engine):
    """Its defaults: titles weigh more by themselves."""

    name = "Pagefind"
    adapter = "pagefind.js"
    made_of = ("benchmarks/search/stock_pages.py", "benchmarks/search/engines/pagefind.py")
    has_marks = False

    def version(self) -> str:
        return _VERSION

    def fill(self, known: Known) -> None:
        node_tools(self.tools, {"pagefind": _VERSION})
        stock_pages(self.source, self.folder)
        command = [str(self.tools / "node_modules/.bin/pagefind"), "--site", str(self.folder)]
        subprocess.run(command, check=True, capture_output=True)
