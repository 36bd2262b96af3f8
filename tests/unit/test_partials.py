"""The inner parts of pages: the same from data as from front matter, with cards put in later."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from types import SimpleNamespace
from unittest.mock import patch

import pytest
import yaml
from jinja2 import UndefinedError

from catalogue.check.run import load_and_check
from catalogue.config import CONFIG_FILES, REPOSITORY
from catalogue.enrich.index import Index
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.reference import LANGS
from catalogue.render import pages
from catalogue.render.pages import Page
from catalogue.render.partials import Partials, base_url, fill_cards
from catalogue.render.site_config import site_config
from tests.support.run import ROOT, TODAY

TODAYS = date.fromisoformat(TODAY)


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker(Index(load_and_check(REPOSITORY, TODAYS)[0], TODAYS), Labels("vi"), {})


@pytest.fixture(scope="module")
def made(maker: Maker) -> list[Page]:
    with patch.object(pages, "asdict", lambda data: data):
        return list(pages.PageMaker(maker, ROOT).pages())


PARTIALS = Partials("vi", ROOT)


def _kind(page: Page) -> str:
    return str(page.meta["template"]).removesuffix(".html")


def test_data_and_front_matter_give_the_same(made: list[Page]) -> None:
    for page in made:
        plain = page.meta | {_kind(page): asdict(page.meta[_kind(page)])}
        front = yaml.safe_load(Page(page.url, plain | {"crumbs": []}).markdown().split("---\n")[1])
        from_data = PARTIALS.inner(Page(page.url, page.meta | {"crumbs": []}), "")
        assert PARTIALS.inner(Page(page.url, front), "") == from_data, page.url


def test_of_a_product_in_a_list_only_the_id_is_looked_at(made: list[Page]) -> None:
    home = next(page for page in made if not page.url)
    cards = [SimpleNamespace(id="HB0001")]
    data = SimpleNamespace(**vars(home.meta["home"]) | {"latest": cards})
    text = PARTIALS.inner(Page("", home.meta | {"home": data}), "")
    assert "<card HB0001>" in text


def test_cards_and_the_way_home_are_put_in(maker: Maker, made: list[Page]) -> None:
    cards = {entry.item.id: PARTIALS.card(maker.card(entry)) for entry in maker.index.products}
    page = next(page for page in made if page.url == "products/")
    text = fill_cards(PARTIALS.inner(page, ""), cards, base_url(page))
    assert text.count('<article class="card">') == len(cards)
    assert "<card " not in text
    assert "<base_url>" not in text
    assert f'href="../products/{maker.index.products[0].slug}/"' in text


@pytest.mark.parametrize(("url", "way"), [("", "."), ("products/", ".."), ("products/x/", "../..")])
def test_base_url(url: str, way: str) -> None:
    assert base_url(Page(url, {})) == way


def test_no_text_can_forge_a_mark(made: list[Page]) -> None:
    page = next(page for page in made if _kind(page) == "place")
    data = SimpleNamespace(**vars(page.meta["place"]) | {"name": "<base_url><card HB0001>"})
    text = PARTIALS.inner(Page(page.url, page.meta | {"place": data}), "")
    assert "&lt;base_url&gt;&lt;card HB0001&gt;" in text


def test_what_search_hides_in_attributes_is_taken_out_as_its_plugin_does(made: list[Page]) -> None:
    page = next(
        page for page in made if _kind(page) == "product" and page.meta["product"].story_lang
    )
    assert "<p>a</p>" in PARTIALS.inner(page, '<p>a data-search-x="y"</p>')


def test_a_value_that_is_missing_is_an_error(made: list[Page]) -> None:
    page = next(page for page in made if _kind(page) == "place")
    with pytest.raises(UndefinedError, match="former"):
        PARTIALS.inner(
            Page(page.url, page.meta | {"place": SimpleNamespace(name="x", products=[])}), ""
        )


@pytest.mark.parametrize("lang", LANGS)
def test_templates_see_the_configuration_mkdocs_has(lang: str) -> None:
    from mkdocs.config import load_config

    ours, stock = site_config(lang, ROOT), load_config(str(REPOSITORY / CONFIG_FILES[lang]))
    assert ours.site_url == f"{ROOT}{lang}/"
    assert ours.extra == stock.extra
    assert ours.repo_url == stock.repo_url
    assert ours.site_name == stock.site_name
    assert ours.theme.language == lang
