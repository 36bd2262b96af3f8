"""Our drawings as pixels, for share pictures: colours of the light scheme in place of CSS variables.

Each is drawn once in a process; a picture is then put together of what is there already.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.config import REPOSITORY
from catalogue.reference import DATA
from catalogue.signature import digest, folder_signature, versions
from catalogue.tokens import SCHEMES, TOKENS, schemes

if TYPE_CHECKING:
    from PIL import Image

_OVERRIDES = REPOSITORY / "overrides"
_ILLUSTRATIONS = _OVERRIDES / "illustrations"
_BROCADE = _OVERRIDES / "assets" / "brocade.svg"
_VARIABLE = re.compile(r"var\((--[\w-]+),\s*(#[0-9a-f]{3,8})\)")
_STAR = "M12 2.6l2.85 5.9 6.45.9-4.7 4.55 1.15 6.45L12 17.3l-5.75 3.1 1.15-6.45L2.7 9.4l6.45-.9z"


@cache
def drawn_with() -> str:
    """Names all that pictures are drawn with: this program's part in it, drawings, colours, letters."""
    own = sorted(Path(__file__).parent.glob("share_*.py"))
    folders = folder_signature(*own, DATA / "fonts", _ILLUSTRATIONS, TOKENS, _BROCADE)
    return digest(folders, *versions("pillow", "resvg-py"))


@cache
def light() -> dict[str, str]:
    """The colours of the light scheme: token → "#rrggbb"."""
    return schemes()[SCHEMES[0]]


def coloured(svg: str) -> str:
    """A drawing with colours where it has variables; each names the colour it has by itself."""
    return _VARIABLE.sub(lambda found: light().get(found[1], found[2]), svg)


@cache
def drawing(name: str, width: int) -> Image.Image:
    """A drawing of `overrides/illustrations/`, `width` pixels wide, on nothing."""
    return _pixels((_ILLUSTRATIONS / f"{name}.svg").read_text(encoding="utf-8"), width)


@cache
def stars(count: int, size: int) -> Image.Image:
    """Five stars in a row, so many of them full, each `size` pixels wide."""
    return _pixels(stars_svg(count), 5 * size)


def stars_svg(count: int, full: str = "--oc-star", edge: str = "--oc-star") -> str:
    """Five stars in a row, 120 × 24 units: so many of them full, in these colours."""
    colours = light()
    row = [
        f'<path transform="translate({24 * at} 0)" d="{_STAR}"'
        + (f' fill="{colours[full]}"' if at < count else ' fill="none"')
        + f' stroke="{colours[edge if at < count else "--oc-star-off"]}" stroke-width="1.4"/>'
        for at in range(5)
    ]
    return _svg("0 0 120 24", "".join(row))


@cache
def icon(path: str, size: int, colour: str) -> Image.Image:
    """A line icon, 24 × 24 units, as icons.html has them."""
    drawn = f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return _pixels(_svg("0 0 24 24", drawn), size)


@cache
def band(width: int, height: int) -> Image.Image:
    """The brocade that runs along the foot of every page."""
    from PIL import Image  # most runs draw nothing

    tile = _pixels(_BROCADE.read_text(encoding="utf-8"), 3 * height)
    whole = Image.new("RGB", (width, height))
    for x in range(0, width, tile.width):
        whole.paste(tile, (x, 0))
    return whole


def _svg(view: str, inner: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{inner}</svg>'


def _pixels(svg: str, width: int) -> Image.Image:
    import resvg_py
    from PIL import Image

    png = resvg_py.svg_to_bytes(svg_string=coloured(svg), width=width, skip_system_fonts=True)
    image = Image.open(BytesIO(bytes(png)))
    image.load()
    return image
