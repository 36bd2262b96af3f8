"""Light, dark, or as the device is set: what shows, what the button in the header does, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

LIGHT, DARK = "default", "slate"
BUTTON = ".md-header__button:visible"


def shown(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


@pytest.mark.parametrize(("device", "scheme"), [("light", LIGHT), ("dark", DARK)])
def test_at_first_it_is_as_the_device_is_set(visit: Visit, device: str, scheme: str) -> None:
    page = visit(color_scheme=device).open("vi/about/")
    assert shown(page) == scheme
    other = {"light": "dark", "dark": "light"}[device]
    page.emulate_media(color_scheme=other)  # type: ignore[arg-type]
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme)


def test_a_choice_is_kept_on_all_pages_of_both_languages(visit: Visit) -> None:
    watched = visit(color_scheme="dark")
    page = watched.open("vi/about/")
    seen = []
    for _ in range(3):
        page.locator(BUTTON).click()
        seen.append(shown(page))
    assert seen == [LIGHT, DARK, DARK]  # light, dark, and as the device is set again
    page.locator(BUTTON).click()
    page.goto(f"{watched.home}en/")
    assert shown(page) == LIGHT
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    assert shown(page) == LIGHT
    watched.assert_quiet()


def test_the_colours_are_there_before_the_page_is(visit: Visit) -> None:
    """The script comes before all that is coloured: nothing is light for a moment."""
    page = visit(color_scheme="dark").context.new_page()
    page.add_init_script(
        """document.addEventListener("DOMContentLoaded", () => {
            window.early = document.body.dataset.mdColorScheme;
        })
        new MutationObserver((_, one) => {
            if (document.getElementById("main")) {
                window.earlier = document.body.dataset.mdColorScheme; one.disconnect();
            }
        }).observe(document, {childList: true, subtree: true})"""
    )
    watched = visit(color_scheme="dark")
    page.goto(f"{watched.home}vi/")
    assert page.evaluate("[earlier, early]") == [DARK, DARK]


def test_the_button_works_by_keyboard_and_shows_the_focus(visit: Visit) -> None:
    page = visit(color_scheme="light").open("vi/about/")
    page.locator("input[name=__palette]:checked").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert shown(page) == DARK
    outline = "one => getComputedStyle(one).outlineStyle"
    assert page.locator(BUTTON).evaluate(outline) == "solid"


def test_it_works_where_nothing_can_be_saved(visit: Visit) -> None:
    watched = visit(color_scheme="light")
    watched.context.add_init_script(
        """Object.defineProperty(window, "localStorage", {get() { throw new Error("denied") }})"""
    )
    page = watched.open("vi/about/")
    page.locator(BUTTON).click()
    page.locator(BUTTON).click()
    assert shown(page) == DARK
    watched.assert_quiet()


def test_without_scripts_pages_are_light_and_have_no_button(visit: Visit) -> None:
    page = visit(color_scheme="dark", java_script_enabled=False).open("vi/about/")
    assert shown(page) == LIGHT
    expect(page.locator(BUTTON)).to_have_count(0)
