"""Pictures that pages of both languages share: photos in several widths, QR codes to print."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import segno

from catalogue.load.folder import named_photos
from catalogue.publish.folders import write
from catalogue.render import qr
from catalogue.render.photos import PhotoSet, derive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from catalogue.load.folder import Catalogue


# Windows waits for no more processes than this at a time.
_MOST_WORKERS = 61


def write_photos(
    catalogue: Catalogue, out: Path, cache_dir: Path, jobs: int, step: Callable[[], None]
) -> dict[str, PhotoSet]:
    """Derive every photo that an entry names; path in the catalogue folder → its set of files.

    `step` is called after each. Only photos that `check` accepted get here.
    """
    names = sorted(named_photos(catalogue))
    if not names:
        return {}
    paths = [catalogue.folder / name for name in names]
    sets: list[PhotoSet] = []
    with ProcessPoolExecutor(max_workers=min(jobs, len(names), _MOST_WORKERS)) as pool:
        for found in pool.map(derive, paths, [out] * len(paths), [cache_dir] * len(paths)):
            sets.append(found)
            step()
    return dict(zip(names, sets))


def write_codes(ids: Iterable[str], site_root: str, out: Path, cache_dir: Path) -> int:
    """Write `<ID>.svg` and `<ID>.png` for each product; how many were drawn and not reused."""
    out.mkdir(parents=True, exist_ok=True)
    drawn = 0
    for product_id in ids:
        text = qr.qr_text(site_root, product_id)
        key = hashlib.blake2b(f"{_drawing()} {text}".encode(), digest_size=16).hexdigest()
        for suffix, draw in ((".svg", qr.make_svg), (".png", qr.make_png)):
            kept = cache_dir / f"{key}{suffix}"
            content = _read(kept)
            if content is None:
                content = draw(text)
                _keep(kept, content)
                drawn += 1
            write(out / f"{product_id}{suffix}", content)
    return drawn


@cache
def _drawing() -> str:
    """Changes whenever codes would be drawn another way."""
    source = Path(qr.__file__).read_bytes()
    return segno.__version__ + hashlib.blake2b(source, digest_size=8).hexdigest()


# A cached file ends with the digest of what stands before, so that a damaged one is drawn anew.
_DIGEST_SIZE = 8


def _read(path: Path) -> bytes | None:
    with suppress(OSError):
        raw = path.read_bytes()
        content, digest = raw[:-_DIGEST_SIZE], raw[-_DIGEST_SIZE:]
        if hashlib.blake2b(content, digest_size=_DIGEST_SIZE).digest() == digest:
            return content
    return None


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    fresh.write_bytes(content + hashlib.blake2b(content, digest_size=_DIGEST_SIZE).digest())
    fresh.replace(path)
