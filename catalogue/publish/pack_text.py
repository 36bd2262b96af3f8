"""What is in a pack: pages without what they share, as compressed JSON.

A pack is `{path: parts}`. Parts are texts, and references to what many pages have in common:

    ["f", "vi2", 0, 57]      57 lines of the frame around pages of a language, two folders deep
    ["c", "HB0013", "../.."] the card of a product, and the way home from the page
    ["d", "honey"]           a drawing
    ["=", "vi/assets/x.js"]  the same as another file of this pack

The frames and drawings are in the pack `shared`, the cards in packs of their own. So a product whose name
changes alters its card and its own page; pages that show the card stay as they are in their packs. Nothing is
left out unless what stands for it is the same, so what is put together again is the page, byte for byte
(`overrides/assets/javascripts/offline/packs.js`).
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache, cached_property
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue.config import REPOSITORY
from catalogue.reference import LANGS
from catalogue.render.partials import placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Depth → a page whose frame others of that depth have: one that tells nothing of the catalogue, so that
# the frame changes with the templates alone.
FRAME_PAGES = {1: "offline/index.html", 2: "contribute/fields/index.html"}
DRAWINGS = REPOSITORY / "overrides" / "illustrations"
_START, _END = ' id="main"', '<footer class="oc-footer"'
_PIECE = re.compile(r'<article class="card" data-id="(\w+)">|<symbol id="ill-([\w-]+)"')
# Shorter runs of lines cost more as a reference than as text.
_WORTH = 60
_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), sort_keys=True
).encode

Parts = list[Any]


class Packer:
    """Makes packs of the files of a site in a folder. `cards`: language → product id → its card, with
    marks for the way home, as `render.partials` makes it."""

    def __init__(self, folder: str, cards: Mapping[str, Mapping[str, str]]) -> None:
        self._folder = folder
        self._cards = cards

    def pack(self, paths: Iterable[str]) -> bytes:
        """The pack of some files."""
        texts: dict[str, str] = {}
        packed: dict[str, Parts] = {}
        for path in paths:
            text = self._read(path)
            twin = texts.setdefault(text, path)
            packed[path] = [["=", twin]] if twin != path else self._parts(path, text)
        return compressed(packed)

    def cards(self, ids: Iterable[str]) -> bytes:
        """The pack of some products' cards."""
        ids = list(ids)
        return compressed({lang: {one: self._text(lang, one) for one in ids} for lang in LANGS})

    def shared(self) -> bytes:
        """The pack of what pages refer to."""
        frames = {name: list(lines) for name, lines in self._frames.items()}
        return compressed({"frames": frames, "drawings": _drawings()})

    def _read(self, path: str) -> str:
        with open(f"{self._folder}/{path}", encoding="utf-8", newline="") as file:  # noqa: PTH123
            return file.read()

    @cached_property
    def _frames(self) -> dict[str, tuple[str, ...]]:
        """Name → lines of the frame: what stands before and behind the page's own part."""
        found = {}
        for lang in LANGS:
            for depth, page in FRAME_PAGES.items():
                path = f"{lang}/{page}"
                text = self._read(path) if Path(self._folder, path).is_file() else ""
                start, end = text.find(_START), text.find(_END)
                if 0 < start < end:
                    cut = text[: text.rindex("\n", 0, start) + 1] + text[end:]
                    found[f"{lang}{depth}"] = tuple(_lines(cut))
        return found

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        """Frame → line → where it stands first."""
        return {
            name: {line: at for at, line in reversed(list(enumerate(lines)))}
            for name, lines in self._frames.items()
        }

    def _parts(self, path: str, text: str) -> Parts:
        lang, _, url = path.partition("/")
        if lang not in LANGS or not path.endswith(".html"):
            return [text]
        depth = url.count("/")
        way = "/".join([".."] * depth) or "."
        return list(_joined(self._taken_apart(text, lang, f"{lang}{depth}", way)))

    def _taken_apart(self, text: str, lang: str, frame: str, way: str) -> Iterator[Any]:
        at = 0
        for found in _PIECE.finditer(text):
            product, drawing = found.groups()
            whole = self._card(lang, product, way) if product else _drawings().get(drawing)
            if whole and text.startswith(whole, found.start()):
                yield from self._framed(text[at : found.start()], frame)
                yield ["c", product, way] if product else ["d", drawing]
                at = found.start() + len(whole)
        yield from self._framed(text[at:], frame)

    def _card(self, lang: str, product: str, way: str) -> str | None:
        return placed(self._text(lang, product), way) if product in self._cards[lang] else None

    def _text(self, lang: str, product: str) -> str:
        """A card with what UTF-8 cannot write as pages have it."""
        return self._cards[lang][product].encode("utf-8", "xmlcharrefreplace").decode()

    def _framed(self, text: str, frame: str) -> Iterator[Any]:
        """A text with lines of the frame by reference."""
        places = self._places.get(frame)
        if not places or len(text) < _WORTH:
            yield text
            return
        of_frame, lines = self._frames[frame], _lines(text)
        # Most lines are the page's own: all are looked up at once, and own ones stay together.
        found = list(map(places.get, lines))
        own = at = 0
        while at < len(lines):
            first = found[at]
            if first is None:
                at += 1
                continue
            length, most = 1, min(len(lines) - at, len(of_frame) - first)
            while length < most and lines[at + length] == of_frame[first + length]:
                length += 1
            if sum(map(len, of_frame[first : first + length])) >= _WORTH:
                yield "".join(lines[own:at])
                yield ["f", frame, first, length]
                own = at + length
            at += length
        yield "".join(lines[own:])


def _lines(text: str) -> list[str]:
    """Lines with their ends. Not `splitlines`, to which more than a line feed ends a line."""
    return list(StringIO(text, newline="\n"))


def _joined(parts: Iterable[Any]) -> Iterator[Any]:
    """The same with texts that follow each other as one."""
    text: list[str] = []
    for part in parts:
        if isinstance(part, str):
            text.append(part)
            continue
        if any(text):
            yield "".join(text)
        text.clear()
        yield part
    if any(text):
        yield "".join(text)


@cache
def _drawings() -> dict[str, str]:
    """Name → the drawing as pages have it (`symbol` in overrides/partials/catalogue/ui.html)."""
    found = {}
    for path in sorted(DRAWINGS.glob("*.svg")):
        svg = path.read_text(encoding="utf-8").removesuffix("\n")  # as Jinja includes it
        found[path.stem] = f'<symbol id="ill-{path.stem}" viewBox="0 0 240 180">{svg}</symbol>'
    return found


def compressed(data: Any) -> bytes:
    """JSON as packs have it."""
    # Compressed here: hosts compress JSON, but not all of them, and browsers keep it as it came.
    return gzip.compress(_encode(data).encode(), 6, mtime=0)
