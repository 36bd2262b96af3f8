"""The calendar of certificates: their ends, and the days on which dossiers are filed."""

from __future__ import annotations

import re

from catalogue.dates import PartialDate
from catalogue.model.brief import Names, Standing
from catalogue.render.certificate_calendar import MOST, certificates_ics
from tests.support.briefs import index_of, product

ROOT = "https://ocop.example/"


def issued(*when: int) -> tuple[Standing, ...]:
    start = PartialDate(*when)
    return (Standing(4, start.plus_months(36), None, start),)


def events(*products: object) -> list[dict[str, str]]:
    """The entries of the calendar, unfolded."""
    text = certificates_ics(index_of(products), ROOT).replace("\r\n ", "")
    blocks = re.findall("BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.DOTALL)
    return [dict(line.split(":", 1) for line in block.splitlines()) for block in blocks]


def test_an_exact_end_has_a_window_and_a_last_day() -> None:
    window, end = events(product(1, status=None, certificates=issued(2024, 3, 1)))
    assert window["DTSTART;VALUE=DATE"] == "20260902"
    assert window["DTEND;VALUE=DATE"] == "20261102"  # the day after
    assert end["DTSTART;VALUE=DATE"] == "20270301"
    assert end["SUMMARY"] == "Hết hạn OCOP / OCOP certificate ends: Tên 0001 / Name 0001"
    assert "đến hết ngày 1 tháng 3 năm 2027" in end["DESCRIPTION"]
    assert "until the end of 1 March 2027" in end["DESCRIPTION"]
    assert end["URL"] == "https://ocop.example/vi/products/thu-1/"
    assert window["UID"] != end["UID"]


def test_of_a_year_only_the_last_day_stands_and_the_entry_says_so() -> None:
    (end,) = events(product(1, status=None, certificates=issued(2024)))
    assert end["DTSTART;VALUE=DATE"] == "20271231"
    assert "the source gives the year only" in end["DESCRIPTION"]


def test_what_has_no_end_or_was_revoked_is_not_there() -> None:
    undated = product(1, status=None, certificates=(Standing(4, None, None),))
    end = PartialDate(2028)
    revoked = product(2, status=None, certificates=(Standing(4, end, PartialDate(2026)),))
    assert events(undated, revoked, product(3)) == []


def test_what_is_long_past_is_not_there_and_of_many_the_first() -> None:
    past = product(1, status=None, certificates=issued(2022, 1, 1))
    just = product(2, status=None, certificates=issued(2023, 11, 1))
    assert {one["UID"].split("-")[0] for one in events(past, just)} == {"TS0002"}
    many = [product(n, status=None, certificates=issued(2025)) for n in range(1, MOST + 3)]
    assert len(events(*many)) == MOST


def test_a_name_stays_text_and_entries_are_in_order() -> None:
    late = product(1, status=None, certificates=issued(2025, 1, 1), name=Names("a;b,c\\d", None))
    early = product(2, status=None, certificates=issued(2024, 1, 1))
    found = events(late, early)
    assert [one["DTSTART;VALUE=DATE"] for one in found] == sorted(
        one["DTSTART;VALUE=DATE"] for one in found
    )
    assert found[-1]["SUMMARY"].endswith(": a\\;b\\,c\\\\d")
