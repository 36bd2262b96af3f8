"""A device's clock may be wrong by a year: what follows from it is said to, and time never runs back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.own_list import word
from tests.support.synthetic import CLOTH, HONEY

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.own_list import Visit

pytestmark = pytest.mark.browser

# The page was built on 22 November 2026; the honey is valid until 31 March 2028, the cloth expired in 2023.
LANGS = pytest.mark.parametrize("lang", ["vi", "en"])


def on(visit: Visit, day: str, path: str) -> Page:
    watched = visit("small_site", timezone_id="Asia/Ho_Chi_Minh")
    page = watched.context.new_page()
    page.clock.install(time=f"{day}T12:00:00+07:00")
    page.goto(watched.home + path)
    return page


@LANGS
def test_state_by_the_device_says_so_on_the_product_and_in_lists(visit: Visit, lang: str) -> None:
    said = word("state_by_device", lang)
    page = on(visit, "2029-01-01", f"{lang}/products/{HONEY}/")
    expect(page.locator(".product__head [data-rating-note]")).to_contain_text(f"({said})")
    page.goto(page.url.replace(f"products/{HONEY}/", "sets/04-honey/"))
    expect(page.locator(f"article.card:has(a[href*='{HONEY}']) .rating")).to_contain_text(said)
    page.goto(page.url.replace("sets/04-honey/", "products/?q=honey"))
    expect(page.locator("#results article.card .rating").first).to_contain_text(said)


def test_state_of_the_day_of_the_build_needs_no_such_word(visit: Visit) -> None:
    page = on(visit, "2026-11-22", f"en/products/{HONEY}/")
    expect(page.locator("[data-rating]").first).to_be_visible()
    expect(page.locator(".rating__device")).to_have_count(0)


@pytest.mark.parametrize("path", [f"products/{CLOTH}/", "products/?q=tho+cam"])
def test_clock_that_is_behind_makes_nothing_valid_again(visit: Visit, path: str) -> None:
    page = on(visit, "2023-06-01", f"vi/{path}")
    rating = page.locator(
        f":is(.product__head, article.card:has(a[href*='{CLOTH}'])) [data-rating]"
    )
    expect(rating.first).to_have_attribute("data-status", "expired")
    expect(page.locator(".rating__device")).to_have_count(0)
