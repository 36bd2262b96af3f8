"""Photo-like JPEGs: soft light, edges and grain, so that they cost what photos cost."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (4000, 3000)  # 12 megapixels, as telephones make them


def write_picture(path: Path, seed: int, size: tuple[int, int] = SIZE) -> None:
    """A JPEG that depends on the seed alone."""
    chance = random.Random(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Soft light: a few colours blown up.
    few = Image.frombytes("RGB", (8, 6), chance.randbytes(8 * 6 * 3))
    picture = few.resize(size, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(picture)
    for _ in range(400):  # things with edges
        x, y, r = chance.randrange(size[0]), chance.randrange(size[1]), chance.randrange(9, 220)
        colour = tuple(chance.randrange(30, 235) for _ in range(3))
        draw.ellipse((x - r, y - r // 2, x + r, y + r // 2), fill=colour)
    # Grain, from a tile of real noise.
    tile = Image.frombytes("L", (512, 512), chance.randbytes(512 * 512)).point(lambda v: v // 10)
    grain = Image.new("L", size)
    for left in range(0, size[0], 512):
        for top in range(0, size[1], 512):
            grain.paste(tile, (left, top))
    ImageChops.subtract(picture, Image.merge("RGB", [grain] * 3)).save(path, quality=88)
