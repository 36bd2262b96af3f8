"""What is published for the search: every product, producer, place and word of the real catalogue."""

from __future__ import annotations

import json
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.places import places
from catalogue.reference import LANGS, marks
from catalogue.text import slug, vocabulary
from tests.support.run import TODAY
from tests.support.search_index import read_index, slugs_of
from tests.support.synthetic import HONEY, MAKER

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue.load.folder import Catalogue
    from tests.support.run import Site


class Index:
    """The files of a site's search, read as a browser does."""

    def __init__(self, site: Path) -> None:
        self.folder = site / "search"
        self.data = read_index(site)
        self.tables = self.data["tables"]
        self.ids = [
            f"{prefix}{number:04d}"
            for prefix, first, count in self.data["ids"]
            for number in range(first, first + count)
        ]
        self.names = {lang: self.data[lang].split("\n") for lang in LANGS}
        self.slugs = slugs_of(self.data)
        self.makers = slugs_of(self.tables["producers"])
        self.communes = [line.split("\t") for line in self.tables["communes"].split("\n")]
        self.former = [line.split("\t") for line in self.tables["former"].split("\n")]

    def text(self, word: str) -> list[str]:
        """Slugs of products in whose texts a word is."""
        bucket = word[: self.data["text"]["letters"]]
        if bucket not in self.data["text"]["buckets"].split():
            return []
        file = json.loads((self.folder / "text" / f"{bucket}.json").read_bytes())
        assert file["of"] == self.data["of"]
        return [self.slugs[at] for at in accumulate(file["words"].get(word, []))]


@pytest.fixture(scope="module")
def index(site: Site) -> Index:
    return Index(site.folder)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_and_check(REPOSITORY, date.fromisoformat(TODAY)).catalogue


def test_every_product_is_in_it_with_its_page(
    index: Index, catalogue: Catalogue, site: Site
) -> None:
    products = sorted(catalogue.products.values(), key=lambda one: one.id)
    assert index.ids == [one.id for one in products] == site.ids()
    assert index.slugs == [one.slug for one in products]
    for lang in LANGS:
        assert index.names[lang] == [one.name.get(lang) or "" for one in products]
        assert all((site.folder / lang / "products" / one).is_dir() for one in index.slugs)
    assert index.data["set"] == [one.set for one in products]
    several = index.data["producers"]
    made = [several.get(str(at), [one]) for at, one in enumerate(index.data["producer"])]
    assert [tuple(index.makers[one] for one in all_of if one >= 0) for all_of in made] == [
        one.producers for one in products
    ]


def test_every_producer_is_in_it_with_its_page(
    index: Index, catalogue: Catalogue, site: Site
) -> None:
    assert index.makers == list(catalogue.producers)
    for lang in LANGS:
        assert all((site.folder / lang / "producers" / one).is_dir() for one in index.makers)


def test_every_place_is_in_it_and_leads_to_a_page(index: Index, site: Site) -> None:
    assert [row[0] for row in index.communes] == list(places().communes)
    assert {row[0] for row in index.former} == set(places().former)
    for code, name in index.communes:
        plain = name.split(" ", 1)[1]
        assert (site.folder / "vi" / "places" / f"{code}-{slug(plain)}" / "index.html").is_file()


def test_all_addresses_of_tables_are_pages(index: Index, site: Site) -> None:
    urls = [row["url"] for name in ("groups", "sets", "pages") for row in index.tables[name]]
    for lang in LANGS:
        assert all((site.folder / lang / url / "index.html").is_file() for url in urls)


def test_other_names_marks_and_places_of_products(index: Index, catalogue: Catalogue) -> None:
    for at, number in enumerate(index.ids):
        product = catalogue.product(index.slugs[at]).item
        assert product.id == number
        told = index.data["aliases"].get(str(at), "").split("\n")
        names = [vocabulary(name or "") for name in (product.name.vi, product.name.en)]
        for other in product.also_known_as:
            assert other in told or any(vocabulary(other) <= name for name in names)
        marked = index.data["marks"][at]
        found = [list(marks())[mark] for mark in index.tables["marked"][marked] if marked >= 0]
        assert found == list(dict.fromkeys(mark.mark for mark in product.marks))
        spot = index.data["place"][at]
        if product.place and product.place.former:
            assert index.former[index.tables["spots"][spot][1]][0] == product.place.former


def test_words_of_stories_lead_to_their_products(index: Index, catalogue: Catalogue) -> None:
    rare = {word: [] for product in catalogue.products.values() for word in product.text.split()}
    for number, found in zip(index.ids, index.slugs, strict=True):
        product = catalogue.products[found]
        assert product.id == number
        for word in product.text.split():
            rare[word].append(found)
    assert len(rare) > 500
    assert all(index.text(word) == found for word, found in rare.items())
    files = {path.stem for path in (index.folder / "text").iterdir()}
    assert files == set(index.data["text"]["buckets"].split()) == {word[0] for word in rare}


def test_photo_mark_and_shop_of_the_invented_catalogue(small_site: Site) -> None:
    index = Index(small_site.folder)
    at = index.slugs.index(HONEY)
    name, widths = index.data["photos"][str(at)]
    photos = small_site.folder / "photos"
    assert widths == [320, 640]
    assert all((photos / f"{name}-{width}.webp").is_file() for width in widths)
    assert index.data["with"][at] == 1 + 4
    assert index.makers == [MAKER]
    assert index.data["tables"]["statuses"][index.data["status"][at]]["key"] == "valid"


def test_nothing_of_the_theme_s_own_search_is_published(site: Site) -> None:
    for lang in LANGS:
        scripts = site.folder / lang / "assets" / "javascripts"
        assert (scripts / "find.js").exists()
        assert not list(scripts.glob("bundle.*"))
        assert not (scripts / "lunr").exists()
        assert not (scripts / "workers").exists()
        assert not (site.folder / lang / "search").exists()
