"""The way to a producer, or to the middle of a commune, which is said to be no address."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from catalogue.enrich import directions
from catalogue.enrich.labels import Labels
from catalogue.model.brief import Names, Position
from catalogue.places import places
from catalogue.reference import LANGS
from tests.support.briefs import producer, product

VI = Labels("vi")


def test_the_way_to_a_producer_is_to_its_own_position() -> None:
    way = directions.to_producer(producer("a", location=Position(20.66, 105.54, False)), VI)
    assert way is not None
    assert (way.to.text, way.approximate, way.centre) == ("HTX a", False, False)
    assert way.geo.startswith("geo:20.66000,105.54000?q=20.66000,105.54000(")
    assert way.osm.endswith("#map=15/20.66000/105.54000")
    assert parse_qs(urlsplit(way.google).query) == {
        "api": ["1"],
        "destination": ["20.66000,105.54000"],
    }


def test_a_producer_of_unknown_position_has_no_way_of_its_own() -> None:
    assert directions.to_producer(producer("a"), VI) is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_way_to_a_commune_is_to_its_middle_and_says_so(lang: str) -> None:
    way = directions.to_place(product(1, commune="05014"), Labels(lang))
    assert way is not None
    assert (way.approximate, way.centre) == (True, True)
    assert way.to.text == places().communes["05014"].label(lang)
    assert way.geo.startswith("geo:20.69240,105.43600?")


def test_a_former_unit_that_was_not_split_leads_to_the_present_one() -> None:
    way = directions.to_place(product(1, former="05038"), VI)
    assert way is not None
    assert way.to.text == "Xã Mường Động"


@pytest.mark.parametrize("where", [{}, {"former": "04957"}], ids=["nowhere", "split unit"])
def test_without_a_known_commune_there_is_no_way(where: dict[str, str]) -> None:
    assert directions.to_place(product(1, **where), VI) is None


@pytest.mark.parametrize("name", ['A "b" & c', "x)#?(y", "<script>", "Hợp tác xã 100 %"])
def test_a_name_cannot_leave_its_place_in_the_address(name: str) -> None:
    made = producer("a", name=Names(name, None), location=Position(20, 105, False))
    way = directions.to_producer(made, VI)
    assert way is not None
    _, _, label = way.geo.partition("(")
    assert label.endswith(")")
    assert not set(label[:-1]) & set('"<>&#?() ')
    assert unquote(label[:-1]) == name
