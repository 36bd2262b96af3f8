"""The page of all products as a page: first view, without scripts, keyboard, a search that fails, paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import LARGE
from tests.support.browse import (
    DESK,
    LANGS,
    SIZES,
    found,
    opened,
    search_of,
    settled,
    value,
)

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from tests.support.browse import Visit
    from tests.support.run import Site

pytestmark = pytest.mark.browser

SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value)))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 600);
})"""


@pytest.mark.parametrize("size", SIZES)
def test_nothing_moves_when_scripts_start(visit: Visit, size: str) -> None:
    watched, page = opened(visit, size=SIZES[size])
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) < 0.002
    expect(page.locator("#everything")).to_be_visible()
    expect(page.locator("#results")).to_be_hidden()
    watched.assert_quiet()


@LANGS
def test_without_scripts_every_product_is_there(visit: Visit, lang: str) -> None:
    watched, page = opened(visit, lang=lang, java_script_enabled=False)
    links = page.locator("#everything li a").evaluate_all("all => all.map(one => one.href)")
    products = {link for link in links if re.search(r"/products/[^/]+/$", link)}
    assert len(products) == LARGE
    expect(page.locator("#everything noscript, #everything .names--rest").first).to_be_visible()
    for dead in ("#finder", "#bar", "details[data-facet=status]"):
        expect(page.locator(dead)).to_be_hidden()
    page.locator("#facets a", has_text="5").last.click()
    page.wait_for_url(re.compile(rf"/{lang}/(stars|groups)/"))
    assert (watched.printed, watched.foreign) == ([], [])
    # A browser without scripts does not fetch them beforehand, and says so.
    assert [one for one in watched.failed if not re.fullmatch(r"csp \S+\.js", one)] == []


def test_with_scripts_the_rest_of_a_long_section_is_not_in_the_page(visit: Visit) -> None:
    _, page = opened(visit)
    section = page.locator("#everything section", has=page.locator("noscript"))
    assert section.count() == 1  # food
    expect(section.locator("li")).to_have_count(24)
    section.locator(".more a").click()
    settled(page)
    assert search_of(page) == "?group=food"


def test_an_address_with_a_choice_never_shows_the_whole_list_first(visit: Visit) -> None:
    watched = visit("large_site", viewport=DESK)
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    watched.context.route("**/browse.js", hold)
    page = watched.context.new_page()
    page.goto(f"{watched.home}vi/products/?stars=5", wait_until="commit")
    page.wait_for_selector("#everything", state="attached")
    expect(page.locator("#everything")).to_be_hidden()
    expect(page.locator("#browse-count")).to_be_hidden()
    page.wait_for_timeout(100)
    assert waiting
    waiting[0].continue_()
    expect(page.locator("#results .card").first).to_be_visible()
    expect(page.locator("#everything")).to_be_hidden()


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    _, page = opened(visit)
    box = value(page, "stars", "4")
    box.focus()
    page.keyboard.press("Space")
    settled(page)
    assert search_of(page) == "?stars=4"
    expect(box).to_be_focused()
    page.locator("details[data-facet=kind] summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("details[data-facet=kind] li").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    settled(page)
    assert "kind=" in search_of(page)
    assert page.evaluate("document.activeElement.type") == "checkbox"


def test_a_press_with_a_key_held_is_for_the_browser(visit: Visit) -> None:
    """A link of the page stays a link: in a new tab it opens the group's page."""
    watched, page = opened(visit)
    with watched.context.expect_page() as opens:
        # With the keyboard: a mouse can miss while cards above are still being laid out.
        page.locator("#everything .more a").first.press("Control+Enter")
    opens.value.wait_for_url("**/vi/groups/food/")
    assert search_of(page) == ""


def test_a_search_that_does_not_come_leaves_the_list(visit: Visit) -> None:
    watched = visit("large_site", viewport=DESK)
    watched.context.route("**/search/index.json", lambda route: route.abort())
    page = watched.open("vi/products/?stars=5")
    expect(page.locator("#results [role=alert]")).to_be_visible()
    expect(page.locator("#everything")).to_be_visible()
    watched.context.unroute("**/search/index.json")
    page.get_by_role("button", name="Thử lại").click()
    settled(page)
    expect(page.locator("#everything")).to_be_hidden()
    expect(page.locator("#results .card").first).to_be_visible()


def test_what_is_printed_is_the_whole_list(visit: Visit, large_site: Site) -> None:
    _, page = opened(visit, "?group=food")
    many = found(page)
    page.wait_for_timeout(2000)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#results .card")).to_have_count(many)
    page.emulate_media(media="print")
    # What is printed is the list, whatever stood beside it.
    for gone in (".browse__side", "#finder", "#bar", ".quick"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".picked__chip").first).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#results .card").count() < many
