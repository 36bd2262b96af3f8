"""Which products go on paper."""

from __future__ import annotations

import pytest

from catalogue.config import UsageError
from catalogue.paper.choose import Filters, chosen
from tests.support.briefs import index_of, producer, product

INDEX = index_of(
    [
        product(1, set=4, producers=("htx-a",), commune="05014"),
        product(2, set=22, producers=("htx-a", "htx-b"), commune="05200"),
        product(3, set=4, producers=("htx-b",), former="05038"),
    ],
    [producer("htx-a"), producer("htx-b")],
)


def ids(**filters: str | tuple[str, ...]) -> list[str]:
    given = {name: (value,) if isinstance(value, str) else value for name, value in filters.items()}
    return [one.id for one in chosen(INDEX, Filters(**given))]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [1, 2, 3]),
        ({"group": "food"}, [1, 3]),
        ({"group": ("food", "handicrafts")}, [1, 2, 3]),
        ({"producer": "htx-a"}, [1, 2]),
        ({"place": "05014"}, [1, 3]),  # Hợp Tiến, of old, is in Mường Động now
        ({"place": "mường động"}, [1, 3]),
        ({"place": "Hop Tien"}, [3]),
        ({"product": ("ts0002", "thu-3")}, [2, 3]),
        ({"group": "food", "producer": "htx-b"}, [3]),
    ],
)
def test_filters_add_up_within_a_kind_and_narrow_down_between_kinds(
    filters: dict[str, str], expected: list[int]
) -> None:
    assert ids(**filters) == [f"TS{number:04d}" for number in expected]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"group": "fod"}, "--group fod: not in the catalogue. Did you mean food?"),
        ({"producer": "htx-aa"}, "Did you mean htx-a?"),
        ({"place": "Muong Dongg"}, "--place Muong Dongg"),
        ({"product": "TS0009"}, "--product TS0009"),
        ({"event": "hoi-cho"}, "--event hoi-cho: not in the catalogue."),
        ({"group": "beverages"}, "There is no such product."),
        ({"place": "Mỹ Hòa"}, "give the code"),
    ],
)
def test_a_filter_that_fits_nothing_is_said(filters: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as error:
        ids(**filters)
    assert message in error.value.words["en"]
    assert error.value.words["vi"] != error.value.words["en"]


def test_a_file_is_named_by_its_filters() -> None:
    assert Filters().file_part() == ""
    assert Filters(group=("food",), product=("HB0001",)).file_part() == "-food-hb0001"
    assert Filters(product=("a", "b", "c", "d")).file_part() == "-selection"
