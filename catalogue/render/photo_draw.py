"""From a photo's bytes to the small, clean files that a page shows.

In: a JPEG, PNG or WebP. Out: WebP at up to three widths and one JPEG for old browsers and share
pictures: upright, in sRGB, on white where the photo is transparent, without any metadata (a phone
writes the producer's home into it), never wider than the photo itself.

Decoding and encoding take nine tenths of the time (`benchmarks/photos.py`): one decoding, no larger
than needed, gives the photo's facts and all its files.
"""

from __future__ import annotations

import warnings
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms
from PIL.Image import Resampling, Transpose
from PIL.ImageFile import ImageFile

from catalogue.render.photo_check import broken, open_photo, orientation
from catalogue.render.photo_types import PhotoInfo, PhotoSet

WIDTHS = (320, 640, 1280)
WEBP: dict[str, Any] = {"format": "WEBP", "quality": 78, "method": 4}
JPEG: dict[str, Any] = {"format": "JPEG", "quality": 80, "progressive": True}
# Part of every name. Raise the first number when the code below draws something else.
SETTINGS = f"2 {WIDTHS} {WEBP} {JPEG}".encode()
_WEBP_SIDE = 16383  # pixels, the format's limit
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_ICC_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}


@dataclass(frozen=True)
class Drawn:
    """What one decoding of a photo gives: its facts, its files' names, and their contents."""

    info: PhotoInfo
    names: PhotoSet
    files: dict[str, bytes]


def draw(data: bytes, key: str) -> Drawn:
    """Draw every file of a photo, names beginning with `key`. Raises PhotoError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on odd EXIF are not for contributors
        photo, form = open_photo(data)
        photo.decodermaxblock = len(data)  # at once, not in slices of 64 kB that are joined again
        width, height = photo.size
        try:
            turn = orientation(photo)
            if turn >= 5:  # the turns that exchange the sides
                width, height = height, width
            widest = min(width, WIDTHS[-1], max(1, _WEBP_SIDE * width // height))
            image = _upright(photo, turn, _size(width, height, widest))
        except Exception as error:  # decoders raise many kinds; each means the same here
            raise broken(form, error) from error
    files = {f"{key}-{widest}.jpg": _encode(image, JPEG)}
    names = _set(key, width, height, [*(w for w in WIDTHS if w < widest), widest])
    for name, step in reversed(names.variants):
        # Each from the next wider one. Halving is a plain mean of 2 x 2 pixels (what the gap of 1
        # asks for): a tenth of a filter's work, and differs from it far less than WebP does.
        size = _size(width, height, step)
        if image.size != size:
            image = image.resize(size, Resampling.HAMMING, reducing_gap=1.0)
        files[name] = _encode(image, WEBP)
    return Drawn(PhotoInfo(form, width, height, len(data)), names, files)


def _set(key: str, width: int, height: int, widths: list[int]) -> PhotoSet:
    variants = [(f"{key}-{step}.webp", step) for step in widths]
    return PhotoSet(width, height, variants, f"{key}-{widths[-1]}.jpg")


def _size(width: int, height: int, step: int) -> tuple[int, int]:
    """Return the photo's size in pixels when it is `step` wide."""
    return step, min(_WEBP_SIDE, max(1, round(height * step / width)))


def _upright(photo: ImageFile, turn: int, size: tuple[int, int]) -> Image.Image:
    """Return the photo at `size` (as it is seen), RGB in sRGB, without a trace of metadata."""
    stored_size = size if turn < 5 else size[::-1]
    photo.draft(None, stored_size)  # lets libjpeg decode a big photo at a half, quarter or eighth
    photo.load()
    # Colours and turning come after shrinking: they then cost a tenth. This filter costs half of
    # Lanczos; they differ (46 dB) by a fifth of what WebP then takes away (32 dB).
    image = _plain(photo).resize(stored_size, Resampling.HAMMING, reducing_gap=2.0)
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    image = _srgb(image.convert("RGB") if alpha else image, photo.info.get("icc_profile"))
    if alpha:
        coloured, image = image, Image.new("RGB", stored_size, "white")
        image.paste(coloured, mask=alpha)
    if turn in _TURNS:
        image = image.transpose(_TURNS[turn])
    image.info.clear()  # Pillow would write the ICC profile, XMP and comments it finds here
    return image


def _plain(photo: Image.Image) -> Image.Image:
    """Return 16-bit, palette, two-tone and other pictures as L, RGB, RGBA or CMYK of 8 bits."""
    if photo.mode.startswith("I"):  # 16-bit grey; Pillow's own conversion would clip, not scale
        return photo.convert("I").point(lambda grey: grey * (1 / 257) + 0.5).convert("L")
    if photo.has_transparency_data:
        return photo.convert("RGBA")
    if photo.mode in ("L", "RGB", "CMYK"):
        return photo
    return photo.convert("L" if photo.mode == "1" else "RGB")


def _srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """Return the picture in sRGB; a profile that is broken or does not fit is taken for sRGB."""
    if icc:
        with suppress(ImageCms.PyCMSError, OSError):
            profile = ImageCms.ImageCmsProfile(BytesIO(icc))
            mode = _ICC_MODES.get(profile.profile.xcolor_space.strip())
            if mode and (mode == image.mode or "CMYK" not in (mode, image.mode)):
                srgb = ImageCms.createProfile("sRGB")
                image = image.convert(mode)
                converted = ImageCms.profileToProfile(image, profile, srgb, outputMode="RGB")
                image = converted or image
    return image if image.mode == "RGB" else image.convert("RGB")


def _encode(image: Image.Image, settings: dict[str, Any]) -> bytes:
    file = BytesIO()
    image.save(file, **settings)
    return file.getvalue()
