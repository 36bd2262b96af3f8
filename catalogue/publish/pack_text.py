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
from io import BytesIO
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
_START, _END = b' id="main"', b'<footer class="oc-footer"'
_PIECE = re.compile(rb'<article class="card" data-id="(\w+)">|<symbol id="ill-([\w-]+)"')
# Shorter runs of lines cost more as a reference than as text.
_WORTH = 60
_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), sort_keys=True
).encode

Parts = list[Any]


class Packer:
    """Makes packs of the files of a site in a folder. `cards`: language → product id → its card, with
    marks for the way home, as `render.partials` makes it.

    Pages are taken apart as bytes: half of a page is its frame, of which no text is made.
    """

    def __init__(self, folder: str, cards: Mapping[str, Mapping[str, str]]) -> None:
        self._folder = folder
        self._cards = cards

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
        return compressed({"frames": frames, "drawings": _drawings()})

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
        return list(_joined(self._taken_apart(content, lang, f"{lang}{depth}", way)))

    def _taken_apart(self, page: bytes, lang: str, frame: str, way: str) -> Iterator[Any]:
        at = 0
        for found in _PIECE.finditer(page):
            name = (found[1] or found[2]).decode()
            card = found[1] is not None
            whole = self._card(lang, name, way) if card else _drawings().get(name, "").encode()
            if whole and page.startswith(whole, found.start()):
                yield from self._framed(page[at : found.start()], frame)
                yield ["c", name, way] if card else ["d", name]
                at = found.start() + len(whole)
        yield from self._framed(page[at:], frame)

    def _card(self, lang: str, product: str, way: str) -> bytes:
        """A card as a page has it, empty for one that is none of a product's."""
        return _as_written(placed(self._cards[lang].get(product, ""), way))

    def _text(self, lang: str, product: str) -> str:
        return _as_written(self._cards[lang][product]).decode()

    def _framed(self, part: bytes, frame: str) -> Iterator[Any]:
        """Texts and, for lines of the frame, references."""
        places = self._places.get(frame)
        if not places or len(part) < _WORTH:
            yield part.decode()
            return
        of_frame, lines = self._frames[frame], _lines(part)
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
                yield b"".join(lines[own:at]).decode()
                yield ["f", frame, first, length]
                own = at + length
            at += length
        yield b"".join(lines[own:]).decode()


def _as_written(text: str) -> bytes:
    """A text as pages have it, also where UTF-8 cannot write a sign of it."""
    return text.encode("utf-8", "xmlcharrefreplace")


def _lines(content: bytes) -> list[bytes]:
    """Lines with their ends. Not `splitlines`, to which more than a line feed ends a line."""
    return BytesIO(content).readlines()


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
