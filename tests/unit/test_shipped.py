"""The catalogue's own files: every product and producer is without a finding, warnings included."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from catalogue.check.run import Checked, load_and_check
from catalogue.config import REPOSITORY
from catalogue.model import Producer, Product
from catalogue.printers import show
from catalogue.text import is_slug

DAY = date(2026, 11, 22)
FILES = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for kind in ("products", "producers", "events")
    for path in (REPOSITORY / kind).glob("[!_.]*.yml")
)
PRODUCTS = [path for path in FILES if path.startswith("products/")]
PRODUCERS = [path for path in FILES if path.startswith("producers/")]


@cache
def shipped() -> Checked:
    return load_and_check(REPOSITORY, DAY)


def product(path: str) -> Product:
    return shipped().catalogue.product(Path(path).stem).item


def producer(path: str) -> Producer:
    return shipped().catalogue.producer(Path(path).stem).item


@pytest.mark.parametrize("path", FILES)
def test_file_gives_no_finding(path: str) -> None:
    found = [finding for finding in shipped().findings if finding.path == path]
    assert not found, show(found, "text", "en")


def test_nothing_else_gives_a_finding() -> None:
    assert [finding for finding in shipped().findings if finding.path not in FILES] == []


def test_products_named_in_the_articles_are_there() -> None:
    ids = {product(path).id for path in PRODUCTS}
    wanted = {f"HB{number:04d}" for number in range(1, 22)} - {"HB0011"}
    assert wanted <= ids
    assert "HB0011" not in ids, "its article names no product"


def test_ids_are_unique() -> None:
    assert len({product(path).id for path in PRODUCTS}) == len(PRODUCTS)


@pytest.mark.parametrize("path", PRODUCTS)
def test_product_has_its_texts_in_both_languages(path: str) -> None:
    item = product(path)
    for text in (item.name, item.summary, item.story):
        assert text is not None
        assert text.missing() == []


@pytest.mark.parametrize("path", PRODUCTS)
def test_story_has_two_to_four_paragraphs(path: str) -> None:
    story = product(path).story
    assert story is not None
    assert 2 <= len((story.vi or "").strip().split("\n\n")) <= 4
    assert 2 <= len((story.en or "").strip().split("\n\n")) <= 4


@pytest.mark.parametrize("path", PRODUCTS)
def test_product_names_its_sources(path: str) -> None:
    item = product(path)
    assert item.sources
    assert item.story_sources
    for claim in (*item.certificates, *item.marks, *item.facts):
        assert claim.source in item.sources
    for source in item.sources.values():
        assert source.url or source.file or source.reference


@pytest.mark.parametrize("path", PRODUCERS)
def test_producer_names_its_sources(path: str) -> None:
    item = producer(path)
    assert item.sources
    assert item.name.missing() == []
    for claim in (*item.marks, *item.facts):
        assert claim.source in item.sources


@pytest.mark.parametrize("path", FILES)
def test_file_name_is_an_address(path: str) -> None:
    assert is_slug(Path(path).stem)


def test_every_producer_makes_a_product_or_says_why_not() -> None:
    makers = {key for path in PRODUCTS for key in product(path).producers}
    without = {Path(path).stem for path in PRODUCERS} - makers
    assert without == {"vietnam-medicinal-materials"}, "its article names no product"
