"""Where the names of a map stand, so that none covers a sign or another name.

Names are tried in the order given, so the important ones come first. Each has eight places around its sign:
beside it, above, below, at the corners. It takes the first that is free; where none is, it gets none, and is
shown only when its place is pointed at. A browser's fonts are not known here, so widths are estimated on the
safe side.

>>> place([Sign(500, 400, 20, "Mường Động")], [], 1000, 800, size=16)
[Label(x=526, y=406, anchor='start')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from catalogue.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Widths of letters of a bold sans-serif, in parts of the size of the type.
_NARROW, _WIDE = frozenset("fijlrtI .,'-()"), frozenset("mwMW")
# Of the size: between a sign and its name, from the line letters stand on up and down, and half of what
# brings a name to the middle of its sign.
_GAP, _ASCENT, _DESCENT, _MIDDLE = 0.4, 0.95, 0.3, 0.35


class Sign(NamedTuple):
    """A circle on the map, and the name that belongs to it."""

    x: int
    y: int
    radius: float
    name: str


class Label(NamedTuple):
    """Where a name stands: its start, middle or end (`anchor`) is at `x`, its letters stand on `y`."""

    x: int
    y: int
    anchor: str


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def width_of(text: str, size: float) -> float:
    """How much room a text takes, rather more than less. Marks above and below letters take none."""
    ems = 0.0
    for char, plain in zip(text, fold(text), strict=True):
        letter = plain.upper() if char.isupper() else plain
        if letter in _NARROW:
            ems += 0.38
        elif letter in _WIDE:
            ems += 0.95
        else:
            ems += 0.72 if char.isupper() else 0.61
    return ems * size


def box_of(label: Label, name: str, size: float) -> Box:
    width = width_of(name, size)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return Box(left, label.y - _ASCENT * size, left + width, label.y + _DESCENT * size)


def around(sign: Sign, size: float) -> Iterator[Label]:
    """The places of a name, the best first: beside its sign, above or below, at a corner."""
    beside = sign.radius + _GAP * size
    corner = 0.75 * sign.radius + _GAP * size
    middle, above, below = _MIDDLE * size, -sign.radius - 0.4 * size, sign.radius + 1.05 * size
    for dx, dy, anchor in (
        (beside, middle, "start"),
        (-beside, middle, "end"),
        (0, below, "middle"),
        (0, above, "middle"),
        (corner, below - middle, "start"),
        (-corner, below - middle, "end"),
        (corner, above + middle, "start"),
        (-corner, above + middle, "end"),
    ):
        yield Label(round(sign.x + dx), round(sign.y + dy), anchor)


def place(
    signs: Sequence[Sign],
    taken: Iterable[Box],
    width: int,
    height: int,
    size: float,
    quiet: Sequence[Box] = (),
) -> list[Label | None]:
    """For each sign the place of its name; None where there is no room.

    `taken` is kept free as well; `quiet` is covered only where a name has no other place.
    """
    full = [*map(_around_sign, signs), *taken]
    found: list[Label | None] = []
    for sign in signs:
        free = [
            (label, box)
            for label in around(sign, size)
            if _within(box := box_of(label, sign.name, size), width, height)
            and not any(box.meets(other) for other in full)
        ]
        best = [one for one in free if not any(one[1].meets(other) for other in quiet)] or free
        if best:
            full.append(best[0][1])
        found.append(best[0][0] if best else None)
    return found


def _around_sign(sign: Sign) -> Box:
    x, y, radius, _ = sign
    return Box(x - radius, y - radius, x + radius, y + radius)


def default(sign: Sign, width: int, size: float) -> Label:
    """Where a name stands that is shown alone: towards the middle of the map."""
    beside = sign.radius + _GAP * size
    y = round(sign.y + _MIDDLE * size)
    if sign.x > width / 2:
        return Label(round(sign.x - beside), y, "end")
    return Label(round(sign.x + beside), y, "start")


def _within(box: Box, width: int, height: int) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height
