"""The page of all products as a place: first view, back and forward, long lists, phone, keyboard, paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import LARGE
from tests.support.browse import (
    DESK,
    LANGS,
    PHONE,
    TOP,
    Indexed,
    chips,
    choose,
    found,
    opened,
    search_of,
    settled,
    value,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.support.browse import Visit
    from tests.support.run import Site

pytestmark = pytest.mark.browser

SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value)))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 600);
})"""
SIZES = {"desk": DESK, "phone": PHONE, "tablet": {"width": 800, "height": 1100}}


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


def test_back_and_forward_restore_choice_and_place(visit: Visit) -> None:
    _, page = opened(visit, "?sort=name")
    page.mouse.move(800, 500)
    page.evaluate("scrollTo(0, 9000)")
    page.wait_for_timeout(900)
    place = page.evaluate(TOP)
    assert place[0] > 30
    choose(page, "stars", "4")
    assert page.evaluate(TOP)[0] == 1  # a new list begins at its top
    page.go_back()
    settled(page)
    page.wait_for_timeout(300)
    assert search_of(page) == "?sort=name"
    assert chips(page) == []
    assert page.evaluate(TOP) == [place[0], pytest.approx(place[1], abs=2)]
    page.go_forward()
    settled(page)
    assert chips(page) == ["4 sao"]
    expect(value(page, "stars", "4")).to_be_checked()


def test_coming_back_from_a_product_is_to_where_one_was(visit: Visit) -> None:
    _, page = opened(visit, "?sort=name")
    page.evaluate("scrollTo(0, 9000)")
    page.wait_for_timeout(900)
    place = page.evaluate(TOP)
    with page.expect_navigation():
        page.evaluate(f"document.querySelector('[aria-posinset=\"{place[0]}\"] a').click()")
    page.wait_for_load_state("load")
    page.go_back()
    expect(page.locator("#results .card").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate(TOP) == [place[0], pytest.approx(place[1], abs=2)]
    page.reload()
    expect(page.locator("#results .card").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate(TOP) == [place[0], pytest.approx(place[1], abs=2)]


def test_back_to_the_first_view_is_to_where_one_was(visit: Visit) -> None:
    _, page = opened(visit)
    page.evaluate("scrollTo(0, 2000)")
    page.wait_for_timeout(700)
    choose(page, "stars", "5")
    page.go_back()
    expect(page.locator("#everything")).to_be_visible()
    settled(page)
    assert abs(page.evaluate("scrollY") - 2000) < 2
    assert chips(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_of_a_long_list_only_what_is_near_is_in_the_page(visit: Visit, size: str) -> None:
    watched, page = opened(visit, "?sort=name", size=SIZES[size])
    page.wait_for_timeout(400)
    assert page.locator("[data-chunk]").count() < 10
    heights = [page.evaluate("document.documentElement.scrollHeight")]
    seen: set[int] = set()
    for _ in range(200):
        items = page.locator("[data-chunk] > li")
        places = items.evaluate_all("all => all.map(one => Number(one.ariaPosInSet))")
        assert len(places) <= 120
        assert items.first.get_attribute("aria-setsize") == str(LARGE)
        seen.update(places)
        if LARGE in places:
            break
        page.evaluate("scrollBy(0, innerHeight)")
        page.wait_for_timeout(60)
    assert seen == set(range(1, LARGE + 1))
    assert page.locator("[data-chunk]:empty").count() > 5
    # Chunks that are empty again keep the height they had.
    heights.append(page.evaluate("document.documentElement.scrollHeight"))
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    heights.append(page.evaluate("document.documentElement.scrollHeight"))
    assert abs(heights[2] - heights[1]) < 3
    assert abs(heights[1] / heights[0] - 1) < 0.25
    watched.assert_quiet()


def test_focus_in_a_long_list_is_never_lost(visit: Visit) -> None:
    _, page = opened(visit, "?sort=name")
    page.locator("[data-chunk] > li a").nth(3).focus()
    name = page.evaluate("document.activeElement.textContent")
    page.evaluate("scrollTo(0, 15000)")
    page.wait_for_timeout(700)
    assert page.evaluate("document.activeElement.textContent") == name
    # Tab goes on, from a product to its button to the next, over the borders of chunks and stretches.
    place_of = "Number(document.activeElement.closest('li')?.ariaPosInSet)"
    for place in range(4, 114):
        page.keyboard.press("Tab")
        assert page.evaluate(f"[document.activeElement.className, {place_of}]") == ["pick", place]
        page.keyboard.press("Tab")
        assert page.evaluate(place_of) == place + 1
    page.wait_for_timeout(400)
    assert page.locator("[data-chunk] > li").count() < 150


def test_view_and_width_change_in_the_middle_of_a_list(visit: Visit) -> None:
    _, page = opened(visit, "?sort=name")
    page.evaluate("scrollTo(0, 9000)")
    page.wait_for_timeout(800)
    place = page.evaluate(TOP)[0]
    page.locator("[data-view=list]").evaluate("button => button.click()")
    page.wait_for_timeout(500)
    assert abs(page.evaluate(TOP)[0] - place) <= 3
    page.set_viewport_size(PHONE)
    page.wait_for_timeout(800)
    assert abs(page.evaluate(TOP)[0] - place) <= 12


def opened_sheet(page: Page) -> None:
    page.locator("#open-filters").tap()
    expect(page.locator("dialog.sheet")).to_be_visible()


@LANGS
def test_on_a_phone_filters_come_up_from_the_bottom(
    visit: Visit, large_site: Site, lang: str
) -> None:
    index = Indexed(large_site)
    watched, page = opened(visit, lang=lang, size=PHONE, has_touch=True)
    bar = page.locator("#bar").bounding_box()
    assert bar
    assert bar["y"] + bar["height"] == PHONE["height"]
    opened_sheet(page)
    sheet = page.locator("dialog.sheet")
    choose(page, "stars", "5")
    show = sheet.locator(".sheet__show")
    expect(show).to_contain_text(str(index.count(stars={5})))
    choose(page, "status", "valid")
    many = found(page)
    show.tap()
    expect(sheet).to_be_hidden()
    expect(page.locator("#open-filters")).to_contain_text("(2)")
    assert found(page) == many
    expect(page.locator("#results .card").first).to_be_in_viewport()
    watched.assert_quiet()


def test_the_sheet_closes_in_every_way_and_gives_the_focus_back(visit: Visit) -> None:
    _, page = opened(visit, size=PHONE, has_touch=True)
    sheet = page.locator("dialog.sheet")
    ways = {
        "Esc": lambda: page.keyboard.press("Escape"),
        "button": lambda: sheet.locator(".sheet__close").tap(),
        "beside": lambda: page.touchscreen.tap(180, 20),
    }
    for name, close in ways.items():
        opened_sheet(page)
        close()
        expect(sheet, name).to_be_hidden()
        assert page.evaluate("document.activeElement.id") == "open-filters", name


def test_the_sheet_leaves_the_list_as_it_is(visit: Visit) -> None:
    _, page = opened(visit, "?sort=name", size=PHONE, has_touch=True)
    page.evaluate("scrollTo(0, 6000)")
    page.wait_for_timeout(700)
    place = page.evaluate(TOP)
    card = page.locator("#results .card").first.element_handle()
    opened_sheet(page)
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    assert page.evaluate(TOP) == place
    assert card.evaluate("one => one.isConnected")


def test_a_sheet_becomes_the_column_when_the_screen_is_turned(visit: Visit) -> None:
    _, page = opened(visit, size=SIZES["tablet"], has_touch=True)
    opened_sheet(page)
    page.set_viewport_size(DESK)
    expect(page.locator("dialog.sheet")).to_be_hidden()
    expect(page.locator(".browse__side #facets")).to_be_visible()


def test_targets_on_a_phone_are_large(visit: Visit) -> None:
    _, page = opened(visit, "?stars=4&group=food", size=PHONE, has_touch=True)
    opened_sheet(page)
    page.locator("details[data-facet=place] summary").tap()
    expect(page.locator("details[data-facet=place] li").first).to_be_visible()
    small = """all => all.filter(one => one.checkVisibility()).map(one => {
        const box = (one.closest("label") ?? one).getBoundingClientRect();
        return [one.className || one.value, Math.round(box.height)];
    }).filter(([, height]) => height < 44)"""
    assert page.locator("dialog.sheet :is(button, input, summary)").evaluate_all(small) == []
    page.keyboard.press("Escape")
    assert page.locator("#browse :is(button, select, input[type=search])").evaluate_all(small) == []


STATES = [
    "",
    "?stars=4&group=food&q=ong",
    "?view=list&stars=4",
    "?q=khongcogi&stars=5",
    "?sort=name",
]


@LANGS
@pytest.mark.parametrize("address", STATES)
def test_no_state_scrolls_sideways(visit: Visit, address: str, lang: str) -> None:
    _, page = opened(visit, address, lang, size={"width": 320, "height": 640}, has_touch=True)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    opened_sheet(page)
    page.evaluate("document.querySelectorAll('#facets details').forEach(one => (one.open = true))")
    page.wait_for_timeout(300)
    assert page.locator(".sheet__inside").evaluate("one => one.scrollWidth <= one.clientWidth")


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


def test_chips_above_the_list_filter_too(visit: Visit, large_site: Site) -> None:
    _, page = opened(visit, size=PHONE, has_touch=True)
    chip = page.locator(".quick button", has_text="Đồ uống")
    chip.tap()
    settled(page)
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert found(page) == Indexed(large_site).count({"beverages"})
    chip.tap()
    settled(page)
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


def test_motion_is_left_out_where_it_is_not_wanted(visit: Visit) -> None:
    _, page = opened(visit, size=PHONE, has_touch=True, reduced_motion="reduce")
    opened_sheet(page)
    seconds = page.locator("dialog.sheet").evaluate(
        "one => getComputedStyle(one).animationDuration"
    )
    assert float(seconds.removesuffix("s")) < 0.01
