"""The calendars of events: one file for each event whose days are known, and one of all, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from catalogue.enrich.event_page import ALL_EVENTS, calendar_path
from catalogue.enrich.events import by_date, dates_label, event_url, is_exact
from catalogue.enrich.index import commune_of
from catalogue.enrich.labels import Labels
from catalogue.reference import LANGS
from catalogue.render.calendar import CalendarEntry, calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.enrich.index import Index
    from catalogue.load.folder import Entry
    from catalogue.model import Event


def event_calendars(index: Index, site_root: str) -> Iterator[tuple[str, str]]:
    """(path below the site's root, content)"""
    dated = [entry for entry in by_date(index.catalogue.events.values()) if is_exact(entry.item)]
    for lang in LANGS:
        labels = Labels(lang)
        name = labels("events_calendar")
        rows = [_entry(entry, labels, site_root) for entry in dated]
        yield f"{lang}/{ALL_EVENTS}", calendar(name, rows, index.today)
        for entry, row in zip(dated, rows):
            yield f"{lang}/{calendar_path(entry)}", calendar(row.title, [row], index.today)


def _entry(entry: Entry[Event], labels: Labels, site_root: str) -> CalendarEntry:
    event = entry.item
    unit = commune_of(event.place)
    where = [
        labels.text(event.venue).text if event.venue else None,
        unit.label(labels.lang) if unit else None,
    ]
    facts = [
        (labels("event_when"), dates_label(event, labels)),
        (labels("event_hours"), labels.text(event.hours).text if event.hours else None),
        (labels("event_organiser"), labels.text(event.organiser).text if event.organiser else None),
    ]
    url = f"{site_root}{labels.lang}/{event_url(entry)}"
    about = [f"{label}: {value}" for label, value in facts if value]
    return CalendarEntry(
        uid=f"{entry.slug}@{urlsplit(site_root).hostname or 'localhost'}",
        first=event.start.first_day(),
        last=event.end.last_day(),
        title=labels.text(event.name).text,
        description="\n".join([*about, url]),
        url=url,
        location=", ".join(filter(None, where)) or None,
        cancelled=event.cancelled,
    )
