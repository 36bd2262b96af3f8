"""What a rule says, and what it may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from catalogue.model.base import Model
from catalogue.model.walk import parts
from catalogue.text import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from catalogue.findings import Loc
    from catalogue.load.folder import Catalogue, Entry
    from catalogue.render.photo_check import PhotoProblem

    # What is remarkable about a photo: its place in the catalogue folder and where it is → remarks.
    Inspect = Callable[[str, Path], Sequence[PhotoProblem]]


@dataclass(frozen=True)
class Problem:
    """A rule's finding before its line and column are looked up.

    `part` is "key" when the key itself is at fault (an unused source), else "value".
    """

    loc: Loc
    code: str
    values: dict[str, object] = field(default_factory=dict)
    part: str = "value"


def problem(loc: Loc, code: str, part: str = "value", **values: object) -> Problem:
    return Problem(loc, code, values, part)


@dataclass(frozen=True)
class Context:
    """What rules about one entry know beside it: the day."""

    today: date
    _parts_of: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def parts(self, entry: Entry[Any]) -> list[tuple[Loc, Model]]:
        """Every model inside an entry with its path. Kept for the entry asked for last, since all
        rules look at one entry before the next."""
        if self._parts_of.get("path") != entry.path:
            self._parts_of.update(path=entry.path, parts=parts(entry.item))
        found: list[tuple[Loc, Model]] = self._parts_of["parts"]
        return found


@dataclass(frozen=True)
class Overview:
    """What rules across files know: the briefs of all entries."""

    catalogue: Catalogue
    inspect: Inspect
    _nearest: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """Product id → paths of the files that have it."""
        return _all((brief.id, brief.path) for brief in self.catalogue.products.values())

    @cached_property
    def producer_addresses(self) -> dict[str, list[str]]:
        """Slug, of now or of before → paths of the producers that have it."""
        return _all(
            (slug, brief.path)
            for brief in self.catalogue.producers.values()
            for slug in (brief.slug, *brief.formerly)
        )

    @cached_property
    def gtins(self) -> dict[str, list[tuple[str, int]]]:
        """Trade item number → path and index of the packs that have it."""
        return _all(
            (gtin, (brief.path, pack))
            for brief in self.catalogue.products.values()
            for gtin, pack in brief.gtins
        )

    @cached_property
    def stories(self) -> dict[tuple[str, str], list[str]]:
        """(language, digest of a story's words) → paths of the products that tell it."""
        return _all(
            (told, brief.path)
            for brief in self.catalogue.products.values()
            for told in brief.stories
        )

    def nearest_producer(self, key: str) -> str | None:
        """Asked once for each name: comparing with thousands takes its time."""
        if key not in self._nearest:
            self._nearest[key] = nearest(key, self.catalogue.producers)
        return self._nearest[key]

    @cached_property
    def photos_there(self) -> list[str]:
        return sorted(self.catalogue.photos)


def _all(pairs: Iterator[tuple[Any, Any]]) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
