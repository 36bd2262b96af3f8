"""The search box: what is loaded and when, slow answers, failures, and no scripts at all."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.find import (
    DESK,
    LANGS,
    desk,
    opened_on_phone,
    options,
    phone,
    products,
    search,
)
from tests.support.synthetic import HONEY
from tests.support.words import ui_words

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Watched
    from tests.support.find import Visit

pytestmark = pytest.mark.browser


# A search in place of ours, which answers when it is told to.
WORKER = """
const answers = %s;
onmessage = async ({ data: { id, call, args: [text] } }) => {
  if (call !== "suggest") return postMessage({ id });
  const { wait = 0, ...answer } = answers[text] ?? {};
  await new Promise((done) => setTimeout(done, wait));
  const name = { text: `found ${text}`, lang: "vi", marks: [[0, 5]] };
  const hit = { id: "X", url: "x/", name, other: null, set: "", status: "valid", statusText: "Valid",
    stars: 3, ends: null, place: null, producers: [], drawing: null, photo: null };
  postMessage({ id, value: { text, total: 1, products: [hit], others: [], instead: null, ...answer } });
};
"""


def with_answers(watched: Watched, answers: object) -> Page:
    watched.context.route(
        "**/search/worker.js",
        lambda route: route.fulfill(
            body=WORKER % json.dumps(answers), content_type="text/javascript"
        ),
    )
    return watched.open("vi/about/")


def test_answer_that_was_overtaken_is_dropped(visit: Visit) -> None:
    page = with_answers(visit("small_site", viewport=DESK), {"m": {"wait": 400}})
    search(page, "ma")
    expect(products(page).first).to_contain_text("found ma")
    page.wait_for_timeout(600)
    expect(products(page).first).to_contain_text("found ma")


def test_answer_after_the_box_was_left_does_not_open_it(visit: Visit) -> None:
    page = with_answers(visit("small_site", viewport=DESK), {"mat": {"wait": 400}})
    search(page, "ma").press_sequentially("t")
    page.keyboard.press("Escape")
    page.wait_for_timeout(600)
    expect(page.locator(".find__panel")).to_be_hidden()


def test_slow_answer_is_waited_for_visibly(visit: Visit) -> None:
    page = with_answers(visit("small_site", viewport=DESK), {"mat": {"wait": 900}, "ma": {}})
    box = page.locator("#find-q")
    box.fill("mat")
    expect(page.locator(".find__form--busy")).to_be_visible()
    expect(page.locator(".find__note")).to_have_text(ui_words()["find_loading"]["vi"])
    expect(products(page).first).to_contain_text("found mat")
    assert page.locator(".find__form--busy, .find__note:visible").count() == 0
    # What is there stays until something better comes.
    box.fill("ma")
    expect(products(page).first).to_contain_text("found ma")
    box.fill("mat")
    expect(page.locator(".find__form--busy")).to_be_visible()
    expect(products(page).first).to_contain_text("found ma")


def test_nearest_spelling_is_an_option(visit: Visit) -> None:
    nothing = {"products": [], "total": 0, "instead": "mật ong"}
    page = with_answers(visit("small_site", viewport=DESK), {"mot ang": nothing})
    box = page.locator("#find-q")
    box.fill("mot ang")
    expect(options(page).first).to_have_text("Có phải bạn muốn tìm “mật ong”?")
    box.press("ArrowDown")
    box.press("Enter")
    expect(products(page).first).to_contain_text("found mật ong")
    expect(box).to_have_value("mật ong")


def test_nothing_but_its_start_is_loaded_before_it_is_touched(visit: Visit) -> None:
    # A service worker looks again at what a page loaded, in the browser's own cache.
    watched = visit("small_site", viewport=DESK, service_workers="block")
    asked: list[str] = []
    watched.context.on("request", lambda request: asked.append(request.url))
    watched.context.add_init_script(
        """Object.defineProperty(navigator, "connection", {value: {saveData: true, effectiveType: "4g"}})"""
    )
    page = watched.open("vi/about/")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    parts = [url for url in asked if re.search(r"/find/|/hit\.js|/search/", url)]
    assert parts == []
    assert sum("/find.js" in url for url in asked) == 1
    page.locator("#find-q").hover()
    with page.expect_response("**/search/index.json"):  # before a letter is typed
        page.mouse.down()
    page.wait_for_function("document.querySelector('#find-q').ariaExpanded !== null")
    search(page, "mat ong")
    assert sum(url.endswith("/search/index.json") for url in asked) == 1


def test_index_is_opened_while_the_rest_of_the_search_is_on_its_way(visit: Visit) -> None:
    watched = visit("small_site", viewport=DESK, service_workers="block")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    watched.context.route("**/find/box.js", hold)
    watched.context.add_init_script(
        """Object.defineProperty(navigator, "connection", {value: {saveData: true}});
        globalThis.Worker = class extends Worker {
          constructor(...given) {
            super(...given);
            this.addEventListener("message", ({ data }) => (globalThis.answered = data.id));
          }
        };"""
    )
    page = watched.open("vi/about/")
    page.locator("#find-q").click()
    page.wait_for_function("globalThis.answered === 'open'")
    assert len(held) == 1
    held[0].continue_()
    search(page, "mat ong")


def test_list_and_field_share_one_thread(visit: Visit) -> None:
    watched = visit("small_site", viewport=DESK)
    watched.context.add_init_script(
        """Object.defineProperty(navigator, "connection", {value: {saveData: true}})"""
    )
    page = watched.open("vi/products/?stars=4")  # the list asks first
    expect(page.locator("#results .card").first).to_be_visible()
    search(page, "mat ong")
    expect(products(page).first).to_be_visible()
    assert len(page.workers) == 1


def test_index_is_loaded_while_the_browser_is_idle(visit: Visit) -> None:
    watched = visit("small_site", viewport=DESK)
    # On a busy machine the browser takes its connection for a slow one.
    watched.context.add_init_script(
        """Object.defineProperty(navigator, "connection", {value: {effectiveType: "4g"}})"""
    )
    page = watched.context.new_page()
    with page.expect_response("**/search/index.json"):
        page.goto(f"{watched.home}vi/about/")


def test_index_that_failed_at_a_touch_is_asked_for_again(visit: Visit) -> None:
    watched = visit("small_site", viewport=DESK)
    watched.context.route("**/search/index.json", lambda route: route.abort(), times=1)
    watched.context.add_init_script(
        """Object.defineProperty(navigator, "connection", {value: {saveData: true}})"""
    )
    page = watched.open("vi/about/")
    with page.expect_event("requestfailed"):
        page.locator("#find-q").click()
    search(page, "mat ong")
    expect(products(page).first).to_be_visible()
    # The request that failed may be told in the console; nothing else.
    assert [
        line for line in watched.printed if "index.json" not in line and "ERR_" not in line
    ] == []


@LANGS
def test_failure_is_said_in_words_and_can_be_tried_again(visit: Visit, lang: str) -> None:
    watched = visit("small_site", viewport=DESK)
    watched.context.route("**/search/index.json", lambda route: route.abort())
    page = watched.open(f"{lang}/about/")
    box = page.locator("#find-q")
    box.fill("mat ong")
    said = ui_words()["find_failed"][lang]
    expect(page.locator(".find__note")).to_have_text(said)
    expect(page.locator(".find [role=status]")).to_have_text(said)
    expect(options(page).last).to_have_attribute("href", f"{watched.home}{lang}/products/")
    watched.context.unroute("**/search/index.json")
    expect(options(page).first).to_have_text(ui_words()["find_again"][lang])
    box.press("ArrowDown")
    box.press("Enter")
    expect(products(page).first).to_be_visible()
    # The request that failed may be told in the console; nothing else.
    assert [
        line for line in watched.printed if "index.json" not in line and "ERR_" not in line
    ] == []


def test_form_stays_a_form_when_the_box_does_not_come(visit: Visit) -> None:
    watched = visit("small_site", viewport=DESK)
    watched.context.route("**/find/box.js", lambda route: route.abort())
    page = watched.open("vi/about/")
    page.locator("#find-q").fill("mat ong")
    page.locator("#find-q").press("Enter")
    page.wait_for_url(f"{watched.home}vi/products/?q=mat+ong")
    assert [line for line in watched.printed if "ERR_FAILED" not in line] == []


@LANGS
def test_form_leads_to_the_list_without_scripts(visit: Visit, lang: str) -> None:
    watched, page = desk(visit, f"{lang}/about/", java_script_enabled=False)
    box = page.get_by_role("searchbox", name=ui_words()["find_hint"][lang])
    box.fill("mat ong")
    box.press("Enter")
    page.wait_for_url(f"{watched.home}{lang}/products/?q=mat+ong")
    assert page.locator(f"a[href$='{HONEY}/']").count() >= 1
    page.goto(f"{watched.home}{lang}/")
    page.locator("#hero-q").fill("mat ong")
    page.locator("#hero-q").press("Enter")
    page.wait_for_url(f"{watched.home}{lang}/products/?q=mat+ong")


def test_icon_is_a_link_to_the_list_without_scripts(visit: Visit) -> None:
    watched, page = phone(visit, java_script_enabled=False)
    page.locator(".find__open").tap()
    page.wait_for_url(f"{watched.home}vi/products/")


@pytest.mark.parametrize("path", ["vi/places/", "vi/404.html"])
def test_search_works_below_a_path(visit: Visit, path: str) -> None:
    watched = visit("site_below", base="/repo/", viewport=DESK)
    page = watched.open(path)
    search(page, "mat ong rung")
    address = f"{watched.home}vi/products/mat-ong-rung-hop-tien/"
    expect(products(page).first).to_have_attribute("href", address)
    watched.assert_quiet()


def test_paper_has_no_search(visit: Visit) -> None:
    _, page = phone(visit)
    opened_on_phone(page)
    page.emulate_media(media="print")
    assert not page.locator("dialog.find-layer").is_visible()
    assert not page.locator(".find").is_visible()
