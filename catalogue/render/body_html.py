"""A page's Markdown body → the HTML that MkDocs makes of it (`page.content`), byte for byte.

Bodies come from `prose.safe_markdown`, so they hold few constructs, and most of their blocks are plain
paragraphs. Those are written out directly; Python-Markdown, with the extensions of mkdocs.yml, converts
what stands between the first and the last block that is more than that.

>>> to_html("Cam ngọt\\n\\nBưởi chua")
'<p>Cam ngọt</p>\\n<p>Bưởi chua</p>'
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.reference import LANGS
from catalogue.render.site_config import forget_config, site_config

if TYPE_CHECKING:
    from markdown import Markdown

# Letters, digits and harmless signs, escaped signs and entities; no sign that begins a block. Runs are
# possessive (`++`): what follows can be nothing that a run has taken.
_PLAIN = re.compile(
    r"(?:[^\W\d]|&(?:lt|gt|amp|#\d+);)"
    r"(?:[\w ,.;:()\"'?/%~=$–…·“”‘’×°-]++|\\[\\`*{}\[\]!#]|&(?:lt|gt|amp|#\d+);)*+"
    r"(?<! )"
)
_ESCAPED = re.compile(r"\\(.)")


def to_html(body: str) -> str:
    """The HTML of a body; every page has the same extensions, whatever its language."""
    blocks = body.split("\n\n") if body else []
    rich = [number for number, block in enumerate(blocks) if not _is_plain(block)]
    if not rich:
        return "\n".join(map(_paragraph, blocks))
    first, last = rich[0], rich[-1] + 1
    middle = _markdown().reset().convert("\n\n".join(blocks[first:last]))
    html = [*map(_paragraph, blocks[:first]), middle, *map(_paragraph, blocks[last:])]
    return "\n".join(part for part in html if part)


def _is_plain(block: str) -> bool:
    return "_" not in block and bool(_PLAIN.fullmatch(block))


def _paragraph(block: str) -> str:
    text = _ESCAPED.sub(r"\1", block) if "\\" in block else block
    return f"<p>{text}</p>"


@cache
def _markdown() -> Markdown:
    # Needed for few pages; it takes its time to load.
    from markdown import Markdown

    names, settings = _extensions()
    return Markdown(extensions=names, extension_configs=settings)


def forget_configuration() -> None:
    """Read mkdocs.yml again the next time: in a long-running process it may have changed."""
    forget_config()
    _markdown.cache_clear()


def _extensions() -> tuple[list[str], dict[str, dict[str, Any]]]:
    """Extensions in MkDocs' order, which begins with three of its own, and their settings."""
    names = dict.fromkeys(["toc", "tables", "fenced_code"])
    settings: dict[str, dict[str, Any]] = {}
    for entry in site_config(LANGS[0], "").markdown_extensions:
        for name, values in entry.items() if isinstance(entry, dict) else [(entry, None)]:
            names[name] = None
            settings[name] = values or {}
    return list(names), settings
