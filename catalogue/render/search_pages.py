"""Pages that are none of entries, as the search knows them: titles in both languages, words that lead there.

Of pages of plain Markdown these are the words of their headings; of the map, the season calendar and the
list of events, which the build makes, those of `data/search.yml`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

import yaml
from markupsafe import Markup

from catalogue.enrich.labels import Labels
from catalogue.enrich.search_tables import SearchPage, optional_words
from catalogue.reference import LANGS, read_yaml
from catalogue.render.written_pages import page_url
from catalogue.text import one_line, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# As MkDocs finds it.
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_FENCE = re.compile(r"`{3,}|~{3,}")
# What is not read: attributes at the end, where links lead, tags, signs of emphasis and code.
_UNREAD = re.compile(r"\{[^{}]*\}$|\]\([^()]*\)|<[^<>]+>|[*`\[\]]|\\(?=[^\w\s])")


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


def site_pages(written: Mapping[str, Mapping[str, bytes]]) -> list[SearchPage]:
    """All the search knows: pages of plain Markdown, and those that the build makes."""
    return [*search_pages(written), *_made_pages()]


def _made_pages() -> Iterator[SearchPage]:
    for url, also in read_yaml("search.yml")["pages"].items():
        titles = {lang: Labels(lang)(f"{url.rstrip('/')}_title") for lang in LANGS}
        words = vocabulary("\n".join(also)) - vocabulary("\n".join(titles.values()))
        yield SearchPage(url, titles, " ".join(sorted(words - optional_words())))


# The references for contributors are long, and the same in each build of a process.
@lru_cache(maxsize=64)
def _headings(content: bytes) -> _Headings:
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    title = None
    front = _FRONT_MATTER.match(text)
    if front and (meta := _meta(front[1])) is not None:
        text = text[front.end() :]
        title = meta.get("title")
    found = list(_headings_of(text.strip().split("\n")))
    if title is not None:
        title = Markup(str(title)).striptags()  # as main.html prints it
    elif found and found[0][:2] == (0, 1):
        title = found[0][2]
    return _Headings(title, tuple(words for _, _, words in found))


def _headings_of(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Number of its line, level and words of each heading: "## Words ##", or words above "===" or "---".

    Line by line, since a pattern for all of it can be made to take for ever.
    """
    fence, above = "", ""
    for number, line in enumerate(map(str.rstrip, lines)):
        opened = _FENCE.match(line)
        if fence or opened:
            fence = "" if line == fence else fence or (opened[0] if opened else "")
            above = ""
            continue
        words = line.lstrip("#")
        if words != line:
            yield number, len(line) - len(words), _plain(words.rstrip("#"))
            words = ""
        elif above and line and set(line) in ({"="}, {"-"}):
            yield number - 1, 1 if line[0] == "=" else 2, _plain(above)
            words = ""
        above = words


def _plain(words: str) -> str:
    return unescape(_UNREAD.sub("", one_line(words))).strip()


def _meta(text: str) -> dict[str, object] | None:
    try:
        found = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):  # such as a date that there is not
        return None
    return found if isinstance(found, dict) else None


def _from_name(path: str) -> str:
    """ "how-to-help.md" → "How to help"."""
    name = PurePosixPath(path).stem.replace("-", " ").replace("_", " ")
    return name.capitalize() if name.lower() == name else name
