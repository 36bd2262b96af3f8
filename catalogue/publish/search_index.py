"""Material's search index, made from the pages' bodies: the same bytes as its search plugin writes.

`records(page, content)` gives the records of one page as JSON, to be kept from build to build; `index`
puts all pages together in MkDocs' order, the hand-written ones from the index that MkDocs wrote.

>>> records(page, "<p>Cam ngọt</p>")
'{"location":"products/cam/","title":"Cam Cao Phong","text":"<p>Cam ng\\u1ecdt</p>"}'
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from catalogue.render.pages import Page

PATH = "search/search_index.json"
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode
_TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-z]+[1-6]?)([^>]*)>", re.DOTALL)
# Any tag but a paragraph's, an empty paragraph, or an entity that would be written another way.
_MORE_THAN_PARAGRAPHS = re.compile(
    r"<(?!/?p>|p hidden>)|<p(?: hidden)?>\s*</p>|&(?!amp;|lt;|gt;)|>\s\s+"
)
_ID = re.compile(r'\sid="([^"]*)"')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "li", "ol", "ul", "code", "pre", "sub", "sup"})
_VOID = frozenset({"br", "hr", "img"})


@dataclass
class _Section:
    """A heading (none above the first) and what follows it. `depth`: in how many elements it is."""

    tag: str = ""
    depth: float = 0
    id: str = ""
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def records(page: Page, content: str) -> str:
    """The records of a page as JSON without brackets around them; empty when it has no text."""
    if not content or (page.meta.get("search") or {}).get("exclude"):
        return ""
    title = str(page.meta["title"])
    if not _MORE_THAN_PARAGRAPHS.search(content):
        text = content.replace("\n", " ").replace("<p hidden>", "<p>")
        return _ENCODE({"location": page.url, "title": title.strip(), "text": text})
    return ",".join(
        _ENCODE(
            {
                "location": f"{page.url}#{section.id}" if section.id else page.url,
                "title": ("".join(section.title) or title).strip(),
                "text": "".join(section.text).strip(),
            }
        )
        for section in _sections(content)
    )


def _sections(content: str) -> list[_Section]:
    """As Material's parser divides a page, for the tags that stories can have.

    A heading begins a section; paragraphs and lists keep their tags, without attributes and unless they
    are empty; other tags are left out.
    """
    sections: list[_Section] = []
    section: _Section | None = None
    around: list[str] = []
    at = 0
    for token in [*_TOKEN.finditer(content), None]:
        data = content[at : token.start() if token else len(content)]
        if data:
            if section is None:
                sections.append(section := _Section())
            _add_text(section, unescape(data), around)
        if token is None:
            break
        at = token.end()
        closing, tag, attributes = token.groups()
        if tag is None or tag in _VOID:  # a comment, a line break
            continue
        if not closing:
            around.append(tag)
            found = _ID.search(attributes) if tag in _HEADINGS else None
            if found:
                if tag != "h1" and not sections:
                    sections.append(_Section(depth=len(around)))
                section = _Section(tag, len(around), unescape(found[1]) if sections else "")
                sections.append(section)
            if section is None:
                sections.append(section := _Section())
            if tag in _KEPT:
                _data(section, around).append(f"<{tag}>")
        elif section and around and around[-1] == tag:
            if section.depth > len(around):
                section = _outer(sections, section, len(around))
            around.pop()
            if tag in _KEPT:
                _close(_data(section, around), tag)
    return sections


def _data(section: _Section, around: list[str]) -> list[str]:
    return section.title if section.tag in around else section.text


def _add_text(section: _Section, data: str, around: list[str]) -> None:
    blank = data.isspace()
    if "pre" not in around:
        data = " " if blank else data.replace("\n", " ")
    if section.tag in around:
        section.title.append(escape(data, quote=False))
    elif not blank:
        section.text.append(escape(data, quote=False))
    elif not section.text or not section.text[-1].isspace() or "pre" in around:
        section.text.append(data)


def _close(data: list[str], tag: str) -> None:
    """End an element, or take it away when there is nothing in it."""
    start = data.index(f"<{tag}>")
    if all(text.isspace() for text in data[start + 1 :]):
        del data[start:]
    else:
        data.append(f"</{tag}>")


def _outer(sections: list[_Section], left: _Section, depth: int) -> _Section:
    """The section that goes on when the element ends in which `left` began."""
    for section in reversed(sections):
        if section.depth <= depth:
            left.depth = float("inf")
            return section
    return left


def index(stock: bytes, written: Iterable[str], pages: Mapping[str, str]) -> bytes:
    """The whole index of a language.

    `stock` is what MkDocs wrote for the pages at the paths `written`; `pages` are the records of all
    others by their paths, such as "products/x.md".
    """
    data: dict[str, Any] = json.loads(stock)
    paths = {_url(path): path for path in written}
    found: dict[str, list[str]] = {}
    for record in data["docs"]:
        path = paths[record["location"].partition("#")[0]]
        found.setdefault(path, []).append(_ENCODE(record))
    everything = {path: ",".join(of_page) for path, of_page in found.items()} | dict(pages)
    docs = ",".join(filter(None, (everything[path] for path in sorted(everything, key=_order))))
    return f'{{"config":{_ENCODE(data["config"])},"docs":[{docs}]}}'.encode()


def _url(path: str) -> str:
    address = path.removesuffix(".md") + "/"
    return address.removesuffix("index/") if PurePosixPath(path).stem == "index" else address


def _order(path: str) -> tuple[tuple[str, ...], bool, str]:
    """MkDocs' order of pages: a folder's own page, its other pages, its folders."""
    *folders, name = path.split("/")
    return tuple(folders), name.partition(".")[0] not in {"index", "README"}, name
