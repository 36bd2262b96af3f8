"""JPEGs put together of parts, each of which is encoded once however many pictures show it.

A JPEG may have restart markers: what stands between two of them, here a *cell*, can be read without the
rest (ITU-T T.81, F.2.1.3.1). So cells of several pictures that were encoded alike are a picture when they
are put in rows.

>>> white = Image.new("RGB", (160, 32), "#fff")
>>> picture = joined(encoded(white), (160, 30))
>>> Image.open(BytesIO(picture)).size
(160, 30)
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from itertools import chain
from typing import Any

from PIL import Image

# Pixels of a cell: JPEG encodes 16 at a time, for one value of colour in two rows and columns.
CELL = (5 * 16, 16)
# Not "optimize": then each picture would have tables of its own.
_JPEG: dict[str, Any] = {
    "format": "JPEG",
    "quality": 68,
    "subsampling": 2,
    "restart_marker_blocks": CELL[0] // 16,
}
_START_OF_SCAN, _END = b"\xff\xda", b"\xff\xd9"
_MARKERS = [bytes((0xFF, 0xD0 + number)) for number in range(8)]
# Within a scan these bytes are nothing else: 0xFF as a value is followed by 0x00.
_MARKER = re.compile(rb"\xff[\xd0-\xd7]")

Row = list[bytes]


def encoded(image: Image.Image) -> list[Row]:
    """Rows of cells. The picture's width and height are multiples of a cell's."""
    across, down = image.width // CELL[0], image.height // CELL[1]
    assert (across * CELL[0], down * CELL[1]) == image.size
    cells = _MARKER.split(_split(_saved(image))[1])
    return [cells[row * across : (row + 1) * across] for row in range(down)]


def joined(rows: list[Row], size: tuple[int, int]) -> bytes:
    """The JPEG of some rows; its last cells may reach beyond its size."""
    cells = list(chain.from_iterable(rows))
    # Restart markers are numbered, again and again from 0 to 7; there is none behind the last cell.
    marked = chain.from_iterable(zip(cells, _MARKERS * (len(cells) // 8 + 1)))
    return b"".join((_head(size), *marked))[:-2] + _END


@cache
def _head(size: tuple[int, int]) -> bytes:
    return _split(_saved(Image.new("RGB", size)))[0]


def _saved(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, **_JPEG)
    return file.getvalue()


def _split(jpeg: bytes) -> tuple[bytes, bytes]:
    """The tables, and the cells with their markers."""
    at = 2
    while True:  # each segment but the pixels tells its length
        marker = jpeg[at : at + 2]
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if marker == _START_OF_SCAN:
            return jpeg[:at], jpeg[at : -len(_END)]
