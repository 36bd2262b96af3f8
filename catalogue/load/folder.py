"""A catalogue folder → all its entries and all findings of reading them.

Reads `products/*.yml`, `producers/*.yml` and `events/*.yml`. Files whose names begin with `_` or `.` are
notes and templates, not entries.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from catalogue.findings import Finding, finding
from catalogue.load.encoding import SIZE_LIMIT, decode
from catalogue.load.nodes import Document, parse
from catalogue.load.validate import validate
from catalogue.model import Event, Producer, Product
from catalogue.model.base import Model
from catalogue.text import is_slug, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@dataclass
class Catalogue:
    """Everything a catalogue folder holds. Slug → entry, in the order of file names."""

    folder: Path
    products: dict[str, Entry[Product]] = field(default_factory=dict)
    producers: dict[str, Entry[Producer]] = field(default_factory=dict)
    events: dict[str, Entry[Event]] = field(default_factory=dict)
    # Slugs of files that are there but could not be read: references to them are no second finding.
    unreadable: set[str] = field(default_factory=set)
    photos: list[str] = field(default_factory=list)


def load(folder: Path) -> tuple[Catalogue, list[Finding]]:
    """Read a catalogue folder. Never raises for what is in it; every problem is a finding."""
    found: list[Finding] = []
    catalogue = Catalogue(folder)
    with _without_collector():
        catalogue.products = _entries(catalogue, "products", Product, found)
        catalogue.producers = _entries(catalogue, "producers", Producer, found)
        catalogue.events = _entries(catalogue, "events", Event, found)
    for kind in ("products", "producers"):
        photos = folder / kind / "photos"
        if photos.is_dir() and not photos.is_symlink():
            catalogue.photos += sorted(
                path.relative_to(folder).as_posix()
                for path in photos.rglob("*")
                if path.is_file() and not path.name.startswith(".")
            )
    return catalogue, found


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading makes millions of small objects and no cycles: looking for cycles costs a quarter more."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


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
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            raise OSError("symbolic link")
        if not path.is_file():  # a folder, or a pipe that would never end
            raise OSError("not a file")
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except (OSError, RuntimeError) as error:  # RuntimeError: a symbolic link to itself
        reason = getattr(error, "strerror", None) or str(error)
        found.append(finding(relative, (1, 1), "file-unreadable", reason=reason))
        return None
    text, problems = decode(raw, relative)
    found.extend(problems)
    if any(problem.is_error for problem in problems):
        return None
    document, problems = parse(text, relative)
    found.extend(problems)
    if document is None:
        return None
    item, problems = validate(document, model)
    found.extend(problems)
    return None if item is None else Entry(path.stem, item, document)
