"""The search box over the whole screen of a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.find import (
    DESK,
    HONEY_NAME,
    LANGS,
    PHONE,
    opened_on_phone,
    options,
    phone,
    products,
    search,
    searched_before,
)
from tests.support.synthetic import HONEY
from tests.support.words import ui_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.support.find import Visit

pytestmark = pytest.mark.browser


def test_icon_opens_the_search_over_the_whole_screen(visit: Visit) -> None:
    watched, page = phone(visit)
    assert not page.locator("#find-q").is_visible()
    layer = opened_on_phone(page)
    assert layer.bounding_box() == {"x": 0, "y": 0, **PHONE}
    expect(page.locator("#find-q")).to_be_focused()
    search(page, "mat ong")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    products(page).first.tap()
    page.wait_for_url(f"{watched.home}vi/products/{HONEY}/")
    watched.assert_quiet()


def close_by_escape(page: Page) -> None:
    page.keyboard.press("Escape")


def close_by_back(page: Page) -> None:
    page.go_back()


def close_by_button(page: Page) -> None:
    page.get_by_role("button", name=ui_words()["find_close"]["vi"]).tap()


@pytest.mark.parametrize("close", [close_by_escape, close_by_back, close_by_button])
def test_layer_closes_and_leaves_no_step_behind(
    visit: Visit, close: Callable[[Page], None]
) -> None:
    _, page = phone(visit, "vi/")
    page.goto(page.url + "about/")
    here = page.url
    layer = opened_on_phone(page)
    search(page, "thu")
    close(page)
    expect(layer).to_be_hidden()
    page.wait_for_function("history.state?.find === undefined")
    assert page.url == here
    expect(page.locator(".find__open")).to_be_focused()
    assert not page.locator("#find-q").is_visible()
    page.go_back()
    page.wait_for_url("**/vi/")


def test_layer_opens_again_and_again(visit: Visit) -> None:
    watched, page = phone(visit)
    for _ in range(3):
        opened_on_phone(page)
        expect(options(page).first).to_be_visible()
        page.keyboard.press("Escape")
        page.wait_for_function("history.state?.find === undefined")
    watched.assert_quiet()


def test_focus_stays_in_the_layer_and_the_page_behind_still(visit: Visit) -> None:
    _, page = phone(visit)
    opened_on_phone(page)
    search(page, "thu")
    for _ in range(6):
        page.keyboard.press("Tab")
        inside = "(document.activeElement.closest('dialog') ?? document.activeElement).tagName"
        # Between the ends of a dialog the browser's own controls have their turn.
        assert page.evaluate(inside) in {"DIALOG", "BODY"}
    page.mouse.move(100, 400)
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(200)
    assert page.evaluate("window.scrollY") == 0
    expect(products(page).first).to_be_attached()


def test_back_from_a_result_finds_the_results_again(visit: Visit) -> None:
    watched, page = phone(visit)
    opened_on_phone(page)
    search(page, "mat ong")
    products(page).first.tap()
    page.wait_for_url(f"{watched.home}vi/products/{HONEY}/")
    page.go_back()
    expect(page.locator("dialog.find-layer")).to_be_visible()
    expect(page.locator("#find-q")).to_have_value("mat ong")
    expect(products(page).first).to_contain_text(HONEY_NAME)
    page.go_back()
    expect(page.locator("dialog.find-layer")).to_be_hidden()
    assert page.url == f"{watched.home}vi/about/"


def test_field_of_the_home_page_opens_the_layer_of_a_phone(visit: Visit) -> None:
    _, page = phone(visit, "vi/")
    page.locator("#hero-q").tap()
    expect(page.locator("dialog.find-layer")).to_be_visible()
    expect(page.locator("#find-q")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.find-layer")).to_be_hidden()
    expect(options(page)).to_have_count(0)


def test_turning_to_a_wide_screen_puts_the_form_back(visit: Visit) -> None:
    _, page = phone(visit)
    layer = opened_on_phone(page)
    page.set_viewport_size(DESK)
    expect(layer).to_be_hidden()
    expect(page.locator("header #find-q")).to_be_visible()


@pytest.mark.parametrize("width", [320, 375])
@LANGS
def test_targets_are_large_and_nothing_scrolls_sideways(
    visit: Visit, lang: str, width: int
) -> None:
    watched = visit("small_site", viewport={"width": width, "height": 600}, has_touch=True)
    searched_before(watched, "mật ong " * 12, "thổ cẩm")
    page = watched.open(f"{lang}/about/")
    opened_on_phone(page)

    def look() -> None:
        sizes = page.locator("dialog").locator("button:visible, [role=option]:visible, input")
        for box in sizes.all():
            size = box.bounding_box()
            assert size
            assert min(size["width"], size["height"]) >= 44, box.inner_html()
            assert size["x"] >= 0
            assert size["x"] + size["width"] <= width
        panel = page.locator("dialog .find__panel")
        assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")

    expect(options(page).first).to_be_visible()
    look()
    search(page, "thu" if lang == "vi" else "trial")
    look()


def test_long_list_scrolls_inside(visit: Visit) -> None:
    watched = visit("small_site", viewport={"width": 1280, "height": 420})
    page = watched.open("vi/about/")
    box = search(page, "t")
    panel = page.locator(".find .find__panel")
    size = panel.bounding_box()
    assert size
    assert size["y"] + size["height"] <= 420
    assert panel.evaluate("panel => panel.scrollHeight > panel.clientHeight")
    box.press("End")
    expect(options(page).last).to_be_in_viewport()
    assert page.evaluate("window.scrollY") == 0
