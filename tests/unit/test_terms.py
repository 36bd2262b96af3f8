"""How many products held a certificate on a day, by dates as exact as sources give them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.dates import PartialDate
from catalogue.enrich.index import Index
from catalogue.enrich.terms import changes_of, count_on
from catalogue.model.brief import Standing
from tests.support.briefs import TODAY, product


def issued(stars: int, *when: int, revoked: PartialDate | None = None) -> Standing:
    start = PartialDate(*when)
    return Standing(stars, start.plus_months(36), revoked, start)


def counted(*certificates: Standing, on: str) -> tuple[int, int]:
    """For sure, and at most."""
    changes = changes_of([product(1, status=None, certificates=certificates)])
    count = count_on(changes, date.fromisoformat(on))
    return count.surely, count.most


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2022-03-04", (0, 0)),
        ("2022-03-05", (1, 1)),
        ("2025-03-05", (1, 1)),
        ("2025-03-06", (0, 0)),
    ],
)
def test_a_day_is_exact_and_the_last_one_counts(on: str, expected: tuple[int, int]) -> None:
    assert counted(issued(3, 2022, 3, 5), on=on) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2021-12-31", (0, 0)),
        ("2022-01-01", (0, 1)),
        ("2022-12-30", (0, 1)),
        ("2022-12-31", (1, 1)),
        ("2025-01-01", (1, 1)),
        ("2025-01-02", (0, 1)),
        ("2025-12-31", (0, 1)),
        ("2026-01-01", (0, 0)),
    ],
)
def test_of_a_year_some_days_are_uncertain(on: str, expected: tuple[int, int]) -> None:
    assert counted(issued(3, 2022), on=on) == expected


def test_without_a_date_a_certificate_is_counted_on_no_day() -> None:
    assert changes_of([product(1, status=None, certificates=(Standing(4, None, None),))]) == []


def test_of_one_whose_end_alone_is_known_the_usual_term_is_counted() -> None:
    standing = Standing(4, PartialDate(2025, 6, 1), None)
    assert counted(standing, on="2022-05-31") == (0, 0)
    assert counted(standing, on="2022-06-01") == (1, 1)


def test_a_product_counts_once_though_it_has_two_certificates() -> None:
    both = (issued(3, 2022, 5, 1), issued(4, 2024, 6, 1))
    changes = changes_of([product(1, status=None, certificates=both)])
    assert count_on(changes, date(2024, 5, 31)).perhaps == {5: 0, 4: 0, 3: 1}
    assert count_on(changes, date(2024, 6, 1)).perhaps == {5: 0, 4: 1, 3: 0}
    assert count_on(changes, date(2027, 6, 2)).most == 0


def test_what_follows_in_the_same_year_leaves_no_gap() -> None:
    both = (issued(3, 2019), issued(4, 2020))
    for day in ("2019-12-31", "2020-01-01", "2020-07-01", "2022-01-02", "2023-01-01"):
        assert counted(*both, on=day) == (1, 1)


def test_a_revoked_certificate_ends_on_that_day_and_what_was_before_it_counts_again() -> None:
    revoked = issued(4, 2024, 6, 1, revoked=PartialDate(2025, 1, 10))
    assert counted(revoked, on="2025-01-09") == (1, 1)
    assert counted(revoked, on="2025-01-10") == (0, 0)
    before = issued(3, 2023, 1, 1)
    changes = changes_of([product(1, status=None, certificates=(before, revoked))])
    assert count_on(changes, date(2025, 1, 10)).perhaps == {5: 0, 4: 0, 3: 1}


def test_counts_of_the_real_catalogue_agree_with_its_statuses_on_every_day_of_three_years() -> None:
    catalogue = load_and_check(REPOSITORY, TODAY).catalogue
    changes = changes_of(catalogue.products.values())
    for days in range(0, 1100, 7):
        day = TODAY + timedelta(days)
        assert count_on(changes, day).most == Index(catalogue, day).valid_count
