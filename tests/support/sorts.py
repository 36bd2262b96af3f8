"""Which pages of a site to look at, so that every sort of page is seen and none twice.

Found in the site itself, so that a new kind of page is looked at without being named here. Pages of one
kind and one folder are a family; of a family, pages are taken until there is none left with an element
(tag, classes, state) that was not seen: a product with a photo, an expired one, a place without products.

>>> sorts(site, "en")["product products/*: 2"]
'en/products/tho-cam-thu/'
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from tests.support.html import parse_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.html import Node
    from tests.support.run import Site


def sorts(site: Site, lang: str) -> dict[str, str]:
    """Name → address of pages that together show all there is in a language, and what stands above it."""
    return _of_language(site.folder, lang) | _above(site.folder, lang)


def half_of(kind: str) -> int:
    """0 or 1, by which sorts of pages can be shared out; the same in both languages."""
    return crc32(kind.encode()) % 2


@lru_cache
def _of_language(folder: Path, lang: str) -> dict[str, str]:
    # Family → address → what is on the page.
    families: dict[str, dict[str, frozenset[str]]] = {}
    home = folder / lang
    for file in sorted(home.rglob("index.html")):
        url = file.parent.relative_to(home).as_posix().removeprefix(".")
        page = parse_file(file)
        family = f"{_kind(page)} {_pattern(url)}".strip()
        address = f"{lang}/{url}/" if url else f"{lang}/"
        families.setdefault(family, {})[address] = frozenset(_elements(page))
    found = {}
    for family, pages in families.items():
        for number, address in enumerate(_cover(pages), start=1):
            found[f"{family}: {number}" if number > 1 else family] = address
    return found


def _above(folder: Path, lang: str) -> dict[str, str]:
    short = min(path.name for path in (folder / "Q").iterdir())
    return {
        "language choice": "",
        "short address": f"Q/{short}/",
        "not found": "404.html",
        "not found in a language": f"{lang}/404.html",
    }


def _kind(page: Node) -> str:
    main = page.by_id("main")
    kinds = re.findall(r"oc-page--([a-z]+)", main.get("class"))
    return kinds[0] if kinds else "written"


def _pattern(url: str) -> str:
    """products/x → products/*"""
    folder, _, _ = url.rpartition("/")
    return f"{folder}/*" if folder else url


def _elements(page: Node) -> set[str]:
    found = set()
    for node in page.by_id("main").walk():
        classes = " ".join(sorted(node.get("class").split()))
        found.add(
            f"{node.tag} {classes} {node.get('data-status')} {node.get('data-expires') != ''}"
        )
    return found


def _cover(pages: dict[str, frozenset[str]]) -> list[str]:
    """Few pages that have every element of the family."""
    chosen: list[str] = []
    seen: set[str] = set()
    while True:
        best = max(pages, key=lambda address: (len(pages[address] - seen), address))
        if chosen and not pages[best] - seen:
            return chosen
        chosen.append(best)
        seen |= pages[best]
