"""A site in the making: what can stay of an earlier one, what was made, and the moment it is published.

Nobody sees a site before it is whole, and whatever happens before leaves the published one as it is. The
site that was published before becomes the spare, in which the next one grows.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from catalogue.publish.folders import Stage
from catalogue.publish.tree import (
    MARK,
    File,
    Listing,
    Listings,
    clone,
    content_name,
    remove,
    strangers,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from catalogue.publish.plan import Output


class Site(Stage):
    """Use as a context: `begin` with what is wanted, `made` for each file, `publish` at the end."""

    def __init__(self, out: Path, home: Path) -> None:
        """`home` is a folder for what has to be kept about the site."""
        super().__init__(out)
        home.mkdir(parents=True, exist_ok=True)
        self._listings = Listings(home / "listings")
        # Folders change places within one file system only.
        near = home.stat().st_dev == _parent(out).stat().st_dev
        self._spare = home / "spare" if near else out.with_name(f".{out.name}.spare")
        self._listing: Listing | None = None
        self._distrusted: set[str] = set()

    def distrust(self, path: str) -> None:
        """Have a file made anew whatever its key."""
        self._distrusted.add(path)

    def begin(self, wanted: Iterable[Output]) -> list[Output]:
        """Of the wanted files, those that have to be made."""
        wanted = list(wanted)
        if self._listing is None:
            self._listing = self._start({output.path: output.key for output in wanted})
        listing, distrusted = self._listing, self._distrusted
        return [
            output
            for output in wanted
            if output.path in distrusted
            or (known := listing.get(output.path)) is None
            or known.key != output.key
        ]

    def _start(self, wanted: Mapping[str, str]) -> Listing:
        """Let the stage be the spare, else a twin of the site as far as it is wanted, else empty."""
        spare = self._listings.of(self._spare)
        if spare is not None:
            self.folder.rmdir()
            self._spare.rename(self.folder)
            (self.folder / MARK).unlink()
            return spare
        shutil.rmtree(self._spare, ignore_errors=True)
        there = self._listings.of(self.out) or {}
        same = {path: file for path, file in there.items() if wanted.get(path) == file.key}
        return clone(self.out, self.folder, same)

    def made(self, path: str, file: File) -> None:
        assert self._listing is not None
        self._listing[path] = file

    def publish_with(self, outputs: Iterable[Output], info: Mapping[str, object]) -> None:
        """Publish just these files, all of which are made."""
        assert self._listing is not None
        listing = {output.path: self._listing[output.path] for output in outputs}
        remove(self.folder, [*strangers(self.folder, listing)])
        name = content_name((path, file.key) for path, file in listing.items())
        self.publish({**info, "content": name})
        self._listings.keep(self.out, listing)
        self._prepare_spare(listing)
        self._listings.forget_all_but([self.out, self._spare])

    def _let_go(self) -> None:
        if self._listings.recorded(self.folder) is not None:
            self.folder.rename(self._spare)
        else:
            super()._let_go()

    def _prepare_spare(self, listing: Listing) -> None:
        """After the first build of all: a twin of the site for the next build to grow in."""
        if self._spare.exists():
            return
        twin = self._spare.with_name(f"{self._spare.name}.{os.getpid()}.tmp")
        clone(self.out, twin, listing)
        shutil.copy2(self.out / MARK, twin / MARK)
        twin.rename(self._spare)


def _parent(path: Path) -> Path:
    """The nearest folder above that exists."""
    return next(folder for folder in path.parents if folder.is_dir())
