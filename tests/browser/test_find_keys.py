"""The search box: its keys, its roles, and the addresses that open it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.find import (
    FIELDS,
    HONEY_NAME,
    active,
    desk,
    is_focused,
    options,
    phone,
    products,
    search,
)
from tests.support.synthetic import CLOTH
from tests.support.words import ui_words

if TYPE_CHECKING:
    from tests.support.find import Visit

pytestmark = pytest.mark.browser


def test_roles_and_states_are_those_of_a_combobox(visit: Visit) -> None:
    _, page = desk(visit)
    box = page.locator("#find-q")
    box.click()
    expect(page.get_by_role("search").get_by_role("combobox", expanded=True)).to_be_focused()
    search(page, "thu")
    list_ = page.locator(f"#{box.get_attribute('aria-controls')}")
    expect(list_).to_have_role("listbox")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    assert options(page).evaluate_all("all => all.every(e => e.ariaSelected === 'false')")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(list_).to_be_hidden()


@FIELDS
def test_arrows_home_and_end_move_through_the_options(visit: Visit, field: str) -> None:
    _, page = desk(visit, "vi/")
    box = search(page, "thu", field)
    for key, at in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("End", -1), ("Home", 0)]:
        box.press(key)
        expected = options(page).nth(at % options(page).count())
        assert active(box).get_attribute("id") == expected.get_attribute("id"), key
        assert is_focused(box)
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowUp")
    assert active(box).inner_text() == options(page).last.inner_text()


def test_home_and_end_reach_the_ends_of_the_text_first(visit: Visit) -> None:
    _, page = desk(visit)
    box = search(page, "thu")
    box.press("Home")
    assert box.evaluate("box => box.selectionStart") == 0
    assert box.get_attribute("aria-activedescendant") is None
    box.press("End")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("End")
    assert active(box).inner_text() == options(page).last.inner_text()


def test_enter_opens_the_active_option(visit: Visit) -> None:
    watched, page = desk(visit)
    box = search(page, "tho cam")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(f"{watched.home}vi/products/{CLOTH}/")


@FIELDS
def test_enter_with_no_option_active_goes_to_the_list(visit: Visit, field: str) -> None:
    watched, page = desk(visit, "vi/")
    search(page, "mat ong", field).press("Enter")
    page.wait_for_url(f"{watched.home}vi/products/?q=mat+ong")


def test_typing_goes_back_to_the_field(visit: Visit) -> None:
    _, page = desk(visit)
    box = search(page, "th")
    box.press("ArrowDown")
    box.press_sequentially("u")
    expect(box).to_have_value("thu")
    expect(products(page).first).to_be_visible()
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile(""))


@FIELDS
def test_escape_closes_and_an_arrow_opens_again(visit: Visit, field: str) -> None:
    _, page = desk(visit, "vi/")
    box = search(page, "thu", field)
    box.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box).to_have_value("thu")
    assert is_focused(box)
    box.press("ArrowDown")
    expect(products(page).first).to_be_visible()


@FIELDS
def test_tab_leaves_and_closes(visit: Visit, field: str) -> None:
    _, page = desk(visit, "vi/")
    box = search(page, "thu", field)
    box.press("Tab")
    expect(options(page)).to_have_count(0)
    assert not is_focused(box)


def test_press_beside_the_box_closes_it(visit: Visit) -> None:
    _, page = desk(visit)
    search(page, "thu")
    page.mouse.click(30, 780)
    expect(options(page)).to_have_count(0)


@pytest.mark.parametrize("keys", ["f", "s", "/", "Control+k", "Meta+k"])
def test_keys_lead_into_the_search_and_escape_back(visit: Visit, keys: str) -> None:
    watched, page = desk(visit)
    link = page.locator("nav.oc-nav a").first
    link.focus()
    page.keyboard.press(keys)
    box = page.locator("#find-q")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(options(page)).to_have_count(0)
    watched.assert_quiet()


def test_letters_typed_into_a_field_are_no_shortcut(visit: Visit) -> None:
    _, page = desk(visit, "vi/")
    box = page.locator("#hero-q")
    box.click()
    page.keyboard.type("f/s")
    expect(box).to_have_value("f/s")
    page.keyboard.press("Control+k")
    expect(page.locator("#find-q")).to_be_focused()


def test_letters_held_with_another_key_are_no_shortcut(visit: Visit) -> None:
    _, page = desk(visit)
    for keys in ("Alt+f", "Control+s"):
        page.keyboard.press(keys)
        assert not is_focused(page.locator("#find-q"))


def test_clearing_empties_the_field_and_stays_in_it(visit: Visit) -> None:
    _, page = desk(visit)
    box = search(page, "thu")
    page.get_by_role("button", name=ui_words()["find_clear"]["vi"]).click()
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    expect(products(page)).to_have_count(0)


def test_half_composed_text_is_searched_but_its_enter_is_not_ours(visit: Visit) -> None:
    """An input method as for Telex: "maatj" becomes "mật" under way."""
    watched, page = desk(visit)
    box = page.locator("#find-q")
    box.click()
    session = watched.context.new_cdp_session(page)
    for text in ("m", "ma", "mâ", "mât", "mật"):
        session.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    expect(products(page).first.locator(".find__name mark")).to_have_text("Mật")
    before = page.url
    # The Enter that ends the composition, as browsers report it.
    pressed = box.evaluate(
        """box => box.dispatchEvent(new KeyboardEvent("keydown",
            {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
    )
    assert pressed, "the key was taken from the input method"
    for key in ("ArrowDown", "Escape"):
        box.evaluate(
            """(box, key) => box.dispatchEvent(new KeyboardEvent("keydown",
                {key, isComposing: true, bubbles: true, cancelable: true}))""",
            key,
        )
    assert box.get_attribute("aria-activedescendant") is None
    expect(products(page).first).to_be_visible()
    assert page.url == before
    session.send("Input.insertText", {"text": "mật"})
    expect(box).to_have_value("mật")
    box.press("Enter")
    page.wait_for_url("**/products/?q=m%E1%BA%ADt")


# The address


@pytest.mark.parametrize("path", ["vi/?q=mat+ong", f"vi/products/{CLOTH}/?q=mat+ong"])
def test_address_with_a_query_opens_the_box(visit: Visit, path: str) -> None:
    watched, page = desk(visit, path)
    expect(page.locator("#find-q")).to_have_value("mat ong")
    expect(products(page).first).to_contain_text(HONEY_NAME)
    watched.assert_quiet()


def test_list_of_products_answers_a_query_itself(visit: Visit) -> None:
    _, page = desk(visit, "vi/products/?q=mat+ong")
    expect(page.locator("#find-q")).to_have_value("mat ong")
    page.wait_for_load_state("networkidle")
    expect(options(page)).to_have_count(0)


def test_address_with_a_query_opens_the_layer_of_a_phone(visit: Visit) -> None:
    _, page = phone(visit, "vi/?q=mat+ong")
    expect(page.locator("dialog.find-layer")).to_be_visible()
    expect(products(page).first).to_contain_text(HONEY_NAME)
