"""The page of all products keeps in its address what was chosen: filters, words, order, view."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from catalogue.text import sort_key
from tests.support.browse import (
    LANGS,
    Indexed,
    chips,
    found,
    names,
    opened,
    search_of,
    settled,
)

if TYPE_CHECKING:
    from tests.support.browse import Visit

pytestmark = pytest.mark.browser


@LANGS
def test_an_address_shows_the_same_in_every_browser(visit: Visit, lang: str) -> None:
    address = "?group=food&stars=4&status=valid&sort=name&view=list"
    _, page = opened(visit, address, lang)
    first, many, chosen = names(page)[:6], found(page), chips(page)
    page.reload()
    settled(page)
    for one in (page, opened(visit, address, lang)[1]):
        assert (names(one)[:6], found(one), chips(one)) == (first, many, chosen)
        assert search_of(one) == address


def test_any_page_may_link_to_a_choice(visit: Visit, index: Indexed) -> None:
    mark = index.data["tables"]["marked"][0][0]
    key = index.data["tables"]["marks"][mark]["key"]
    slug = index.site.slugs("producers")[0]
    _, page = opened(visit, f"?mark={key}")
    assert found(page) == sum(
        at >= 0 and mark in index.data["tables"]["marked"][at] for at in index.data["marks"]
    )
    _, page = opened(visit, f"?producer={slug}&utm_source=x#list")
    settled(page)
    assert search_of(page) == f"?producer={slug}#list"
    assert len(chips(page)) == 1


# Address → what is left of it.
ASKED = {
    "?group=<script>alert(1)</script>&stars=4": "?stars=4",
    "?group=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E": "",
    "?sort=__proto__&stars=4&view=%22%3E": "?stars=4",
    "?constructor=x&__proto__=y&q=": "",
    "?stars=4&stars=4&stars=5&stars=%00": "?stars=4&stars=5",
    "?q=%3Cb%3Eno%3C%2Fb%3E": "?q=%3Cb%3Eno%3C%2Fb%3E",
    "?q=%E0%A4%A&sort=fit": None,  # whatever is made of half a letter
    "?sort=fit": "",
}


def test_what_an_address_cannot_ask_is_left_out(visit: Visit) -> None:
    watched, page = opened(visit)
    left = {}
    for address, wanted in ASKED.items():
        page.goto(f"{watched.home}vi/products/{address}")
        settled(page)
        left[address] = search_of(page) if wanted is not None else None
        strange = "#browse script:not([type='application/json']), #browse img[src='x']"
        assert page.locator(strange).count() == 0, address
    assert left == ASKED
    watched.assert_quiet()


def test_unknown_values_are_no_filters(visit: Visit, index: Indexed) -> None:
    _, page = opened(visit, "?producer=nobody-at-all&stars=4")
    assert found(page) == index.count(stars={4})
    assert chips(page) == ["4 sao"]
    assert search_of(page) == "?stars=4"
    _, page = opened(visit, "?group=nothing")
    settled(page)
    expect(page.locator("#everything")).to_be_visible()
    assert search_of(page) == ""


@LANGS
def test_orders(visit: Visit, index: Indexed, lang: str) -> None:
    _, page = opened(visit, "?group=handicrafts&stars=3", lang)
    for order in ("name", "stars", "newest", "expiry"):
        page.locator("#sort").select_option(order)
        settled(page)
        assert search_of(page) == f"?group=handicrafts&stars=3&sort={order}"
        if order == "name":
            shown = names(page)
            assert shown == sorted(shown, key=lambda name: sort_key(name, lang))
    page.locator("#sort").select_option("group")
    settled(page)
    assert search_of(page) == "?group=handicrafts&stars=3"


def test_without_an_order_there_are_sections_and_else_one_list(
    visit: Visit, index: Indexed
) -> None:
    _, page = opened(visit, "?stars=5")
    titles = page.locator("#results h2").all_inner_texts()
    assert len(titles) == len({g for g, s in zip(index.groups, index.stars) if s == 5})
    page.locator("#sort").select_option("name")
    settled(page)
    expect(page.locator("#results [role=list]")).to_have_count(1)


def test_best_match_is_an_order_of_words_only(visit: Visit) -> None:
    _, page = opened(visit, "?stars=5")
    options = page.locator("#sort option")
    assert "fit" not in options.evaluate_all("all => all.map(one => one.value)")
    page.locator("#finder-q").fill("mat ong")
    settled(page)
    assert page.locator("#sort").input_value() == "fit"


def test_list_view_is_in_the_address_and_remembered(visit: Visit) -> None:
    watched, page = opened(visit)
    page.get_by_role("button", name="Xem dạng danh sách").click()
    assert search_of(page) == "?view=list"
    # Another view of the same list: it needs no search, and stays.
    expect(page.locator("#everything")).to_be_visible()
    expect(page.locator("[data-view=list]")).to_have_attribute("aria-pressed", "true")
    again = watched.open("vi/products/")
    expect(again.locator("html")).to_have_class(re.compile("browse-list"))
    assert search_of(again) == "?view=list"
    again.get_by_role("button", name="Xem dạng thẻ").click()
    assert search_of(again) == ""
    assert search_of(watched.open("vi/products/")) == ""


def test_a_shared_list_view_is_not_remembered(visit: Visit) -> None:
    watched, page = opened(visit, "?view=list")
    expect(page.locator("html")).to_have_class(re.compile("browse-list"))
    assert search_of(watched.open("vi/products/")) == ""


def test_view_works_where_nothing_can_be_saved(visit: Visit) -> None:
    watched = visit("large_site")
    watched.context.add_init_script(
        """Object.defineProperty(window, "localStorage", {get() { throw new Error("denied") }})"""
    )
    page = watched.open("vi/products/")
    page.locator("[data-view=list]").click()
    expect(page.locator("html")).to_have_class(re.compile("browse-list"))


def test_typing_filters_and_is_one_step_of_the_history(visit: Visit) -> None:
    watched, page = opened(visit, "?stars=4")
    before = page.evaluate("history.length")
    page.locator("#finder-q").press_sequentially("mật ong")
    settled(page)
    assert search_of(page) == "?q=m%E1%BA%ADt+ong&stars=4"
    assert chips(page) == ["“mật ong”", "4 sao"]
    assert page.evaluate("history.length") == before + 1
    assert page.locator("#results mark").first.inner_text().lower() in {"mật", "ong", "mật ong"}
    page.go_back()
    settled(page)
    assert search_of(page) == "?stars=4"
    expect(page.locator("#finder-q")).to_have_value("")
    watched.assert_quiet()


def test_enter_in_the_field_goes_nowhere_else(visit: Visit) -> None:
    _, page = opened(visit)
    page.locator("#finder-q").fill("ong")
    page.locator("#finder-q").press("Enter")
    settled(page)
    assert search_of(page) == "?q=ong"
    expect(page.locator("#results")).to_be_visible()


def test_header_and_other_language_have_the_same_words(visit: Visit) -> None:
    _, page = opened(visit, "?q=ong&stars=4")
    expect(page.locator("#find-q")).to_have_value("ong")
    page.locator("#finder-q").fill("mat")
    settled(page)
    expect(page.locator("#find-q")).to_have_value("mat")
    page.locator("a.oc-lang").click()
    page.wait_for_url("**/en/products/?q=mat&stars=4")
    settled(page)
    assert chips(page) == ["“mat”", "4 stars"]


def test_title_names_the_choice(visit: Visit) -> None:
    _, page = opened(visit, "?q=ong&stars=4")
    settled(page)
    assert page.title().startswith("“ong”, 4 sao · ")
