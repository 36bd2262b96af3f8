"""Random changes to photos of products and producers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.pictures import write_picture
from tests.support.entry_files import PICTURE, entries, read, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.changes import Changes


def photo(changes: Changes) -> str:
    """Add, replace, rename or remove a photo, of a product or a producer."""
    kind = changes.random.choice(("products", "products", "producers"))
    with_photo = [path for path in entries(changes.source, kind) if read(path).get("photos")]
    if not with_photo or (len(with_photo) < 3 and changes.random.random() < 0.5):
        return _add_photo(changes, changes.any(kind))
    path = changes.random.choice(with_photo)
    data = read(path)
    photo = data["photos"][-1]
    file = path.parent / photo["file"]
    way = changes.random.choice(("add", "replace", "rename", "remove", "alt", "turn"))
    if way == "add" and len(data["photos"]) < 3:
        return _add_photo(changes, path)
    if way == "replace":
        write_picture(file, 1000 + changes.count, PICTURE)
    elif way == "rename":
        photo["file"] = f"photos/anh-doi-{changes.count}.jpg"
        file.rename(path.parent / photo["file"])
    elif way == "remove":
        data["photos"].pop()
        file.unlink()
    elif way == "alt":
        photo["alt"] = {"vi": f"Ảnh {changes.count}", "en": f"Picture {changes.count}"}
    else:
        data["photos"].reverse()
    write(path, data)
    return f"photo, {way}: {path.name}"


def _add_photo(changes: Changes, path: Path) -> str:
    data = read(path)
    name = f"photos/anh-moi-{changes.count}.jpg"
    write_picture(path.parent / name, 2000 + changes.count, PICTURE)
    row = {"file": name, "alt": {"vi": "Ảnh mới"}, "credit": "Tổng hợp", "licence": "CC0"}
    data["photos"] = [*data.get("photos", []), row]
    write(path, data)
    return f"photo, new: {path.name}"
