"""A page as plain lines: what a reader meets, in the page's order, and where links lead.

Changes of markup, classes, icons and the theme leave these lines as they are; changes of words do not.

    # Mật ong           a heading, one # per level
    - Hợp tác xã        an item of a list
    [Nơi mua → #buy]    a link
    (picture: 4 of 5 stars)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.html import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "em",
        "i",
        "kbd",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
    )
)
UNREAD = frozenset({"script", "style", "template", "head", "symbol", "source"})
LINE = "\n"
# A photo's file is named by its content, which another version of Pillow may write differently.
_PHOTO = re.compile(r"photos/[0-9a-f]{16}-")


def lines_of(page: Node) -> str:
    """Title, description and main part of a page."""
    head = page.one("head")
    title = "".join(map(str, head.one("title").children)).strip()
    about = head.one("meta", name="description")["content"]
    text = "".join(_parts(page.by_id("main"), page.one("html")["lang"]))
    lines = (" ".join(line.split()) for line in text.split(LINE))
    body = "\n".join(line for line in lines if line.strip("- #"))
    return _PHOTO.sub("photos/", f"title: {title}\ndescription: {about}\n\n{body}\n")


def _parts(node: Node, lang: str) -> Iterator[str]:
    if node.tag in UNREAD or node.get("aria-hidden") == "true" or "hidden" in node.attrs:
        return
    own = node.get("lang") or lang
    block = node.tag not in INLINE and node.tag != "svg"
    if block:
        yield LINE + HEADINGS.get(node.tag, "- " if node.tag == "li" else "")
    if own != lang:
        yield f"⟨{own}⟩ "
    if node.tag == "svg":
        yield f" (picture: {node.get('aria-label')}) "
    elif node.tag == "img":
        yield f" (picture: {node['alt']}, {node['src']}) "
    elif node.tag == "input":
        yield f" (field: {node.get('name')}) "
    elif node.tag == "a" and node.get("href"):
        yield f" [{' '.join(''.join(_children(node, own)).split())} → {node['href']}] "
    else:
        yield from _children(node, own)
    if block:
        yield LINE


def _children(node: Node, lang: str) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, Node):
            yield from _parts(child, lang)
        else:
            yield re.sub(r"\s+", " ", child)
