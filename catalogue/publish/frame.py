"""The part of a site that does not depend on its entries: shells, theme files, hand-written pages.

MkDocs makes it, in a second or two; it is kept until the templates, the theme, the configuration or a
hand-written page change.
"""

from __future__ import annotations

import os
import pickle
import shutil
from typing import TYPE_CHECKING, NamedTuple

from catalogue.config import REPOSITORY
from catalogue.publish.shells import Shells, make_shells, shell_signature
from catalogue.publish.tree import File, untouched
from catalogue.shards import discard, read_sealed, write_sealed
from catalogue.signature import code_signature, digest, folder_signature

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from catalogue.config import Settings

_OVERRIDES = REPOSITORY / "overrides"
# Frames kept: going back and forth between two versions of a template costs nothing.
_KEPT = 3


class Frame(NamedTuple):
    """`files`: path below the site → digest of its content; they are in `folder`.

    The site's files are the same files under other names: a tool that writes to one writes to both.
    """

    folder: Path
    shells: dict[str, Shells]
    files: dict[str, str]
    signature: str


def frame(
    settings: Settings,
    written: Mapping[str, Mapping[str, bytes]],
    paths: Mapping[str, Collection[str]],
) -> Frame:
    """The frame for these settings and hand-written pages, made unless it is there.

    `paths` are the Markdown paths of the pages made of entries, by language. Raises MkDocsError and
    ShellError.
    """
    name = shell_signature(settings, written, paths)
    home = settings.build / "frames"
    folder = home / name
    raw = read_sealed(folder / "shells", code_signature())
    if raw is not None:
        shells, made = pickle.loads(raw)
        if all(untouched(f"{folder}/{path}", file) for path, file in made.items()):
            os.utime(folder)
            return _frame(folder, shells, made)
    return _make(settings, written, paths, folder)


def _make(
    settings: Settings,
    written: Mapping[str, Mapping[str, bytes]],
    paths: Mapping[str, Collection[str]],
    folder: Path,
) -> Frame:
    fresh = folder.with_name(f"{folder.name}.{os.getpid()}.tmp")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    shells = make_shells(settings, written, paths, fresh)
    made = {
        path.relative_to(fresh).as_posix(): _listed(path)
        for path in sorted(fresh.rglob("*"))
        if path.is_file() and not path.name.startswith("sitemap.xml")
    }
    write_sealed(
        fresh / "shells", code_signature(), pickle.dumps((shells, made), pickle.HIGHEST_PROTOCOL)
    )
    discard(folder)
    fresh.rename(folder)
    others = sorted(
        folder.parent.iterdir(), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True
    )
    for old in [path for path in others if path != folder][_KEPT - 1 :]:
        discard(old)
    return _frame(folder, shells, made)


def _listed(path: Path) -> File:
    found = path.stat()
    return File(digest(path.read_bytes()), found.st_size, found.st_mtime_ns)


def _frame(folder: Path, shells: dict[str, Shells], made: Mapping[str, File]) -> Frame:
    files = {path: file.key for path, file in made.items()}
    return Frame(folder, shells, files, _signature(shells))


def _signature(shells: Mapping[str, Shells]) -> str:
    """What all pages depend on: the shells, and the templates of what goes into them."""
    drawn = folder_signature(
        _OVERRIDES / "partials" / "catalogue",
        _OVERRIDES / "illustrations",
        REPOSITORY / "mkdocs.yml",
        REPOSITORY / "mkdocs.en.yml",
    )
    return digest(drawn, repr(sorted(shells.items())))
