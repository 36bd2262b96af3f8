"""Random changes to whole entries: renamed, deleted, added, in each other's place, of another id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.entry_files import edit, entries, read, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.changes import Changes

# Products that stay whatever is deleted.
_FEWEST = 12


def rename(changes: Changes) -> str:
    path = changes.any("products")
    path.rename(path.with_name(f"doi-ten-{changes.count}.yml"))
    return f"renamed: {path.name}"


def delete(changes: Changes) -> str:
    if len(entries(changes.source, "products")) <= _FEWEST:
        return add(changes)
    path = changes.any("products")
    _drop(path)
    return f"deleted: {path.name}"


def _drop(path: Path) -> None:
    for photo in read(path).get("photos", []):
        (path.parent / photo["file"]).unlink()
    path.unlink()


def add(changes: Changes) -> str:
    """A copy of another product, with a name, id and barcodes of its own."""
    data = read(changes.any("products"))
    data |= {"id": f"ZZ{changes.count:04d}", "name": {"vi": f"Mới {changes.count}"}, "packs": []}
    data.pop("photos", None)
    data["story"] = {"vi": f"Câu chuyện số {changes.count}."}
    path = changes.source / "products" / f"moi-{changes.count}.yml"
    write(path, data)
    return f"added: {path.name}"


def swap(changes: Changes) -> str:
    one, other = changes.random.sample(entries(changes.source, "products"), 2)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    return f"swapped: {one.name}, {other.name}"


def other_id(changes: Changes) -> str:
    path = changes.any("products")
    edit(path, id=f"YY{changes.count:04d}")
    return f"other id: {path.name}"


def swap_ids(changes: Changes) -> str:
    one, other = changes.random.sample(entries(changes.source, "products"), 2)
    first, second = read(one)["id"], read(other)["id"]
    edit(one, id=second)
    edit(other, id=first)
    return f"ids swapped: {one.name}, {other.name}"


def rename_producer(changes: Changes) -> str:
    path = changes.any("producers")
    _replace_producer(changes, path.stem, [f"ten-moi-{changes.count}"])
    path.rename(path.with_name(f"ten-moi-{changes.count}.yml"))
    return f"renamed: {path.name}"


def delete_producer(changes: Changes) -> str:
    if len(entries(changes.source, "producers")) < 4:
        return add_producer(changes)
    path = changes.any("producers")
    _replace_producer(changes, path.stem, [])
    _drop(path)
    return f"deleted: {path.name}"


def _replace_producer(changes: Changes, slug: str, by: list[str]) -> None:
    for path in entries(changes.source, "products"):
        makers = read(path)["producers"]
        if slug in makers:
            edit(
                path,
                producers=[new for old in makers for new in (by if old == slug else [old])],
            )


def add_producer(changes: Changes) -> str:
    data = read(changes.any("producers"))
    data.pop("photos", None)
    data.pop("formerly", None)
    data["name"] = {"vi": f"Hợp tác xã {changes.count}", "en": f"Cooperative {changes.count}"}
    path = changes.source / "producers" / f"htx-moi-{changes.count}.yml"
    write(path, data)
    return f"added: {path.name}"
