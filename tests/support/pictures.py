"""Photos that tests make, and what one goes through."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from catalogue.render.photos import (
    PhotoProblem,
    PhotoSet,
    derive,
    inspect,
    publish,
)

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825

Colour = tuple[int, ...]


def picture(width: int = 800, height: int = 600) -> Image.Image:
    """Left half red, right half green, a blue strip along the top quarter."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height))
    image.paste(BLUE, (0, 0, width, height // 4))
    return image


def encode(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def p3_profile() -> bytes:
    """An ICC profile with the primaries of Display P3 and gamma 2.2, as phones embed it."""

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))

    gamma = b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(2.2 * 256), 0)
    tags = {
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.51512, 0.24120, -0.00105),
        b"gXYZ": xyz(0.29198, 0.69225, 0.04189),
        b"bXYZ": xyz(0.15710, 0.06657, 0.78407),
        b"rTRC": gamma,
        b"gTRC": gamma,
        b"bTRC": gamma,
    }
    table, body, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", start + len(body), len(value))
        body += value
    size = start + len(body)
    head = struct.pack(">I4xI4s4s4s12x4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ", b"acsp")
    head = head.ljust(68, b"\0") + struct.pack(">3I", 63190, 65536, 54061)  # D50
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


class Shop:
    """One photo's way: derived into the cache folder, published into the out folder."""

    def __init__(self, folder: Path) -> None:
        self.photo, self.out, self.cache = folder / "photo.jpg", folder / "out", folder / "cache"

    def derive(self, data: bytes) -> PhotoSet:
        self.photo.write_bytes(data)
        return self.again()

    def again(self) -> PhotoSet:
        made = derive(self.photo, self.cache)
        publish(made, self.cache, self.out)
        return made

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.out.iterdir())}

    def widest(self, data: bytes) -> Image.Image:
        return Image.open(self.out / self.derive(data).variants[-1][0])


def near(found: Any, wanted: Colour, tolerance: int = 14) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


def code(data: bytes | Path, name: str = "") -> str:
    found = inspect(data, name)
    assert isinstance(found, PhotoProblem), found
    return found.code
