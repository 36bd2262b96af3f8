"""Events: what they show, what is true of them on a day, how their dates read, what rules find."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from catalogue.dates import PartialDate, range_label
from catalogue.enrich.events import (
    appearances,
    event_products,
    is_exact,
    not_over,
    stand_title,
    state_of,
)
from catalogue.enrich.index import Index
from catalogue.enrich.labels import Shown
from catalogue.enrich.search_tables import event_words
from catalogue.load.folder import Entry
from catalogue.model import Event
from tests.support.briefs import TODAY, index_of, producer, product

SOURCES = {"sources": {"bao": {"title": "Bài báo", "level": "press"}}, "source": "bao"}


def event(**fields: Any) -> Event:
    data = {"name": {"vi": "Hội chợ"}, "start": "2026-11-20", "end": "2026-11-29", **SOURCES}
    return Event.model_validate(data | fields)


def index_with(*events: Event) -> Index:
    """Products 1 and 2 of maker "a", 3 of "b", 4 of nobody."""
    makers = {1: ("a",), 2: ("a",), 3: ("b",), 4: ()}
    index = index_of(product(number, producers=makers[number]) for number in makers)
    catalogue = index.catalogue
    catalogue.producers |= {slug: producer(slug) for slug in "ab"}
    for number, one in enumerate(events, start=1):
        catalogue.events[f"e{number}"] = Entry(f"e{number}", f"events/e{number}.yml", one)
    return Index(catalogue, index.today)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-11-19", "soon"),
        ("2026-11-20", "now"),
        ("2026-11-29", "now"),
        ("2026-11-30", "over"),
    ],
)
def test_state_of_an_event_on_the_edges_of_its_days(day: str, state: str) -> None:
    assert state_of(event(), date.fromisoformat(day)) == state


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-10-31", "soon"),
        ("2026-11-01", "near"),
        ("2026-11-30", "near"),
        ("2026-12-01", "over"),
    ],
)
def test_nobody_can_tell_whether_an_event_of_some_day_in_november_is_on(
    day: str, state: str
) -> None:
    vague = event(start="2026-11", end="2026-11")
    assert not is_exact(vague)
    assert state_of(vague, date.fromisoformat(day)) == state


def test_what_was_called_off_is_never_on() -> None:
    assert state_of(event(cancelled=True), TODAY) == "cancelled"


def test_products_of_an_event_are_those_its_stands_name_or_all_of_their_producers() -> None:
    index = index_with(
        event(
            stands=[
                {"products": ["TS0004", "TS0002"]},
                {"producers": ["a"]},
                {"producers": ["b"], "products": ["TS0004"]},
            ]
        )
    )
    found = event_products(index.catalogue.events["e1"], index)
    assert [one.id for one in found] == ["TS0004", "TS0002", "TS0001"]


def test_an_event_without_stands_shows_nothing() -> None:
    index = index_with(event())
    assert event_products(index.catalogue.events["e1"], index) == []
    assert appearances(index).products == {}


def test_a_product_is_there_itself_where_any_stand_names_it() -> None:
    index = index_with(
        event(
            stands=[
                {"name": "A1", "producers": ["a"]},
                {"name": "A2", "products": ["TS0001"]},
                {"name": "A3", "products": ["TS0001"]},
            ]
        )
    )
    found = appearances(index)
    (one,) = found.products["TS0001"]
    assert ([name.vi for name in one.stands], one.maker) == (["A2", "A3"], False)
    (other,) = found.products["TS0002"]
    assert ([name.vi for name in other.stands], other.maker) == (["A1"], True)
    assert "TS0003" not in found.products
    assert list(found.producers) == ["a"], "nobody says that the maker is where the product is"


def test_events_that_are_over_or_called_off_are_told_on_no_other_page() -> None:
    stands = [{"products": ["TS0001"]}]
    index = index_with(
        event(start="2027-01", end="2027-01", stands=stands),
        event(start="2025-01-01", end="2025-01-02", stands=stands),
        event(cancelled=True, stands=stands),
        event(stands=stands),
    )
    assert [entry.slug for entry in not_over(index)] == ["e4", "e1"], "the earliest first"
    assert [one.event.slug for one in index.appearances.products["TS0001"]] == ["e4", "e1"]


@pytest.mark.parametrize(
    ("start", "end", "vi", "en"),
    [
        ("2026-12-05", "2026-12-05", "ngày 5 tháng 12 năm 2026", "5 December 2026"),
        ("2026-12-05", "2026-12-09", "ngày 5–9 tháng 12 năm 2026", "5–9 December 2026"),
        ("2026-01-01", "2026-01-20", "ngày 1–20 tháng 1 năm 2026", "1–20 January 2026"),
        (
            "2026-11-28",
            "2026-12-02",
            "ngày 28 tháng 11 – ngày 2 tháng 12 năm 2026",
            "28 November – 2 December 2026",
        ),
        (
            "2026-12-30",
            "2027-01-02",
            "ngày 30 tháng 12 năm 2026 – ngày 2 tháng 1 năm 2027",
            "30 December 2026 – 2 January 2027",
        ),
        ("2026-12", "2026-12", "tháng 12 năm 2026", "December 2026"),
        (
            "2026-12",
            "2027-01",
            "tháng 12 năm 2026 – tháng 1 năm 2027",
            "December 2026 – January 2027",
        ),
        (
            "2026-12-05",
            "2026-12",
            "ngày 5 tháng 12 năm 2026 – tháng 12 năm 2026",
            "5 December 2026 – December 2026",
        ),
    ],
)
def test_how_the_dates_of_an_event_read(start: str, end: str, vi: str, en: str) -> None:
    first, last = PartialDate.parse(start), PartialDate.parse(end)
    assert (range_label(first, last, "vi"), range_label(first, last, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("name", "lang", "title"),
    [
        ("A12", "vi", "Gian hàng A12"),
        ("Gian hàng chung", "vi", "Gian hàng chung"),
        ("A12", "en", "Stand A12"),
        ("Stand of the province", "en", "Stand of the province"),
    ],
)
def test_a_stand_says_that_it_is_one(name: str, lang: str, title: str) -> None:
    assert stand_title(Shown(name, lang)) == Shown(title, lang)


def test_search_finds_an_event_by_more_than_its_name() -> None:
    found = event_words(
        event(
            name={"vi": "Hội chợ OCOP", "en": "OCOP fair"},
            place={"commune": "04795"},
            venue={"vi": "Quảng trường", "en": "The square"},
            organiser="Sở Công Thương",
            stands=[{"name": "A12", "producers": ["a"]}],
            also_known_as=["chợ phiên"],
        )
    ).split()
    assert {"quang", "truong", "square", "thuong", "a12", "phien", "2026"} <= set(found)
    assert not {"hoi", "fair"} & set(found), "the name is in a column of its own"
