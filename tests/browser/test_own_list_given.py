"""The reader's list given away as a link and a code, and what others gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.given_list import LANGS, ONE_MAKER, TWO_MAKERS, decoded, message, with_list
from tests.support.own_list import (
    PHONE,
    ids,
    item,
    keep,
    kept,
    kept_ids,
    opened,
    quantity,
    rows,
    word,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Watched
    from tests.support.own_list import Visit

pytestmark = pytest.mark.browser


@LANGS
def test_link_and_code_open_the_list_elsewhere(visit: Visit, lang: str) -> None:
    page = with_list(visit, ONE_MAKER, lang)
    link = page.locator("#own-link").input_value()
    assert link.endswith(f"/{lang}/list/#ids=PL0001x5,PL0003x2%20kg")
    assert "nh%E1%BB%8F" not in link, "notes stay at home"
    code = page.locator("#own-qr svg")
    expect(code).to_be_visible()
    assert decoded(code) == link
    other = visit("plenty_site", viewport=PHONE)
    there = other.context.new_page()
    there.goto(link)
    expect(rows(there)).to_have_count(2)
    expect(rows(there).nth(1)).to_contain_text(f"{word('list_quantity', lang)}: 2 kg")


def test_code_is_that_of_the_list_as_it_is_now(visit: Visit) -> None:
    page = with_list(visit, TWO_MAKERS)
    quantity(page, "PL0004").fill("77")
    link = page.locator("#own-link").input_value()
    assert link.endswith("PL0004x77")
    page.wait_for_timeout(600)
    assert decoded(page.locator("#own-qr svg")) == link


def test_list_too_long_for_a_code_has_its_link(visit: Visit) -> None:
    page = with_list(visit, [item(f"PL{n:04d}", "ước chừng 20 thùng") for n in range(1, 90)])
    expect(page.locator("#own-qr")).to_have_text(word("list_qr_none"))
    assert page.locator("#own-link").input_value().count("PL") == 89


@pytest.mark.parametrize("allowed", [True, False])
def test_link_is_copied_with_or_without_leave(visit: Visit, allowed: bool) -> None:
    watched = visit("plenty_site", permissions=["clipboard-read", "clipboard-write"])
    if not allowed:
        watched.context.add_init_script(
            "navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))"
        )
    keep(watched, TWO_MAKERS)
    page = opened(watched)
    page.locator("#own-copy-link").click()
    expect(page.locator(".toast")).to_have_text(word("list_copied"))
    link = page.locator("#own-link").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_what_cannot_be_copied_is_selected(visit: Visit) -> None:
    watched = visit("plenty_site")
    watched.context.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));"
        "document.execCommand = () => false"
    )
    keep(watched, TWO_MAKERS)
    page = opened(watched)
    page.locator("#own-copy-text").click()
    expect(page.locator(".toast")).to_have_text(word("list_not_copied"))
    assert page.evaluate("getSelection().toString()") == message(page)


def shared(visit: Visit, mine: list[dict[str, str]], fragment: str) -> tuple[Watched, Page]:
    watched = visit("plenty_site")
    keep(watched, mine)
    return watched, opened(watched, fragment=fragment)


def test_shared_list_is_shown_and_the_own_one_left_alone(visit: Visit) -> None:
    watched, page = shared(visit, TWO_MAKERS, "#ids=PL0003x9")
    expect(page.locator("h1")).to_have_text(word("list_shared"))
    assert ids(page) == ["PL0003"]
    assert page.locator("#own-items input").count() == 0
    assert kept_ids(page) == ["PL0001", "PL0004"]
    page.locator("#own-mine").click()
    expect(page.locator("h1")).to_have_text(word("pick_list"))
    assert ids(page) == ["PL0001", "PL0004"]
    assert "#" not in page.url
    watched.assert_quiet()


def test_shared_list_becomes_the_own_one_where_there_is_none(visit: Visit) -> None:
    _, page = shared(visit, [], "#ids=PL0003x9,PL0001")
    expect(page.locator("#own-merge")).to_be_hidden()
    expect(page.locator("#own-replace")).to_be_hidden()
    page.locator("#own-keep").click()
    assert [(one["id"], one["quantity"]) for one in kept(page)] == [("PL0003", "9"), ("PL0001", "")]
    assert kept(page)[0]["vi"] == "Sản phẩm bình thường"
    expect(page.locator("h1")).to_be_focused()
    page.reload()
    expect(rows(page)).to_have_count(2)


def test_shared_list_is_added_and_changes_no_quantity(visit: Visit) -> None:
    _, page = shared(visit, TWO_MAKERS, "#ids=PL0003x9,PL0001x1,PL0004x4")
    expect(page.locator("#own-keep")).to_be_hidden()
    page.locator("#own-merge").click()
    found = [(one["id"], one["quantity"]) for one in kept(page)]
    assert found == [("PL0001", "5"), ("PL0004", "4"), ("PL0003", "9")]
    expect(page.locator(".toast")).to_contain_text(word("list_merged_one"))


def test_own_list_that_was_replaced_can_be_had_back(visit: Visit) -> None:
    _, page = shared(visit, TWO_MAKERS, "#ids=PL0003x9")
    replace = page.get_by_role("button", name=word("list_replace", n=2))
    replace.click()
    assert kept_ids(page) == ["PL0003"]
    page.locator("#own-cleared button").click()
    assert kept_ids(page) == ["PL0001", "PL0004"]
    assert kept(page)[0]["quantity"] == "5"


def test_link_without_a_product_says_so(visit: Visit) -> None:
    _, page = shared(visit, TWO_MAKERS, "#ids=<b>,HB1")
    expect(page.locator("#own-shared-text")).to_have_text(word("list_shared_none"))
    expect(page.locator("#own-merge")).to_be_hidden()
    assert kept_ids(page) == ["PL0001", "PL0004"]


def test_another_link_opened_on_the_page_is_shown(visit: Visit) -> None:
    _, page = shared(visit, TWO_MAKERS, "#ids=PL0003")
    page.evaluate("location.hash = 'ids=PL0004,ZZ0001'")
    expect(rows(page)).to_have_count(2)
    expect(page.locator('[data-item="ZZ0001"]')).to_contain_text(word("list_unknown"))


def test_other_language_shows_the_same_shared_list(visit: Visit) -> None:
    _, page = shared(visit, [], "#ids=PL0003x9")
    page.locator("a.oc-lang").click()
    page.wait_for_url("**/en/list/#ids=PL0003x9")
    expect(rows(page).locator("h2")).to_have_text("A plain product")
