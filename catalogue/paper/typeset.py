"""Data and pictures → a PDF, by Typst, with the letters that come with this program.

Templates are in `typ/`. They read their data from a file of JSON: a contributor's text is a value to them and
never their source. The same data gives the same bytes.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from catalogue.paper.content import all_text
from catalogue.reference import DATA
from catalogue.render.share_sprites import light

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from catalogue.paper.content import Data

_TEMPLATES = Path(__file__).with_name("typ")
_FONTS = DATA / "fonts"
# What every system writes without a second font.
_PLAIN = frozenset("\n\t\u00a0\u200b")


class Typeset(NamedTuple):
    """A PDF, and the letters that had to be taken from fonts of this machine."""

    pdf: bytes
    foreign: str


def typeset(template: str, data: Data, files: Mapping[str, bytes], today: date) -> Typeset:
    """Fill `typ/<template>.typ`. Files are seen as `files/<name>`."""
    import typst  # 80 MB: only who prints loads it

    foreign = "".join(sorted({char for text in all_text(data) for char in text} - _letters()))
    noon = datetime.combine(today, time(12), UTC)
    # A folder of its own: the typesetter sees these files and no others.
    with TemporaryDirectory(prefix="ocop-paper-") as name:
        folder = Path(name)
        (folder / "files").mkdir()
        for path in sorted(_TEMPLATES.glob("*.typ")):
            (folder / path.name).write_bytes(path.read_bytes())
        whole = json.dumps(data | {"colours": light()}, ensure_ascii=False)
        (folder / "data.json").write_text(whole, encoding="utf-8")
        for file, content in files.items():
            (folder / "files" / file).write_bytes(content)
        pdf = typst.compile(
            folder / f"{template}.typ",
            root=folder,
            font_paths=typst.Fonts(include_system_fonts=bool(foreign), font_paths=[str(_FONTS)]),
            format="pdf",
            timestamp=int(noon.timestamp()),
        )
    return Typeset(pdf, foreign)


@cache
def _letters() -> frozenset[str]:
    """What our fonts can write, as the file beside them lists it."""
    return frozenset((_FONTS / "letters.txt").read_text(encoding="utf-8")) | {" "} | _PLAIN
