"""Random changes to events; what other changes took away goes from their stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.support.entry_files import entries, read, write
from tests.support.run import TODAY

if TYPE_CHECKING:
    from tests.support.changes import Changes
    from tests.support.entry_files import Data


def event(changes: Changes) -> str:
    """Add, change or delete an event near the days that builds are made for."""
    name = changes.random.choice(("hoi-cho", "phien-cho"))
    path = changes.source / "events" / f"{name}.yml"
    if path.exists() and changes.random.random() < 0.25:
        path.unlink()
        return f"event deleted: {name}"
    path.parent.mkdir(exist_ok=True)
    first = date.fromisoformat(TODAY) + timedelta(changes.random.choice((-30, -1, 0, 1, 2, 360)))
    ids = [read(changes.any("products"))["id"] for _ in range(3)]
    stands: list[Data] = [{"name": f"A{changes.count}", "products": list(dict.fromkeys(ids))}]
    stands.append({"producers": [changes.any("producers").stem]})
    event: Data = {
        "name": {"vi": f"Hội chợ {changes.count}"},
        "start": first,
        "end": first + timedelta(changes.random.choice((0, 1, 9))),
        "cancelled": changes.random.random() < 0.2,
        "stands": stands[: changes.random.choice((0, 1, 2, 2))],
        "source": "bao",
        "sources": {"bao": {"title": "Bài báo", "level": "press"}},
    }
    write(path, event)
    return f"event: {name}"


def mend_events(changes: Changes) -> None:
    """Take from stands what is not in the catalogue any more."""
    ids = {read(path)["id"] for path in entries(changes.source, "products")}
    makers = {path.stem for path in entries(changes.source, "producers")}
    for path in entries(changes.source, "events"):
        event = read(path)
        for stand in event["stands"]:
            stand["products"] = [one for one in stand.get("products", []) if one in ids]
            stand["producers"] = [one for one in stand.get("producers", []) if one in makers]
        kept = [one for one in event["stands"] if one["products"] or one["producers"]]
        write(path, event | {"stands": kept})
