"""HTML as a small tree, made by the standard library's parser: what tests ask of a page.

Browsers mend broken HTML and this does not; html-validate sees to it that there is nothing to mend.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]  # HTML, 13.1.2
)
UNSEEN = frozenset({"script", "style", "template", "head", "title"})


class Node:
    """An element. `children` are elements and texts in their order."""

    __slots__ = ("attrs", "children", "parent", "tag")

    def __init__(self, tag: str, attrs: dict[str, str], parent: Node | None) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.children: list[Node | str] = []

    def __repr__(self) -> str:
        shown = "".join(f' {name}="{value}"' for name, value in self.attrs.items())
        return f"<{self.tag}{shown}>"

    def __getitem__(self, name: str) -> str:
        return self.attrs[name]

    def get(self, name: str) -> str:
        """An attribute; empty when it is not there."""
        return self.attrs.get(name, "")

    def walk(self) -> Iterator[Node]:
        """This element and all in it, in the order of the page."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def all(self, *tags: str, **attrs: str) -> list[Node]:
        """Elements below with one of these tags and these attributes; class_="x" is one of several."""
        return [
            node
            for node in self.walk()
            if node is not self
            and (not tags or node.tag in tags)
            and all(_has(node, name, value) for name, value in attrs.items())
        ]

    def one(self, *tags: str, **attrs: str) -> Node:
        found = self.all(*tags, **attrs)
        assert len(found) == 1, f"{len(found)} elements for {tags} {attrs}, expected one"
        return found[0]

    def by_id(self, name: str) -> Node:
        return self.one(id=name)

    def text(self) -> str:
        """What can be read in it, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in UNSEEN:
                yield from child._texts()

    @property
    def lang(self) -> str:
        """The language of its text: the nearest lang attribute's."""
        node: Node | None = self
        while node is not None:
            if "lang" in node.attrs:
                return node.attrs["lang"]
            node = node.parent
        return ""


def _has(node: Node, name: str, value: str) -> bool:
    if name == "class_":
        return value in node.get("class").split()
    return node.attrs.get(name.replace("_", "-")) == value


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.node = Node("#document", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs, open_after=tag not in VOID)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs, open_after=False)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]], open_after: bool) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.node)
        self.node.children.append(node)
        if open_after:
            self.node = node

    def handle_endtag(self, tag: str) -> None:
        node: Node | None = self.node
        while node is not None and node.tag != tag:
            node = node.parent
        if node is not None and node.parent is not None:
            self.node = node.parent

    def handle_data(self, data: str) -> None:
        self.node.children.append(data)


def parse(text: str) -> Node:
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.root


@lru_cache(maxsize=1000)
def parse_file(path: Path) -> Node:
    """The tree of a file; sites that tests share do not change."""
    return parse(path.read_text(encoding="utf-8"))


_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_REFERENCE = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')"""
)


def css_references(css: str) -> list[str]:
    """What a style sheet loads: every url() and @import."""
    found = _CSS_REFERENCE.findall(_CSS_COMMENT.sub("", css))
    return [next(filter(None, match), "") for match in found]
