"""The search box: what was searched before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.find import (
    DESK,
    active,
    desk,
    kept,
    options,
    products,
    search,
    searched_before,
    stored,
)
from tests.support.synthetic import HONEY
from tests.support.words import ui_words

if TYPE_CHECKING:
    from tests.support.find import Visit

pytestmark = pytest.mark.browser


def test_only_a_search_that_was_carried_out_is_kept(visit: Visit) -> None:
    watched, page = desk(visit)
    box = search(page, "thu")
    box.press("Escape")
    assert kept(page) == []
    box.fill("  mat   ong ")
    products(page).first.click()
    page.wait_for_url("**/products/*/")
    assert kept(page) == ["mat ong"]
    page.goto(f"{watched.home}vi/about/")
    search(page, "tho cam").press("Enter")
    page.wait_for_url("**/products/?q=*")
    assert kept(page) == ["tho cam", "mat ong"]
    # Again, in capitals: it moves to the front.
    page.goto(f"{watched.home}en/about/")
    search(page, "MAT ONG").press("Enter")
    page.wait_for_url("**/products/?q=*")
    assert kept(page) == ["MAT ONG", "tho cam"]


def test_no_more_than_eight_are_kept(visit: Visit) -> None:
    watched = visit("small_site", viewport=DESK)
    texts = [f"tìm {n}" for n in range(8)]
    page = watched.open("vi/about/")
    page.evaluate("texts => localStorage.setItem('ocop-recent', JSON.stringify(texts))", texts)
    search(page, "thu").press("Enter")
    page.wait_for_url("**/products/?q=*")
    assert kept(page) == ["thu", *texts[:7]]


def test_earlier_search_is_searched_again(visit: Visit) -> None:
    watched = visit("small_site", viewport=DESK)
    searched_before(watched, "thổ cẩm", "mật ong")
    page = watched.open("vi/about/")
    box = page.locator("#find-q")
    box.click()
    group = page.get_by_role("group", name=ui_words()["find_recent"]["vi"])
    expect(group.get_by_role("option")).to_have_text(["thổ cẩm", "mật ong"])
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("thổ cẩm")
    expect(products(page).first).to_contain_text("Thổ cẩm thử")


def test_earlier_searches_can_be_removed(visit: Visit) -> None:
    watched = visit("small_site", viewport=DESK)
    page = watched.open("vi/about/")
    page.evaluate("""localStorage.setItem("ocop-recent", '["a", "b", "c", "d"]')""")
    box = page.locator("#find-q")
    box.click()
    page.get_by_role("button", name="Bỏ “b” khỏi danh sách").click()
    assert kept(page) == ["a", "c", "d"]
    expect(box).to_be_focused()
    box.press("ArrowDown")
    box.press("Delete")
    assert kept(page) == ["c", "d"]
    assert active(box).inner_text() == "c"
    page.get_by_role("button", name=ui_words()["find_forget_all"]["vi"]).click()
    assert kept(page) == []
    expect(box).to_be_focused()
    expect(page.get_by_role("group", name=ui_words()["find_recent"]["vi"])).to_have_count(0)
    watched.assert_quiet()


@pytest.mark.parametrize("text", ["{", '{"a": 1}', "[1, null, {}]", '"text"'])
def test_what_others_wrote_into_the_storage_does_no_harm(visit: Visit, text: str) -> None:
    watched = visit("small_site", viewport=DESK)
    stored(watched, text)
    page = watched.open("vi/about/")
    page.locator("#find-q").click()
    expect(options(page)).to_have_count(3)
    search(page, "thu")
    watched.assert_quiet()


def test_box_works_where_nothing_can_be_saved(visit: Visit) -> None:
    watched = visit("small_site", viewport=DESK)
    watched.context.add_init_script(
        """Object.defineProperty(window, "localStorage", {get() { throw new Error("denied") }})"""
    )
    page = watched.context.new_page()
    page.goto(f"{watched.home}vi/about/")
    search(page, "mat ong")
    products(page).first.click()
    page.wait_for_url(f"{watched.home}vi/products/{HONEY}/")
