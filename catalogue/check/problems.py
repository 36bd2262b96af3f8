"""What a rule says, and what it may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from catalogue.model.base import Model
from catalogue.reference import LANGS
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from catalogue.findings import Loc
    from catalogue.load.folder import Catalogue, Entry


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
    """What rules know beside the entry they look at: the whole catalogue, and the day."""

    catalogue: Catalogue
    today: date
    _parts_of: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """Product id → paths of the files that have it."""
        return _all((entry.item.id, entry.path) for entry in self.catalogue.products.values())

    @cached_property
    def gtins(self) -> dict[str, list[tuple[str, Loc]]]:
        """Trade item number → path and place of the packs that have it."""
        return _all(
            (pack.gtin, (entry.path, ("packs", index, "gtin")))
            for entry in self.catalogue.products.values()
            for index, pack in enumerate(entry.item.packs)
            if pack.gtin
        )

    @cached_property
    def story_words(self) -> dict[str, list[tuple[str, str]]]:
        """Path → (language, words without typing differences) of a product's story."""
        found: dict[str, list[tuple[str, str]]] = {}
        for entry in self.catalogue.products.values():
            story = entry.item.story
            texts = ((lang, words(story.get(lang) or "")) for lang in LANGS) if story else ()
            found[entry.path] = [(lang, plain) for lang, plain in texts if plain]
        return found

    @cached_property
    def stories(self) -> dict[tuple[str, str], list[str]]:
        """(language, a story's words) → paths of the products that tell it."""
        return _all((told, path) for path, stories in self.story_words.items() for told in stories)

    def parts(self, entry: Entry[Any]) -> list[tuple[Loc, Model]]:
        """Every model inside an entry with its path. Kept for the entry asked for last, since all
        rules look at one entry before the next."""
        if self._parts_of.get("path") != entry.path:
            self._parts_of.update(path=entry.path, parts=list(parts(entry.item)))
        found: list[tuple[Loc, Model]] = self._parts_of["parts"]
        return found


def _all(pairs: Iterator[tuple[Any, Any]]) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def parts(item: Model, loc: Loc = ()) -> Iterator[tuple[Loc, Model]]:
    """Every model inside an entry with its path, the entry itself first."""
    yield loc, item
    for name in item.model_fields_set:
        value = getattr(item, name)
        if isinstance(value, Model):
            yield from parts(value, (*loc, name))
        elif isinstance(value, list):
            for index, element in enumerate(value):
                if isinstance(element, Model):
                    yield from parts(element, (*loc, name, index))
        elif isinstance(value, dict):
            for key, element in value.items():
                yield from parts(element, (*loc, name, key))
