"""A tablet that nobody touches: its slide show, what it forgets of visitors, how its owner leaves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.decoders import decoded
from tests.support.run import ROOT
from tests.support.stand import HELD, MINUTE, STEP, idle, ready, start
from tests.support.synthetic import CLOTH, HONEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser


def test_a_touch_on_the_slide_show_opens_its_product(visit: Visit) -> None:
    watched, page = start(visit)
    idle(page)
    first = page.locator(".slide__name").text_content()
    assert page.locator("#slide").get_attribute("lang") == "vi"
    page.clock.run_for(STEP)
    assert page.locator("#slide").get_attribute("lang") == "en"
    assert page.locator(".slide__other").text_content() == first
    assert page.locator(".slide__short").text_content() == "ocop.example/Q/TS0001"
    page.clock.run_for(STEP)
    assert page.locator(".slide__short").text_content() == "ocop.example/Q/TS0002"
    page.clock.run_for(STEP)
    page.locator("#stand-slides").click()
    inside = ready(page, f"/en/products/{CLOTH}/")
    assert inside.locator("h1").count() == 1
    assert page.locator("#stand-slides").is_hidden()
    watched.assert_quiet()


def test_a_key_opens_it_too(visit: Visit) -> None:
    _, page = start(visit)
    idle(page)
    page.keyboard.press("Space")
    ready(page, f"/vi/products/{HONEY}/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_of_a_slide_can_be_scanned(visit: Visit, scheme: str) -> None:
    _, page = start(visit, color_scheme=scheme)
    idle(page)
    page.wait_for_function("document.querySelector('.slide__code img').naturalWidth > 0")
    page.clock.run_for(1000)
    assert set(decoded(page.screenshot(animations="disabled"))) == {f"{ROOT.upper()}Q/TS0001"}


def test_somebody_there_keeps_the_slide_show_away(visit: Visit) -> None:
    _, page = start(visit)
    inside = ready(page)
    for _ in range(3):
        inside.locator("h1").click()
        page.clock.run_for(MINUTE - 1000)
    assert page.locator("#stand-slides").is_hidden()
    idle(page)


def test_idle_forgets_what_a_visitor_left(visit: Visit) -> None:
    _, page = start(visit)
    page.evaluate("p => document.getElementById('stand-frame').src = p", f"../products/{HONEY}/")
    inside = ready(page, f"/{HONEY}/")
    inside.locator(".action--pick").click()
    page.evaluate("localStorage.setItem('ocop-recent', '[\"rượu\"]')")
    assert page.evaluate("localStorage.getItem('ocop-list')") is not None
    idle(page)
    left = page.evaluate("[localStorage.getItem('ocop-list'), localStorage.getItem('ocop-recent')]")
    assert left == [None, None]
    ready(page, "/vi/")
    assert page.locator("#stand-back").is_disabled(), "nobody goes back to what another saw"


def test_the_owners_list_is_there_again_afterwards(visit: Visit) -> None:
    watched = visit("fair_site")
    page = watched.open("vi/tablet/")
    own = json.dumps({"mine": True})
    page.evaluate("own => localStorage.setItem('ocop-list', own)", own)
    page.clock.install()
    page.get_by_role("button", name="Bắt đầu").first.click()
    ready(page)
    assert page.evaluate("localStorage.getItem('ocop-list')") is None
    page.locator("#stand-leave").focus()
    page.keyboard.down("Enter")
    page.clock.run_for(HELD)
    page.locator("#tablet-form").wait_for()
    assert page.evaluate("localStorage.getItem('ocop-list')") == own


def test_leaving_takes_three_seconds(visit: Visit) -> None:
    watched, page = start(visit)
    corner = page.locator("#stand-leave")
    box = corner.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.clock.run_for(HELD - 100)
    page.mouse.up()
    page.clock.run_for(HELD)
    assert page.locator("#stand").is_visible()
    page.mouse.down()
    page.clock.run_for(HELD)
    page.locator("#tablet-form").wait_for()
    page.mouse.up()
    assert page.evaluate("localStorage.getItem('ocop-tablet')") is None
    assert watched.open("vi/about/").url.endswith("vi/about/"), "and stays left"


def test_an_address_leaves_too(visit: Visit) -> None:
    watched = visit("fair_site")
    page = watched.open("vi/about/")
    page.evaluate("localStorage.setItem('ocop-list', 'mine')")
    page.goto(f"{watched.home}vi/tablet/?tablet")
    ready(page)
    page.goto(f"{watched.home}vi/about/?tablet=0")
    page.wait_for_function("localStorage.getItem('ocop-list') === 'mine'")
    assert page.evaluate("localStorage.getItem('ocop-tablet')") is None


def test_who_wants_less_motion_gets_none(visit: Visit) -> None:
    _, page = start(visit, reduced_motion="reduce")
    page.evaluate("void (Element.prototype.animate = () => asked.push('moved'))")
    idle(page)
    page.clock.run_for(3 * STEP)
    assert "moved" not in page.evaluate("asked")
