"""The search finds what people look for: the list of queries, in a real browser, with 160 products.

Larger catalogues and other searches beside it: `python benchmarks/search/quality.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.search import catalogues
from benchmarks.search.asking import ask
from benchmarks.search.engines.ours import Ours
from benchmarks.search.generated import generated
from benchmarks.search.known import Known, known
from benchmarks.search.metrics import Answer, missed, misses, recall
from benchmarks.search.queries import queries

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Known:
    return known(catalogues.folder(tmp_path_factory.mktemp("work"), catalogues.SIZES[0]))


@pytest.fixture(scope="module")
def answers(
    browser: Browser, catalogue: Known, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Answer]]:
    """To the queries people wrote, and to those made by chance."""
    work = tmp_path_factory.mktemp("search")
    engine = Ours(catalogues.folder(work, catalogues.SIZES[0]), work / "served", work)
    engine.prepare(catalogue)
    written, by_chance = list(queries()), generated(catalogue)
    found = ask(browser, engine, catalogue, [*written, *by_chance])
    return {"written": found[: len(written)], "by chance": found[len(written) :]}


def test_every_unaccented_query_finds_its_product_among_the_first_three(
    answers: dict[str, list[Answer]],
) -> None:
    some = [one for one in answers["written"] if one.query.kind == "unaccented"]
    assert not misses(some, 3), missed(misses(some, 3), {})


@pytest.mark.parametrize("which", ["written", "by chance"])
def test_a_right_answer_comes_first_or_soon(which: str, answers: dict[str, list[Answer]]) -> None:
    ranks = [one.rank for one in answers[which]]
    told = missed(answers[which], {})
    assert recall(ranks, 1) >= 0.95, told
    assert recall(ranks, 3) >= 0.98, told
