"""The list of search queries is well-formed, what is right can be told, and figures are figures.

What the search answers is tested in tests/browser/test_search_quality.py.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from benchmarks.search import catalogues
from benchmarks.search.generated import generated
from benchmarks.search.known import Known, known
from benchmarks.search.metrics import Answer, misses, rank, recall, table
from benchmarks.search.queries import Query, queries
from benchmarks.search.rules import pages_of_place, resolve

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "unaccented", "accented", "prefix", "joined", "split", "typo", "two-typos", "transposed",
    "english", "english-typo", "alias", "producer", "commune", "former-commune", "district", "code",
    "set", "mark", "story", "order", "extra-words",
    "producer-page", "place-page", "group-page", "mark-page", "page",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Known:
    return known(catalogues.folder(tmp_path_factory.mktemp("work"), catalogues.SIZES[0]))


def query(**expected: Any) -> Query:
    return Query("", "", "vi", **{key: tuple(value) for key, value in expected.items()})


def test_there_are_enough_queries_of_every_kind_on_both_sites() -> None:
    count = Counter(one.kind for one in queries())
    assert set(count) == KINDS
    assert min(count.values()) >= 4
    assert count["unaccented"] >= 50
    assert sum(count.values()) >= 170
    assert min(Counter(one.site for one in queries()).values()) >= 50


def test_unaccented_queries_have_no_diacritics() -> None:
    assert all(one.text.isascii() for one in queries() if one.kind == "unaccented")


def test_some_queries_are_typed_with_combining_marks() -> None:
    assert any(not unicodedata.is_normalized("NFC", one.text) for one in queries())


def test_something_in_the_smallest_catalogue_is_right_for_every_query(catalogue: Known) -> None:
    for one in queries():
        right = resolve(one, catalogue)  # says what is wrong
        assert not one.for_products or right <= set(catalogue.products), one


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"want": "HB0001"}, "no q"),
        ({"q": "cam"}, "nothing is expected"),
        ({"q": "cam", "want": "HB0001", "on": "en"}, "on"),
        ({"q": "cam", "site": "fr", "want": "HB0001"}, "no language"),
        ({"q": "cam", "any": {"nam": "cam"}}, "unknown rule"),
        ({"q": "cam", "want": ["HB0001", "set:1"]}, "cannot expect 'HB0001'"),
        ({"q": "cam", "want": "sets:1"}, "cannot expect"),
    ],
)
def test_a_faulty_query_is_told(entry: dict[str, Any], message: str, tmp_path: Path) -> None:
    path = tmp_path / "queries.yml"
    path.write_text(yaml.safe_dump({"unaccented": [entry]}), encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        queries(path)


def test_a_query_asked_twice_is_told(tmp_path: Path) -> None:
    path = tmp_path / "queries.yml"
    path.write_text("a: [{q: cam, want: HB0001}, {q: cam, want: HB0002}]", encoding="utf-8")
    with pytest.raises(ValueError, match="asked twice"):
        queries(path)


def test_an_unknown_product_is_told(catalogue: Known) -> None:
    with pytest.raises(ValueError, match="HB9999"):
        resolve(query(want=["HB9999"]), catalogue)


def test_a_rule_that_fits_nothing_is_told(catalogue: Known) -> None:
    with pytest.raises(ValueError, match="nothing in the catalogue"):
        resolve(query(any=[{"name": "xe đạp"}]), catalogue)


def test_a_product_of_the_same_name_is_right_too(catalogue: Known) -> None:
    honey = catalogue.products["HB0013"]
    twin = replace(honey, id="ZZ0001", names=["Mat ong rung hop tien"])
    more = Known(catalogue.products | {twin.id: twin}, catalogue.producers)
    assert resolve(query(want=["HB0013"]), more) == {"HB0013", "ZZ0001"}


def test_rules_tell_place_set_mark_and_maker(catalogue: Known) -> None:
    def fit(**rule: Any) -> frozenset[str]:
        return resolve(query(any=[rule]), catalogue)

    assert "HB0013" in fit(name="mat ong", place="kim boi")  # the former district
    assert "HB0013" in fit(name="mat ong", place="hop tien")  # the former commune
    assert "HB0013" in fit(name="mat ong", place="Mường Động")  # the commune
    assert "HB0014" not in fit(name="mat ong", place="kim boi")
    assert fit(mark="iso-22000", set=[4, 5]) == {"HB0013"}
    assert "HB0010" in fit(group="herbal", maker="tuyet nhi")
    assert fit(producer="green-life") == {"HB0013"}
    assert "HB0009" in fit(text="phân trùn quế")
    assert "HB0013" in fit(prefix="rung hop t")


def test_words_with_diacritics_want_the_same_ones(catalogue: Known) -> None:
    plain = resolve(query(any=[{"name": "cam"}]), catalogue)
    exact = resolve(query(any=[{"name": "cẩm"}]), catalogue)
    assert exact < plain
    assert resolve(query(any=[{"name": "mỹ hoà"}]), catalogue) == resolve(
        query(any=[{"name": "Mỹ Hòa"}]), catalogue
    )


def test_else_counts_only_where_nothing_else_is_right(catalogue: Known) -> None:
    honey, tea = {"name": "mật ong rừng hợp tiến"}, {"name": "chè sông bôi"}
    assert resolve(query(any=[honey], otherwise=[tea]), catalogue) == {"HB0013"}
    assert resolve(query(any=[{"name": "xe"}], otherwise=[tea]), catalogue) == {"HB0006"}


def test_a_former_unit_is_found_on_the_page_of_its_commune() -> None:
    assert pages_of_place("hop tien") == {"places/05014-muong-dong/"}


def test_generated_queries_can_be_repeated_and_answered(catalogue: Known) -> None:
    some = generated(catalogue, 60)
    assert some == generated(catalogue, 60)
    assert some != generated(catalogue, 60, seed=2)
    assert all(one.want[0] in resolve(one, catalogue) for one in some)


def test_recall_counts_first_right_answers() -> None:
    assert rank(["x", "b", "a"], {"a", "b"}) == 2
    assert rank(["x"], {"a"}) is None
    assert recall([1, 2, None, 4], 1) == 0.25
    assert recall([1, 2, None, 4], 3) == 0.5
    assert recall([], 1) == 0


def test_the_table_shows_kinds_and_all() -> None:
    def answer(kind: str, *results: str) -> Answer:
        return Answer(Query("q", kind, "vi"), frozenset({"a"}), results)

    some = [answer("typo", "a"), answer("typo", "x", "a"), answer("code"), answer("code", "a")]
    rows = table({"ours": some}, "toy").splitlines()
    assert rows[2:] == [
        "| typo | 2 | 0.50 | 1.00 |",
        "| code | 2 | 0.50 | 0.50 |",
        "| **all** | 4 | 0.500 | 0.750 |",
    ]
    assert [one.rank for one in misses(some)] == [None, 2]
