"""catalogue/dates.py: dates as precise as a source gives them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.dates import ImpossibleDateError, PartialDate, month_name

parse = PartialDate.parse
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PARTIAL = st.builds(
    lambda day, parts: parse(str(day)[: (4, 7, 10)[parts]]), DAYS, st.integers(0, 2)
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-12-05", date(2024, 12, 5), date(2024, 12, 5)),
    ],
)
def test_date_covers_its_days(text: str, first: date, last: date) -> None:
    assert (parse(text).first_day(), parse(text).last_day()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-1",
        "2024-12-5",
        "2024/12/05",
        "12-2024",
        " 2024",
        "2024-",
        "20245",
        "2024-12-05T00",
        "２０２４",
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        parse(text)


@pytest.mark.parametrize(
    "text", ["2024-00", "2024-13", "2023-02-29", "2024-04-31", "2024-12-00", "0000"]
)
def test_date_that_does_not_exist(text: str) -> None:
    with pytest.raises(ImpossibleDateError):
        parse(text)


@given(PARTIAL)
def test_date_is_written_as_it_was_read(day: PartialDate) -> None:
    assert parse(str(day)) == day


@pytest.mark.parametrize(
    ("issued", "months", "end"),
    [
        ("2024-08-15", 36, "2027-08-15"),
        ("2024-02-29", 36, "2027-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-11-30", 3, "2025-02-28"),
        ("2024-12-31", 12, "2025-12-31"),
        ("2024-12", 1, "2025-01"),
        ("2025-01", 36, "2028-01"),
        ("2024-01", 11, "2024-12"),
        ("2024", 36, "2027"),
        ("2024-08-15", 0, "2024-08-15"),
    ],
)
def test_months_later(issued: str, months: int, end: str) -> None:
    assert str(parse(issued).plus_months(months)) == end


@given(PARTIAL)
def test_36_months_later_is_as_precise_and_three_years_away(day: PartialDate) -> None:
    later = day.plus_months(36)
    assert len(str(later)) == len(str(day))
    assert later.year == day.year + 3


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("2019", "năm 2019", "2019"),
        ("2028-01", "tháng 1 năm 2028", "January 2028"),
        ("2024-12-05", "ngày 5 tháng 12 năm 2024", "5 December 2024"),
    ],
)
def test_label(text: str, vi: str, en: str) -> None:
    assert (parse(text).label("vi"), parse(text).label("en")) == (vi, en)


@pytest.mark.parametrize(
    ("month", "vi", "en"), [(1, "tháng 1", "January"), (12, "tháng 12", "December")]
)
def test_month_name(month: int, vi: str, en: str) -> None:
    assert (month_name(month, "vi"), month_name(month, "en")) == (vi, en)


def test_order_is_by_first_day_then_by_last() -> None:
    ordered = ["2023-12-31", "2024-01-01", "2024-01", "2024", "2024-01-02", "2024-02", "2025"]
    assert [str(day) for day in sorted(map(parse, reversed(ordered)))] == ordered


@given(PARTIAL, PARTIAL)
def test_order_is_total(one: PartialDate, two: PartialDate) -> None:
    assert (one < two) + (one == two) + (one > two) == 1
    assert (one <= two) == (not one > two)


@given(DAYS)
def test_day_of_a_calendar(day: date) -> None:
    assert PartialDate.of(day).first_day() == day
    assert PartialDate.of(day) < PartialDate.of(day + timedelta(days=1))
