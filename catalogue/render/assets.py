"""Pictures that pages of both languages share: photos in several widths, QR codes to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.load.folder import named_photos
from catalogue.publish.folders import write
from catalogue.render.photos import PhotoSet, derive_all, publish
from catalogue.render.qr import Codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from catalogue.load.folder import Catalogue


def write_photos(
    catalogue: Catalogue, out: Path, cache_dir: Path, jobs: int, step: Callable[[], None]
) -> dict[str, PhotoSet]:
    """Derive every photo that an entry names; path in the catalogue folder → its set of files.

    `step` is called after each. Only photos that `check` accepted get here; PhotoError is raised
    for one that cannot be used after all.
    """
    names = sorted(named_photos(catalogue))
    made = derive_all([(catalogue.folder / name, None) for name in names], cache_dir, jobs, step)
    for photo_set in made:
        publish(photo_set, cache_dir, out)
    return dict(zip(names, made))


def write_codes(
    ids: Iterable[str], site_root: str, out: Path, cache_dir: Path | None = None
) -> int:
    """Write `<ID>.svg` and `<ID>.png` for each product; how many files were new or changed.

    `cache_dir` is not used: to draw a code takes no longer than to find it in a cache.
    """
    out.mkdir(parents=True, exist_ok=True)
    codes = Codes(site_root)
    written = 0
    for product_id in ids:
        written += write(out / f"{product_id}.svg", codes.svg(product_id))
        written += write(out / f"{product_id}.png", codes.png(product_id))
    return written
