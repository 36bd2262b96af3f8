"""The site in a real browser: languages, short addresses, the status on the day of reading, small screens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from catalogue.reference import LANGS, kinds
from tests.support.synthetic import CLOTH, HONEY, MAKER

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

PRODUCT = "products/mat-ong-rung-hop-tien/"
KINDS = {
    "language-choice": "",
    "short-address": "Q/TS0001/",
    "404": "no/such/page",
    "home": "vi/",
    "products": "vi/products/",
    "product": f"vi/products/{HONEY}/",
    "product-without-photo": f"en/products/{CLOTH}/",
    "producers": "vi/producers/",
    "producer": f"en/producers/{MAKER}/",
    "places": "vi/places/",
    "place": "vi/places/05014-muong-dong/",
    "place-without-product": "en/places/04792-tan-hoa/",
    "groups": "en/groups/",
    "group": "vi/groups/food/",
    "set": "vi/sets/04-honey/",
    "stars": "vi/stars/",
    "star": "vi/stars/4/",
    "map": "vi/map/",
    "map-in-english": "en/map/",
    "season": "en/season/",
    "about": "vi/about/",
    "contribute": "en/contribute/",
    "fields": "vi/contribute/fields/",
    "findings": "en/contribute/findings/",
}


def goes_to(page: Page, address: str) -> None:
    """Wait until the browser is there; a script may have to lead it."""
    page.wait_for_url(address, wait_until="load")


@pytest.mark.parametrize("scripts", [True, False])
def test_no_page_scrolls_sideways_on_a_small_phone(visit: Visit, scripts: bool) -> None:
    watched = visit(
        "small_site", viewport={"width": 320, "height": 640}, java_script_enabled=scripts
    )
    page = watched.context.new_page()
    wide = {}
    for kind, path in KINDS.items():
        # Without scripts the first pages, which scripts would lead on from.
        if scripts != (kind in {"language-choice", "short-address", "404"}):
            page.goto(watched.home + path)
            parts = page.evaluate(
                """() => [...document.querySelectorAll("body *")]
                    .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > 321)
                    .slice(0, 5).map(e => e.tagName + "." + e.className)"""
            )
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide[kind] = parts
    assert wide == {}


@pytest.mark.parametrize(("here", "other"), [("vi", "en"), ("en", "vi")])
@pytest.mark.parametrize("path", ["", PRODUCT])
def test_language_switch_leads_to_the_same_page(
    visit: Visit, here: str, other: str, path: str
) -> None:
    watched = visit()
    page = watched.open(f"{here}/{path}")
    page.locator(f"header a[hreflang={other}]").click()
    goes_to(page, f"{watched.home}{other}/{path}")
    assert page.locator("html").get_attribute("lang") == other
    watched.assert_quiet()


@pytest.mark.parametrize("lang", LANGS)
def test_first_key_offers_to_skip_to_the_content(visit: Visit, lang: str) -> None:
    page = visit("small_site").open(f"{lang}/")
    link = page.locator(".md-skip")
    # A fixed one that is not seen would cost a layer for all that comes after it.
    assert link.evaluate("link => getComputedStyle(link).position") == "absolute"
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
    assert link.evaluate("link => getComputedStyle(link).clipPath") == "none"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))


@pytest.mark.parametrize(
    ("locale", "lang"), [("vi-VN", "vi"), ("vi", "vi"), ("en-GB", "en"), ("fr-FR", "en")]
)
def test_root_goes_to_the_language_of_the_browser(visit: Visit, locale: str, lang: str) -> None:
    watched = visit(locale=locale)
    goes_to(watched.open(), f"{watched.home}{lang}/")
    watched.assert_quiet()


@pytest.mark.parametrize(
    ("locale", "here", "other"), [("vi-VN", "vi", "en"), ("en-US", "en", "vi")]
)
def test_root_goes_to_the_language_last_chosen(
    visit: Visit, locale: str, here: str, other: str
) -> None:
    watched = visit(locale=locale)
    page = watched.open(f"{here}/")
    page.locator(f"header a[hreflang={other}]").click()
    goes_to(page, f"{watched.home}{other}/")
    assert page.evaluate('localStorage.getItem("ocop-lang")') == other
    goes_to(watched.open(), f"{watched.home}{other}/")
    goes_to(watched.open("Q/HB0013/"), f"{watched.home}{other}/{PRODUCT}")


def test_root_works_where_nothing_can_be_saved(visit: Visit) -> None:
    watched = visit(locale="vi-VN")
    watched.context.add_init_script(
        """Object.defineProperty(window, "localStorage", {get() { throw new Error("denied") }})"""
    )
    page = watched.context.new_page()
    page.goto(watched.home)
    goes_to(page, re.compile(r"/vi/$"))  # type: ignore[arg-type]


@pytest.mark.parametrize(("locale", "lang"), [("vi-VN", "vi"), ("en-GB", "en"), ("ja-JP", "en")])
def test_short_address_opens_the_product(visit: Visit, locale: str, lang: str) -> None:
    watched = visit(locale=locale)
    page = watched.open("Q/HB0013/")
    goes_to(page, f"{watched.home}{lang}/{PRODUCT}")
    # It leaves no step in the history that would lead forward again.
    assert page.evaluate("history.length") <= 2
    watched.assert_quiet()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_short_address_works_without_scripts(visit: Visit, lang: str) -> None:
    watched = visit(java_script_enabled=False)
    page = watched.open("Q/HB0013/")
    page.locator(f"a[hreflang={lang}]").click()
    goes_to(page, f"{watched.home}{lang}/{PRODUCT}")
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_root_and_switch_work_without_scripts(visit: Visit, lang: str) -> None:
    watched = visit(java_script_enabled=False)
    page = watched.open()
    page.locator(f"a[hreflang={lang}]").click()
    goes_to(page, f"{watched.home}{lang}/")
    other = {"vi": "en", "en": "vi"}[lang]
    page.locator(f"header a[hreflang={other}]").click()
    goes_to(page, f"{watched.home}{other}/")


@pytest.mark.parametrize("typed", ["q/hb13", "q/HB0013", "Q/hb0013/", "q/hb-13/", "q/hb%2013"])
def test_mistyped_short_address_is_put_right(visit: Visit, typed: str) -> None:
    watched = visit(locale="vi-VN")
    goes_to(watched.open(typed), f"{watched.home}vi/{PRODUCT}")


@pytest.mark.parametrize(
    "typed", ["Q/HB9999/", "q/hb9999", "q/", "q/%E0%A4%A", "vi/products/none/"]
)
def test_address_that_leads_nowhere_stays_on_the_404_page(visit: Visit, typed: str) -> None:
    watched = visit()
    page = watched.open(typed)
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").inner_text().startswith("Không có trang này")
    assert [line for line in watched.printed if "404" not in line] == []
    page.locator("a[hreflang=en]").click()
    goes_to(page, f"{watched.home}en/products/")


# The certificate's last day is 31 March 2028; the page was built in November 2026.
DAYS = [
    ("2026-11-22", "valid", "vi"),
    ("2027-10-02", "valid", "en"),  # 181 days left
    ("2027-10-03", "expiring", "en"),
    ("2028-03-31", "expiring", "vi"),
    ("2028-04-01", "expired", "vi"),
    ("2031-01-01", "expired", "en"),
]


@pytest.mark.parametrize(("day", "state", "lang"), DAYS)
def test_status_is_that_of_the_day_of_reading(
    visit: Visit, day: str, state: str, lang: str
) -> None:
    watched = visit("small_site", timezone_id="Asia/Ho_Chi_Minh")
    page = watched.context.new_page()
    page.clock.install(time=f"{day}T12:00:00+07:00")
    page.goto(f"{watched.home}{lang}/products/{HONEY}/")
    rating = page.locator(".product__head [data-rating]")
    assert rating.get_attribute("data-status") == state
    words = kinds()["statuses"][state]
    assert rating.locator("[data-rating-short]").inner_text() == words["chip"][lang]
    note = rating.locator("[data-rating-note]").inner_text()
    assert note.startswith(words["sentence"][lang].split("{")[0])
    assert "2028" in note
    watched.assert_quiet()


def test_status_in_lists_and_of_each_certificate_is_that_of_the_day(visit: Visit) -> None:
    watched = visit("small_site")
    for path in ("vi/", "vi/products/", f"vi/products/{HONEY}/", "vi/stars/4/"):
        page = watched.context.new_page()
        page.clock.install(time="2028-04-01T12:00:00+07:00")
        page.goto(watched.home + path)
        # Not as they are shown: cards below the screen are not laid out yet.
        chips = page.locator("[data-rating-short]").all_text_contents()
        assert {chip.strip() for chip in chips} == {kinds()["statuses"]["expired"]["chip"]["vi"]}, (
            path
        )


def test_code_is_black_on_white_in_the_dark_scheme(visit: Visit) -> None:
    watched = visit("small_site", color_scheme="dark")
    page = watched.open(f"vi/products/{HONEY}/")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(part) for part in re.findall(r"\d+", dark)[:3])
    assert max(red, green, blue) < 100, f"the page is not dark: {dark}"
    code = page.locator("img[src*='/qr/']")
    code.scroll_into_view_if_needed()
    ground = "image => getComputedStyle(image).backgroundColor"
    assert code.evaluate(ground) == "rgb(255, 255, 255)"
    assert code.evaluate("image => getComputedStyle(image).filter") == "none"


def test_site_works_below_a_path(visit: Visit) -> None:
    watched = visit("site_below", base="/repo/", locale="en-GB")
    page = watched.open()
    goes_to(page, f"{watched.home}en/")
    page.locator("header a[hreflang=vi]").click()
    goes_to(page, f"{watched.home}vi/")
    page.locator("nav a[href$='/products/']").first.click()
    goes_to(page, f"{watched.home}vi/products/")
    page.locator(f"a[href$='{PRODUCT}']").click()
    goes_to(page, f"{watched.home}vi/{PRODUCT}")
    page.wait_for_load_state("networkidle")
    watched.assert_quiet()
    goes_to(watched.open("q/hb13"), re.compile(rf"^{watched.home}(vi|en)/{PRODUCT}$"))  # type: ignore[arg-type]


def test_folder_built_for_the_root_works_below_a_path_too(visit: Visit) -> None:
    watched = visit("site", base="/some/where/", locale="en-GB")
    page = watched.open("Q/HB0013/")
    goes_to(page, f"{watched.home}en/{PRODUCT}")
    page.wait_for_load_state("networkidle")
    watched.assert_quiet()
