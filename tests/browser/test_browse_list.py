"""A long list of products: back and forward to where one was, and only what is near is in the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import LARGE
from tests.support.browse import (
    DESK,
    PHONE,
    SIZES,
    TOP,
    chips,
    choose,
    opened,
    resting,
    search_of,
    settled,
    value,
)

if TYPE_CHECKING:
    from tests.support.browse import Visit

pytestmark = pytest.mark.browser


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
    with page.expect_navigation():
        page.evaluate("history.back()")
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
        page.evaluate("scrollBy(0, 2 * innerHeight)")  # near is a screen and a half
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
    resting(page)
    place = page.evaluate(TOP)[0]
    page.locator("[data-view=list]").evaluate("button => button.click()")
    resting(page)
    assert abs(page.evaluate(TOP)[0] - place) <= 3
    place = page.evaluate(TOP)[0]
    for size in (PHONE, DESK):  # a tablet is turned, and turned again
        page.set_viewport_size(size)
        resting(page)
        assert abs(page.evaluate(TOP)[0] - place) <= 1, size


def test_new_drawing_comes_after_the_cards(visit: Visit) -> None:
    _, page = opened(visit)
    page.evaluate(
        """() => new MutationObserver((_, watch) => {
          const drawn = document.querySelectorAll("#results .card img.drawing");
          if (!drawn.length) return;
          watch.disconnect();
          requestAnimationFrame(() => {  // the frame that shows the cards
            globalThis.sources = [...drawn].map((image) => image.getAttribute("src"));
          });
        }).observe(document.getElementById("results"), { childList: true, subtree: true })"""
    )
    choose(page, "stars", "4")
    page.wait_for_function("globalThis.sources")
    assert set(page.evaluate("sources")) == {None}
    expect(page.locator("#results .card img.drawing").first).to_have_attribute(
        "src", re.compile("^blob:")
    )
