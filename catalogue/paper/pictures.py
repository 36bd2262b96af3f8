"""Pictures on paper, as files for the typesetter: photos as JPEG, drawings, stars and codes as SVG.

Each is put into a document once, however often it is shown.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from catalogue.config import REPOSITORY
from catalogue.load.folder import photo_key
from catalogue.render.qr import Codes, draw_svg
from catalogue.render.share_sprites import coloured, stars_svg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProductBrief
    from catalogue.render.photos import PhotoSet

_OVERRIDES = REPOSITORY / "overrides"
# Pixels: 300 dots an inch on the 62 mm that a picture in a book or on a sheet has.
SMALL = 740
# As on the site: stars without a known date are pale, those that no longer hold are grey. Colour and edge.
STARS = {
    "valid": ("--oc-star", "--oc-star"),
    "undated": ("--oc-star-soft", "--oc-star"),
    "expired": ("--oc-star-off", "--oc-star-off"),
}


class Pictures:
    """The files of one document: name → content. `widest`: pixels that photos have at most, None for all
    that are there (1280, as wide as A6 at 300 dots an inch)."""

    def __init__(
        self,
        index: Index,
        photos: Mapping[str, PhotoSet],
        photo_cache: Path,
        site_root: str,
        widest: int | None = None,
    ) -> None:
        self.files: dict[str, bytes] = {}
        self._index, self._photos, self._cache = index, photos, photo_cache
        self._site_root, self._codes, self._widest = site_root, Codes(site_root), widest
        for count in (3, 4, 5):
            for kind, colours in STARS.items():
                self.files[f"stars-{count}-{kind}.svg"] = stars_svg(count, *colours).encode()
        for name in ("brocade", "weave"):
            path = _OVERRIDES / "assets" / f"{name}.svg"
            self.files[f"{name}.svg"] = path.read_bytes()
        self.drawing("mark")

    def of(self, product: ProductBrief) -> str:
        """The file of a product's first photo, else of its drawing."""
        if product.photo is None:
            return self.drawing(self._index.drawing_of(product))
        name = self._photos[photo_key(product.path, product.photo.file)].fallback
        if name not in self.files:
            content = (self._cache / name).read_bytes()
            self.files[name] = _narrow(content, self._widest) if self._widest else content
        return name

    def drawing(self, name: str) -> str:
        file = f"{name}.svg"
        if file not in self.files:
            self.files[file] = _drawing(name)
        return file

    def code(self, product: ProductBrief) -> str:
        """The file of a product's QR code."""
        file = f"{product.id}.svg"
        if file not in self.files:
            self.files[file] = self._codes.svg(product.id)
        return file

    def code_of_page(self, path: str) -> str:
        """The file of a code that leads to a page of the site: "vi/producers/green-life/"."""
        import segno

        file = f"code-{path.strip('/').replace('/', '-')}.svg"
        code = segno.make(self._site_root + path, error="q", micro=False, boost_error=False)
        rows = ["".join(map(str, row)) for row in code.matrix_iter(border=4)]
        self.files[file] = draw_svg(rows, self._site_root + path)
        return file


@cache
def _drawing(name: str) -> bytes:
    path = _OVERRIDES / "illustrations" / f"{name}.svg"
    return coloured(path.read_text(encoding="utf-8")).encode()


def _narrow(jpeg: bytes, widest: int) -> bytes:
    with Image.open(BytesIO(jpeg)) as photo:
        if photo.width <= widest:
            return jpeg
        photo.draft("RGB", (widest, photo.height * widest // photo.width))
        size = (widest, max(1, round(photo.height * widest / photo.width)))
        small = photo.resize(size, Image.Resampling.HAMMING, reducing_gap=2.0)
    file = BytesIO()
    small.save(file, "JPEG", quality=82, progressive=True)
    return file.getvalue()
