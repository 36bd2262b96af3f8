"""The catalogue as pages of stock MkDocs with Material: what searches that read pages are given.

`stock_pages(source, target)` writes `<language>/<address>/index.html`, each an `<article>` with what plain
Markdown makes of the pages of `benchmarks/peers/material`. One process for each language.
"""

from __future__ import annotations

import html
import re
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from typing import TYPE_CHECKING, Any

import markdown as python_markdown
import yaml

from benchmarks.markdown_pages import pages, written_pages
from benchmarks.peers.base import write
from benchmarks.peers.material import CONFIG, markdown
from catalogue.reference import LANGS
from catalogue.render.written_pages import page_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_PARTS = re.compile(
    r"<title>(.*?)</title><article data-pagefind-body>(.*)</article></html>\Z", re.DOTALL
)


def stock_pages(source: Path, target: Path) -> None:
    """Write the pages of both languages."""
    with ProcessPoolExecutor(len(LANGS)) as pool:
        list(pool.map(_write, repeat(source), repeat(target), LANGS))


def articles(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Language, address below its home page, title and content of every page that was written."""
    for lang in LANGS:
        home = folder / lang
        for path in sorted(home.rglob("index.html")):
            url = path.parent.relative_to(home).as_posix() + "/"
            found = _PARTS.search(path.read_text(encoding="utf-8"))
            assert found
            yield lang, "" if url == "./" else url, html.unescape(found[1]), found[2]


def _write(source: Path, target: Path, lang: str) -> None:
    convert = _converter()
    for url, text in _texts(source, lang):
        front = _FRONT_MATTER.match(text)
        meta = yaml.safe_load(front[1]) if front else {}
        if meta.get("search", {}).get("exclude"):
            continue
        content = convert.reset().convert(_FRONT_MATTER.sub("", text, count=1))
        write(
            target / lang / url / "index.html",
            f'<!doctype html><html lang="{lang}"><meta charset="utf-8">'
            f"<title>{html.escape(meta.get('title', ''))}</title>"
            f"<article data-pagefind-body>{content}</article></html>",
        )


def _texts(source: Path, lang: str) -> Iterator[tuple[str, str]]:
    """Address and Markdown of every page, front matter and all."""
    for _, page, text in markdown(pages(source, [lang])):
        yield page.url, text
    for one, name, text in written_pages(source):
        if one == lang:
            yield page_url(name), text


def _converter() -> Any:
    names, settings = [], {}
    for one in CONFIG["markdown_extensions"]:
        name, options = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        names.append(name)
        settings[name] = options
    return python_markdown.Markdown(extensions=names, extension_configs=settings)
