"""A catalogue folder → all its entries and all findings of reading them.

Reads `products/*.yml`, `producers/*.yml` and `events/*.yml`. Files whose names begin with `_` or `.` are
notes and templates, not entries.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from catalogue.findings import Finding, finding
from catalogue.load.files import read
from catalogue.load.nodes import Document, parse
from catalogue.load.validate import validate
from catalogue.model import Event, Producer, Product
from catalogue.model.base import Model
from catalogue.text import is_slug, slug

if TYPE_CHECKING:
    from collections.abc import Mapping

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Entry(Generic[M]):
    """One file that could be read: its slug (the file name), its object and its document."""

    slug: str
    item: M
    document: Document

    @property
    def path(self) -> str:
        return self.document.path

    def photo_key(self, file: str) -> str:
        """A photo of this entry, `photos/x.jpg`, relative to the catalogue folder."""
        return f"{self.path.split('/', maxsplit=1)[0]}/{file}"


@dataclass
class Catalogue:
    """Everything a catalogue folder holds. Slug → entry, in the order of file names."""

    folder: Path
    products: dict[str, Entry[Product]] = field(default_factory=dict)
    producers: dict[str, Entry[Producer]] = field(default_factory=dict)
    events: dict[str, Entry[Event]] = field(default_factory=dict)
    # Slugs of files that are there but could not be read: references to them are no second finding.
    unreadable: set[str] = field(default_factory=set)
    photos: frozenset[str] = frozenset()


def load(folder: Path) -> tuple[Catalogue, list[Finding]]:
    """Read a catalogue folder. Never raises for what is in it; every problem is a finding."""
    found: list[Finding] = []
    catalogue = Catalogue(folder)
    catalogue.products = _entries(catalogue, "products", Product, found)
    catalogue.producers = _entries(catalogue, "producers", Producer, found)
    catalogue.events = _entries(catalogue, "events", Event, found)
    catalogue.photos = frozenset(
        path.relative_to(folder).as_posix()
        for kind in ("products", "producers")
        if not (folder / kind / "photos").is_symlink()
        for path in (folder / kind / "photos").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )
    return catalogue, found


def named_photos(catalogue: Catalogue) -> set[str]:
    """The photos that entries show, relative to the catalogue folder."""
    groups: tuple[Mapping[str, Entry[Product] | Entry[Producer]], ...] = (
        catalogue.products,
        catalogue.producers,
    )
    return {
        entry.photo_key(photo.file)
        for entries in groups
        for entry in entries.values()
        for photo in entry.item.photos
    }


def _entries(
    catalogue: Catalogue, kind: str, model: type[M], found: list[Finding]
) -> dict[str, Entry[M]]:
    folder = catalogue.folder / kind
    entries: dict[str, Entry[M]] = {}
    if not folder.is_dir():
        return entries
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith(("_", ".")) or (path.is_dir() and path.suffix != ".yml"):
            continue
        relative = f"{kind}/{path.name}"
        if path.suffix != ".yml":
            if path.suffix.lower() in {".yml", ".yaml", ".json", ".txt"}:
                wanted = f"{kind}/{_file_name(path.stem)}"
                found.append(
                    finding(relative, (1, 1), "file-extension", got=path.name, nearest=wanted)
                )
            continue
        if not is_slug(path.stem):
            wanted = _file_name(path.stem)
            found.append(finding(relative, (1, 1), "file-name", got=path.name, nearest=wanted))
        entry = _entry(path, relative, model, found)
        if entry is None:
            catalogue.unreadable.add(relative)
        else:
            entries[path.stem] = entry
    return entries


def _file_name(wanted: str) -> str:
    """A file name that can serve as a page address, as near as possible to the one wanted."""
    name = slug(wanted) or "ten-san-pham"
    return f"{name}.yml" if is_slug(name) else f"ocop-{name}.yml"


def _entry(path: Path, relative: str, model: type[M], found: list[Finding]) -> Entry[M] | None:
    text, problems = read(path, relative)
    found.extend(problems)
    if text is None:
        return None
    document, problems = parse(text, relative)
    found.extend(problems)
    if document is None:
        return None
    item, problems = validate(document, model)
    found.extend(problems)
    return None if item is None else Entry(path.stem, item, document)
