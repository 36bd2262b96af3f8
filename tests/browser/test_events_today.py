"""Events on the day of reading: "now at …" while a fair is on, whatever day the site was made."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.support.fair import AFTER, BEFORE, FAIR, FIRST, LAST, LOST, SOON
from tests.support.synthetic import HONEY
from tests.support.words import ui_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser


def on(watched: Watched, day: str, path: str) -> Page:
    watched.context.clock.set_fixed_time(datetime.fromisoformat(f"{day}T09:00:00"))
    return watched.open(path)


@pytest.mark.parametrize(
    ("day", "state"), [(BEFORE, "soon"), (FIRST, "now"), (LAST, "now"), (AFTER, "over")]
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_product_is_at_a_fair_while_it_is_on(
    visit: Visit, day: str, state: str, lang: str
) -> None:
    watched = visit("fair_site")
    page = on(watched, day, f"{lang}/products/{HONEY}/")
    event = page.locator(f".event[data-state={state}]")
    event.wait_for()
    assert event.locator("[data-event-state]").text_content() == ui_words()[f"at_{state}"][lang]
    watched.assert_quiet()


def test_a_page_that_is_over_says_so_and_nothing_moves(visit: Visit) -> None:
    page = on(visit("fair_site"), "2027-03-01", "en/events/")
    page.locator(f'.event[data-state=over] a[href*="{SOON}"]').wait_for()
    assert page.locator(".event[data-state=over]").count() == 3
    assert page.locator(f'.event[data-state=cancelled] a[href*="{LOST}"]').count() == 1


def test_of_a_fair_without_days_nobody_says_that_it_is_on(visit: Visit) -> None:
    page = on(visit("fair_site"), "2027-01-15", f"en/events/{SOON}/")
    page.locator(".eyebrow[data-state=near]").wait_for()
    assert page.locator(".eyebrow").text_content() == ui_words()["event_near"]["en"]


def test_a_fair_is_found_by_its_name_and_place(visit: Visit) -> None:
    watched = visit("fair_site")
    page = watched.open("vi/")
    for query in ("hoi cho thu", "quang truong", "cho phien mua dong"):
        page.locator("#hero-q").fill(query)
        page.locator(f'.find__group--events a[href$="/events/{FAIR}/"]').wait_for()
    assert "20–29" in (
        page.locator(".find__group--events .find__detail").first.text_content() or ""
    )
    watched.assert_quiet()


def test_events_cost_nothing_where_there_are_none(visit: Visit) -> None:
    watched = visit("small_site")
    asked: list[str] = []
    watched.context.on("request", lambda request: asked.append(request.url))
    watched.open(f"vi/products/{HONEY}/").wait_for_load_state("networkidle")
    assert [url for url in asked if url.endswith("events.js")] == []
