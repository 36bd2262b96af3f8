"""render/calendar.py: files that calendar applications read as they were meant."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from catalogue.render.calendar import CalendarEntry, calendar

MADE = date(2026, 11, 22)
DAY = date(2026, 12, 5)


def entry(title: str = "Fair", **fields: object) -> CalendarEntry:
    plain = CalendarEntry("a@ocop.example", DAY, date(2026, 12, 9), title, "About it")
    return plain._replace(**fields)  # type: ignore[arg-type]


def read(*entries: CalendarEntry, name: str = "OCOP") -> Calendar:
    return Calendar.from_ical(calendar(name, entries, MADE))


def test_days_are_whole_and_the_last_one_is_among_them() -> None:
    (event,) = read(entry()).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DAY, date(2026, 12, 10))


def test_what_an_entry_says() -> None:
    url, place = "https://ocop.example/vi/events/x/", "Quảng trường, phường Hòa Bình"
    (event,) = read(entry("Hội chợ; OCOP, “\\n”\\", location=place, url=url)).walk("VEVENT")
    assert str(event["summary"]) == "Hội chợ; OCOP, “\\n”\\"
    assert (str(event["location"]), str(event["url"])) == (place, url)
    assert (str(event["uid"]), str(event["status"])) == ("a@ocop.example", "CONFIRMED")


def test_what_was_called_off_says_so() -> None:
    (event,) = read(entry(cancelled=True)).walk("VEVENT")
    assert str(event["status"]) == "CANCELLED"


def test_a_calendar_without_entries_is_one_all_the_same() -> None:
    empty = read(name="Lịch trống")
    assert empty.walk("VEVENT") == []
    assert str(empty["x-wr-calname"]) == "Lịch trống"


@pytest.mark.parametrize("char", ["a", "ỗ", "🍊"])
def test_lines_are_short_and_no_letter_is_cut(char: str) -> None:
    text = calendar("OCOP", [entry(char * 200)], MADE)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["summary"]) == char * 200


def test_every_line_ends_as_the_standard_says() -> None:
    text = calendar("OCOP", [entry("a\r\nBEGIN:VEVENT\rb")], MADE)
    assert re.findall("(?<!\r)\n|\r(?!\n)", text) == []
    assert text.endswith("END:VCALENDAR\r\n")


@given(st.text(), st.text())
def test_no_text_can_say_more_than_itself(title: str, about: str) -> None:
    text = calendar("OCOP", [entry(title, description=about)], MADE)
    assert text.count("BEGIN:VEVENT") - (title + about).count("BEGIN:VEVENT") <= 1
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["uid"]) == "a@ocop.example"


def test_same_input_same_bytes() -> None:
    assert calendar("OCOP", [entry()], MADE) == calendar("OCOP", [entry()], MADE)
