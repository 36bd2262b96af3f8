"""A share picture: 1200 × 630 pixels, drawing or photo on the left, name, stars and place on the right.

>>> draw(share_data(product, maker), Path("build/photos"))[:2]
b'\\xff\\xd8'

Each part is drawn on its own and begins at a multiple of 16 pixels, so that what many pictures show is drawn
and encoded once (`share_jpeg.py`); what is left to do for a picture is its name, its photo, and an end of its
certificate that no picture before had.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw

from catalogue.render.share_jpeg import CELL, encoded, joined
from catalogue.render.share_sprites import band, drawing, icon, light, stars
from catalogue.render.share_words import ELLIPSIS, Style, height_of, wrapped, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from catalogue.enrich.share import ShareData
    from catalogue.render.share_jpeg import Row

# What networks ask for, in pixels.
SIZE = (1200, 630)
_ROWS = -(-SIZE[1] // CELL[1])
# Where the right part begins: a multiple of a cell's width.
_SEAM = 560
_BAND = 32
# left, top, right, bottom of the picture's own picture.
_PANEL = (40, 40, 548, 557)
_RADIUS = 28
# Where words begin in the right part, and the room they have.
_LEFT = 36
_ROOM = 556
# The row in which the name begins, and that of the place.
_NAME, _PLACE = 7, 32
# The pin of icons.html.
_PIN = (
    "M12 21c4-5 6.5-8.3 6.5-11.5a6.5 6.5 0 0 0-13 0C5.5 12.7 8 16 12 21Z"
    "m0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z"
)
# Sizes a name may have; it has the first in which it takes no more than so many lines and leaves room for
# the rest.
_NAME_SIZES = ((64, 3), (54, 3), (46, 4), (38, 4))
_PLAIN = Style("Medium", 28)


def draw(data: ShareData, photos: Path) -> bytes:
    """The JPEG. `photos` is the folder of derived photos."""
    left = _photo(photos / data.photo) if data.photo else _drawing(data.drawing)
    told, place = _told(data.stars, data.label, data.state), _place(data.place)
    room = _PLACE - _NAME - len(told)
    names = _names(data, room)
    if len(names) < room:
        names += _ground()[:1]
    right = [*_head(data.site), *names, *told]
    right += _ground()[len(right) : _PLACE]
    right += place
    right += _ground()[len(right) :]
    return joined([[*one, *other] for one, other in zip(left, right, strict=True)], SIZE)


class _Line(NamedTuple):
    """Words in the right part: where their upper edge is and where they begin."""

    text: str
    style: Style
    colour: str
    top: float
    left: int = _LEFT


def _names(data: ShareData, room: int) -> list[Row]:
    """The name in both languages, in no more than so many rows."""
    for size, most in _NAME_SIZES:
        # Marks above a letter, as of "Ổ", stand higher than the line.
        name = _lines(data.name, Style("Bold", size), "--oc-ink", 20, most, 1.16)
        top = 31 + len(name) * size * 1.16
        most = 2 if len(name) < 3 else 1
        other = _lines(data.other or "", _PLAIN, "--oc-quiet", top, most, 1.3)
        is_cut = any(line.text.endswith(ELLIPSIS) for line in name)
        if not is_cut and _rows([*name, *other]) <= room:
            break
    lines = [*name, *other]
    # A name so long that the smallest letters are too large has the room for itself.
    return _drawn(lines if _rows(lines) <= room else name)


@lru_cache(maxsize=512)
def _told(count: int | None, label: str | None, state: str | None) -> list[Row]:
    """Stars, and until when there is a certificate: the same on many pictures."""
    top = 62 if count else 6
    lines = _lines(state or "", _PLAIN, "--oc-ink", top, 2, 1.3)
    if not count:
        return _drawn(lines)
    lines.append(_Line(label or "", Style("Bold", 32), "--oc-ink", 8, _LEFT + 250))
    return _drawn(lines, stars(count, 46), 6)


@lru_cache(maxsize=1024)
def _place(place: str | None) -> list[Row]:
    """The place, beside a pin."""
    if not place:
        return []
    (line,) = wrapped(place, _PLAIN, _ROOM - 38, 1)
    pin = icon(_PIN, 34, light()["--oc-red"])
    return _drawn([_Line(line, _PLAIN, "--oc-ink", 10, _LEFT + 38)], pin, 11)


def _lines(
    text: str, style: Style, colour: str, top: float, most: int, leading: float
) -> list[_Line]:
    """Lines below one another, so many times their size apart."""
    texts = wrapped(text, style, _ROOM, most) if text else []
    return [
        _Line(one, style, colour, top + at * style.size * leading) for at, one in enumerate(texts)
    ]


def _rows(lines: Iterable[_Line]) -> int:
    """How many rows of cells lines take."""
    foot = max((line.top + height_of(line.style) for line in lines), default=0)
    return ceil(foot / CELL[1])


def _drawn(lines: Sequence[_Line], picture: Image.Image | None = None, top: int = 0) -> list[Row]:
    """The right part's rows with some lines, and a small picture where they begin."""
    image = _paper(SIZE[0] - _SEAM, _rows(lines) * CELL[1])
    if picture is not None:
        image.paste(picture, (_LEFT - 4, top), picture)
    for line in lines:
        write(image, (line.left, line.top), line.text, line.style, light()[line.colour])
    return encoded(image) if lines else []


@cache
def _head(site: str) -> list[Row]:
    """What stands above the name."""
    image = _paper(SIZE[0] - _SEAM, _NAME * CELL[1])
    mark = drawing("mark", 48)
    image.paste(mark, (_LEFT, 50), mark)
    style = Style("Bold", 30)
    write(image, (_LEFT + 62, 54), site, style, light()["--oc-indigo"])
    return encoded(image)


@cache
def _ground() -> list[Row]:
    """The right part of a picture that says nothing."""
    return encoded(_with_band(_SEAM, SIZE[0]))


@cache
def _drawing(name: str) -> list[Row]:
    """The left part with a drawing."""
    image = _left()
    drawn = drawing(name, 472)
    left, top, right, bottom = _PANEL
    at = (left + right + 1 - drawn.width) // 2, (top + bottom + 1 - drawn.height) // 2
    image.paste(drawn, at, drawn)
    return encoded(image)


@lru_cache(maxsize=4)
def _photo(path: Path) -> list[Row]:
    """The left part with the middle of a photo; both languages, one after the other, show the same."""
    image = _left()
    left, top, right, bottom = _PANEL
    size = (right - left + 1, bottom - top + 1)
    with Image.open(path) as photo:
        photo.draft("RGB", size)
        scale = max(size[0] / photo.width, size[1] / photo.height)
        wide, high = size[0] / scale, size[1] / scale
        x, y = (photo.width - wide) / 2, (photo.height - high) / 2
        part = photo.resize(size, Image.Resampling.HAMMING, (x, y, x + wide, y + high))
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), _RADIUS, 255)
    image.paste(part, (left, top), mask)
    return encoded(image)


def _left() -> Image.Image:
    image = _with_band(0, _SEAM)
    ImageDraw.Draw(image).rounded_rectangle(_PANEL, _RADIUS, light()["--ill-panel"])
    return image


def _with_band(left: int, right: int) -> Image.Image:
    """From so many pixels to so many: paper, and the band at its foot."""
    image = _paper(right - left, _ROWS * CELL[1])
    image.paste(band(SIZE[0], _BAND), (-left, SIZE[1] - _BAND))
    # What is below the picture is encoded with its last row: the same once more.
    last = image.crop((0, SIZE[1] - 1, image.width, SIZE[1]))
    image.paste(last.resize((image.width, image.height - SIZE[1])), (0, SIZE[1]))
    return image


def _paper(width: int, height: int) -> Image.Image:
    return Image.new("RGB", (width, height), light()["--oc-paper"])
