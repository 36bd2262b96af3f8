"""The reader's list, put together on other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.own_list import (
    DESK,
    LANGS,
    NOTHING_KEPT,
    PHONE,
    TWO,
    item,
    keep,
    kept,
    kept_ids,
    opened,
    quantity,
    rows,
    toggle,
    word,
)
from tests.support.plenty import FIVE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.own_list import Visit

pytestmark = pytest.mark.browser


def count(page: Page) -> str:
    badge = page.locator(".oc-list__count")
    return badge.inner_text() if badge.is_visible() else ""


@LANGS
def test_product_goes_on_the_list_and_off_again(visit: Visit, lang: str) -> None:
    watched = visit("plenty_site", viewport=PHONE)
    page = watched.open(f"{lang}/products/{FIVE}/")
    button = page.locator(".actions [data-pick]")
    assert count(page) == ""
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert count(page) == "1"
    expect(page.locator(".toast")).to_contain_text(word("pick_added", lang))
    kept_one = {"id": "PL0001", "vi": "Năm ảnh", "en": "Five photos", "slug": FIVE}
    assert kept(page) == [kept_one | {"quantity": "", "note": ""}]
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert kept(page) == []
    assert count(page) == ""
    watched.assert_quiet()


def test_header_leads_to_the_list_and_tells_how_long_it_is(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=DESK)
    keep(watched, TWO)
    page = watched.open("en/about/")
    link = page.get_by_role("link", name=word("pick_count", "en", n=2))
    link.click()
    page.wait_for_url("**/en/list/")
    expect(rows(page)).to_have_count(2)


@pytest.mark.parametrize(
    "path", ["vi/", "vi/products/", "vi/groups/food/", "vi/producers/htx-du-dau/"]
)
def test_cards_have_a_button_with_the_product_s_name(visit: Visit, path: str) -> None:
    watched = visit("plenty_site", viewport=PHONE)
    page = watched.open(path)
    button = page.get_by_role("button", name=f"{word('pick_add')}: Sản phẩm bình thường").first
    button.click()
    assert kept_ids(page) == ["PL0003"]
    assert page.url == watched.home + path, "the card's link was not followed"
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    watched.assert_quiet()


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_buttons_cover_no_words_in_a_list(visit: Visit, viewport: dict[str, int]) -> None:
    page = visit("plenty_site", viewport=viewport).open("vi/products/")
    page.locator("[data-view=list]").click()
    covered = page.locator("#everything .card:visible").evaluate_all(
        """(cards) => cards.filter((card) => {
            const button = card.querySelector(".pick").getBoundingClientRect();
            const words = card.querySelector(".card__body").getBoundingClientRect();
            return button.left < words.right && button.right > words.left;
        }).length"""
    )
    assert page.locator("#everything .card:visible").count() > 2
    assert covered == 0


def test_what_the_search_of_the_list_finds_has_it_too(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=DESK)
    keep(watched, [item("PL0003")])
    page = watched.open("vi/products/?q=binh+thuong")
    expect(toggle(page, "PL0003").first).to_have_attribute("aria-pressed", "true")
    page.locator("#results [data-pick]").first.click()
    assert kept_ids(page) == []


def test_buttons_move_nothing_when_they_come(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=PHONE)
    watched.context.add_init_script(
        """window.moved = 0; new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.moved += entry.value;
        }).observe({ type: "layout-shift", buffered: true })"""
    )
    keep(watched, TWO)
    for path in (f"vi/products/{FIVE}/", "vi/products/", "vi/list/"):
        page = watched.open(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") == 0, path


def test_two_tabs_show_the_same(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=DESK)
    product = watched.open(f"vi/products/{FIVE}/")
    page = opened(watched)
    expect(page.locator("#own-empty")).to_be_visible()
    product.locator(".actions [data-pick]").click()
    expect(rows(page)).to_have_count(1)
    assert count(page) == "1"
    quantity(page, "PL0001").fill("7")
    page.locator(".own__remove").click()
    expect(product.locator(".actions [data-pick]")).to_have_attribute("aria-pressed", "false")
    assert count(product) == ""


def test_where_nothing_can_be_kept_it_is_said(visit: Visit) -> None:
    watched = visit("plenty_site")
    watched.context.add_init_script(NOTHING_KEPT)
    page = watched.open(f"vi/products/{FIVE}/")
    button = page.locator(".actions [data-pick]")
    button.click()
    expect(page.locator(".toast")).to_contain_text(word("pick_lost"))
    expect(button).to_have_attribute("aria-pressed", "true")
