"""Is this file a photograph that the catalogue can show?

In: a file, or its bytes. Out: `PhotoInfo`, or `PhotoProblem` with a stable code and the values that
a message needs. The content decides, never the name, and the header is judged before a single pixel
is decoded, so that a small file that unpacks to gigabytes costs nothing.

>>> inspect(b"<svg xmlns='http://www.w3.org/2000/svg'/>", name="bee.jpg").code
'photo-format'
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePath

import PIL
from PIL.ExifTags import Base
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from catalogue.load.digests import content_digest
from catalogue.render.photo_cache import facts_name, recall, remember
from catalogue.render.photo_types import PhotoError as PhotoError
from catalogue.render.photo_types import PhotoInfo as PhotoInfo
from catalogue.render.photo_types import PhotoProblem as PhotoProblem

MAX_BYTES = 30 * 1024 * 1024
MAX_PIXELS = 60_000_000
SMALL_SIDE = 640  # pixels of the longer side below which a photo looks poor on a product page

# Decoders are named one by one instead of going through `Image.open`: no other of Pillow's many
# formats can be reached by a crafted file, and a phone's JPEG with a second picture inside (HDR
# gain map) stays a JPEG instead of becoming an "animated" MPO.
_DECODERS: dict[str, Callable[[BytesIO], ImageFile]]
_DECODERS = {"JPEG": JpegImageFile, "PNG": PngImageFile, "WebP": WebPImageFile}
# The suffixes that fit each format, the one to recommend first.
_SUFFIXES = {"JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"), "PNG": (".png",), "WebP": (".webp",)}
# First match wins. Lower-case names are words for a message to translate.
_SIGNS = tuple(
    (name, re.compile(pattern, re.DOTALL | re.IGNORECASE))
    for name, pattern in (
        ("empty", rb"\s*\Z"),
        ("JPEG", rb"(?-i:\xff\xd8\xff)"),
        ("PNG", rb"(?-i:\x89PNG\r\n\x1a\n)"),
        ("WebP", rb"(?-i:RIFF....WEBP)"),
        ("GIF", rb"GIF8[79]a"),
        ("HEIC", rb"....ftyp(hei|hev|mif|msf)"),
        ("AVIF", rb"....ftypavi[fs]"),
        ("video", rb"....ftyp|RIFF....AVI |\x1a\x45\xdf\xa3"),
        ("TIFF", rb"II[*+]\0|MM\0[*+]"),
        ("BMP", rb"(?-i:BM).{4}\0{4}"),
        ("PDF", rb"%PDF-"),
        ("git-lfs", rb"version https://git-lfs"),  # a checkout without `git lfs pull`
        ("SVG", rb"(\xef\xbb\xbf)?\s*(<[?!](?!doctype html).*?)?<svg[\s>]"),
        ("HTML", rb"(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|!--)"),
        ("text", rb"[^\0-\x08\x0e-\x1a\x1c-\x1f]+\Z"),
    )
)


def inspect(photo: bytes | Path, name: str = "") -> PhotoInfo | PhotoProblem:
    """Return the facts of a photo, or its first problem (an error before a warning).

    `name` gives the suffix to compare with when `photo` is bytes. Bad bytes never raise; a path
    that cannot be read raises OSError.
    """
    info, problems = inspect_all(photo, name=name)
    return info if info and not problems else problems[0]


def inspect_all(
    photo: bytes | Path, digest: str | None = None, cache: Path | None = None, *, name: str = ""
) -> tuple[PhotoInfo | None, tuple[PhotoProblem, ...]]:
    """Like `inspect`, with every problem; the facts are None when the photo cannot be used.

    Given a `cache` folder, what was found is kept there; given the `digest` of the photo too (see
    `content_digest`), a photo met before is neither decoded nor read.
    """
    name = name or (photo.name if isinstance(photo, Path) else "")
    info = known_facts(cache, digest) if cache and digest else None
    info = info or _look(photo, cache)
    if isinstance(info, PhotoProblem):
        return None, (info,)
    remarks: list[PhotoProblem] = []
    suffix, fitting = PurePath(name).suffix.lower(), _SUFFIXES[info.format]
    if suffix and suffix not in fitting:
        values = {"format": info.format, "suffix": suffix, "expected": fitting[0]}
        remarks.append(PhotoProblem("photo-mislabelled", "warning", values))
    if max(info.width, info.height) < SMALL_SIDE:
        sides = {"width": info.width, "height": info.height, "limit": SMALL_SIDE}
        remarks.append(PhotoProblem("photo-small", "warning", sides))
    return info, tuple(remarks)


def _look(photo: bytes | Path, cache: Path | None) -> PhotoInfo | PhotoProblem:
    try:
        data = read_photo(photo) if isinstance(photo, Path) else photo
        if not cache:
            return _decode(data)
        digest = content_digest(data)
        found = known_facts(cache, digest)
        if not found:
            with refusals_kept(cache, digest):
                found = _decode(data)
            keep_facts(cache, digest, found)
    except PhotoError as error:
        return error.problem
    return found


@contextmanager
def refusals_kept(cache: Path, digest: str) -> Iterator[None]:
    """Keep why a photo is refused inside the block, for `inspect_all`."""
    try:
        yield
    except PhotoError as error:
        if not isinstance(error.__cause__, MemoryError):  # may fit another day
            keep_facts(cache, digest, error.problem)
        raise


def known_facts(cache: Path, digest: str) -> PhotoInfo | PhotoProblem | None:
    """Return what was found out about a photo, if it was met before."""
    return recall(cache, digest, _judged_by())


def keep_facts(cache: Path, digest: str, found: PhotoInfo | PhotoProblem) -> None:
    """Keep what was found out about a photo, for `inspect_all`."""
    remember(cache, digest, _judged_by(), found)


def kept_as(digest: str) -> str:
    """Return the name of the file that keeps what was found out about a photo."""
    return facts_name(digest, _judged_by())


def _judged_by() -> str:
    """Changes whenever the same photo might be judged another way."""
    return f"1 Pillow {PIL.__version__} {MAX_BYTES} {MAX_PIXELS}"


def sniff(start: bytes) -> str:
    """Return what a file seems to be by its first bytes: JPEG, PNG, WebP, GIF, HEIC, …, unknown."""
    return next((name for name, sign in _SIGNS if sign.match(start[:1024])), "unknown")


def read_photo(path: Path) -> bytes:
    """Return a file's bytes; raises PhotoError for other files and big ones, unread; OSError."""
    size = path.stat().st_size
    with path.open("rb") as file:
        data = file.read(1024 if size > MAX_BYTES else -1)
    _check_head(data, size)
    return data


def open_photo(data: bytes) -> tuple[ImageFile, str]:
    """Open a photo without decoding its pixels; return it with its format.

    Raises PhotoError for every problem of level error that the header can tell.
    """
    found = _check_head(data, len(data))
    try:
        image = _DECODERS[found](BytesIO(data))
        frames = int(getattr(image, "n_frames", 1))
    except Exception as error:  # decoders raise many kinds; each means the same here
        raise broken(found, error) from error
    _check_pixels(*image.size)
    if frames > 1:
        raise PhotoError(PhotoProblem("photo-animated", values={"format": found, "frames": frames}))
    return image, found


def orientation(image: ImageFile) -> int:
    """Return the EXIF orientation, 1..8; 1 where there is none or it cannot be read."""
    try:
        value = image.getexif().get(Base.Orientation, 1)
    except Exception:  # damaged EXIF does not make the picture itself unusable
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def broken(form: str, error: Exception) -> PhotoError:
    """Return the PhotoError for a decoder's failure."""
    reason = f"{type(error).__name__}: {error}"
    return PhotoError(PhotoProblem("photo-broken", values={"format": form, "reason": reason}))


def _decode(data: bytes) -> PhotoInfo:
    """Decode a photo once to prove that it is whole; raises PhotoError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on odd EXIF are not for contributors
        image, found = open_photo(data)
        width, height = image.size
        try:
            # At an eighth of the size every byte of a JPEG is still read, much faster.
            image.draft(None, (1, 1))
            image.load()
        except Exception as error:
            raise broken(found, error) from error
        if orientation(image) >= 5:
            width, height = height, width
    return PhotoInfo(found, width, height, len(data))


def _check_head(data: bytes, size: int) -> str:
    """Return the format; refuse others, files of too many bytes, and WebP of too many pixels."""
    found = sniff(data)
    if found not in _DECODERS:
        raise PhotoError(PhotoProblem("photo-format", values={"found": found}))
    if size > MAX_BYTES:
        values = {"megabytes": -(-size // 2**20), "limit": MAX_BYTES // 2**20}
        raise PhotoError(PhotoProblem("photo-huge", values=values))
    if found == "WebP":  # its decoder reserves the whole canvas as soon as it opens a file
        _check_pixels(*_webp_size(data))
    return found


def _webp_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels from a WebP header (RFC 9649, sections 2.5 to 2.7)."""
    if data[12:16] == b"VP8X":
        bits = int.from_bytes(data[24:30], "little")
        return 1 + (bits & 0xFFFFFF), 1 + (bits >> 24)
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    bits = int.from_bytes(data[26:30], "little")
    return bits & 0x3FFF, bits >> 16 & 0x3FFF


def _check_pixels(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        sides = {"width": width, "height": height, "megapixels": -(-width * height // 1_000_000)}
        values = {**sides, "limit": MAX_PIXELS // 1_000_000}
        raise PhotoError(PhotoProblem("photo-huge", values=values))
