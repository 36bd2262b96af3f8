"""Without a network: the catalogue that was taken along, and pages that were visited."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.own_list import word
from tests.support.plenty import FIVE
from tests.support.tablet import BASE, PATIENCE, Tablet, fetched, hosting, kept, ready, take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.run import Site
    from tests.support.tablet import Host

    Hosting = Callable[[Path], Host]

pytestmark = pytest.mark.browser

# What is not taken along: pictures in pixels, downloads, what is for machines.
LEFT = re.compile(
    r"(pack|share|api|icons|photos)/|.+\.png$|build\.json|robots\.txt|sitemap\.xml|\.nojekyll"
    r"|_headers|sw\.js|not-stored\.html|.*\.(xml|ics|csv|geojson)$"
)


def everything(site: Path) -> list[str]:
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in paths if not LEFT.match(path))


def test_taken_along_all_works_with_the_server_gone_and_the_browser_started_anew(
    plenty_site: Site, tablet: Tablet
) -> None:
    with hosting(plenty_site.folder) as host:
        home = host.home
        page = tablet.open(f"{home}vi/offline/")
        expect(page.locator("#take-cost")).to_contain_text(re.compile("kB|MB"), timeout=PATIENCE)
        take(page, pictures=True)
        expect(page.locator("#take-what")).to_contain_text(word("take_with"))
    tablet.restart()
    page = tablet.open(f"{home}vi/")
    paths = everything(plenty_site.folder)
    wanted = [sha256((plenty_site.folder / path).read_bytes()).hexdigest() for path in paths]
    found = fetched(page, *(home + path.removesuffix("index.html") for path in paths))
    assert [path for path, a, b in zip(paths, found, wanted, strict=True) if a != b] == []
    works_without_network(page, home)


# Of the file itself: what the page makes of it depends on its place there.
FILE_WIDTH = """async (image) => {
  const file = await (await fetch(image.currentSrc)).blob();
  return (await createImageBitmap(file)).width;
}"""


def works_without_network(page: Page, home: str) -> None:
    """What a visitor of a stand does."""
    # A photo, on the product's page and in its list.
    page.goto(f"{home}vi/products/{FIVE}/")
    for address in (f"vi/products/{FIVE}/", "vi/products/"):
        page.goto(home + address)
        picture = page.locator("picture img").first
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate(FILE_WIDTH) == 640
    # The other language; the printed code; an address typed without its last stroke.
    page.locator("a.oc-lang").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"{home}Q/PL0001/")
    page.wait_for_url(f"{home}en/products/{FIVE}/")
    page.goto(f"{home}en/map")
    page.wait_for_url(f"{home}en/map/")
    expect(page.locator("[data-map]")).to_be_visible()
    # Search and filters.
    page.locator("header input[name=q]").press_sequentially("nam anh")
    expect(page.locator("[role=option]").first).to_contain_text("Five photos")
    page.goto(f"{home}en/products/?q=five")
    expect(page.locator("article.card").first).to_contain_text("Five photos")
    # The list, put together on a product's page.
    page.goto(f"{home}vi/products/{FIVE}/")
    page.locator(".actions [data-pick]").click()
    page.goto(f"{home}vi/list/")
    expect(page.locator("#own-items h2")).to_have_text("Năm ảnh")


def test_visited_pages_stay_readable_and_others_are_said_to_be_missing(
    plenty_site: Site, tablet: Tablet
) -> None:
    with hosting(plenty_site.folder) as host:
        home = host.home
        page = tablet.open(f"{home}vi/about/")
        ready(page)
        kept(page, f"{home}vi/about/")
        page.goto(f"{home}vi/products/{FIVE}/")
        kept(page, f"{home}vi/products/{FIVE}/")
        kept(page, f"{home}vi/assets/stylesheets/site.css")
        expect(page.locator(".away")).to_have_count(0)
    tablet.restart()
    page = tablet.open(f"{home}vi/products/{FIVE}/")
    expect(page.locator(".product h1")).to_have_text("Năm ảnh")
    # With its styles, and with a word on when it was read.
    assert (
        page.locator(".oc-footer").evaluate("box => getComputedStyle(box).color") != "rgb(0, 0, 0)"
    )
    expect(page.locator(".away")).to_contain_text(word("away_visited").partition("{")[0])
    page.goto(f"{home}vi/about/")
    expect(page.locator("h1").first).to_be_visible()
    page.goto(f"{home}en/products/")
    for lang in ("vi", "en"):
        expect(page.locator(f"h1 [lang={lang}]")).to_be_visible()
    # It names what can be read, and offers no home page that cannot.
    links = page.locator("a").evaluate_all("all => all.map((link) => link.getAttribute('href'))")
    assert f"{home}vi/products/{FIVE}/" in links
    assert f"{BASE}vi/" not in links
    page.get_by_role("link", name=re.compile("Năm ảnh")).click()
    page.wait_for_url(f"{home}vi/products/{FIVE}/")


def test_only_one_producers_products_are_taken_along(
    large_site: Site, tablet: Tablet, host: Hosting
) -> None:
    served = host(large_site.folder)
    page = tablet.open(f"{served.home}en/offline/")
    ready(page)
    expect(page.locator("#take-start")).to_be_enabled(timeout=PATIENCE)
    whole = page.locator("#take-cost").inner_text()
    page.locator("input[value=part]").check()
    option = page.locator("#take-of optgroup").last.locator("option").first
    page.locator("#take-of").select_option(option.get_attribute("value"))
    expect(page.locator("#take-cost")).not_to_have_text(whole)
    page.locator("#take-start").click()
    expect(page.locator("#take-what")).to_contain_text(option.inner_text().rpartition(" (")[0])
    slug = (option.get_attribute("value") or "").split()[1]
    served.gone = True
    tablet.restart()
    page = tablet.open(f"{served.home}en/producers/{slug}/")
    page.locator("article.card h3 a").first.click()
    expect(page.locator(".product h1")).to_be_visible()
    # Pages of other products are not here, nor said to be.
    slugs = large_site.slugs("products")
    found = fetched(page, *(f"{served.home}en/products/{other}/" for other in slugs))
    missing = [other for other, what in zip(slugs, found, strict=True) if what is None]
    assert len(missing) > len(slugs) / 2
    page.goto(f"{served.home}en/products/{missing[0]}/")
    expect(page.locator("h1 [lang=en]")).to_contain_text("not stored")


def test_what_is_stored_can_be_deleted(plenty_site: Site, tablet: Tablet, host: Hosting) -> None:
    served = host(plenty_site.folder)
    page = tablet.open(f"{served.home}vi/offline/")
    take(page)
    page.locator("#take-delete").click()
    expect(page.locator("#take-delete")).to_have_text(word("take_delete_sure"))
    page.locator("#take-delete").click()
    expect(page.locator("#take-nothing")).to_be_visible()
    files = """async () => {
      const [{ name }] = await indexedDB.databases();
      const db = await new Promise((done) => (indexedDB.open(name).onsuccess = (e) => done(e.target.result)));
      const keys = db.transaction("files").objectStore("files").getAllKeys();
      return new Promise((done) => (keys.onsuccess = () => done(keys.result.length)));
    }"""
    assert page.evaluate(files) == 0
    served.gone = True
    page.goto(f"{served.home}vi/season/")
    expect(page.locator("h1 [lang=vi]")).to_contain_text("chưa lưu")
