"""What a pull request changes, entry by entry: what a reviewer would otherwise gather from a diff.

A line says one thing. Those that need a second look (a rating without an official source, contact data
without consent, an id that changes) are marked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from catalogue.load.encoding import decode
from catalogue.load.folder import MODELS, as_entry
from catalogue.model import Producer, Product
from catalogue.review.certificate_changes import certificate_lines, level_label, rating_line
from catalogue.review.flat import flat
from catalogue.review.lines import Line, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from catalogue.model.base import Model
    from catalogue.review.revision import Differing

CONTACTS = ("phone", "email", "zalo", "facebook", "address")
# In the order they are told.
KINDS = (*MODELS, "photos")
# Told in words of their own, not as "field: before → after".
_STORIES = ("story", "about")


class Version(NamedTuple):
    """An entry as it is in one of the two versions; `item` is None for a file that cannot be read."""

    slug: str
    item: Model | None


@dataclass
class EntryChange:
    """An entry's change. `state`: added, removed, renamed, changed, unreadable, or same where only
    comments or layout differ."""

    kind: str
    slug: str
    name: str
    state: str
    lines: list[Line] = field(default_factory=list)

    @property
    def page(self) -> str | None:
        """Its address below a language; a photo has no page of its own."""
        if self.kind == "photos":
            return None
        return f"{self.kind}/{self.slug}/"

    @property
    def needs_attention(self) -> bool:
        return any(line.attention for line in self.lines)


def changes(files: Iterable[Differing], today: date) -> list[EntryChange]:
    """What differs, by kind and slug; photos, which a file may show as before, at the end."""
    found: list[EntryChange] = []
    before: dict[str, dict[str, Version]] = {kind: {} for kind in MODELS}
    after: dict[str, dict[str, Version]] = {kind: {} for kind in MODELS}
    for path, old, new in files:
        kind, _, name = path.partition("/")
        if name.startswith("photos/"):
            found.append(_photo(path, old, new))
            continue
        if not name.endswith(".yml") or "/" in name or name.startswith(("_", ".")):
            continue
        slug = name.removesuffix(".yml")
        for versions, raw in ((before, old), (after, new)):
            if raw is not None:
                versions[kind][slug] = Version(slug, _item(raw, path))
    found += [
        _change(kind, old, new, today)
        for kind in MODELS
        for old, new in _pairs(before[kind], after[kind])
    ]
    return sorted(found, key=lambda change: (KINDS.index(change.kind), change.slug))


def _photo(path: str, old: bytes | None, new: bytes | None) -> EntryChange:
    state = "added" if old is None else "removed" if new is None else "changed"
    return EntryChange("photos", path, path, state)


def _item(raw: bytes, path: str) -> Model | None:
    entry, _, _ = as_entry(decode(raw, path)[0], path, [])
    return entry.item if entry else None


def _pairs(
    before: Mapping[str, Version], after: Mapping[str, Version]
) -> Iterator[tuple[Version | None, Version | None]]:
    """The same entry in both versions: by file name, and a product also by its id."""
    moved: dict[str, Version] = {}
    for slug, version in before.items():
        if slug not in after and isinstance(version.item, Product):
            moved[version.item.id] = version
    for slug, version in after.items():
        old = before.get(slug)
        if old is None and isinstance(version.item, Product):
            old = moved.pop(version.item.id, None)
        yield old, version
    for slug, version in before.items():
        gone = slug not in after
        if gone and (not isinstance(version.item, Product) or version.item.id in moved):
            yield version, None


def _change(kind: str, old: Version | None, new: Version | None, today: date) -> EntryChange:
    either = new or old
    assert either is not None
    item = either.item or (old and old.item)
    name = _name(item) or either.slug
    if new is None:
        return EntryChange(kind, either.slug, name, "removed", list(_removed(item)))
    if new.item is None:
        return EntryChange(
            kind, new.slug, name, "unreadable", [Line("change_unreadable", {}, True)]
        )
    if old is None or old.item is None:
        state = "added" if old is None else "changed"
        return EntryChange(kind, new.slug, name, state, list(_added(new.item, today)))
    lines = list(_changed(old.item, new.item, today))
    if old.slug != new.slug:
        values = {"before": Quote(old.slug), "after": Quote(new.slug)}
        renamed = Line("change_renamed", values, attention=True)
        return EntryChange(kind, new.slug, name, "renamed", [renamed, *lines])
    return EntryChange(kind, new.slug, name, "changed" if lines else "same", lines)


def _name(item: Model | None) -> str | None:
    text = getattr(item, "name", None)
    return (text.vi or text.en) if text else None


def _removed(item: Model | None) -> Iterator[Line]:
    if isinstance(item, Product):
        yield Line("change_product_removed", {"id": Quote(item.id)}, attention=True)


def _added(item: Model, today: date) -> Iterator[Line]:
    if isinstance(item, Product):
        yield Line("change_new_id", {"id": Quote(item.id)})
        yield from rating_line(None, item, today)
        yield from certificate_lines(None, item)
    rows = flat(item)
    yield from _contacts({}, rows, item)
    yield from _sources({}, rows)


def _changed(old: Model, new: Model, today: date) -> Iterator[Line]:
    before, after = flat(old), flat(new)
    if isinstance(old, Product) and isinstance(new, Product):
        if old.id != new.id:
            values = {"before": Quote(old.id), "after": Quote(new.id)}
            yield Line("change_id", values, attention=True)
        yield from rating_line(old, new, today)
        yield from certificate_lines(old, new)
    yield from _contacts(before, after, new)
    yield from _stories(before, after)
    yield from _rest(before, after)
    yield from _sources(before, after)


def _contacts(before: Mapping[str, str], after: Mapping[str, str], new: Model) -> Iterator[Line]:
    """Contact data of people needs their consent: Law 91/2025/QH15 on personal data."""
    if not isinstance(new, Producer) or new.consent is not None:
        return
    for name in CONTACTS:
        if any(_differs(before, after, path) for path in after if _top(path) == name):
            yield Line("change_no_consent", {"field": Quote(name)}, attention=True)


def _stories(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Line]:
    for path in sorted({*before, *after}):
        if _top(path) in _STORIES and _differs(before, after, path):
            values: dict[str, Any] = {
                "field": Quote(path),
                "before": len(before.get(path, "").split()),
                "after": len(after.get(path, "").split()),
            }
            yield Line("change_story", values)


def _rest(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Line]:
    told = ("id", "certificates", "sources", *_STORIES)
    for path in [*before, *(path for path in after if path not in before)]:
        if _top(path) in told or not _differs(before, after, path):
            continue
        old, new = before.get(path), after.get(path)
        if old is None:
            yield Line("change_set", {"field": Quote(path), "after": Quote(new or "")})
        elif new is None:
            yield Line("change_unset", {"field": Quote(path), "before": Quote(old)})
        else:
            values = {"field": Quote(path), "before": Quote(old), "after": Quote(new)}
            yield Line("change_field", values)


def _sources(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Line]:
    """Each source that came, went or says something else, in one line."""
    for key in dict.fromkeys(
        path.split(".")[1] for path in (*before, *after) if _top(path) == "sources"
    ):
        old, new = _below(before, key), _below(after, key)
        if old == new:
            continue
        state = "added" if not old else "removed" if not new else "changed"
        told = new or old
        values: dict[str, Any] = {
            "key": Quote(key),
            "title": Quote(_title(told)),
            "level": level_label(told["level"]),
        }
        yield Line(f"change_source_{state}", values)


def _below(rows: Mapping[str, str], key: str) -> dict[str, str]:
    start = f"sources.{key}."
    return {path.removeprefix(start): text for path, text in rows.items() if path.startswith(start)}


def _title(source: Mapping[str, str]) -> str:
    titles = [text for path, text in source.items() if path.split(".")[0] == "title"]
    return next(iter(titles), "")


def _top(path: str) -> str:
    return path.split(".", 1)[0].split("[", 1)[0]


def _differs(before: Mapping[str, str], after: Mapping[str, str], path: str) -> bool:
    return before.get(path) != after.get(path)
