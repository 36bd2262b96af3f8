"""The search box in a real browser: what it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.find import (
    FIELDS,
    HONEY_NAME,
    LANGS,
    desk,
    options,
    products,
    search,
)
from tests.support.synthetic import HONEY
from tests.support.words import ui_words

if TYPE_CHECKING:
    from tests.support.find import Visit

pytestmark = pytest.mark.browser


@FIELDS
def test_first_letter_is_answered(visit: Visit, field: str) -> None:
    watched, page = desk(visit, "vi/")
    page.locator(field).click()
    page.keyboard.press("m")
    first = products(page).first
    expect(first).to_contain_text(HONEY_NAME)
    expect(first.locator(".find__name mark").first).to_have_text("M")
    watched.assert_quiet()


@LANGS
def test_result_opens_in_the_language_of_the_reader(visit: Visit, lang: str) -> None:
    watched, page = desk(visit, f"{lang}/about/")
    for words in ("mat ong", "honey"):
        search(page, words)
        expect(products(page).first).to_have_attribute(
            "href", f"{watched.home}{lang}/products/{HONEY}/"
        )
        page.locator("#find-q").fill("")
    search(page, "mat ong")
    products(page).first.click()
    page.wait_for_url(f"{watched.home}{lang}/products/{HONEY}/")
    watched.assert_quiet()


def test_card_has_both_names_stars_status_place_and_producer(visit: Visit) -> None:
    _, page = desk(visit, "en/about/")
    search(page, "mat ong")
    card = products(page).first
    expect(card.locator(".find__name")).to_have_text("Trial honey & <b>wax</b>")
    other = card.locator(".find__other [lang=vi]")
    expect(other).to_have_text(HONEY_NAME)
    assert other.locator("mark").all_inner_texts() == ["Mật", "ong"]
    expect(card.get_by_role("img", name="4 of 5 stars")).to_be_visible()
    expect(card.locator("[data-status=valid] .chip")).to_have_text("Valid")
    expect(card).to_contain_text("Muong Dong commune")
    expect(card).to_contain_text("Trial Cooperative")
    # `decode` waits for the picture, and fails if there is none.
    card.locator("img").evaluate("image => image.decode()")


def test_card_without_photo_has_its_drawing(visit: Visit) -> None:
    # The page "about" has no drawings of its own: it comes when it is needed.
    watched, page = desk(visit)
    search(page, "tho cam")
    drawn = products(page).first.locator("img.drawing")
    expect(drawn).to_have_attribute("src", re.compile("^blob:"))
    drawn.evaluate("image => image.decode()")
    assert drawn.evaluate("image => image.getBoundingClientRect().width") > 10
    light = drawn.get_attribute("src")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    expect(drawn).not_to_have_attribute("src", light or "")
    drawn.evaluate("image => image.decode()")
    watched.assert_quiet()


def test_pictures_wait_until_keys_rest(visit: Visit) -> None:
    _, page = desk(visit)
    # Before anything waits: the page's own clock would not be stopped, nor what waits by it given up.
    page.clock.install()
    search(page, "mat ong")  # the search is there from here on; of nothing that is asked below
    pictures = products(page).first.locator(".find__picture > *")
    expect(pictures).to_have_count(1)
    page.clock.pause_at("2126-01-01")
    page.locator("#find-q").fill("tho cam")
    expect(products(page).first).to_contain_text("Thổ cẩm")
    page.clock.run_for(150)  # people who type quickly are still at it
    expect(pictures).to_have_count(0)
    page.clock.run_for(100)
    expect(pictures).to_have_count(1)


def test_number_that_was_asked_for_is_shown(visit: Visit) -> None:
    _, page = desk(visit)
    search(page, "ts-1")
    expect(products(page).first.locator(".find__number")).to_have_text("TS0001")


def test_hostile_name_is_shown_and_not_run(visit: Visit) -> None:
    watched, page = desk(visit)
    search(page, "mat ong")
    assert products(page).first.locator(".find__name").inner_text() == HONEY_NAME
    assert page.locator(".find__panel b").count() == 0
    hostile = '<img src=zzz onerror="xyzzy=1">'
    page.locator("#find-q").fill(hostile)
    expect(page.locator(".find__note")).to_contain_text(hostile)
    assert page.locator(".find__panel img[src=zzz]").count() == 0
    page.locator("#find-q").press("Enter")
    page.wait_for_url("**/products/?q=*")
    page.goto(f"{watched.home}vi/about/")
    page.locator("#find-q").click()
    expect(options(page).first).to_have_text(hostile)
    assert page.evaluate("window.xyzzy") is None


def test_groups_have_names_and_what_is_not_a_product_follows(visit: Visit) -> None:
    _, page = desk(visit, "en/about/")
    search(page, "trial coop")
    list_ = page.get_by_role("listbox", name=ui_words()["find_results"]["en"])
    group = list_.get_by_role("group", name=re.compile("^Products"))
    assert group.get_by_role("option").count() == 2
    producer = list_.get_by_role("group", name="Producers").get_by_role("option").first
    expect(producer).to_contain_text("Trial Cooperative")
    expect(producer.locator(".count")).to_have_text("2")


def test_how_many_there_are_is_announced(visit: Visit) -> None:
    _, page = desk(visit, "en/about/")
    search(page, "trial coop")
    expect(page.locator(".find [role=status]")).to_have_text("2 products, 1 producer")
    page.locator("#find-q").fill("trial honey")
    expect(page.locator(".find [role=status]")).to_have_text(re.compile("^1 product(,|$)"))


@FIELDS
def test_last_option_leads_to_all_results(visit: Visit, field: str) -> None:
    watched, page = desk(visit, "vi/")
    search(page, "thu", field)
    expect(options(page).last).to_have_text("Xem tất cả 2 kết quả")
    options(page).last.click()
    page.wait_for_url(f"{watched.home}vi/products/?q=thu")


@LANGS
def test_nothing_found_offers_other_ways(visit: Visit, lang: str) -> None:
    watched, page = desk(visit, f"{lang}/about/")
    page.locator("#find-q").fill("xyzzy qqq")
    said = ui_words()["find_none"][lang].replace("{text}", "xyzzy qqq")
    expect(page.locator(".find__note")).to_have_text(said)
    expect(page.locator(".find [role=status]")).to_have_text(said)
    links = [link.get_attribute("href") for link in options(page).all()]
    assert links == [f"{watched.home}{lang}/{way}" for way in ("groups/", "places/", "products/")]
    watched.assert_quiet()


def test_pictures_that_stay_are_not_made_anew(visit: Visit) -> None:
    _, page = desk(visit)
    box = search(page, "mat")
    page.locator(".find__picture img").first.wait_for()
    page.evaluate("document.querySelector('.find__picture img').dataset.same = 'yes'")
    box.press_sequentially(" ong")
    expect(products(page).first.locator(".find__name mark")).to_have_count(2)
    expect(products(page).first.locator("img[data-same=yes]")).to_be_visible()


def test_next_letter_changes_letters_and_not_elements(visit: Visit) -> None:
    """What stays found keeps its elements and its marks, which only become longer."""
    _, page = desk(visit)
    box = search(page, "mat o")
    card = products(page).first
    assert card.locator(".find__name mark").all_inner_texts() == ["Mật", "o"]
    page.evaluate(
        """() => {
          const kept = ":is(.find__group, .find__name mark, .find__option--all)";
          for (const one of document.querySelectorAll(kept)) one.dataset.before = "";
        }"""
    )
    box.press("n")
    expect(card.locator(".find__name mark").last).to_have_text("on")
    expect(card.locator(".find__name mark[data-before]")).to_have_count(2)
    expect(card.locator(".find__name")).to_have_text(HONEY_NAME)
    for sort in (".find__group--products", ".find__option--all"):
        expect(page.locator(f".find__panel:visible {sort}[data-before]")).to_have_count(1)
