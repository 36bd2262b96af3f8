"""Pictures that pages of both languages share: photos in several widths, QR codes to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.load.folder import named_photos
from catalogue.publish.errors import PublishError
from catalogue.publish.folders import write
from catalogue.render.photo_types import PhotoError, PhotoSet
from catalogue.render.qr import Codes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from catalogue.config import Settings
    from catalogue.load.digests import Digests
    from catalogue.load.folder import Catalogue
    from catalogue.progress import Reporter


def derived_photos(
    catalogue: Catalogue, digests: Digests, settings: Settings, reporter: Reporter
) -> dict[str, PhotoSet]:
    """Every photo that an entry names, derived: path in the catalogue folder → its files in the cache.

    Only photos that `check` accepted get here; PublishError is raised for one that changed since.
    """
    names = sorted(named_photos(catalogue))
    if not names:
        return {}
    from catalogue.render.photos import derive_all  # loads the image library

    tasks = [(catalogue.folder / name, digests.of(name)) for name in names]
    with reporter.phase("Ảnh", "Photos", len(names)) as step:
        try:
            made = derive_all(tasks, settings.photo_cache, settings.jobs, lambda: step(1))
        except PhotoError as error:
            raise PublishError(str(error)) from error
    return dict(zip(names, made))


def write_codes(ids: Iterable[str], site_root: str, out: Path) -> None:
    """Write `<ID>.svg` and `<ID>.png` for each product."""
    codes = Codes(site_root)
    for product_id in ids:
        write(out / f"{product_id}.svg", codes.svg(product_id))
        write(out / f"{product_id}.png", codes.png(product_id))
