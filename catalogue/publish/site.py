"""A site in the making: what can stay of an earlier one, what was made, and the moment it is published.

Nobody sees a site before it is whole, and whatever happens before leaves the published one as it is. The
site that was published before becomes the spare, in which the next one grows.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from catalogue.publish.folders import Stage
from catalogue.publish.strangers import (
    folder_times,
    keep_times,
    kept_times,
    searched,
    times_after,
)
from catalogue.publish.tree import (
    MARK,
    File,
    Listing,
    Listings,
    clone,
    content_name,
    link_or_copy,
    remove,
    untouched,
)
from catalogue.shards import discard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from catalogue.publish.plan import Output
    from catalogue.publish.strangers import Times


class Spare(NamedTuple):
    """What a spare says it contains, and what is in it."""

    content: str
    listing: Listing


class Site(Stage):
    """Use as a context: `begin` with what is wanted, `made` for each file, `publish` at the end."""

    def __init__(self, out: Path, home: Path, spare: Spare | None = None) -> None:
        """`home` is a folder for what has to be kept about the site; `spare` what `spare()` told at the
        end of the last build of this process."""
        super().__init__(out)
        home.mkdir(parents=True, exist_ok=True)
        self._listings = Listings(home / "listings")
        self._times = home / "folders"
        # Folders change places within one file system only.
        near = home.stat().st_dev == _parent(out).stat().st_dev
        self._spare = home / "spare" if near else out.with_name(f".{out.name}.spare")
        # On its way to be the spare; one that is left was left by a run that was killed.
        self._used = self._spare.with_name(f"{self._spare.name}.tmp")
        self._listing: Listing | None = None
        self._known_spare = spare
        self._there: Listing = {}  # what was in the published site
        self._old_paths: frozenset[str] = frozenset()  # what the stage held when it was the spare
        # When folders last changed: of the published site, of the spare, of what is published now.
        self._old_times: Times = {}
        self._spare_times: Times = {}
        self._new_times: dict[str, Times] = {}
        self._touched: set[str] = set()  # files that came into the stage or left it

    def begin(self, wanted: Iterable[Output]) -> list[Output]:
        """Of the wanted files, those that have to be made."""
        wanted = list(wanted)
        if self._listing is None:
            self._listing = self._start()
        return [output for output in wanted if not self._has(output, self._listing)]

    def _has(self, output: Output, listing: Listing) -> bool:
        """Whether the stage has a file, be it one that the published site gives to it."""
        path, key, _, _ = output
        if path in listing and listing[path].key == key:
            return True
        there = self._there.get(path)
        if there is None or there.key != key or not untouched(f"{self.out}/{path}", there):
            return False
        listing[path] = File(key, *link_or_copy(f"{self.out}/{path}", f"{self.folder}/{path}"))
        self._touched.add(path)
        return True

    def _start(self) -> Listing:
        """Let the stage be the spare, unless somebody wrote to that; else it is empty."""
        discard(self._used)
        self._there = self._listings.recorded(self.out) or {}
        times = kept_times(self._times)
        # Before those that are kept for the next come in their place.
        self._old_times = times.pop(self._listings.content(self.out), {})
        self._spare_times = times.pop(self._listings.content(self._spare), {})
        known = self._known_spare
        if known and known.content == self._listings.content(self._spare):
            spare: Listing | None = known.listing
        else:
            spare = self._listings.whole(self._spare)
        if spare is None:
            discard(self._spare)
            return {}
        self._old_paths = frozenset(spare)
        self.folder.rmdir()
        self._spare.rename(self.folder)
        (self.folder / MARK).unlink()
        return spare

    def made(self, path: str, file: File) -> None:
        assert self._listing is not None
        self._listing[path] = file
        self._touched.add(path)

    def publish_with(self, outputs: Iterable[Output], info: Mapping[str, object]) -> None:
        """Publish just these files, all of which are made."""
        assert self._listing is not None
        listing = {output.path: self._listing[output.path] for output in outputs}
        gone = self._old_paths - listing.keys()
        remove(self.folder, gone)
        name = content_name((path, file.key) for path, file in listing.items())
        self._listings.keep(name, listing)
        if self._old_paths and self._spare_times:
            times = times_after(self.folder, self._spare_times, gone | self._touched)
        else:
            times = folder_times(self.folder, listing)
        self.publish({**info, "content": name})
        self._new_times = {name: times}

    def prepare_next(self, jobs: int) -> None:
        """What the next build will be glad of: a spare to grow in, nothing that is of no use."""
        if self._used.exists():  # the site that was published until now
            strangers, times = searched(self._used, self._there, self._old_times)
            strangers = [path for path in strangers if path != MARK]
            remove(self._used, strangers)
            self._used.rename(self._spare)
            if content := self._listings.content(self._spare):
                self._new_times.setdefault(content, times_after(self._spare, times, strangers))
        elif (published := self._listings.recorded(self.out)) is not None:
            clone(self.out, self._used, published, jobs)
            shutil.copy2(self.out / MARK, self._used / MARK)
            self._used.rename(self._spare)
        keep_times(self._times, self._new_times)
        self._listings.forget_all_but([self.out, self._spare])

    def spare(self) -> Spare | None:
        """What is in the spare, if it is as it should be."""
        content, listing = self._listings.content(self._spare), self._listings.whole(self._spare)
        return Spare(content, listing) if content and listing is not None else None

    def _let_go(self) -> None:
        if self._listings.knows(self.folder):
            with suppress(OSError):  # something is there, or a file is open (Windows)
                self.folder.rename(self._used)
                return
        super()._let_go()


def _parent(path: Path) -> Path:
    """The nearest folder above that exists."""
    return next(folder for folder in path.parents if folder.is_dir())
