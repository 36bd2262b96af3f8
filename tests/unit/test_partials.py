"""The inner parts of pages: the same from data as from front matter, with cards put in later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalogue.check.run import load_and_check
from catalogue.config import CONFIG_FILES, REPOSITORY
from catalogue.enrich.card_data import RowRef
from catalogue.enrich.index import Index
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.reference import LANGS
from catalogue.render.page import Page
from catalogue.render.pages import PageMaker
from catalogue.render.partials import Partials, base_url, fill_cards, placed
from catalogue.render.site_config import site_config
from tests.support.run import ROOT, TODAY

TODAYS = date.fromisoformat(TODAY)


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker(Index(load_and_check(REPOSITORY, TODAYS).catalogue, TODAYS), Labels("vi"), {})


@pytest.fixture(scope="module")
def made(maker: Maker) -> list[Page]:
    return list(PageMaker(maker, ROOT).pages())


@pytest.fixture(scope="module")
def by_reference(maker: Maker) -> list[Page]:
    """The same pages with cards to be put in later, as `Partials` wants them."""
    return list(PageMaker(replace(maker, by_reference=True), ROOT).pages())


PARTIALS = Partials("vi", ROOT)


def cards_of(maker: Maker, page: Page) -> dict[str, str]:
    """What is put in the place of each mark."""
    way, cards = base_url(page), {}
    for product in maker.index.products:
        cards[product.id] = placed(PARTIALS.card(maker.whole_card(product)), way)
        cards[f"{product.id} row"] = placed(PARTIALS.row(maker.whole_row(product)), way)
    return cards


def by_jinja(page: Page) -> str:
    """The inner part of a page from its front matter, by Jinja as MkDocs sets it up."""
    config = site_config("vi", ROOT)
    view = SimpleNamespace(
        url=page.url,
        meta=yaml.safe_load(page.markdown().split("---\n")[1]),
        content="",
        canonical_url=f"{config.site_url}{page.url}",
        is_homepage=not page.url,
    )
    return JINJA.get_template(f"partials/catalogue/{page.kind}.html").render(
        page=view, config=config, words=config.extra.words, lang="vi", base_url=base_url(page)
    )


JINJA = Environment(loader=FileSystemLoader(REPOSITORY / "overrides"), undefined=StrictUndefined)


def test_data_and_front_matter_give_the_same(
    maker: Maker, made: list[Page], by_reference: list[Page]
) -> None:
    for page, whole in zip(by_reference, made, strict=True):
        assert page.products == whole.products
        text = fill_cards(PARTIALS.inner(page, ""), cards_of(maker, page), base_url(page))
        assert text == by_jinja(whole), page.url


def test_compiled_beforehand_no_page_has_a_template_compiled(
    maker: Maker, by_reference: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawings apart: which there are, the catalogue says."""
    partials = Partials("vi", ROOT)
    partials.compile({page.kind for page in by_reference})
    compiled: list[str] = []
    compile_one = Environment.compile

    def noted(self: Environment, source: str, name: str, *more: object) -> object:
        compiled.append(name)
        return compile_one(self, source, name, *more)

    monkeypatch.setattr(Environment, "compile", noted)
    for page in by_reference:
        partials.inner(page, "")
    product = maker.index.products[0]
    partials.card(maker.whole_card(product))
    partials.row(maker.whole_row(product))
    assert [name for name in compiled if not name.startswith("illustrations/")] == []


def test_of_a_product_in_a_list_only_the_id_is_looked_at(by_reference: list[Page]) -> None:
    home = next(page for page in by_reference if not page.url)
    cards = [RowRef("HB0001")]  # which has nothing else
    data = SimpleNamespace(**vars(home.meta["home"]) | {"latest": cards})
    text = PARTIALS.inner(Page("", home.meta | {"home": data}), "")
    assert "<card HB0001>" in text


def test_cards_and_the_way_home_are_put_in(maker: Maker, by_reference: list[Page]) -> None:
    page = next(page for page in by_reference if page.url == "products/")
    text = fill_cards(PARTIALS.inner(page, ""), cards_of(maker, page), base_url(page))
    assert text.count('<article class="card" data-id="') == len(maker.index.products)
    assert "<card " not in text
    assert "<base_url>" not in text
    assert f'href="../products/{maker.index.products[0].slug}/"' in text


def test_rows_of_a_long_list_are_put_in(maker: Maker, by_reference: list[Page]) -> None:
    page = next(page for page in by_reference if page.url == "products/")
    first = page.meta["browse"].sections[0]
    product = maker.index.products[0]
    short = replace(first, cards=[], rows=[RowRef(product.id)])
    data = replace(page.meta["browse"], sections=[short])
    page = Page(page.url, page.meta | {"browse": data})
    assert f"<card {product.id} row>" in PARTIALS.inner(page, "")
    text = fill_cards(PARTIALS.inner(page, ""), cards_of(maker, page), base_url(page))
    assert f'href="../products/{product.slug}/"' in text
    assert '<article class="card"' not in text


@pytest.mark.parametrize(("url", "way"), [("", "."), ("products/", ".."), ("products/x/", "../..")])
def test_base_url(url: str, way: str) -> None:
    assert base_url(Page(url, {})) == way


def test_no_text_can_forge_a_mark(by_reference: list[Page]) -> None:
    page = next(page for page in by_reference if page.kind == "place")
    data = SimpleNamespace(**vars(page.meta["place"]) | {"name": "<base_url><card HB0001>"})
    text = PARTIALS.inner(Page(page.url, page.meta | {"place": data}), "")
    assert "&lt;base_url&gt;&lt;card HB0001&gt;" in text


def test_a_value_that_is_missing_is_an_error(by_reference: list[Page]) -> None:
    page = next(page for page in by_reference if page.kind == "place")
    data = SimpleNamespace(**vars(page.meta["place"]))
    del data.former
    with pytest.raises(AttributeError, match="former"):
        PARTIALS.inner(Page(page.url, page.meta | {"place": data}), "")


@pytest.mark.parametrize("lang", LANGS)
def test_templates_see_the_configuration_mkdocs_has(lang: str, tmp_path: Path) -> None:
    from mkdocs.config import load_config

    file = str(REPOSITORY / CONFIG_FILES[lang])
    ours, stock = site_config(lang, ROOT), load_config(file, docs_dir=str(tmp_path))
    assert ours.site_url == f"{ROOT}{lang}/"
    assert ours.extra == stock.extra
    assert ours.repo_url == stock.repo_url
    assert ours.site_name == stock.site_name
    assert ours.theme.language == lang
