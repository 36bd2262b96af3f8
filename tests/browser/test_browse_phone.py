"""The page of all products on a phone: the sheet of filters, chips, targets, nothing sideways, motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.browse import (
    DESK,
    LANGS,
    PHONE,
    TABLET,
    TOP,
    Indexed,
    choose,
    found,
    opened,
    search_of,
    settled,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.browse import Visit
    from tests.support.run import Site

pytestmark = pytest.mark.browser


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
    _, page = opened(visit, size=TABLET, has_touch=True)
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


def test_motion_is_left_out_where_it_is_not_wanted(visit: Visit) -> None:
    _, page = opened(visit, size=PHONE, has_touch=True, reduced_motion="reduce")
    opened_sheet(page)
    seconds = page.locator("dialog.sheet").evaluate(
        "one => getComputedStyle(one).animationDuration"
    )
    assert float(seconds.removesuffix("s")) < 0.01


def test_in_a_list_no_button_lies_over_a_picture(visit: Visit) -> None:
    """A card's picture has room for it, a list's has not."""
    _, page = opened(visit, "?view=list&sort=name", size=PHONE, has_touch=True)
    cards = page.locator("#results .card:has(> .pick)")
    expect(cards.first).to_be_visible()
    for card in cards.all()[:4]:
        picture = card.locator(".card__picture").bounding_box()
        button = card.locator("> .pick").bounding_box()
        body = card.locator(".card__body").bounding_box()
        assert picture
        assert button
        assert body
        assert picture["x"] + picture["width"] <= body["x"]
        assert body["x"] + body["width"] <= button["x"] + 6  # what is seen of the button is smaller
        assert button["x"] + button["width"] <= PHONE["width"]
