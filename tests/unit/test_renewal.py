"""Re-evaluation: when its dossier may be filed, and what may hold after the end of a certificate."""

from __future__ import annotations

from datetime import date

import pytest

from catalogue.dates import PartialDate
from catalogue.enrich.renewal import renewal_of

EXACT = renewal_of(PartialDate(2024, 3, 1), PartialDate(2027, 3, 1))


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        ("2026-09-01", "before"),
        ("2026-09-02", "open"),
        ("2026-11-01", "open"),
        ("2026-11-02", "closed"),
        ("2027-03-01", "closed"),
        ("2027-03-02", "transition"),
        ("2027-08-28", "transition"),
        ("2027-08-29", None),
    ],
)
def test_the_window_is_180_to_120_days_before_the_end(day: str, phase: str | None) -> None:
    assert EXACT.phase(date.fromisoformat(day)) == phase


def test_of_a_month_the_window_is_right_on_each_of_its_days() -> None:
    month = renewal_of(PartialDate(2025, 1), PartialDate(2028, 1))
    days = [renewal_of(None, PartialDate(2028, 1, day)) for day in range(1, 32)]
    assert month.opens == max(day.opens for day in days if day.opens)
    assert month.closes == min(day.closes for day in days if day.closes)


def test_of_a_year_no_window_can_be_told() -> None:
    year = renewal_of(PartialDate(2025), PartialDate(2028))
    assert (year.opens, year.closes) == (None, None)
    assert year.phase(date(2027, 8, 1)) == "rule"
    assert year.phase(date(2029, 1, 1)) == "transition"


@pytest.mark.parametrize(
    ("issued", "end"),
    [
        (PartialDate(2023, 5, 21), PartialDate(2026, 5, 21)),  # over before the decision came
        (PartialDate(2026, 5, 22), PartialDate(2029, 5, 22)),  # issued under it
    ],
)
def test_the_transition_is_for_certificates_that_held_when_the_decision_came(
    issued: PartialDate, end: PartialDate
) -> None:
    assert renewal_of(issued, end).transition is None
    assert renewal_of(PartialDate(2026, 5, 21), PartialDate(2029, 5, 21)).transition
    assert renewal_of(None, PartialDate(2026, 5, 22)).transition == date(2026, 11, 18)
