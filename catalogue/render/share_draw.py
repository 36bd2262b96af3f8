"""A share picture: 1200 × 630 pixels, drawing or photo on the left, name, stars and place on the right.

>>> draw(share_data(product, maker), Path("build/photos"))[:2]
b'\\xff\\xd8'
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw, ImageFont

from catalogue.reference import DATA
from catalogue.render.share_sprites import band, drawing, icon, light, stars

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from catalogue.enrich.share import ShareData

# What networks ask for, in pixels.
SIZE = (1200, 630)
_FONTS = {weight: DATA / "fonts" / f"BeVietnamPro-{weight}.ttf" for weight in ("Medium", "Bold")}
_BAND = 32
# left, top, right, bottom of the picture's own picture; the words are right of it.
_PANEL = (40, 40, 548, 557)
_RADIUS = 28
_LEFT, _RIGHT = 596, 1152
# The pin of icons.html.
_PIN = (
    "M12 21c4-5 6.5-8.3 6.5-11.5a6.5 6.5 0 0 0-13 0C5.5 12.7 8 16 12 21Z"
    "m0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z"
)
# Sizes a name may have, the first in which it takes no more than so many lines.
_NAME_SIZES = ((64, 3), (54, 3), (46, 4), (38, 4))
# Not "optimize": a twelfth smaller, it would take half as long again.
_JPEG: dict[str, Any] = {"format": "JPEG", "quality": 68, "subsampling": 2}
_ELLIPSIS = "…"


def draw(data: ShareData, photos: Path) -> bytes:
    """The JPEG. `photos` is the folder of derived photos."""
    image = _ground(data.site).copy()
    _picture(image, data, photos)
    colours = light()
    size, lines = _name(data.name)
    y = 132.0
    y = _write(image, lines, y, "Bold", size, colours["--oc-ink"], 1.16)
    if data.other:
        others = _wrapped(data.other, "Medium", 28, 2 if len(lines) < 3 else 1)
        y = _write(image, others, y + 8, "Medium", 28, colours["--oc-quiet"], 1.3)
    if data.stars:
        row = stars(data.stars, 46)
        image.paste(row, (_LEFT - 4, round(y + 20)), row)
        _line(image, (_LEFT + 250, y + 22), data.label or "", "Bold", 32, colours["--oc-ink"])
        y += 76
    if data.state:
        y = _write(
            image,
            _wrapped(data.state, "Medium", 28, 2),
            y + 8,
            "Medium",
            28,
            colours["--oc-ink"],
            1.3,
        )
    if data.place:
        pin = icon(_PIN, 34, colours["--oc-red"])
        image.paste(pin, (_LEFT - 4, 523), pin)
        (place,) = _wrapped(data.place, "Medium", 28, 1, indent=38)
        _line(image, (_LEFT + 38, 522), place, "Medium", 28, colours["--oc-ink"])
    file = BytesIO()
    image.save(file, **_JPEG)
    return file.getvalue()


@cache
def _ground(site: str) -> Image.Image:
    """What all pictures of a language share."""
    colours = light()
    image = Image.new("RGB", SIZE, colours["--oc-paper"])
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle(_PANEL, _RADIUS, colours["--ill-panel"])
    image.paste(band(SIZE[0], _BAND), (0, SIZE[1] - _BAND))
    mark = drawing("mark", 48)
    image.paste(mark, (_LEFT, 50), mark)
    pen.text((_LEFT + 62, 54), site, font=_font("Bold", 30), fill=colours["--oc-indigo"])
    return image


def _picture(image: Image.Image, data: ShareData, photos: Path) -> None:
    left, top, right, bottom = _PANEL
    size = (right - left + 1, bottom - top + 1)
    if data.photo is None:
        drawn = drawing(data.drawing, 472)
        at = (left + (size[0] - drawn.width) // 2, top + (size[1] - drawn.height) // 2)
        image.paste(drawn, at, drawn)
        return
    image.paste(_part(photos / data.photo, size), (left, top), _mask(size))


@lru_cache(maxsize=4)
def _part(path: Path, size: tuple[int, int]) -> Image.Image:
    """The middle of a photo; the pictures of both languages, drawn one after the other, show the same."""
    with Image.open(path) as photo:
        photo.draft("RGB", size)
        scale = max(size[0] / photo.width, size[1] / photo.height)
        wide, high = size[0] / scale, size[1] / scale
        x, y = (photo.width - wide) / 2, (photo.height - high) / 2
        return photo.resize(size, Image.Resampling.HAMMING, (x, y, x + wide, y + high))


@cache
def _mask(size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), _RADIUS, 255)
    return mask


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    # The plain layout: the other depends on what libraries the machine has.
    return ImageFont.truetype(_FONTS[weight], size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _letters() -> frozenset[str]:
    """What the fonts can write, each as the file beside them lists it."""
    return frozenset((DATA / "fonts" / "letters.txt").read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def _width(word: str, weight: str, size: int) -> float:
    return _font(weight, size).getlength(word)


def _name(text: str) -> tuple[int, list[str]]:
    """The name's size and lines."""
    for size, most in _NAME_SIZES:
        lines = _wrapped(text, "Bold", size, most)
        if not lines[-1].endswith(_ELLIPSIS):
            break
    return size, lines


def _wrapped(text: str, weight: str, size: int, most: int, indent: int = 0) -> list[str]:
    """Lines no wider than there is room, at most so many; a longer text ends in "…"."""
    room = _RIGHT - _LEFT - indent
    space = _width(" ", weight, size)
    lines: list[str] = [""]
    used = 0.0
    for word in _pieces(_written(text).split(), weight, size, room):
        width = _width(word, weight, size)
        if lines[-1] and used + space + width > room:
            if len(lines) == most:
                lines[-1] = _cut(lines[-1], weight, size, room)
                break
            lines.append("")
        used = used + space + width if lines[-1] else width
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _pieces(words: Iterable[str], weight: str, size: int, room: float) -> Iterable[str]:
    """Words, those wider than a line in pieces."""
    for word in words:
        while (end := _fitting(word, weight, size, room)) < len(word):
            yield word[:end]
            word = word[end:]
        yield word


def _fitting(word: str, weight: str, size: int, room: float) -> int:
    """How many of a word's letters there is room for, at least one."""
    # From the front, in steps that double: a word may be without end.
    most = 8
    while most < len(word) and _width(word[:most], weight, size) <= room:
        most *= 2
    ends = range(1, min(most, len(word)) + 1)
    fitting = bisect_right(ends, room, key=lambda end: _width(word[:end], weight, size))
    return max(1, fitting)


def _cut(line: str, weight: str, size: int, room: float) -> str:
    while line and _width(line + _ELLIPSIS, weight, size) > room:
        line = line[:-1].rstrip()
    return line + _ELLIPSIS


def _written(text: str) -> str:
    """Without letters that the fonts lack: an empty box says nothing."""
    return "".join(char for char in text if char in _letters() or char == " ")


def _write(
    image: Image.Image,
    lines: list[str],
    y: float,
    weight: str,
    size: int,
    colour: str,
    leading: float,
) -> float:
    """Write lines below one another from `y`; where the next may begin."""
    for line in lines:
        _line(image, (_LEFT, y), line, weight, size, colour)
        y += size * leading
    return y


def _line(
    image: Image.Image,
    at: tuple[float, float],
    text: str,
    weight: str,
    size: int,
    colour: str,
) -> None:
    """Write a line word by word: names are made of the same words, and to draw letters costs most."""
    x, y = at
    for word in text.split(" "):
        if word:
            shape, left, top = _shape(word, weight, size)
            image.paste(colour, (round(x) + left, round(y) + top), shape)
        x += _width(word, weight, size) + _width(" ", weight, size)


@lru_cache(maxsize=2048)
def _shape(word: str, weight: str, size: int) -> tuple[Image.Image, int, int]:
    """A word's letters as a mask, and how far right of and below the pen's place it begins."""
    font = _font(weight, size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(word))
    shape = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(shape).text((-left, -top), word, font=font, fill=255)
    return shape, left, top
