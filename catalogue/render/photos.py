"""From a contributor's photo to the small, clean files that a page shows.

In: a JPEG, PNG or WebP file. Out: WebP at up to three widths and one JPEG for old browsers and
share pictures: upright, in sRGB, on white where the photo is transparent, without any metadata (a
phone writes the producer's home into it), never wider than the photo itself.

Names come from the photo's content and the settings below, so a file may be cached for ever. Work
is done once per content: the cache knows a photo again in a fresh checkout, heals itself, and may
be shared by processes and deleted between builds.

>>> derive(Path("products/photos/bee.jpg"), Path("build/photos"), Path("build/cache")).variants
[('9b0c…-320.webp', 320), ('9b0c…-640.webp', 640), ('9b0c…-1280.webp', 1280)]
"""

from __future__ import annotations

import json
import uuid
import warnings
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageCms
from PIL.Image import Resampling, Transpose
from PIL.ImageFile import ImageFile

from catalogue.render.photo_check import PhotoError as PhotoError
from catalogue.render.photo_check import PhotoInfo as PhotoInfo
from catalogue.render.photo_check import PhotoProblem as PhotoProblem
from catalogue.render.photo_check import broken, open_photo, orientation, read_photo
from catalogue.render.photo_check import inspect as inspect
from catalogue.render.photo_check import inspect_all as inspect_all

WIDTHS = (320, 640, 1280)
WEBP: dict[str, Any] = {"format": "WEBP", "quality": 78, "method": 4}
JPEG: dict[str, Any] = {"format": "JPEG", "quality": 80, "progressive": True}
# Part of every name. Raise the first number when the code below draws something else.
SETTINGS = f"1 {WIDTHS} {WEBP} {JPEG}".encode()
# Another Pillow may encode differently: the names stay, what an older one drew is drawn again.
ENCODER = f"Pillow {PIL.__version__}"

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
class PhotoSet:
    """The files of one photo. `width` and `height` are the photo's own, in pixels as it is seen;
    `variants` are WebP files (name, width in pixels), narrowest first; `fallback` is the name of a
    JPEG as wide as the widest of them."""

    width: int
    height: int
    variants: list[tuple[str, int]]
    fallback: str


def derive(path: Path, out_dir: Path, cache_dir: Path) -> PhotoSet:
    """Put the files derived from the photo at `path` into `out_dir` and return their names.

    Both folders are made if missing. Raises PhotoError when the photo cannot be used, OSError when
    a file cannot be read or written; a file is written whole or not at all.
    """
    data = read_photo(path)
    key = photo_key(data)
    cached = _load(cache_dir, key)
    if cached is None:
        cached = _draw(data, key)
        _store(cache_dir, key, *cached)
    photo_set, files = cached
    out_dir.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        _write(out_dir / name, content, cached=cache_dir / name)
    return photo_set


def photo_key(data: bytes) -> str:
    """Return the 16 hexadecimal digits that begin the names of what a photo's bytes become."""
    digest = blake2b(data, digest_size=8)
    digest.update(SETTINGS)
    return digest.hexdigest()


def _draw(data: bytes, key: str) -> tuple[PhotoSet, dict[str, bytes]]:
    """Draw every file of a photo; return their names and contents. Raises PhotoError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on odd EXIF are not for contributors
        photo, form = open_photo(data)
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
        image = image.resize(_size(width, height, step), Resampling.LANCZOS, reducing_gap=1.0)
        files[name] = _encode(image, WEBP)
    return names, files


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
    # Colours and turning come after shrinking: they then cost a tenth.
    image = _plain(photo).resize(stored_size, Resampling.LANCZOS, reducing_gap=2.0)
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
                return converted or image.convert("RGB")
    return image.convert("RGB")


def _encode(image: Image.Image, settings: dict[str, Any]) -> bytes:
    file = BytesIO()
    image.save(file, **settings)
    return file.getvalue()


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _load(cache_dir: Path, key: str) -> tuple[PhotoSet, dict[str, bytes]] | None:
    """Return what the cache holds for a photo, or None unless every byte of it is as written."""
    try:
        note = json.loads((cache_dir / f"{key}.json").read_bytes())
        facts = note["facts"]
        if note["digest"] != _digest(json.dumps(facts).encode()) or facts["by"] != ENCODER:
            return None
        names = _set(key, facts["width"], facts["height"], facts["variants"])
        files = {name: (cache_dir / name).read_bytes() for name in facts["files"]}
        whole = all([len(c), _digest(c)] == facts["files"][n] for n, c in files.items())
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None
    return (names, files) if whole else None


def _store(cache_dir: Path, key: str, names: PhotoSet, files: dict[str, bytes]) -> None:
    """Write a photo's files into the cache, then the note that vouches for them."""
    cache_dir.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        _write(cache_dir / name, content)
    facts = {
        "by": ENCODER,
        "width": names.width,
        "height": names.height,
        "variants": [step for _, step in names.variants],
        "files": {name: [len(content), _digest(content)] for name, content in files.items()},
    }
    note = {"facts": facts, "digest": _digest(json.dumps(facts).encode())}
    _write(cache_dir / f"{key}.json", json.dumps(note).encode())


def _write(target: Path, content: bytes, cached: Path | None = None) -> None:
    """Write a file at once: no reader and no crash ever meets half of it.

    Given the `cached` file of the same content, link to it where the file system can.
    """
    with suppress(OSError):  # either may be missing
        if cached and target.samefile(cached):
            return
    # Not by tempfile: its files are private, and a web server must be able to read these.
    aside = target.with_name(f".{target.name}.{uuid.uuid4().hex}.tmp")
    try:
        if not (cached and _link(aside, cached)):
            aside.write_bytes(content)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _link(new: Path, existing: Path) -> bool:
    try:
        new.hardlink_to(existing)
    except OSError:  # another disk, a file system without links
        return False
    return True
