"""A product on paper: one sheet of A4 with all that a reader without a screen needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from catalogue.config import REPOSITORY
from catalogue.reference import LANGS as LANG_CODES
from tests.support.own_list import word
from tests.support.paper import pages_of
from tests.support.plenty import FIVE, LONG, MAIL, MAKER
from tests.support.thoroughly import trials

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
    """Half of them in each language; thoroughly, all in both."""
    watched = visit("site")
    page = watched.context.new_page()
    found = {}
    for slug in PRODUCTS[trials(slice(LANG_CODES.index(lang), None, 2), slice(None))]:
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


@LANGS
def test_producer_on_paper_can_be_reached(visit: Visit, lang: str) -> None:
    page = printed(visit, f"{lang}/producers/{MAKER}/")
    page.emulate_media(media="print")
    contacts = page.locator("[data-contacts]").first
    for needed in (MAIL, "+84 912 345 678"):
        expect(contacts).to_contain_text(needed)
    expect(contacts).to_be_visible()
    zalo = contacts.get_by_text("Zalo").locator("xpath=ancestor::a")
    after = zalo.evaluate("link => getComputedStyle(link, '::after').content")
    assert "https://zalo.me/" in after


# A sheet of A6 less its margins, in the pixels of a style sheet, and in points.
CARD = {"width": 344, "height": 506}
A6 = (298, 420)


@LANGS
@pytest.mark.parametrize("slug", [FIVE, LONG])
def test_stand_card_is_one_small_sheet_with_its_code(visit: Visit, lang: str, slug: str) -> None:
    page = printed(visit, f"{lang}/products/{slug}/")
    page.evaluate("window.print = () => {}")

    def ask() -> None:
        page.emulate_media(media="screen")
        page.locator("[data-print-card]").click()
        expect(page.locator("html")).to_have_class(re.compile("prints-card"))

    ask()
    paper = pages_of(page)  # which ends with `afterprint`, as printing does
    assert paper.count == 1
    assert (paper.width, paper.height) == pytest.approx(A6, abs=2)
    assert pages_of(page).width == pytest.approx(595, abs=2)
    ask()
    page.emulate_media(media="print")
    page.set_viewport_size(CARD)  # type: ignore[arg-type]  a size, as Playwright wants it
    for shown in (
        "h1",
        ".rating",
        ".lead",
        ".maker__name",
        ".where__now",
        ".qr img",
        ".qr__short",
        "[data-print-day]",
    ):
        box = page.locator(f"article.product {shown} >> visible=true").first.bounding_box()
        assert box, shown
        assert box["y"] + box["height"] <= CARD["height"], shown
    picture = page.locator(".product__picture img").first.bounding_box()
    title = page.locator("h1").bounding_box()
    assert picture
    assert title
    assert picture["height"] > 40
    assert picture["y"] + picture["height"] <= title["y"]
    for gone in (".timeline", ".sources", ".shop", ".buttons", ".facts", ".maker ~ .maker"):
        assert page.locator(f"{gone} >> visible=true").count() == 0, gone
