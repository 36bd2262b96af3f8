"""A product on paper: one sheet of A4 with all that a reader without a screen needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from catalogue.config import REPOSITORY
from tests.support.own_list import word
from tests.support.paper import pages_of
from tests.support.plenty import FIVE, LONG, MAIL

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.own_list import Visit

pytestmark = pytest.mark.browser

LANGS = pytest.mark.parametrize("lang", ["vi", "en"])
PRODUCTS = sorted(path.stem for path in Path(REPOSITORY / "products").glob("[!_.]*.yml"))


def printed(visit: Visit, path: str, site: str = "plenty_site", **options: object) -> Page:
    page = visit(site, **options).open(path)
    page.wait_for_load_state("networkidle")
    return page


@LANGS
def test_every_product_is_one_sheet(visit: Visit, lang: str) -> None:
    watched = visit("site")
    page = watched.context.new_page()
    found = {}
    for slug in PRODUCTS:
        page.goto(f"{watched.home}{lang}/products/{slug}/")
        found[slug] = pages_of(page)
    assert {slug: paper for slug, paper in found.items() if paper.count != 1} == {}
    for paper in found.values():
        assert (paper.width, paper.height) == pytest.approx((595, 842), abs=2)


@LANGS
def test_worst_case_is_two_sheets(visit: Visit, lang: str) -> None:
    assert pages_of(printed(visit, f"{lang}/products/{LONG}/")).count == 2


@LANGS
def test_sheet_has_what_matters(visit: Visit, lang: str) -> None:
    page = printed(visit, f"{lang}/products/{FIVE}/")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    text = page.locator("article.product").inner_text().replace("\u00a0", " ")
    for needed in ("Năm ảnh", "Five photos", word("state_valid", lang), MAIL, "+84 912 345 678"):
        assert needed in text
    assert "ocop.example/Q/PL0001" in text
    assert "PL0001" in text
    year = page.evaluate("String(new Date().getFullYear())")
    line = page.locator("p.paper-only").inner_text()
    assert word("print_more", lang) in line
    assert word("print_day", lang) in line
    assert year in line
    expect(page.locator(".qr img")).to_be_visible()
    expect(page.locator(".photo img").first).to_be_visible()


def test_what_only_a_screen_can_do_is_not_printed(visit: Visit) -> None:
    page = printed(visit, f"vi/products/{FIVE}/")
    page.emulate_media(media="print")
    for gone in (
        ".actions",
        ".md-header",
        ".oc-footer",
        ".related",
        ".photos__small",
        "#photo-2",
        ".crumbs",
    ):
        assert page.locator(f"{gone} >> visible=true").count() == 0, gone


def test_long_lists_and_stories_are_cut(visit: Visit) -> None:
    page = printed(visit, f"vi/products/{LONG}/")
    page.emulate_media(media="print")
    shown = {
        name: page.locator(f"{name} >> visible=true").count()
        for name in (".shop", ".sources li", ".unsure li", ".prose > p", ".timeline__item", ".mark")
    }
    assert shown == {
        ".shop": 3,
        ".sources li": 4,
        ".unsure li": 3,
        ".prose > p": 1,
        ".timeline__item": 2,
        ".mark": 5,
    }


def test_paper_is_light_and_needs_no_scripts(visit: Visit) -> None:
    page = printed(visit, f"vi/products/{FIVE}/", color_scheme="dark", java_script_enabled=False)
    assert pages_of(page).count == 1
    ground = page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    expect(page.locator("p.paper-only")).to_be_visible()
