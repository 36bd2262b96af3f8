"""The page of the reader's list: seen, changed, taken apart and brought back, also without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.own_list import (
    LANGS,
    TWO,
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
from tests.support.plenty import FIVE

if TYPE_CHECKING:
    from tests.support.own_list import Visit

pytestmark = pytest.mark.browser


@LANGS
def test_empty_list_says_what_to_do(visit: Visit, lang: str) -> None:
    watched = visit("plenty_site")
    page = opened(watched, lang)
    expect(page.locator("#own-empty h2")).to_have_text(word("list_empty", lang))
    expect(page.locator("#own-side")).to_be_hidden()
    page.locator("#own-empty a").click()
    page.wait_for_url(f"**/{lang}/products/")
    watched.assert_quiet()


@LANGS
def test_row_shows_what_the_catalogue_knows(visit: Visit, lang: str) -> None:
    watched = visit("plenty_site")
    keep(watched, TWO)
    page = opened(watched, lang)
    row = rows(page).first
    mine, other = ("Năm ảnh", "Five photos") if lang == "vi" else ("Five photos", "Năm ảnh")
    expect(row.locator("h2")).to_have_text(mine)
    expect(row.locator(".own__other")).to_have_text(other)
    expect(row.locator("[role=img]")).to_have_attribute(
        "aria-label", word("stars_of_five", lang, n=4)
    )
    expect(row.locator("[data-rating-short]")).to_have_text(word("state_valid", lang))
    expect(row.locator("img")).to_be_visible()
    expect(quantity(page, "PL0001")).to_have_value("5")
    expect(page.locator("#own-count")).to_have_text(word("list_n", lang, n=2))
    # Names are kept as they are today, for when the network is gone.
    assert [one["slug"] for one in kept(page)] == [FIVE, "cua-ho-khac"]
    row.locator("h2 a").click()
    page.wait_for_url(f"**/{lang}/products/{FIVE}/")
    watched.assert_quiet()


def test_status_is_that_of_the_day_of_reading(visit: Visit) -> None:
    watched = visit("plenty_site", timezone_id="Asia/Ho_Chi_Minh")
    keep(watched, TWO)
    page = watched.context.new_page()
    page.clock.install(time="2031-01-01T12:00:00+07:00")
    page.goto(f"{watched.home}vi/list/")
    expect(rows(page).first.locator("[data-status]")).to_have_attribute("data-status", "expired")


def test_quantity_and_note_are_kept_as_they_are_typed(visit: Visit) -> None:
    watched = visit("plenty_site")
    keep(watched, TWO)
    page = opened(watched)
    quantity(page, "PL0004").press_sequentially("12 lọ, nhỏ")
    expect(quantity(page, "PL0004")).to_be_focused()
    page.locator('[data-item="PL0004"] .own__note input').fill("giao thứ Sáu")
    assert kept(page)[1]["quantity"] == "12 lọ, nhỏ"
    assert kept(page)[1]["note"] == "giao thứ Sáu"
    page.reload()
    expect(quantity(page, "PL0004")).to_have_value("12 lọ, nhỏ")


def test_removed_product_can_be_brought_back_to_its_place(visit: Visit) -> None:
    watched = visit("plenty_site")
    keep(watched, [*TWO, item("PL0003", "9")])
    page = opened(watched)
    row = page.locator('[data-item="PL0004"]')
    row.get_by_role("button", name=f"{word('list_remove')}: Của hộ khác").click()
    assert kept_ids(page) == ["PL0001", "PL0003"]
    ghost = page.locator('[data-gone="PL0004"]')
    expect(ghost).to_contain_text(word("list_gone", name="Của hộ khác"))
    undo = ghost.get_by_role("button", name=word("list_undo"))
    expect(undo).to_be_focused()
    undo.press("Enter")
    assert kept_ids(page) == ["PL0001", "PL0004", "PL0003"]
    assert ids(page) == ["PL0001", "PL0004", "PL0003"]
    expect(ghost).to_have_count(0)


def test_cleared_list_can_be_brought_back_with_what_was_added_since(visit: Visit) -> None:
    watched = visit("plenty_site")
    keep(watched, TWO)
    page = opened(watched)
    page.locator("#own-clear").click()
    assert kept(page) == []
    expect(page.locator("#own-empty")).to_be_visible()
    other = watched.open("vi/products/binh-thuong/")
    other.locator(".actions [data-pick]").click()
    page.locator("#own-cleared button").click()
    assert kept_ids(page) == ["PL0001", "PL0004", "PL0003"]
    assert kept(page)[0]["quantity"] == "5"


def test_unknown_product_stays_until_it_is_removed(visit: Visit) -> None:
    watched = visit("plenty_site")
    hostile = "<img src=x onerror=document.title='run'>"
    keep(watched, [item("ZZ0001", hostile[:20], vi=hostile, slug="gone"), *TWO])
    page = opened(watched)
    row = page.locator('[data-item="ZZ0001"]')
    expect(row).to_contain_text(word("list_unknown"))
    expect(row.locator("h2")).to_have_text(hostile)
    assert row.locator("img, a").count() == 0, "shown, not run, and it leads nowhere"
    row.locator(".own__remove").click()
    assert kept_ids(page) == ["PL0001", "PL0004"]
    watched.assert_quiet()


# ---- without network, without scripts -----------------------------------------------------------------


def test_list_can_be_read_and_changed_without_network(visit: Visit) -> None:
    watched = visit("plenty_site")
    keep(watched, TWO)
    page = opened(watched)
    page.wait_for_selector("#own-qr svg")
    watched.context.set_offline(True)
    quantity(page, "PL0001").fill("8")
    page.locator('[data-item="PL0004"] .own__remove').click()
    assert [(one["id"], one["quantity"]) for one in kept(page)] == [("PL0001", "8")]
    expect(page.locator("#own-link")).to_have_value(f"{watched.home}vi/list/#ids=PL0001x8")
    assert "Số lượng: 8" in page.locator("#own-message").input_value()


def test_without_the_catalogue_names_are_those_of_last_time(visit: Visit) -> None:
    watched = visit("plenty_site")
    names = {"vi": "Tên cũ", "en": "An old name", "slug": FIVE}
    keep(watched, [item("PL0001", "5", **names), item("PL0004")])
    watched.context.route("**/search/index.json", lambda route: route.abort())
    page = watched.open("en/list/")
    expect(rows(page).first.locator("h2")).to_have_text("An old name")
    expect(rows(page).nth(1).locator("h2")).to_have_text("PL0004")
    expect(page.locator("#own-offline")).to_be_visible()
    assert word("list_unknown", "en") not in page.locator("#own-items").inner_text()
    watched.context.unroute("**/search/index.json")
    page.locator("#own-retry").click()
    expect(rows(page).first.locator("h2")).to_have_text("Five photos")
    expect(page.locator("#own-offline")).to_be_hidden()


@LANGS
def test_without_scripts_the_page_says_what_it_needs(visit: Visit, lang: str) -> None:
    watched = visit("plenty_site", java_script_enabled=False)
    page = watched.open(f"{lang}/list/")
    # Playwright does not look for text in <noscript>.
    needs = page.locator("#own noscript .notice")
    expect(needs).to_be_visible()
    assert needs.inner_text() == word("list_no_scripts", lang)
    expect(page.locator("#own-body")).to_be_hidden()
    page.locator(".own__way a").click()
    page.wait_for_url(f"**/{lang}/products/")
    page.goto(f"{watched.home}{lang}/products/{FIVE}/")
    expect(page.locator(".actions [data-pick]")).to_be_hidden()
    expect(page.locator(".actions [data-share]")).to_be_hidden()
