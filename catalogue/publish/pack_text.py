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
import re
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from catalogue.config import REPOSITORY
from catalogue.reference import LANGS
from catalogue.render.partials import placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Depth → a page whose frame others of that depth have: one that tells nothing of the catalogue, so that
# the frame changes with the templates alone.
FRAME_PAGES = {1: "offline/index.html", 2: "contribute/fields/index.html"}
DRAWINGS = REPOSITORY / "overrides" / "illustrations"
_START, _END = b' id="main"', b'<footer class="oc-footer"'
_PIECE = re.compile(rb'<article class="card" data-id="(\w+)">|<symbol id="ill-([\w-]+)"')
# Shorter runs of lines cost more as a reference than as text.
_WORTH = 60

Parts = list[Any]


class Packer:
    """Makes packs of the files of a site in a folder. `cards`: language → product id → its card, with
    marks for the way home, as `render.partials` makes it.

    Pages are taken apart as bytes: half of a page is its frame, of which no text is made.
    """

    def __init__(self, folder: str, cards: Mapping[str, Mapping[str, str]]) -> None:
        self._folder = folder
        self._cards = cards
        # Frame → a line of it → how many from there on the last page had.
        self._runs: dict[str, dict[int, int]] = {}

    def pack(self, paths: Iterable[str]) -> bytes:
        """The pack of some files."""
        contents: dict[bytes, str] = {}
        packed: dict[str, Parts] = {}
        for path in paths:
            content = self._read(path)
            twin = contents.setdefault(content, path)
            packed[path] = [["=", twin]] if twin != path else self._parts(path, content)
        return compressed(packed)

    def cards(self, ids: Iterable[str]) -> bytes:
        """The pack of some products' cards."""
        ids = list(ids)
        return compressed({lang: {one: self._text(lang, one) for one in ids} for lang in LANGS})

    def shared(self) -> bytes:
        """The pack of what pages refer to."""
        frames = {name: [line.decode() for line in lines] for name, lines in self._frames.items()}
        drawings = {name: drawing.decode() for name, drawing in _drawings().items()}
        return compressed({"frames": frames, "drawings": drawings})

    def _read(self, path: str) -> bytes:
        with open(f"{self._folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
            return file.read()

    @cached_property
    def _frames(self) -> dict[str, list[bytes]]:
        """Name → lines of the frame: what stands before and behind the page's own part."""
        found = {}
        for lang in LANGS:
            for depth, url in FRAME_PAGES.items():
                path = f"{lang}/{url}"
                page = self._read(path) if Path(self._folder, path).is_file() else b""
                start, end = page.find(_START), page.find(_END)
                if 0 < start < end:
                    cut = page[: page.rindex(b"\n", 0, start) + 1] + page[end:]
                    found[f"{lang}{depth}"] = _lines(cut)
        return found

    @cached_property
    def _places(self) -> dict[str, dict[bytes, int]]:
        """Frame → line → where it stands first."""
        return {
            name: {line: at for at, line in reversed(list(enumerate(lines)))}
            for name, lines in self._frames.items()
        }

    def _parts(self, path: str, content: bytes) -> Parts:
        lang, _, url = path.partition("/")
        if lang not in LANGS or not path.endswith(".html"):
            return [content.decode()]
        depth = url.count("/")
        way = "/".join([".."] * depth) or "."
        parts: Parts = []
        start, end = content.find(_START), content.rfind(_END)
        if not 0 < start < end:
            start, end = 0, len(content)
        self._framed(parts, content[:start], f"{lang}{depth}")
        self._pieces(parts, content[start:end], lang, way)
        self._framed(parts, content[end:], f"{lang}{depth}")
        return parts

    def _pieces(self, parts: Parts, own: bytes, lang: str, way: str) -> None:
        """A page's own part: texts, and references to cards and drawings."""
        at = 0
        for found in _PIECE.finditer(own):
            name = (found[1] or found[2]).decode()
            card = found[1] is not None
            whole = self._card(lang, name, way) if card else _drawings().get(name, b"")
            if whole and own.startswith(whole, found.start()):
                _tell(parts, own[at : found.start()])
                parts.append(["c", name, way] if card else ["d", name])
                at = found.start() + len(whole)
        _tell(parts, own[at:])

    def _card(self, lang: str, product: str, way: str) -> bytes:
        """A card as a page has it, empty for one that is none of a product's."""
        return _as_written(placed(self._cards[lang].get(product, ""), way))

    def _text(self, lang: str, product: str) -> str:
        return _as_written(self._cards[lang][product]).decode()

    def _framed(self, parts: Parts, around: bytes, frame: str) -> None:
        """What stands around a page's own part: texts, and for lines of the frame references."""
        places = self._places.get(frame, {})
        of_frame, lines = self._frames.get(frame, []), _lines(around)
        runs = self._runs.setdefault(frame, {})
        own = at = 0
        while at < len(lines):
            first = places.get(lines[at])
            if first is None:
                at += 1
                continue
            length = runs[first] = _run(lines, at, of_frame, first, runs.get(first, 1))
            if sum(map(len, of_frame[first : first + length])) >= _WORTH:
                _tell(parts, b"".join(lines[own:at]))
                parts.append(["f", frame, first, length])
                own = at + length
            at += length
        _tell(parts, b"".join(lines[own:]))


def _run(lines: list[bytes], at: int, of_frame: list[bytes], first: int, guess: int) -> int:
    """How many lines from `at` on are those of the frame from `first` on. As many as on the last page is a
    good guess, and lists are compared sooner than one line after the other."""
    length = guess if lines[at : at + guess] == of_frame[first : first + guess] else 1
    most = min(len(lines) - at, len(of_frame) - first)
    while length < most and lines[at + length] == of_frame[first + length]:
        length += 1
    return length


def _as_written(text: str) -> bytes:
    """A text as pages have it, also where UTF-8 cannot write a sign of it."""
    return text.encode("utf-8", "xmlcharrefreplace")


def _lines(content: bytes) -> list[bytes]:
    """Lines with their ends. Not `splitlines`, to which more than a line feed ends a line."""
    return BytesIO(content).readlines()


def _tell(parts: Parts, text: bytes) -> None:
    """Add a text to the parts of a page; texts that follow each other are one."""
    if text and parts and isinstance(parts[-1], str):
        parts[-1] += text.decode()
    elif text:
        parts.append(text.decode())


@cache
def _drawings() -> dict[str, bytes]:
    """Name → the drawing as pages have it (`symbol` in overrides/partials/catalogue/ui.html)."""
    found = {}
    for path in sorted(DRAWINGS.glob("*.svg")):
        svg = path.read_text(encoding="utf-8").removesuffix("\n")  # as Jinja includes it
        symbol = f'<symbol id="ill-{path.stem}" viewBox="0 0 240 180">{svg}</symbol>'
        found[path.stem] = symbol.encode()
    return found


def compressed(data: Any) -> bytes:
    """JSON as packs have it."""
    # Compressed here: hosts compress JSON, but not all of them, and browsers keep it as it came.
    return gzip.compress(to_json(data), 6, mtime=0)
