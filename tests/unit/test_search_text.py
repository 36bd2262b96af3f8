"""catalogue/enrich/search_text.py: words of texts lead to products, from files by first letters."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.enrich.search_text import TextWords, bucket_letters
from tests.support.briefs import product

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.model.brief import ProductBrief

Files = dict[str, dict[str, list[int]]]


def told(texts: Iterable[str]) -> list[ProductBrief]:
    return [product(number, text=text) for number, text in enumerate(texts, 1)]


def files(texts: Iterable[str]) -> Files:
    words = TextWords()
    words.update(told(texts))
    return dict(words.files())


def positions(deltas: list[int]) -> list[int]:
    """As a browser reads them."""
    return list(accumulate(deltas))


def test_a_word_leads_to_the_positions_of_its_products_by_differences() -> None:
    texts = [""] * 20
    for at in (0, 1, 13, 19):
        texts[at] = "ba tet"
    assert files(texts) == {"b": {"ba": [0, 1, 12, 6]}, "t": {"tet": [0, 1, 12, 6]}}
    assert positions([0, 1, 12, 6]) == [0, 1, 13, 19]


def test_files_and_words_are_in_order() -> None:
    found = files(["mia 2 bac ba may 10", "an"])
    assert [*found] == ["1", "2", "a", "b", "m"]
    assert [*found["b"]] == ["ba", "bac"]
    assert [*found["m"]] == ["may", "mia"]


def test_without_texts_there_is_no_file() -> None:
    assert files([]) == files(["", ""]) == {}


@pytest.mark.parametrize(("count", "letters"), [(0, 1), (1999, 1), (2000, 2), (17000, 2)])
def test_large_catalogues_have_files_by_two_letters(count: int, letters: int) -> None:
    assert bucket_letters(count) == letters


def test_at_two_thousand_products_a_word_of_one_letter_has_a_file_of_its_own() -> None:
    texts = ["a ba bac can", *[""] * 1998]
    assert [*files(texts)] == ["a", "b", "c"]
    assert [*files([*texts, ""])] == ["a", "ba", "ca"]


@pytest.mark.parametrize(
    ("count", "most"), [(31, 30), (300, 30), (309, 30), (310, 31), (1000, 100), (1009, 100)]
)
def test_words_of_more_than_a_tenth_and_more_than_thirty_are_left_out(
    count: int, most: int
) -> None:
    texts = ["it" if at < most else "" for at in range(count)]
    assert files(texts) == {"i": {"it": [0] + [1] * (most - 1)}}
    texts[most] = "it"
    assert files(texts) == {}


# ---- kept from build to build -------------------------------------------------------------------------

TEXTS = st.lists(
    st.lists(st.sampled_from(["ba", "bac", "ca", "x", "7"]), unique=True).map(" ".join), max_size=6
)


@given(st.lists(TEXTS, max_size=4))
def test_what_is_kept_gives_the_files_of_a_beginning(states: list[list[str]]) -> None:
    words = TextWords()
    kept: Files = {}
    for texts in states:
        changed = words.update(told(texts))
        made = dict(words.files(changed))
        if changed is None:
            kept = made
        else:
            assert set(made) <= changed
            kept = {name: file for name, file in kept.items() if name not in changed} | made
        assert kept == files(texts)


def test_only_files_of_changed_words_are_made_again() -> None:
    words = TextWords()
    assert words.update(told(["ba ca", "ba"])) is None
    assert words.update(told(["ba ca", "ba"])) == set()
    assert words.update(told(["ba", "ba da"])) == {"c", "d"}
    assert dict(words.files({"c", "d"})) == {"d": {"da": [1]}}
    assert dict(words.files()) == {"b": {"ba": [0, 1]}, "d": {"da": [1]}}
