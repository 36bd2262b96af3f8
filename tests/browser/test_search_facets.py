"""The list of all products as the engine of the browser makes it: facets, counts, orders, day of reading."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.dates import PartialDate
from catalogue.model.brief import Names, Standing
from tests.support.briefs import producer, product, reliable
from tests.support.search_engine import Asked, counts, marked, named

pytestmark = pytest.mark.browser


def shelf(catalogue: Any) -> Asked:
    """Four products to choose from."""
    asked: Asked = catalogue(
        reliable(
            1,
            name=Names("Cam", "Orange"),
            set=1,
            producers=("a",),
            former="05038",  # Hợp Tiến, Kim Bôi
            season=(10, 11),
            marks=("vietgap", "gi"),
            visit=True,
            online=True,
        ),
        reliable(2, name=Names("Ổi", "Guava"), set=1, producers=("a", "b"), marks=("vietgap",)),
        named(3, "Áo chàm", "Indigo shirt", set=22, producers=("b",), commune="05014"),
        product(
            4,
            name=Names("Đào", "Peach"),
            set=1,
            status=None,
            certificates=(Standing(3, PartialDate(2024, 1, 31), None),),
            season=(3,),
            online=True,
        ),
        producers=[
            producer("a", name=Names("HTX Mộng", None)),
            producer("b", name=Names("Hộ Nhài", None), kind="household"),
        ],
    )
    return asked


def test_without_a_choice_all_are_there_by_group_and_alphabet(catalogue: Any) -> None:
    told = shelf(catalogue).browse()
    assert (told["total"], told["all"], told["sort"]) == (4, 4, "group")
    assert [hit["name"]["text"] for hit in told["rows"]] == ["Cam", "Đào", "Ổi", "Áo chàm"]
    assert [(part["key"], part["start"], part["count"]) for part in told["sections"]] == [
        ("food", 0, 3),
        ("handicrafts", 3, 1),
    ]


def test_values_of_one_facet_widen_and_facets_narrow(catalogue: Any) -> None:
    asked = shelf(catalogue)
    assert asked.listed(set=["1"]) == ["1", "4", "2"]
    assert asked.listed(set=["1", "22"]) == ["1", "4", "2", "3"]
    assert asked.listed(set=["1"], producer=["b"]) == ["2"]
    assert asked.listed(with_=["online"]) == ["1", "4"]
    assert asked.listed(with_=["online", "visit"]) == ["1"]


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"group": ["handicrafts"]}, ["3"]),
        ({"stars": ["4"]}, ["1", "2"]),
        ({"stars": ["0"]}, ["3"]),
        ({"status": ["expired"]}, ["4"]),
        ({"place": ["05014"]}, ["1", "3"]),
        ({"district": ["kim-boi"]}, ["1"]),
        ({"producer": ["a"]}, ["1", "2"]),
        ({"kind": ["household"]}, ["2", "3"]),
        ({"mark": ["gi"]}, ["1"]),
        ({"month": ["3"]}, ["4"]),
        ({"month": ["now"]}, ["1"]),
        ({"group": ["<script>"], "nonsense": ["1"]}, ["1", "4", "2", "3"]),
    ],
)
def test_every_facet_chooses(
    catalogue: Any, filters: dict[str, list[str]], wanted: list[str]
) -> None:
    assert shelf(catalogue).listed(**filters) == wanted


def test_counts_are_what_a_further_choice_would_leave(catalogue: Any) -> None:
    told = shelf(catalogue).browse(mark=["vietgap"], producer=["b"])
    assert told["total"] == 1
    assert counts(told, "producer") == {"a": 2, "b": 1}  # either of them, with the mark
    assert counts(told, "mark") == {"vietgap": 1}
    assert counts(told, "set") == {"1": 1}
    assert [value["chosen"] for value in told["facets"]["producer"]] == [False, True]
    # A further "with" narrows.
    assert counts(shelf(catalogue).browse(with_=["online"]), "with") == {"visit": 1, "online": 2}


def test_a_query_and_filters_work_together(catalogue: Any) -> None:
    asked = shelf(catalogue)
    assert asked.listed("htx mong") == ["1", "2"]
    assert asked.listed("htx mong", with_=["visit"]) == ["1"]
    told = asked.browse("cam")
    assert (told["sort"], told["total"], told["sections"]) == ("fit", 1, [])
    assert marked(told["rows"][0]["name"]) == "«Cam»"


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("name", ["3", "1", "4", "2"]),
        ("stars", ["1", "2", "4", "3"]),
        ("newest", ["4", "3", "2", "1"]),
        ("expiry", ["1", "2", "3", "4"]),
        ("<b>", ["1", "4", "2", "3"]),
    ],
)
def test_orders(catalogue: Any, sort: str, wanted: list[str]) -> None:
    assert shelf(catalogue).listed(sort=sort) == wanted


def test_names_are_in_the_alphabet_of_the_readers_language(catalogue: Any) -> None:
    rows = shelf(catalogue).browse(sort="name", lang="en")["rows"]
    assert [row["name"]["text"] for row in rows] == ["Guava", "Indigo shirt", "Orange", "Peach"]


def test_when_nothing_is_found_it_tells_which_choice_to_leave_out(catalogue: Any) -> None:
    told = shelf(catalogue).browse(group=["handicrafts"], stars=["4"])
    assert told["total"] == 0
    assert [(ease["facet"], ease["value"], ease["count"]) for ease in told["ease"]] == [
        ("group", "handicrafts", 2),
        ("stars", "4", 1),
    ]


def test_values_can_be_looked_for(catalogue: Any) -> None:
    asked = shelf(catalogue)
    body = "engine.browse({}).then(() => engine.values('place', argument))"
    assert [value["value"] for value in asked(body, "muong DONG")] == ["05014"]
    assert asked(body.replace("'place'", "'nonsense'"), "x") == []


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ("2026-11-22T12:00:00", "valid"),
        ("2027-10-02T23:59:00", "valid"),
        ("2027-10-03T00:01:00", "expiring"),
        ("2028-03-31T23:59:00", "expiring"),
        ("2028-04-01T00:01:00", "expired"),
    ],
)
def test_the_status_is_that_of_the_day_of_reading(catalogue: Any, now: str, status: str) -> None:
    asked = shelf(catalogue)
    told = asked.browse(now=now, sort="name", producer=["a"])
    assert {row["status"] for row in told["rows"]} == {status}
    assert counts(told, "status") == {status: 2}
    assert {row["ends"] for row in told["rows"]} == {"2028-03-31"}


def test_the_season_is_that_of_the_month_of_reading(catalogue: Any) -> None:
    asked = shelf(catalogue)
    assert asked.listed(month=["now"], now="2027-03-05T08:00:00") == ["4"]


def test_of_very_many_values_those_with_the_most_products_are_given_and_those_chosen(
    catalogue: Any,
) -> None:
    """Sixty of them, the largest first, between equals in the order of the table."""
    makers = [producer(f"p{at:03}", name=Names(f"Hộ {at:03}", None)) for at in range(100)]
    # The higher the number, the more products: 0 has one, as all up to 9, then two …
    owners = [f"p{at:03}" for at in range(100) for _ in range(1 + at // 10)]
    asked = catalogue(
        *(
            product(number, name=Names(f"Vật {number}", None), producers=(owner,))
            for number, owner in enumerate(owners, start=1)
        ),
        producers=makers,
    )
    given = asked.browse()["facets"]["producer"]
    assert [value["count"] for value in given] == sorted(
        (1 + at // 10 for at in range(40, 100)), reverse=True
    )
    assert [value["value"] for value in given][:3] == ["p090", "p091", "p092"]
    chosen = asked.browse(producer=["p003"])["facets"]["producer"]
    assert len(chosen) == 60
    assert (chosen[0]["value"], chosen[0]["chosen"]) == ("p003", True)
    assert [value["count"] for value in chosen[1:4]] == [10, 10, 10]
