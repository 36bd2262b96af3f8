"""The scripts a page asks for at once are all that its scripts import: none is waited for in turn."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from tests.support.html import Node
    from tests.support.run import Site

IMPORT = re.compile(r'(?:^|[;\n])import(?:\{[^}]*\}from)?"(\.[^"]+)"')


def named(page: Node, folder: str) -> tuple[set[str], set[str]]:
    """Paths of the page's modules, and of those it asks for beside them."""
    scripts = [node for node in page.all("script") if node.attrs.get("type") == "module"]
    links = [node for node in page.all("link") if node.attrs.get("rel") == "modulepreload"]
    return (
        {posixpath.normpath(f"{folder}/{node.attrs['src']}") for node in scripts},
        {posixpath.normpath(f"{folder}/{node.attrs['href']}") for node in links},
    )


def imported(site: Site, paths: set[str]) -> set[str]:
    """These modules and all that they import, and so on."""
    found: set[str] = set()
    todo = [urlsplit(path).path for path in paths]
    while todo:
        path = todo.pop()
        if path in found:
            continue
        found.add(path)
        text = (site.folder / path).read_text(encoding="utf-8")
        here = posixpath.dirname(path)
        todo += [posixpath.normpath(f"{here}/{other}") for other in IMPORT.findall(text)]
    return found


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("path", ["list/", "products/"])
def test_all_scripts_are_asked_for_at_once(site: Site, lang: str, path: str) -> None:
    scripts, preloaded = named(site.page(f"{lang}/{path}"), f"{lang}/{path}")
    assert preloaded
    needed = imported(site, scripts)
    assert needed == scripts | preloaded
    assert len(needed) <= 12


def test_imports_are_seen(site: Site) -> None:
    assert len(imported(site, {"vi/assets/javascripts/list.js"})) > 2
