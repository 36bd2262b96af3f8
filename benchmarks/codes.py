"""How well printed QR codes are read: `python benchmarks/codes.py [--host HOST] [--codes N]`.

Codes of each error level, as small as they can be, are "printed" at 300 dots an inch and "photographed"
at 600, spoilt as paper and cameras spoil them, and read by three independent decoders. The tables say how
many of a hundred were read. What was chosen because of them stands in docs/qr-codes.md.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import segno
from PIL import Image, ImageDraw, ImageFilter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from catalogue.render.qr import qr_text
from tests.support.decoders import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Spoil = Callable[[Image.Image, random.Random], Image.Image]

DPI = 300
# A phone at 15 cm sees a print with about twice the dots it has.
CAMERA = 2
QUIET = 4  # modules
LEVELS = ("L", "M", "Q", "H")
_FINE = 16  # pixels a module before it is printed


def modules(text: str, level: str) -> list[list[int]]:
    """A code of a level in the smallest version, without quiet zone."""
    code = segno.make_qr(text, error=level, boost_error=False)
    return [[int(dark) for dark in row] for row in code.matrix]


def printed(
    rows: Sequence[Sequence[int]], millimetres: float, quiet: int = QUIET, ground: int = 255
) -> Image.Image:
    """What a camera sees of a code that is so wide with its quiet zone, on a ground of some grey."""
    side = len(rows) + 2 * quiet
    fine = np.full((side, side), 255, np.uint8)
    fine[quiet : side - quiet, quiet : side - quiet] = 255 - 255 * np.array(rows, np.uint8)
    whole = Image.fromarray(fine.repeat(_FINE, 0).repeat(_FINE, 1))
    pixels = round(millimetres / 25.4 * DPI)
    code = whole.resize((pixels, pixels), Image.Resampling.BOX)
    sheet = Image.new("L", (pixels + 80, pixels + 80), ground)
    sheet.paste(code, (40, 40))
    seen = (CAMERA * sheet.width, CAMERA * sheet.height)
    return sheet.resize(seen, Image.Resampling.BICUBIC)


def blurred(dots: float) -> Spoil:
    """Out of focus by so many dots of the print."""
    return lambda picture, chance: picture.filter(ImageFilter.GaussianBlur(CAMERA * dots))


def turned(degrees: float) -> Spoil:
    return lambda picture, chance: picture.rotate(
        degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255
    )


def pale(dark: int, light: int) -> Spoil:
    return lambda picture, chance: picture.point(lambda v: dark + v * (light - dark) // 255)


def grainy(strength: float) -> Spoil:
    def spoil(picture: Image.Image, chance: random.Random) -> Image.Image:
        noise = np.random.default_rng(chance.randrange(2**32)).normal(0, strength, picture.size)
        return Image.fromarray(np.clip(np.asarray(picture) + noise.T, 0, 255).astype(np.uint8))

    return spoil


def smudged(share: float) -> Spoil:
    """A dark spot somewhere between the three corners by which a code is found; `share` of its width."""

    def spoil(picture: Image.Image, chance: random.Random) -> Image.Image:
        spoilt, inner = picture.copy(), picture.width - 80 * CAMERA
        middle = [40 * CAMERA + inner * (0.5 + chance.uniform(-0.06, 0.06)) for _ in range(2)]
        half = inner * share / 2
        box = [middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half]
        ImageDraw.Draw(spoilt).ellipse(box, fill=30)
        return spoilt

    return spoil


# Name → width in mm, and what happens to the print, one after the other.
CONDITIONS: dict[str, tuple[float, tuple[Spoil, ...]]] = {
    "15 mm": (15, ()),
    "15 mm, slight blur": (15, (blurred(1.0),)),
    "15 mm, turned 7°": (15, (turned(7), blurred(0.6))),
    "15 mm, turned 45°": (15, (turned(45), blurred(0.6))),
    "15 mm, pale": (15, (pale(110, 180), blurred(0.6))),
    "15 mm, grainy": (15, (grainy(25), blurred(0.6))),
    "15 mm, spot of 12 %": (15, (smudged(0.12), blurred(0.6))),
    "15 mm, spot of 20 %": (15, (smudged(0.20), blurred(0.6))),
    "15 mm, strong blur": (15, (blurred(2.0),)),
    "12 mm, slight blur": (12, (blurred(1.0),)),
    "10 mm, slight blur": (10, (blurred(1.0),)),
}
QUIET_ZONES = (4, 3, 2, 1)


def spoilt(name: str, rows: Sequence[Sequence[int]], chance: random.Random) -> Image.Image:
    """A code as a condition leaves it."""
    width, steps = CONDITIONS[name]
    picture = printed(rows, width)
    for step in steps:
        picture = step(picture, chance)
    return picture


def read_by(picture: Image.Image, text: str) -> dict[str, bool]:
    """Which decoders read this text in a picture."""
    return {name: text in reader(picture) for name, reader in READERS.items()}


def share(pictures: Sequence[tuple[Image.Image, str]]) -> str:
    """Of a hundred codes those that the worst decoder read, and if not all, each: "85 (ZXing 100, …)"."""
    results = [read_by(picture, text) for picture, text in pictures]
    percent = {
        name: round(100 * sum(row[name] for row in results) / len(results)) for name in READERS
    }
    worst = min(percent.values())
    if worst == 100:
        return "100"
    return f"{worst} ({', '.join(f'{name} {value}' for name, value in percent.items())})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--host", default="ocop-hoabinh.example", help="of the short addresses")
    parser.add_argument("--codes", type=int, default=40, help="how many different codes")
    options = parser.parse_args()
    texts = [qr_text(f"https://{options.host}/", f"HB{n:04d}") for n in range(1, options.codes + 1)]
    made = {level: [modules(text, level) for text in texts] for level in LEVELS}
    heads = [f"{level} ({len(codes[0])} modules)" for level, codes in made.items()]
    table = [
        [name, *(_measured(name, codes, texts) for codes in made.values())] for name in CONDITIONS
    ]
    print(markdown(["", *heads], table))
    table = [
        [
            f"{quiet} modules",
            *(
                share([(_on_dark(rows, quiet), text) for rows, text in zip(codes, texts)])
                for codes in made.values()
            ),
        ]
        for quiet in QUIET_ZONES
    ]
    print(markdown(["quiet zone, on a dark ground, 15 mm", *heads], table))


def markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    line = ["---", *["---:"] * (len(heads) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, line, *rows)) + "\n"


def _measured(name: str, codes: Sequence[list[list[int]]], texts: Sequence[str]) -> str:
    chance = random.Random(name)
    return share([(spoilt(name, rows, chance), text) for rows, text in zip(codes, texts)])


def _on_dark(rows: Sequence[Sequence[int]], quiet: int) -> Image.Image:
    return blurred(0.6)(printed(rows, 15, quiet, ground=60), random.Random())


if __name__ == "__main__":
    main()
