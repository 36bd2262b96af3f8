"""catalogue/enrich/collections.py: a list shows so many cards, and names for the rest of it."""

from __future__ import annotations

import pytest

from catalogue.enrich import collections
from catalogue.enrich.card_data import Card, CardRef, Row, RowRef
from catalogue.enrich.collections import (
    FIRST_CARDS,
    MOST_CARDS,
    browse_data,
    cards_and_rows,
    group_data,
    set_data,
)
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.reference import LANGS, groups, sets
from tests.support.briefs import index_of, product


def maker_of(count: int, lang: str = "vi", by_reference: bool = False) -> Maker:
    """Products whose ids and names are in opposite orders."""
    products = [
        product(number, name=product(count - number).name) for number in range(1, count + 1)
    ]
    return Maker(index_of(products), Labels(lang), {}, by_reference=by_reference)


@pytest.mark.parametrize(
    ("count", "cards", "rows"),
    [(0, 0, 0), (1, 1, 0), (59, 59, 0), (60, 60, 0), (61, 60, 1), (150, 60, 90)],
)
@pytest.mark.parametrize("lang", LANGS)
def test_sixty_cards_then_rows(count: int, cards: int, rows: int, lang: str) -> None:
    maker = maker_of(count, lang)
    first, rest = cards_and_rows(maker.index.products, maker)
    assert (len(first), len(rest)) == (cards, rows)
    assert {type(one) for one in first} <= {Card}
    assert {type(one) for one in rest} <= {Row}
    order = [f"TS{number:04d}" for number in range(count, 0, -1)]  # the names' alphabet
    assert [one.id for one in (*first, *rest)] == order


def test_by_reference_the_same_products_are_named() -> None:
    whole, named = maker_of(70), maker_of(70, by_reference=True)
    cards, rows = cards_and_rows(whole.index.products, whole)
    card_refs, row_refs = cards_and_rows(named.index.products, named)
    assert {type(one) for one in card_refs} == {CardRef}
    assert {type(one) for one in row_refs} == {RowRef}
    assert [one.id for one in (*card_refs, *row_refs)] == [one.id for one in (*cards, *rows)]


def test_a_section_counts_its_rows_too() -> None:
    maker = maker_of(MOST_CARDS + 5)
    for data in (group_data(groups()["food"], maker), set_data(sets()[4], maker)):
        (section,) = data.sections
        assert (section.count, len(section.cards), len(section.rows)) == (65, 60, 5)
        assert data.count == 65


@pytest.mark.parametrize(
    ("count", "cards"),
    [(MOST_CARDS, MOST_CARDS), (MOST_CARDS + 1, FIRST_CARDS), (150, FIRST_CARDS)],
)
def test_the_page_of_all_products_shows_less_of_a_long_group(count: int, cards: int) -> None:
    data = browse_data(maker_of(count))
    (section,) = data.sections
    assert (section.count, len(section.cards)) == (count, cards)
    assert len(section.rows) == count - cards
    assert section.url == groups()[section.value or ""].url
    assert data.count == count


def test_cards_of_a_long_group_fill_rows_of_every_width() -> None:
    assert all(FIRST_CARDS % columns == 0 for columns in (1, 2, 3, 4))


def test_the_limit_is_a_section_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collections, "MOST_CARDS", 2)
    monkeypatch.setattr(collections, "FIRST_CARDS", 2)
    products = [product(number, set=4 if number < 4 else 22) for number in range(1, 8)]
    maker = Maker(index_of(products), Labels("en"), {})
    found = [(len(one.cards), len(one.rows)) for one in browse_data(maker).sections]
    assert found == [(2, 1), (2, 2)]
