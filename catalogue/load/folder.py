"""A catalogue folder: which entries it holds, and one of its files read as a whole.

Entries are `products/*.yml`, `producers/*.yml` and `events/*.yml`. Files whose names begin with `_` or
`.` are notes and templates, not entries.
"""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from catalogue.config import UsageError
from catalogue.findings import Finding, finding
from catalogue.load.digests import content_digest
from catalogue.load.encoding import decode
from catalogue.load.files import read_bytes
from catalogue.load.ledger import Ledger
from catalogue.load.nodes import Document, parse
from catalogue.load.validate import validate
from catalogue.model import Event, Producer, Product
from catalogue.model.base import Model
from catalogue.text import is_slug, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from catalogue.model.brief import ProducerBrief, ProductBrief
    from catalogue.shards import Shards

M = TypeVar("M", bound=Model)

# Endings of what a phone or camera makes.
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif", ".bmp", ".tif"})
MODELS: dict[str, type[Model]] = {"products": Product, "producers": Producer, "events": Event}


@dataclass(frozen=True)
class Entry(Generic[M]):
    """One file that could be read: its slug (the file name), its path and its object."""

    slug: str
    path: str
    item: M


@dataclass
class Catalogue:
    """Everything a catalogue folder holds. Slug → brief or entry, in the order of file names.

    `whole` holds the entries themselves, pickled, by path: `product()` and `producer()` look them up.
    """

    folder: Path
    whole: Shards
    ledger: Ledger = field(default_factory=Ledger)
    products: dict[str, ProductBrief] = field(default_factory=dict)
    producers: dict[str, ProducerBrief] = field(default_factory=dict)
    events: dict[str, Entry[Event]] = field(default_factory=dict)
    # Paths of files that are there but could not be read: references to them are no second finding.
    unreadable: set[str] = field(default_factory=set)
    photos: frozenset[str] = frozenset()
    # The entry looked up last: pages in both languages, one after the other, are made from it.
    _last: tuple[str, Model | None] | None = field(default=None, repr=False)

    def product(self, slug: str) -> Entry[Product]:
        brief = self.products[slug]
        return Entry(slug, brief.path, self._item(brief, Product))

    def producer(self, slug: str) -> Entry[Producer]:
        brief = self.producers[slug]
        return Entry(slug, brief.path, self._item(brief, Producer))

    def _item(self, brief: ProductBrief | ProducerBrief, model: type[M]) -> M:
        """A whole entry from the cache, or read again where the cache lost it."""
        if self._last is None or self._last[0] != brief.path:
            kept = self.whole.get(brief.path)
            if kept is not None and kept[0] == brief.digest:
                self._last = brief.path, pickle.loads(kept[1])
            else:
                self._last = brief.path, self._read_again(brief)
        item = self._last[1]
        if not isinstance(item, model):
            raise UsageError(
                f"{brief.path} đã thay đổi trong lúc tạo trang; hãy chạy lại.",
                f"{brief.path} changed while the site was made; run again.",
            )
        return item

    def _read_again(self, brief: ProductBrief | ProducerBrief) -> Model | None:
        """The entry from its file, provided that this is the file that was checked."""
        raw, _ = read_bytes(self.folder / brief.path, brief.path)
        if raw is None or content_digest(raw) != brief.digest:
            return None
        entry = as_entry(decode(raw, brief.path)[0], brief.path, [])[0]
        return entry.item if entry else None


def photo_key(path: str, file: str) -> str:
    """A photo of the entry at `path`, `photos/x.jpg`, relative to the catalogue folder."""
    return f"{path.split('/', maxsplit=1)[0]}/{file}"


def named_photos(catalogue: Catalogue) -> set[str]:
    """The photos that entries show, relative to the catalogue folder."""
    return {photo_key(entry, file) for entry, file in photos_of_entries(catalogue)}


def photos_of_entries(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Path of an entry and a photo it names, as it names it."""
    briefs: Iterable[ProductBrief | ProducerBrief] = [
        *catalogue.products.values(),
        *catalogue.producers.values(),
    ]
    for brief in briefs:
        for file in brief.photos:
            yield brief.path, file


def photo_files(folder: Path) -> frozenset[str]:
    """All files in the photos folders, relative to the catalogue folder."""
    return frozenset(
        path.relative_to(folder).as_posix()
        for kind in ("products", "producers")
        if not (folder / kind / "photos").is_symlink()
        for path in (folder / kind / "photos").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )


def entry_files(folder: Path, kind: str) -> tuple[list[str], list[Finding]]:
    """Names of a kind's entries in order, and findings about names that cannot be read as one."""
    names: list[str] = []
    found: list[Finding] = []
    if not (folder / kind).is_dir():
        return names, found
    with os.scandir(folder / kind) as files:
        rows = sorted((file.name, _is_folder(file)) for file in files)
    for name, is_folder in rows:
        stem, suffix = os.path.splitext(name)  # noqa: PTH122  a path object takes six times as long
        if name.startswith(("_", ".")) or (is_folder and suffix != ".yml"):
            continue
        relative = f"{kind}/{name}"
        if suffix != ".yml":
            if suffix.lower() in {".yml", ".yaml", ".json", ".txt"}:
                wanted = f"{kind}/{_file_name(stem)}"
                found.append(finding(relative, (1, 1), "file-extension", got=name, nearest=wanted))
            elif suffix.lower() in _PICTURES:
                wanted = f"{kind}/photos/{slug(stem) or 'anh'}{suffix.lower()}"
                found.append(finding(relative, (1, 1), "photo-misplaced", got=name, nearest=wanted))
            continue
        if not is_slug(stem):
            found.append(finding(relative, (1, 1), "file-name", got=name, nearest=_file_name(stem)))
        names.append(relative)
    return names, found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a symbolic link to itself
        return False


def _file_name(wanted: str) -> str:
    """A file name that can serve as a page address, as near as possible to the one wanted."""
    name = slug(wanted) or "ten-san-pham"
    return f"{name}.yml" if is_slug(name) else f"ocop-{name}.yml"


def as_entry(
    text: str, relative: str, found: list[Finding]
) -> tuple[Entry[Model] | None, Document | None, list[Finding]]:
    """A file's text as an entry, its document, and what is wrong with it beside what was found so far.

    Never raises for what is in it.
    """
    document, problems = parse(text, relative)
    found.extend(problems)
    if document is None:
        return None, None, found
    kind, name = relative.split("/", maxsplit=1)
    item, problems = validate(document, MODELS[kind])
    found.extend(problems)
    if item is None:
        return None, document, found
    return Entry(name.removesuffix(".yml"), relative, item), document, found
