"""What can go wrong while the catalogue is taken along, and afterwards: nothing that was there is lost."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.own_list import word
from tests.support.plenty import FIVE
from tests.support.tablet import PATIENCE, Tablet, fetched, kept, pack_again, ready, said, take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.run import Site
    from tests.support.tablet import Host

    Hosting = Callable[[Path], Host]

pytestmark = pytest.mark.browser


@pytest.fixture
def newer(plenty_site: Site, tmp_path: Path) -> Path:
    """The same site after some texts and a style were changed, and packed anew."""
    folder = tmp_path / "newer"
    shutil.copytree(plenty_site.folder, folder)
    publish_changed(folder)
    return folder


def publish_changed(folder: Path) -> None:
    """Rename a product on its own pages and change a style, as a new build would publish it."""
    for lang in ("vi", "en"):
        page = folder / lang / "products" / FIVE / "index.html"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</h1>", " (2)</h1>", 1), encoding="utf-8")
        sheet = folder / lang / "assets" / "stylesheets" / "site.css"
        sheet.write_text(sheet.read_text(encoding="utf-8") + NEW_STYLE, encoding="utf-8")
    changed = [f"{lang}/{path}" for lang in ("vi", "en") for path in CHANGED]
    pack_again(folder, changed)


CHANGED = (f"products/{FIVE}/index.html", "assets/stylesheets/site.css")
NEW_STYLE = "\n.product h1 { letter-spacing: 7px }\n"


def assert_old(page: Page) -> None:
    expect(page.locator(".product h1")).to_have_text("Năm ảnh")
    assert spacing(page) == "normal"


def assert_new(page: Page) -> None:
    expect(page.locator(".product h1")).to_have_text("Năm ảnh (2)")
    assert spacing(page) == "7px"


def spacing(page: Page) -> str:
    found: str = page.locator(".product h1").evaluate("box => getComputedStyle(box).letterSpacing")
    return found


def test_network_lost_in_the_middle_goes_on_where_it_stopped(
    plenty_site: Site, tablet: Tablet, host: Hosting
) -> None:
    served = host(plenty_site.folder)
    page = tablet.open(f"{served.home}vi/offline/")
    ready(page)
    served.after = len(served.packs()) + 20
    take(page, state="lost")
    expect(page.locator("#take-nothing")).to_be_visible()  # half of it is not used
    tablet.restart()
    served.after, served.gone = None, False
    before = set(served.packs())
    served.asked.clear()
    page = tablet.open(f"{served.home}vi/offline/")
    said(page, "begun")
    page.locator("#take-start").click()
    said(page, "ready")
    # All but the few that were under way at that moment.
    assert len(before.intersection(served.packs())) < 6 < len(before)


def test_pausing_and_going_on(plenty_site: Site, tablet: Tablet, host: Hosting) -> None:
    served = host(plenty_site.folder)
    page = tablet.open(f"{served.home}vi/offline/")
    ready(page)
    expect(page.locator("#take-start")).to_be_enabled(timeout=PATIENCE)
    served.slow = 0.3
    page.locator("#take-start").click()
    page.locator("#take-pause").click()
    said(page, "paused")
    expect(page.locator("#take-start")).to_have_text(word("take_resume"))
    served.slow = 0
    page.locator("#take-start").click()
    said(page, "ready")


def test_damaged_file_is_not_used(plenty_site: Site, tablet: Tablet, host: Hosting) -> None:
    served = host(plenty_site.folder)
    served.spoiled = "search"
    page = tablet.open(f"{served.home}vi/offline/")
    take(page, state="damaged")
    assert served.packs().count("pack/search.pack") == 3  # tried again
    expect(page.locator("#take-nothing")).to_be_visible()
    served.spoiled = ""
    page.locator("#take-start").click()
    said(page, "ready")


# As a browser does whose device has no more space: after ten files, until `window.room` is set.
FULL = """
const { put } = IDBObjectStore.prototype;
let files = 0;
IDBObjectStore.prototype.put = function (value, key) {
  if (value instanceof ArrayBuffer && ++files > 10 && !window.room) {
    throw new DOMException("no space", "QuotaExceededError");
  }
  return put.call(this, value, key);
};
"""


def test_storage_that_is_full_is_said(plenty_site: Site, tablet: Tablet, host: Hosting) -> None:
    served = host(plenty_site.folder)
    tablet.context.add_init_script(FULL)
    page = tablet.open(f"{served.home}vi/offline/")
    take(page, state="full")
    expect(page.locator("#take-nothing")).to_be_visible()
    page.evaluate("window.room = true")
    page.locator("#take-start").click()
    said(page, "ready")


def test_storage_that_will_be_short_is_said_before(
    plenty_site: Site, tablet: Tablet, host: Hosting
) -> None:
    served = host(plenty_site.folder)
    tablet.context.add_init_script(
        "navigator.storage.estimate = async () => ({ quota: 300_000, usage: 100_000 })"
    )
    page = tablet.open(f"{served.home}en/offline/")
    expect(page.locator("#take-cost")).to_contain_text("about 200 kB left", timeout=PATIENCE)


def test_new_version_waits_until_the_reader_wants_it(
    plenty_site: Site, newer: Path, tablet: Tablet, host: Hosting
) -> None:
    served = host(plenty_site.folder)
    address = f"{served.home}vi/products/{FIVE}/"
    take(tablet.open(f"{served.home}vi/offline/"))
    second = tablet.open(address)
    expect(second.locator("#oc-away-words")).to_be_attached()
    served.folder = newer
    # Told, and still of one version.
    first = tablet.open(address)
    notice = first.locator(".away")
    expect(notice).to_contain_text(word("away_newer").partition("(")[0])
    assert_old(first)
    notice.get_by_role("link").click()
    first.wait_for_url(f"{served.home}vi/offline/")
    served.asked.clear()
    expect(first.locator("#take-update")).to_be_visible()
    first.locator("#take-update").click()
    said(first, "ready")
    # Only what changed: the product's pack and the styles.
    assert sorted(served.packs()) == ["pack/assets.pack", f"pack/products-{FIVE}.pack"]
    served.gone = True
    # The other tab is told. What it still asks for is of the version it shows; then it chooses.
    expect(second.locator(".away")).to_contain_text(word("away_changed"))
    assert_old(second)
    sheet = second.evaluate(
        "fetch('../../assets/stylesheets/site.css').then((answer) => answer.text())"
    )
    assert NEW_STYLE.strip() not in sheet
    second.locator(".away a").click()
    expect(second.locator(".away")).to_have_count(0)
    assert_new(second)


def test_new_version_in_the_middle_of_storing_is_stored_instead(
    plenty_site: Site, newer: Path, tablet: Tablet, host: Hosting
) -> None:
    served = host(plenty_site.folder)
    page = tablet.open(f"{served.home}vi/offline/")
    ready(page)
    served.then = (len(served.packs()) + 5, newer)
    take(page)
    served.gone = True
    page.goto(f"{served.home}vi/products/{FIVE}/")
    assert_new(page)


def test_visited_page_never_gets_styles_of_another_version(
    plenty_site: Site, newer: Path, tablet: Tablet, host: Hosting
) -> None:
    served = host(plenty_site.folder)
    address = f"{served.home}vi/products/{FIVE}/"
    page = tablet.open(f"{served.home}vi/about/")
    ready(page)
    page.goto(address)
    kept(page, address)
    kept(page, f"{served.home}vi/assets/stylesheets/site.css")
    # As a build does whose scripts or styles are others.
    about = newer / "vi" / "about" / "index.html"
    marked = re.sub(
        r'(name="assets-version" content=")\w+', r"\g<1>" + "0" * 12, about.read_text("utf-8")
    )
    about.write_text(marked, encoding="utf-8")
    served.folder = newer
    page.goto(f"{served.home}vi/about/")
    kept(page, f"{served.home}vi/assets/stylesheets/site.css", "0" * 12)
    served.gone = True
    page.goto(address)
    assert_old(page)


def test_page_on_its_way_is_not_taken_for_closed(
    plenty_site: Site, tablet: Tablet, host: Hosting
) -> None:
    """The browser does not name a page that is still loading: where it is from is remembered all the same."""
    served = host(plenty_site.folder)
    take(tablet.open(f"{served.home}vi/offline/"))
    (worker,) = tablet.context.service_workers
    worker.evaluate("() => { self.clients.matchAll = async () => []; }")
    served.gone = True
    first = tablet.open(f"{served.home}vi/products/{FIVE}/")
    tablet.open(f"{served.home}vi/about/")
    first.wait_for_timeout(500)  # the worker tidies up behind the second page
    assert fetched(first, f"{served.home}vi/assets/stylesheets/product-paper.css") != [None]


def test_two_tabs_do_not_store_at_once(plenty_site: Site, tablet: Tablet, host: Hosting) -> None:
    served = host(plenty_site.folder)
    first = tablet.open(f"{served.home}vi/offline/")
    ready(first)
    second = tablet.open(f"{served.home}en/offline/")
    for page in (first, second):
        expect(page.locator("#take-start")).to_be_enabled(timeout=PATIENCE)
    served.slow = 0.3
    first.locator("#take-start").click()
    expect(first.locator("#take-running")).to_be_visible()
    second.locator("#take-start").click()
    said(second, "elsewhere")
    served.slow = 0
    said(first, "ready")
    expect(second.locator("#take-what")).to_contain_text("catalogue")
