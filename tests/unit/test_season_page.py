"""The season calendar, and what the home page says of the day."""

from __future__ import annotations

from datetime import date

from catalogue.dates import PartialDate
from catalogue.enrich.home_page import home_data
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.enrich.season_page import CALENDAR_ROWS, MONTH_CARDS, season_data
from catalogue.model.brief import Standing
from tests.support.briefs import TODAY, index_of, product, reliable


def maker_of(*products: object, lang: str = "vi", today: date = TODAY) -> Maker:
    return Maker(index_of(products, today=today), Labels(lang), {}, by_reference=True)


def test_the_year_begins_with_the_month_of_the_build() -> None:
    data = season_data(maker_of(product(1, season=(1, 12))))
    assert data.now == 11
    assert [month.number for month in data.months] == [11, 12, *range(1, 11)]
    assert {month.number: month.count for month in data.months if month.count} == {1: 1, 12: 1}
    assert [month.title for month in data.months[:2]] == ["Tháng 11", "Tháng 12"]
    english = season_data(maker_of(product(1, season=(1,)), lang="en"))
    assert english.months[2].title == "January"


def test_products_of_no_known_season_are_counted_and_not_shown() -> None:
    data = season_data(maker_of(product(1, season=(5,)), product(2), product(3)))
    assert (data.known, data.unknown) == (1, 2)
    assert [row.url for row in data.calendar] == ["products/thu-1/"]
    assert sum(len(month.cards) for month in data.months) == 1


def test_a_month_with_many_products_shows_the_best_and_leads_to_all() -> None:
    many = [product(n, season=(11,)) for n in range(1, MONTH_CARDS + 2)]
    data = season_data(maker_of(*many, reliable(99, season=(11,))))
    month = data.months[0]
    assert month.count == MONTH_CARDS + 2
    assert len(month.cards) == MONTH_CARDS
    assert month.cards[0].id == "TS0099"
    assert month.url == "products/?month=11"
    few = season_data(maker_of(*many[:MONTH_CARDS])).months[0]
    assert few.url is None


def test_the_calendar_says_how_many_it_has_no_room_for() -> None:
    many = [product(n, season=(1, 2)) for n in range(1, CALENDAR_ROWS + 6)]
    data = season_data(maker_of(*many))
    assert len(data.calendar) == CALENDAR_ROWS
    assert data.rest == 5
    assert data.calendar[0].months == [1, 2]


def test_home_knows_when_valid_certificates_end() -> None:
    def until(number: int, *end: int) -> object:
        return product(number, status=None, certificates=(Standing(4, PartialDate(*end), None),))

    data = home_data(
        maker_of(
            until(1, 2026, 12, 5), until(2, 2026, 12), until(3, 2026, 12, 31), until(4, 2029),
            until(5, 2026, 11, 21), product(6),
        )
    )  # fmt: skip
    assert data.valid == 4
    assert data.ends == "2026-12-05:1 2026-12-31:2"
    assert data.ends_known_until == "2027-12-27"


def test_home_tells_an_empty_month_from_a_catalogue_without_seasons() -> None:
    assert home_data(maker_of(product(1))).in_season is None
    assert home_data(maker_of(product(1, season=(5,)))).in_season == []
    assert len(home_data(maker_of(product(1, season=(11,)))).in_season or []) == 1
