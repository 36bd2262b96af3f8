"""The published site asks no other host for anything and sets no cookie, whatever a reader does on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.sorts import sorts

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser


@pytest.fixture
def watched(visit: Visit) -> Watched:
    return visit(permissions=["clipboard-read", "clipboard-write"])


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.context.new_page()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_pages_above_the_languages(watched: Watched, page: Page, site: Site, lang: str) -> None:
    """All other sorts of pages: tests/support/every_page.py."""
    above = [path for path in sorts(site, lang).values() if not path.startswith(("vi/", "en/"))]
    assert len(above) == 3
    for path in above:
        page.goto(watched.home + path, wait_until="load")
    watched.assert_own_host_alone(page)


def test_searching_and_browsing(watched: Watched, page: Page) -> None:
    page.goto(f"{watched.home}vi/about/")
    page.locator("#find-q").fill("mat ong")
    expect(page.locator(".find__panel:visible .find__option--hit").first).to_be_visible()
    page.locator("#find-q").press("Enter")
    page.wait_for_url(re.compile(r"/products/\?q="))
    expect(page.locator("#results .card").first).to_be_visible()
    watched.assert_own_host_alone(page)


def test_the_reader_s_list_and_sharing(watched: Watched, page: Page) -> None:
    page.goto(f"{watched.home}vi/products/mat-ong-rung-hop-tien/")
    page.locator("[data-pick]:visible").first.click()
    page.locator("[data-share]:visible").first.click()
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(f"{watched.home}vi/list/")
    expect(page.locator("#main")).to_contain_text("Mật ong rừng Hợp Tiến")
    watched.assert_own_host_alone(page)


def test_the_map_and_the_seasons(watched: Watched, page: Page) -> None:
    page.goto(f"{watched.home}vi/map/")
    page.locator("#main .spot").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/places/"))
    page.goto(f"{watched.home}en/season/")
    page.locator("#main a").first.hover()
    watched.assert_own_host_alone(page)


def test_colour_scheme_and_language_are_kept_without_cookies(watched: Watched, page: Page) -> None:
    page.goto(f"{watched.home}vi/")
    page.locator("label[for^=__palette]:visible").first.click()
    page.locator("header a[hreflang=en]").click()
    page.wait_for_url(re.compile("/en/"))
    assert page.evaluate("Object.keys(localStorage).sort()") == ["ocop-lang", "ocop-scheme"]
    watched.assert_own_host_alone(page)


def test_no_file_of_the_site_speaks_of_cookies_or_loads_from_other_hosts(site: Site) -> None:
    """Neither scripts nor headers set a cookie, and no style sheet or script names a host to load from."""
    files = [path for path in site.folder.rglob("*") if path.suffix in {".js", ".css"}]
    assert len(files) > 10
    for path in [*files, site.folder / "_headers"]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"document\.cookie|cookieStore|set-cookie|sendBeacon", text, re.IGNORECASE
        ), path
        assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//|import\([\"']https?:", text), (
            path
        )
