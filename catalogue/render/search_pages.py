"""Pages of plain Markdown as the search knows them: titles in both languages, words of their headings."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

import yaml
from markupsafe import Markup

from catalogue.enrich.search_tables import SearchPage, optional_words
from catalogue.reference import LANGS
from catalogue.render.written_pages import page_url
from catalogue.text import one_line, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

# As MkDocs finds it.
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
# "## Words ##", or words with a line of "=" or "-" below.
_HEADING = re.compile(
    r"^(?:(?P<signs>#{1,6})(?P<words>.+?)#*[ \t]*|(?P<above>[^\s#>-].*)\n(?P<line>=+|-+)[ \t]*)$",
    re.MULTILINE,
)
# What is not read: attributes at the end, where links lead, tags, signs of emphasis and code.
_UNREAD = re.compile(r"\{[^{}]*\}\s*#*\s*$|\]\([^()]*\)|<[^<>]+>|[*`\[\]]|\\(?=[^\w\s])")


class _Headings(NamedTuple):
    """What MkDocs takes for the title of a page: that of its front matter, or a heading above all else
    (None: the name of its file); and all its headings."""

    title: str | None
    all: tuple[str, ...]


def search_pages(written: Mapping[str, Mapping[str, bytes]]) -> list[SearchPage]:
    """The pages that are there in both languages: language → path → Markdown."""
    found = []
    for path in sorted(set.intersection(*(set(written[lang]) for lang in LANGS))):
        both = {lang: _headings(written[lang][path]) for lang in LANGS}
        titles = {lang: one_line(page.title or _from_name(path)) for lang, page in both.items()}
        words = vocabulary("\n".join(text for page in both.values() for text in page.all))
        words -= vocabulary("\n".join(titles.values())) | optional_words()
        found.append(SearchPage(page_url(path), titles, " ".join(sorted(words))))
    return found


# The references for contributors are long, and the same in each build of a process.
@lru_cache(maxsize=64)
def _headings(content: bytes) -> _Headings:
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    title: str | None = None
    front = _FRONT_MATTER.match(text)
    if front and (meta := _meta(front[1])) is not None:
        text = text[front.end() :]
        # As main.html prints it.
        title = Markup(str(meta["title"])).striptags() if "title" in meta else None
    text = _FENCED.sub("", text).lstrip()
    headings = []
    for found in _HEADING.finditer(text):
        plain = unescape(_UNREAD.sub("", found["words"] or found["above"])).strip()
        headings.append(plain)
        is_first = found["signs"] == "#" or (found["line"] or "").startswith("=")
        if title is None and is_first and found.start() == 0:
            title = plain
    return _Headings(title, tuple(headings))


def _meta(text: str) -> dict[str, object] | None:
    try:
        found = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return None
    return found if isinstance(found, dict) else None


def _from_name(path: str) -> str:
    """ "how-to-help.md" → "How to help"."""
    name = PurePosixPath(path).stem.replace("-", " ").replace("_", " ")
    return name.capitalize() if name.lower() == name else name
