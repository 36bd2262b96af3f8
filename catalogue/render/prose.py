"""A contributor's Markdown → Markdown that is safe in any site generator.

Stories may hold paragraphs, emphasis, lists, links (https, mailto, tel) and headings below the page's.
markdown-it parses just these and leaves everything else as text; the result is written out again with
every character that could mean something to another Markdown parser escaped. So HTML, images, code or
template syntax in a story are shown as typed, whatever extensions the site's own pages use.

>>> safe_markdown("Cam **ngọt** <b>lắm</b>")
'Cam **ngọt** &lt;b&gt;lắm&lt;/b&gt;'
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_RULES = ["list", "heading", "emphasis", "link", "autolink", "escape", "newline"]
_ALLOWED_LINK = re.compile(
    r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#][^\s<>\"'\\`{}|^]*)?"
    r"|mailto:[\w.+%-]+@[\w-]+(?:\.[\w-]+)+(?:\?[^\s<>\"'\\`{}|^]*)?"
    r"|tel:\+?[\d.() -]+",
    re.IGNORECASE | re.ASCII,
)
# A backslash takes the meaning from these in Python-Markdown and in CommonMark.
_BACKSLASH = "\\`*_{}[]!#"
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}
_ESCAPES = {char: "\\" + char for char in _BACKSLASH} | _ENTITIES
# A pattern is five times faster than `str.translate` on text that has hardly any of them.
_ESCAPABLE = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_LIST_NUMBER = re.compile(r"(\d+)([.)])(?=\s|$)")

# Most stories: paragraphs of letters and harmless signs, beginning with a letter, a blank line between.
# Nothing in them means anything to a Markdown parser, so they are their own result.
# Underscores do, so they are looked for apart.
_PLAIN_LINE = r"[^\W\d][\w ,.;()\"'?/%…–“”‘’×°-]*+(?<![ ])"
_PLAIN = re.compile(rf"{_PLAIN_LINE}(?:\n\n{_PLAIN_LINE})*+")

# Story headings stand below the page's own: h1 and h2 belong to the page.
_HEADING_SHIFT = 2


def allowed_link(url: str) -> bool:
    """Whether a link may be followed: https with a full host name, mailto or tel."""
    return bool(_ALLOWED_LINK.fullmatch(url))


def _parser(any_link: bool) -> MarkdownIt:
    parser = MarkdownIt("zero").enable(_RULES)
    parser.validateLink = (lambda url: True) if any_link else allowed_link  # type: ignore[method-assign]
    return parser


_FINDER = _parser(any_link=True)
_PARSER = _parser(any_link=False)


def links(text: str) -> Iterator[str]:
    """The targets of all links in a story, also those that are not allowed."""
    if "](" not in text and "<" not in text:
        return
    for token in _FINDER.parse(text):
        for child in token.children or []:
            if child.type == "link_open":
                yield str(child.attrGet("href"))


def safe_markdown(text: str, heading_ids: str = "story") -> str:
    """The text as Markdown without anything that is not allowed in a story.

    `heading_ids` begins the ids of its headings, so that they meet no id of the page.
    """
    if "_" not in text and _PLAIN.fullmatch(text):
        return text
    # An image is shown as typed, not as a link after an exclamation mark.
    return _Writer(heading_ids).blocks(_PARSER.parse(text.replace("![", "!\\[")))


def paragraphs(text: str) -> list[str]:
    """The text of a story without its Markdown, for paper: a line for each paragraph, heading and item.

    >>> paragraphs("Cam **ngọt**.\\n\\n- Xem [trang](https://x.vn)")
    ['Cam ngọt.', '• Xem trang']
    """
    lines: list[str] = []
    in_item = False
    for token in _PARSER.parse(text.replace("![", "!\\[")):
        if token.type == "list_item_open":
            in_item = True
        elif token.type == "inline":
            words = "".join(
                " " if child.type in {"softbreak", "hardbreak"} else child.content
                for child in token.children or []
            )
            if words.strip():
                lines.append(("• " if in_item else "") + " ".join(words.split()))
            in_item = False
    return lines


class _Writer:
    """Writes markdown-it tokens as Markdown that Python-Markdown reads the same way."""

    def __init__(self, heading_ids: str) -> None:
        self.heading_ids = heading_ids
        self.headings = 0

    def blocks(self, tokens: Sequence[Token]) -> str:
        lines: list[str] = []
        # Each open list: the next number, or None for bullets.
        lists: list[int | None] = []
        # Markers of items that have no text yet: "- 1. a" begins two of them.
        markers: list[str] = []
        heading = ""
        list_closed = False
        for token in tokens:
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                if list_closed and not lists:
                    # Python-Markdown makes one list of two neighbours unless something stands between.
                    lines += ["<!-- -->", ""]
                lists.append(1 if token.type.startswith("ordered") else None)
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                lists.pop()
                lines += [] if lists else [""]
                list_closed = True
            elif token.type == "list_item_open":
                number = lists[-1]
                markers.append("-   " if number is None else f"{number}.".ljust(4))
                lists[-1] = None if number is None else number + 1
                list_closed = False
            elif token.type == "list_item_close":
                del markers[-1:]  # of an item without text
            elif token.type == "heading_open":
                self.headings += 1
                heading = "#" * min(int(token.tag[1]) + _HEADING_SHIFT, 6)
            elif token.type == "inline":
                text = self.inline(token.children or []).strip(" \n")
                if heading:
                    mark = f"{{ #{self.heading_ids}-{self.headings} }}"
                    text = f"{heading} {text} {mark}" if text.strip() else ""
                if text:
                    # Within an item a blank line keeps text out of the list before it, and headings
                    # out of the text before them.
                    if lists and not markers and (list_closed or heading):
                        lines.append("")
                    indent = "    " * (len(lists) - len(markers))
                    follow = "\n" + "    " * len(lists)
                    lines.append(indent + "".join(markers) + text.replace("\n", follow))
                    markers = []
                heading, list_closed = "", False
            elif token.type in {"paragraph_close", "heading_close"} and not token.hidden:
                lines.append("")
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

    def inline(self, tokens: Sequence[Token]) -> str:
        out = ""
        # How each open emphasis ends.
        ends: list[str] = []
        targets: list[str] = []
        for index, token in enumerate(tokens):
            if token.type == "text":
                out += escape(token.content, at_line_start=not out or out.endswith("\n"))
            elif token.type == "softbreak":
                out += " "
            elif token.type == "hardbreak":
                # Two in a row would be a blank line, which ends the paragraph.
                out += "" if out.endswith("  \n") else "  \n"
            elif token.type in {"em_open", "strong_open"}:
                plain = not ends and not out.endswith("*") and _is_plain(tokens, index)
                ends.append(token.markup[0].replace("_", "*") * len(token.markup) if plain else "")
                out += ends[-1] or f"<{token.tag}>"
            elif token.type in {"em_close", "strong_close"}:
                out += ends.pop() or f"</{token.tag}>"
            elif token.type == "link_open":
                scheme, colon, rest = str(token.attrGet("href")).partition(":")
                targets.append(scheme.lower() + colon + rest)
                # An address in angle brackets inside a link's words is a link within a link: text.
                # So is "[words]()", the one link that is not asked about by validateLink.
                if len(targets) == 1:
                    out += "[" if targets[0] else "\\["
            elif token.type == "link_close":
                target = targets.pop().replace("(", "%28").replace(")", "%29")
                if not targets:
                    out += f"]({target})" if target else "\\]()"
        return out


def _is_plain(tokens: Sequence[Token], start: int) -> bool:
    """Whether all parsers agree on stars around what the emphasis at `start` holds.

    They differ on emphasis within or beside emphasis, and on white space at its ends: there tags stand.
    """
    depth, end = 0, start
    for end in range(start, len(tokens)):
        depth += tokens[end].type in {"em_open", "strong_open"}
        depth -= tokens[end].type in {"em_close", "strong_close"}
        if depth == 0:
            break
    inner = [token.content for token in tokens[start + 1 : end]]
    beside = tokens[end + 1].type if end + 1 < len(tokens) else ""
    solid = inner and all(text and not text.isspace() for text in (inner[0][:1], inner[-1][-1:]))
    return bool(solid) and beside not in {"em_open", "strong_open"}


def escape(text: str, at_line_start: bool = False) -> str:
    """Plain text as Markdown that shows just that."""
    escaped = _escaped(text)
    if not at_line_start or not text:
        return escaped
    number = _LIST_NUMBER.match(text)
    if number:
        return f"{number[1]}&#{ord(number[2])};" + _escaped(text[number.end() :])
    if text[0] in string.punctuation:
        return f"&#{ord(text[0])};" + _escaped(text[1:])
    return escaped


def _escaped(text: str) -> str:
    return _ESCAPABLE.sub(lambda char: _ESCAPES[char[0]], text)
