"""On the day of reading: the month of the season calendar, what home shows, and how many are still valid."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.support.synthetic import HONEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

# All sites of these tests are built for 22 November 2026.
SAME_MONTH, NEXT_MONTH, MARCH = "2026-11-30", "2026-12-01", "2027-03-15"


def on(watched: Watched, day: str, path: str) -> Page:
    """Open a page on another day."""
    watched.context.clock.set_fixed_time(datetime.fromisoformat(f"{day}T09:00:00"))
    return watched.open(path)


def marked(page: Page) -> set[str]:
    found = page.locator("[data-month][aria-current], col.is-now, .now:not([hidden])").evaluate_all(
        "all => all.map(e => e.dataset.month ?? e.dataset.now)"
    )
    return set(found)


@pytest.mark.parametrize(("day", "month"), [(SAME_MONTH, "11"), (NEXT_MONTH, "12"), (MARCH, "3")])
def test_the_month_of_reading_is_marked(visit: Visit, day: str, month: str) -> None:
    watched = visit("small_site")
    page = on(watched, day, "vi/season/")
    page.wait_for_function(
        "month => document.querySelector(`.month[data-month='${month}'][aria-current]`)", arg=month
    )
    assert marked(page) == {month}
    watched.assert_quiet()


def test_without_scripts_the_month_of_the_build_is_marked(visit: Visit) -> None:
    page = visit("small_site", java_script_enabled=False).open("en/season/")
    assert page.locator(".month[aria-current]").text_content() == "November 1 product"
    assert page.locator(".now:visible").text_content() == "this month"


def test_a_month_leads_to_its_products(visit: Visit) -> None:
    page = visit("small_site").open("en/season/")
    page.locator(".month", has_text="April").click()
    page.wait_for_url("**/season/#month-4")
    assert page.locator("#month-4").is_visible()


def test_the_calendar_fits_a_phone(visit: Visit) -> None:
    page = visit("large_site", viewport={"width": 320, "height": 700}).open("en/season/")
    width = page.locator("table.calendar").evaluate("table => table.getBoundingClientRect().right")
    assert width <= 320
    tiles = page.locator(".month").evaluate_all(
        "all => all.map(a => a.getBoundingClientRect().height)"
    )
    assert min(tiles) >= 43.9


# Home


def test_home_of_this_month_is_left_alone(visit: Visit) -> None:
    watched = visit("small_site")
    asked: list[str] = []
    watched.context.on("request", lambda request: asked.append(request.url))
    page = on(watched, SAME_MONTH, "vi/")
    page.wait_for_load_state("networkidle")
    assert page.locator("#now").text_content() == "Đang vào mùa · tháng 11"
    assert not [url for url in asked if "season" in url]


@pytest.mark.parametrize(
    ("lang", "title"),
    [("vi", "Đang vào mùa · tháng 3"), ("en", "In season · March")],
)
def test_home_read_in_another_month_shows_what_is_in_season_then(
    visit: Visit, lang: str, title: str
) -> None:
    watched = visit("small_site", base="/repo/")
    page = on(watched, MARCH, f"{lang}/")
    page.wait_for_function(
        "title => document.getElementById('now').textContent === title", arg=title
    )
    box = page.locator("[data-season-now]")
    assert box.locator(".more a").get_attribute("href") == f"{watched.home}{lang}/season/#month-3"
    card = box.locator(".card h3 a")
    assert card.count() == 1
    card.click()
    page.wait_for_url(f"**/{lang}/products/{HONEY}/")
    watched.assert_quiet()


def test_home_read_in_a_month_without_products_says_so(visit: Visit) -> None:
    watched = visit("small_site")
    page = on(watched, NEXT_MONTH, "en/")
    page.wait_for_function("document.getElementById('now').textContent === 'In season · December'")
    box = page.locator("[data-season-now]")
    assert box.locator(".card").count() == 0
    assert "No product is known to be in season." in (box.text_content() or "")
    watched.assert_quiet()


def test_drawings_that_home_lacks_come_with_the_cards(visit: Visit) -> None:
    watched = visit("large_site")
    page = on(watched, MARCH, "vi/")
    page.wait_for_function("document.getElementById('now').textContent.endsWith('tháng 3')")
    missing = page.locator("[data-season-now] use[href^='#ill-']").evaluate_all(
        "all => all.filter(use => !document.querySelector(use.getAttribute('href'))).length"
    )
    assert missing == 0
    assert page.locator("[data-season-now] .card").count() == 6


def test_home_that_cannot_ask_says_which_month_it_means(visit: Visit) -> None:
    watched = visit("small_site")
    watched.context.route("**/season/", lambda route: route.abort())
    page = on(watched, MARCH, "en/")
    page.wait_for_function(
        "document.getElementById('now').textContent.startsWith('In season when')"
    )
    assert page.locator("#now").text_content() == "In season when this page was made · November"
    assert page.locator("[data-season-now] .card").count() == 1


@pytest.mark.parametrize(
    ("day", "left", "words"),
    [
        ("2026-11-22", "1", "certificates known to be valid"),
        ("2026-11-23", "1", "certificates known to be valid today"),
        ("2027-12-27", "1", "certificates known to be valid today"),
        ("2027-12-28", "1", "certificates known to be valid"),
    ],
)
def test_home_says_how_many_certificates_are_valid_today(
    visit: Visit, day: str, left: str, words: str
) -> None:
    page = on(visit("small_site"), day, "en/")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-certificates]").text_content() == left
    assert page.locator("[data-today]").text_content() == words


@pytest.mark.parametrize(
    ("ends", "today", "left"),
    [
        ("", "2027-01-01", 5),
        ("2026-12-31:2", "2026-12-31", 5),
        ("2026-12-31:2", "2027-01-01", 3),
        ("2026-12-31:2 2027-01-15:1", "2027-02-01", 2),
    ],
)
def test_certificates_are_valid_on_their_last_day(
    script_page: Page, ends: str, today: str, left: int
) -> None:
    found = script_page.evaluate(
        """async ([ends, today]) => {
            const { stillValid } = await import("/vi/assets/javascripts/home.js");
            return stillValid(5, ends, today);
        }""",
        [ends, today],
    )
    assert found == left
