"""The first letter in a large catalogue is answered by a small index that goes before the whole one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from catalogue.enrich import search_data
from tests.support.find import DESK, products
from tests.support.run import ROOT, Site, build_options, forget, run
from tests.support.synthetic import write_catalogue
from tests.support.words import ui_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Watched
    from tests.support.find import Visit

pytestmark = pytest.mark.browser

SAVES_DATA = 'Object.defineProperty(navigator, "connection", {value: {saveData: true}})'
GOOD = 'Object.defineProperty(navigator, "connection", {value: {effectiveType: "4g"}})'
BEFORE, WHOLE = "**/search/letters.json", "**/search/index.json"


@pytest.fixture(scope="module")
def lettered_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small catalogue as if it were a large one."""
    folder: Path = tmp_path_factory.mktemp("letters")
    source = write_catalogue(folder / "catalogue", photo=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_data, "_MOST_WITHOUT_WORDS", 1)
        ran = run("build", *build_options(folder / "site", source))
    assert ran.code == 0, ran.text
    yield Site(folder / "site", ROOT, ran)
    forget(source)


def begun(visit: Visit) -> tuple[Watched, list[str]]:
    """A reader who saves data, and which indexes are asked for, in order."""
    watched = visit("lettered_site", viewport=DESK, service_workers="block")
    asked: list[str] = []
    watched.context.on(
        "request",
        lambda request: asked.extend(re.findall(r"/search/(\w+)\.json", request.url)),
    )
    watched.context.add_init_script(SAVES_DATA)
    return watched, asked


def typed(page: Page, text: str) -> None:
    page.locator("#find-q").click()
    page.locator("#find-q").press_sequentially(text)


def shown(page: Page) -> list[str]:
    """How many products there are, their names, and all else with its counts."""
    parts = ".find__group--products .count", ".find__name", ".find__option:not(.find__option--hit)"
    return page.locator(", ".join(parts)).all_inner_texts()


def test_a_letter_is_answered_before_the_whole_index_has_come(visit: Visit) -> None:
    watched, asked = begun(visit)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    watched.context.route(WHOLE, hold)
    page = watched.open("vi/about/")
    typed(page, "m")
    expect(products(page).first).to_be_visible()
    told = shown(page)
    assert asked == ["letters", "index"]
    # More than a letter waits for the whole, and says so; what is there stays.
    page.locator("#find-q").press_sequentially("at")
    expect(page.locator(".find__form--busy")).to_be_visible()
    expect(products(page).first).to_be_visible()
    held[0].continue_()
    expect(page.locator(".find__form--busy")).to_have_count(0)
    expect(page.locator(".find__option--all")).to_have_attribute("href", re.compile(r"\?q=mat$"))
    # The whole index says the same of the letter.
    page.locator("#find-q").fill("m")
    expect(page.locator(".find__option--all")).to_have_attribute("href", re.compile(r"\?q=m$"))
    assert shown(page) == told
    assert asked == ["letters", "index"]
    assert (
        [line for line in watched.printed if "Service Worker" not in line] == watched.failed == []
    )


def test_an_index_that_fails_after_a_letter_is_said_and_asked_for_again(visit: Visit) -> None:
    watched, asked = begun(visit)
    watched.context.route(WHOLE, lambda route: route.abort(), times=1)
    page = watched.open("en/about/")
    typed(page, "h")
    expect(products(page).first).to_be_visible()
    typed(page, "o")
    note = page.locator(".find__note")
    if note.is_visible():  # asked before the failure was known
        expect(note).to_have_text(ui_words()["find_failed"]["en"])
        page.locator("#find-q").press_sequentially("n")
    expect(products(page).first).to_contain_text("oney", ignore_case=True)
    assert asked.count("index") == 2


def test_where_the_small_index_fails_the_whole_one_answers(visit: Visit) -> None:
    watched, asked = begun(visit)
    watched.context.route(BEFORE, lambda route: route.abort())
    page = watched.open("vi/about/")
    typed(page, "m")
    expect(products(page).first).to_be_visible()
    assert asked == ["letters", "index"]


def test_where_both_fail_it_is_said_and_can_be_tried_again(visit: Visit) -> None:
    watched, _ = begun(visit)
    for address in (BEFORE, WHOLE):
        watched.context.route(address, lambda route: route.abort())
    page = watched.open("vi/about/")
    typed(page, "m")
    expect(page.locator(".find__note")).to_have_text(ui_words()["find_failed"]["vi"])
    watched.context.unroute_all()
    page.locator("#find-q").press("ArrowDown")
    page.locator("#find-q").press("Enter")
    expect(products(page).first).to_be_visible()


def test_who_loads_the_index_anyway_does_without(visit: Visit) -> None:
    watched = visit("lettered_site", viewport=DESK, service_workers="block")
    asked: list[str] = []
    watched.context.on("request", lambda request: asked.append(request.url))
    # What the browser takes a connection for depends on what it met before.
    watched.context.add_init_script(GOOD)
    page = watched.context.new_page()
    with page.expect_response(WHOLE):
        page.goto(f"{watched.home}vi/about/")
    typed(page, "m")
    expect(products(page).first).to_be_visible()
    assert [url for url in asked if "letters.json" in url] == []


def test_a_small_catalogue_has_none(small_site: Site, lettered_site: Site) -> None:
    for site, has in ((small_site, False), (lettered_site, True)):
        assert (site.folder / "search" / "letters.json").is_file() is has
        for path in ("vi/", "en/products/", "vi/404.html"):
            form = site.page(path).all("form", class_="find__form")[0]
            assert ("data-letters" in form.attrs) is has
