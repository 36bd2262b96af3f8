"""A tablet at a stand: what it shows, what it is limited to, and what leads off the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.decoders import decoded
from tests.support.fair import FAIR
from tests.support.run import ROOT
from tests.support.stand import MINUTE, idle, ready, start
from tests.support.synthetic import CLOTH, HONEY, MAKER
from tests.support.tablet import take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Watched
    from tests.support.run import Site
    from tests.support.tablet import Host, Tablet

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser


def test_the_page_of_the_mode_starts_it_and_remembers(visit: Visit) -> None:
    watched = visit("fair_site")
    page = watched.open("vi/tablet/")
    page.locator("#tablet-show").select_option("groups/food/")
    page.get_by_role("button", name="Bắt đầu").first.click()
    ready(page, "/vi/groups/food/")
    again = watched.open(f"en/products/{HONEY}/")
    again.wait_for_url("**/en/tablet/")
    ready(again, "/en/groups/food/")
    watched.assert_quiet()


def test_an_address_asks_for_it_and_for_a_list(visit: Visit) -> None:
    watched, page = start(visit, f"vi/about/?tablet=event:{FAIR}")
    assert page.url == f"{watched.home}vi/tablet/"
    ready(page, f"/vi/events/{FAIR}/")


@pytest.mark.parametrize("asked", ["event:", "event:../x", "page:about", "<b>", "1"])
def test_what_an_address_cannot_mean_shows_everything(visit: Visit, asked: str) -> None:
    _, page = start(visit, f"vi/tablet/?tablet={asked}")
    ready(page, "/vi/")


def test_a_page_in_an_ordinary_browser_knows_nothing_of_it(visit: Visit) -> None:
    watched = visit("fair_site")
    asked: list[str] = []
    watched.context.on("request", lambda request: asked.append(request.url))
    watched.open(f"vi/products/{HONEY}/").wait_for_load_state("networkidle")
    assert [url for url in asked if "tablet" in url] == []


def test_links_off_the_site_are_text_and_a_code(visit: Visit) -> None:
    watched, page = start(visit)
    page.evaluate("p => document.getElementById('stand-frame').src = p", f"../products/{HONEY}/")
    inside = ready(page, f"/{HONEY}/")
    away = inside.locator("a[href]").evaluate_all(
        "all => all.map(a => a.href).filter(href => !href.startsWith(location.origin))"
    )
    assert away == []
    inside.locator("[data-out^='tel:']:visible").first.click()
    page.locator("#stand-sheet[open] svg").wait_for()
    assert page.locator("#stand-sheet-text").text_content() == "+84912345678"
    assert set(decoded(page.locator("#stand-sheet").screenshot())) == {"tel:+84912345678"}
    watched.assert_quiet()


def test_links_that_scripts_put_in_later_lead_nowhere_either(visit: Visit) -> None:
    _, page = start(visit)
    inside = ready(page)
    inside.locator("body").evaluate(
        "body => { const a = document.createElement('a'); a.href = 'https://x.example/'; a.target = '_blank';"
        " a.textContent = 'x'; a.id = 'later'; body.append(a); }"
    )
    inside.locator("#later[data-out]:not([href])").wait_for()


def test_limited_to_a_fair_it_shows_what_is_there_and_no_more(visit: Visit) -> None:
    _, page = start(visit, f"vi/tablet/?tablet=event:{FAIR}")
    inside = ready(page)
    inside.locator(f'.card__name a[href*="{HONEY}"]').first.click()
    ready(page, f"/{HONEY}/")
    assert inside.locator(".oc-nav").is_hidden()
    inside.locator(".eyebrow [data-out]").click()
    text = page.locator("#stand-sheet[open] #stand-sheet-text").text_content() or ""
    assert f"https://{text}".startswith(f"{ROOT}vi/sets/"), "its published address"


def test_limited_to_a_group_other_products_are_not_there(visit: Visit) -> None:
    _, page = start(visit, "vi/tablet/?tablet=group:food")
    inside = ready(page, "/groups/food/")
    page.evaluate("p => document.getElementById('stand-frame').src = p", f"../producers/{MAKER}/")
    ready(page, f"/{MAKER}/")
    inside.locator(f'a[href*="{HONEY}"]').first.wait_for()
    assert inside.locator(f'a[href*="{CLOTH}"]').count() == 0


def test_back_and_the_other_language(visit: Visit) -> None:
    _, page = start(visit, f"vi/tablet/?tablet=event:{FAIR}")
    inside = ready(page)
    inside.locator(f'.card__name a[href*="{HONEY}"]').first.click()
    ready(page, f"/vi/products/{HONEY}/")
    page.locator("#stand-lang").click()
    ready(page, f"/en/products/{HONEY}/")
    page.locator("#stand-back").click()
    ready(page, f"/vi/products/{HONEY}/")
    page.locator("#stand-back").click()
    ready(page, f"/vi/events/{FAIR}/")
    assert page.locator("#stand-back").is_disabled()


def test_the_page_that_is_shown_can_be_taken_along(visit: Visit) -> None:
    _, page = start(visit)
    page.evaluate("p => document.getElementById('stand-frame').src = p", f"../products/{HONEY}/")
    ready(page, f"/{HONEY}/")
    page.locator("#stand-code").click()
    page.wait_for_function("document.querySelector('#stand-sheet[open] img')?.naturalWidth > 0")
    assert set(decoded(page.locator("#stand-sheet").screenshot())) == {f"{ROOT.upper()}Q/TS0001"}


def test_the_screen_stays_on_also_when_the_browser_let_it_go(visit: Visit) -> None:
    _, page = start(visit)
    page.wait_for_function("asked.length === 1")
    page.evaluate("lock.released = true; document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_function("asked.join() === 'screen,screen'")


def test_a_touch_fills_the_screen(visit: Visit) -> None:
    _, page = start(visit)
    page.evaluate("void (Element.prototype.requestFullscreen = async () => asked.push('whole'))")
    page.locator("#stand-start").click()
    page.wait_for_function("asked.includes('whole')")


def test_type_and_targets_are_larger(visit: Visit) -> None:
    _, page = start(visit)
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    here = ready(page).locator("html").evaluate(f"() => {size}")
    plain = visit("small_site").open("vi/").evaluate(size)
    assert here >= 1.19 * plain
    for button in page.locator(".stand__bar button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 60


def test_without_the_data_it_says_so_and_tries_again(visit: Visit) -> None:
    watched, page = start(visit)
    watched.context.route("**/search/index.json", lambda route: route.abort())
    idle(page)
    page.locator(".stand__failed").wait_for()
    watched.context.unroute("**/search/index.json")
    page.clock.run_for(MINUTE)
    page.locator(".slide").wait_for()


def test_without_a_network(fair_site: Site, tablet: Tablet, host: Callable[[Path], Host]) -> None:
    """What was taken along shows a visitor products, and products to nobody."""
    served = host(fair_site.folder)
    take(tablet.open(f"{served.home}vi/offline/"))
    served.gone = True
    tablet.restart()
    page = tablet.context.new_page()
    page.clock.install()
    page.goto(f"{served.home}vi/tablet/?tablet=event:{FAIR}")
    inside = ready(page, f"/vi/events/{FAIR}/")
    inside.locator("article.card h3 a").first.click()
    expect(inside.locator(".product h1")).to_be_visible()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 5)
    idle(page)
    (code,) = set(decoded(page.locator("#stand-slides").screenshot(animations="disabled")))
    assert code.startswith(f"{ROOT.upper()}Q/TS")
