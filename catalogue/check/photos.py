"""Photos: the file is there, inside its folder, and a picture that can be used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalogue.check.problems import Overview, Problem, problem
from catalogue.findings import Finding, finding
from catalogue.load.folder import named_photos, photo_key
from catalogue.text import nearest, slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue.load.folder import Catalogue
    from catalogue.model.brief import ProducerBrief, ProductBrief
    from catalogue.render.photo_check import PhotoProblem


def photo_path(folder: Path, entry_path: str, file: str) -> Path | None:
    """Where a photo's file is, or None when it would lie outside the photos folder.

    `file` is relative to the folder of the entry: "photos/x.jpg" of products/y.yml.
    """
    photos = folder / entry_path.split("/", maxsplit=1)[0] / "photos"
    if "\\" in file or "\0" in file or not file.startswith("photos/"):
        return None
    path = photos.parent / file
    try:
        inside = path.resolve().is_relative_to(photos.parent.resolve() / "photos")
    except (OSError, RuntimeError):  # RuntimeError: a symbolic link to itself
        inside = False
    return path if inside and ".." not in path.parts else None


def check_photos(brief: ProductBrief | ProducerBrief, overview: Overview) -> Iterator[Problem]:
    kind = brief.path.split("/", maxsplit=1)[0]
    for index, file in enumerate(brief.photos):
        loc = ("photos", index, "file")
        path = photo_path(overview.catalogue.folder, brief.path, file)
        if path is None:
            yield problem(loc, "photo-outside", got=file[:60], nearest=_inside(file))
            continue
        # The listing, not the file system, decides: file names differ by case on some systems only.
        key = photo_key(brief.path, file)
        if key not in overview.catalogue.photos:
            there = [name.removeprefix(f"{kind}/") for name in overview.photos_there]
            yield problem(loc, "photo-missing", got=file, nearest=nearest(file, there) or "-")
            continue
        try:
            remarks = overview.inspect(key, path)
        except OSError:  # no permission to read it
            yield problem(loc, "photo-broken", got=file, found="")
            continue
        for found in remarks:
            heic = found.code == "photo-format" and _shown(found) == "HEIC"
            code = "photo-heic" if heic else found.code
            yield problem(loc, code, got=file, found=_shown(found))


def _inside(file: str) -> str:
    """Where a photo that is named with a folder, a drive or an address would have to be."""
    name = re.split(r"[\\/]", file)[-1]
    stem, dot, ending = name.rpartition(".")
    return f"photos/{slug(stem) or 'anh'}{dot}{slug(ending)}" if dot else "photos/anh.jpg"


def _shown(found: PhotoProblem) -> str:
    """The fact about a photo that its message needs: what it is, or how large."""
    values = found.values
    if "megabytes" in values:
        return f"{values['megabytes']} MB"
    if "width" in values:
        return f"{values['width']} × {values['height']}"
    return str(values.get("found") or values.get("format") or "")


def unused_photos(catalogue: Catalogue) -> Iterator[Finding]:
    """Photos that no entry names: forgotten, or named wrongly."""
    if catalogue.unreadable:
        return  # an entry that could not be read may be the one that uses it
    for path in sorted(catalogue.photos - named_photos(catalogue)):
        yield finding(path, (1, 1), "photo-unused")
