"""Words on share pictures: where lines are broken, and how they are drawn with our fonts.

A word is drawn once and then pasted wherever it stands: names are made of the same words, and to draw
letters costs most.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from catalogue.reference import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable

ELLIPSIS = "…"
# A word of no more letters is measured whole.
_SHORT = 32


class Style(NamedTuple):
    """A weight of our font ("Medium", "Bold") and its size in pixels."""

    weight: str
    size: int


def wrapped(text: str, style: Style, room: float, most: int) -> list[str]:
    """Lines no wider than there is room, at most so many; a longer text ends in "…"."""
    space = width_of(" ", style)
    lines: list[str] = [""]
    used = 0.0
    for word in pieces(_written(text).split(), style, room):
        width = width_of(word, style)
        if lines[-1] and used + space + width > room:
            if len(lines) == most:
                lines[-1] = _cut(lines[-1], style, room)
                break
            lines.append("")
        used = used + space + width if lines[-1] else width
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def write(
    image: Image.Image, at: tuple[float, float], text: str, style: Style, colour: str
) -> None:
    """Write a line; `at` is the left end of its upper edge."""
    x, y = at
    for word in text.split(" "):
        if word:
            shape, left, top = _shape(word, style)
            image.paste(colour, (round(x) + left, round(y) + top), shape)
        x += width_of(word, style) + width_of(" ", style)


@cache
def height_of(style: Style) -> int:
    """Pixels from the upper edge of a line to below its lowest letters."""
    return sum(font(style).getmetrics()) + 1  # some letters reach below what the font says


@cache
def font(style: Style) -> ImageFont.FreeTypeFont:
    """The font as the image library has it."""
    # The plain layout: the other depends on what libraries the machine has.
    path = DATA / "fonts" / f"BeVietnamPro-{style.weight}.ttf"
    return ImageFont.truetype(path, style.size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def width_of(word: str, style: Style) -> float:
    """Pixels a word takes."""
    return font(style).getlength(word)


def pieces(words: Iterable[str], style: Style, room: float) -> Iterable[str]:
    """Words, those wider than a line in pieces."""
    for word in words:
        while (end := _fitting(word, style, room)) < len(word):
            yield word[:end]
            word = word[end:]
        yield word


def _fitting(word: str, style: Style, room: float) -> int:
    """How many of a word's letters there is room for, at least one."""
    if len(word) <= _SHORT and width_of(word, style) <= room:
        return len(word)
    # From the front, in steps that double: a word may be without end.
    most = 8
    while most < len(word) and width_of(word[:most], style) <= room:
        most *= 2
    ends = range(1, min(most, len(word)) + 1)
    return max(1, bisect_right(ends, room, key=lambda end: width_of(word[:end], style)))


def _cut(line: str, style: Style, room: float) -> str:
    while line and width_of(line + ELLIPSIS, style) > room:
        line = line[:-1].rstrip()
    return line + ELLIPSIS


@cache
def _letters() -> frozenset[str]:
    """What the fonts can write, each as the file beside them lists it."""
    return frozenset((DATA / "fonts" / "letters.txt").read_text(encoding="utf-8"))


def _written(text: str) -> str:
    """Without letters that the fonts lack: an empty box says nothing."""
    return "".join(char for char in text if char in _letters() or char == " ")


@lru_cache(maxsize=2048)
def _shape(word: str, style: Style) -> tuple[Image.Image, int, int]:
    """A word's letters as a mask, and how far right of and below the pen's place it begins."""
    pen = font(style)
    left, top, right, bottom = (round(edge) for edge in pen.getbbox(word))
    shape = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(shape).text((-left, -top), word, font=pen, fill=255)
    return shape, left, top
