"""Events on their own: dates in order and believable, stands that say something and say it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.check.problems import Context, Problem, problem
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.load.folder import Entry
    from catalogue.model import Event

# Fairs last days, weekly markets of a season months; what lasts longer is most often a mistyped year.
LONGEST_DAYS = 120


def check_event_dates(entry: Entry[Event], context: Context) -> Iterator[Problem]:
    event = entry.item
    if event.end.last_day() < event.start.first_day():
        yield problem(("end",), "event-order", got=event.end, start=event.start)
        return
    days = (event.end.first_day() - event.start.last_day()).days + 1
    if days > LONGEST_DAYS:
        yield problem(("end",), "event-long", got=event.end, start=event.start, days=days)


def check_stand_contents(entry: Entry[Event], context: Context) -> Iterator[Problem]:
    """Each stand has something, names nothing twice, and is not written down twice itself."""
    seen: dict[str, int] = {}
    for index, stand in enumerate(entry.item.stands):
        if not stand.producers and not stand.products:
            yield problem(("stands", index), "stand-empty")
        for field in ("producers", "products"):
            keys = getattr(stand, field)
            for at, key in enumerate(keys):
                if key in keys[:at]:
                    yield problem(("stands", index, field, at), "list-duplicate", got=key)
        if stand.name is None:
            continue
        name = words(stand.name.vi or stand.name.en or "")
        if name in seen:
            yield problem(
                ("stands", index, "name"),
                "stand-duplicate",
                got=stand.name.vi or stand.name.en,
                first=seen[name] + 1,
            )
        seen.setdefault(name, index)
