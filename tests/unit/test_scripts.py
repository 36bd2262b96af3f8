"""Scripts of the site, read as text: what a browser would only show on a slow connection."""

from __future__ import annotations

import re

from catalogue.config import REPOSITORY

SCRIPTS = REPOSITORY / "overrides" / "assets" / "javascripts"
_IMPORT = re.compile(
    r'^import .*?from "(\.[^"]+)";$|^import "(\.[^"]+)";$', re.MULTILINE | re.DOTALL
)
_PARTS = re.compile(r"const PARTS = \[(.*?)\n\];", re.DOTALL)


def imported(name: str) -> set[str]:
    """The files that a module imports, and those these import, by their path below the scripts."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        file = SCRIPTS / waiting.pop()
        for path in map("".join, _IMPORT.findall(file.read_text(encoding="utf-8"))):
            other = (file.parent / path).resolve().relative_to(SCRIPTS.resolve()).as_posix()
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def test_the_search_fetches_every_module_of_its_thread_at_once() -> None:
    parts = _PARTS.search((SCRIPTS / "search" / "client.js").read_text(encoding="utf-8"))
    assert parts is not None
    told = re.findall(r'"([^"]+)"', parts[1])
    files = {
        (SCRIPTS / "search" / f"{part}.js").resolve().relative_to(SCRIPTS.resolve()).as_posix()
        for part in told
    }
    assert files == imported("search/worker.js")
    assert len(told) == len(files)


def test_the_page_of_all_products_fetches_every_module_at_once() -> None:
    template = (SCRIPTS.parent.parent / "browse.html").read_text(encoding="utf-8")
    told = re.search(r"for name in \[(.*?)\] %}", template)
    assert told is not None
    files = {f"{name}.js" for name in re.findall(r'"([^"]+)"', told[1])}
    assert files == imported("browse.js")
