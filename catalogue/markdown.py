"""Contributors' texts in Markdown that others will render: comments, summaries, reports."""

from __future__ import annotations

import re

from catalogue.findings import printable

_LONGEST = 160


def code(text: str) -> str:
    """Untrusted text in Markdown: in a code span nothing is a link, a mention, an image or a tag."""
    text = in_one_line(text)
    if not text:
        return "“”"
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{space}{text}{space}{fence}"


def cell(text: str) -> str:
    """A code span in a cell of a table, where a bar would end the cell even so."""
    return code(text).replace("|", "\\|")


def in_one_line(text: str) -> str:
    """Without line breaks and terminal codes, and no longer than a reader would read."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
