"""Files for calendar applications: iCalendar, RFC 5545. All-day entries, the same bytes for the same input.

>>> entry = CalendarEntry("a@ocop.example", date(2026, 12, 5), date(2026, 12, 9), "Fair", "…")
>>> calendar("OCOP", [entry], today)
'BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\n…'
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PRODUCT_ID = "-//OCOP catalogue//EN"
_LINE_BYTES = 75  # section 3.1, without the line end
_CONTROL = re.compile(r"[\0-\x09\x0b-\x1f]")


class CalendarEntry(NamedTuple):
    """Something that lasts whole days, `last` among them. `uid` names it for ever, in every calendar."""

    uid: str
    first: date
    last: date
    title: str
    description: str
    url: str | None = None
    location: str | None = None
    cancelled: bool = False


def calendar(name: str, entries: Iterable[CalendarEntry], made: date) -> str:
    """A calendar called `name`; `made` is the day its statements are from."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT_ID}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for entry in entries:
        lines += _event(entry, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: CalendarEntry, made: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"DTSTAMP:{made:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}"
    # The day after: an end is not part of what it ends.
    yield f"DTEND;VALUE=DATE:{entry.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    yield f"DESCRIPTION:{_escaped(entry.description)}"
    if entry.location:
        yield f"LOCATION:{_escaped(entry.location)}"
    if entry.url:
        yield f"URL:{entry.url}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy because of it
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Text as a value; control characters have no place in a calendar."""
    plain = _CONTROL.sub("", text).replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes, no character cut; all but the first begin with a space."""
    raw, begin, start = line.encode("utf-8", "replace"), "", 0
    while len(raw) - start > _LINE_BYTES - len(begin):
        end = start + _LINE_BYTES - len(begin)
        while raw[end] & 0xC0 == 0x80:  # not the first byte of a character
            end -= 1
        yield begin + raw[start:end].decode()
        begin, start = " ", end
    yield begin + raw[start:].decode()
