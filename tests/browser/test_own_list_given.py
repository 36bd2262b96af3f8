"""The reader's list given away: as a link, a code, an enquiry, a sheet of paper; and what others gave."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.support.own_list import (
    DESK,
    PHONE,
    ids,
    item,
    keep,
    kept,
    kept_ids,
    opened,
    quantity,
    rows,
    word,
)
from tests.support.paper import pages_of
from tests.support.plenty import MAIL, ZALO
from tests.support.plenty import PHONE as NUMBER

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Watched
    from tests.support.own_list import Visit

pytestmark = pytest.mark.browser

LANGS = pytest.mark.parametrize("lang", ["vi", "en"])
ONE_MAKER = [item("PL0001", "5"), item("PL0003", "2 kg", note="loại nhỏ")]
TWO_MAKERS = [item("PL0001", "5"), item("PL0004")]


def href(page: Page, name: str) -> str:
    return page.locator(f"#own-{name}").get_attribute("href") or ""


def message(page: Page) -> str:
    return page.locator("#own-message").input_value()


def with_list(visit: Visit, items: list[dict[str, str]], lang: str = "vi", **options: Any) -> Page:
    watched = visit("plenty_site", **{"viewport": DESK, **options})
    keep(watched, items)
    return opened(watched, lang)


def decoded(shown: Locator) -> str:
    found = zxingcpp.read_barcodes(Image.open(BytesIO(shown.screenshot())))
    assert len(found) == 1
    text: str = found[0].text
    return text


# ---- link and code ------------------------------------------------------------------------------------


@LANGS
def test_link_and_code_open_the_list_elsewhere(visit: Visit, lang: str) -> None:
    page = with_list(visit, ONE_MAKER, lang)
    link = page.locator("#own-link").input_value()
    assert link.endswith(f"/{lang}/list/#ids=PL0001x5,PL0003x2%20kg")
    assert "nh%E1%BB%8F" not in link, "notes stay at home"
    code = page.locator("#own-qr svg")
    expect(code).to_be_visible()
    assert decoded(code) == link
    other = visit("plenty_site", viewport=PHONE)
    there = other.context.new_page()
    there.goto(link)
    expect(rows(there)).to_have_count(2)
    expect(rows(there).nth(1)).to_contain_text(f"{word('list_quantity', lang)}: 2 kg")


def test_code_is_that_of_the_list_as_it_is_now(visit: Visit) -> None:
    page = with_list(visit, TWO_MAKERS)
    quantity(page, "PL0004").fill("77")
    link = page.locator("#own-link").input_value()
    assert link.endswith("PL0004x77")
    page.wait_for_timeout(600)
    assert decoded(page.locator("#own-qr svg")) == link


def test_list_too_long_for_a_code_has_its_link(visit: Visit) -> None:
    page = with_list(visit, [item(f"PL{n:04d}", "ước chừng 20 thùng") for n in range(1, 90)])
    expect(page.locator("#own-qr")).to_have_text(word("list_qr_none"))
    assert page.locator("#own-link").input_value().count("PL") == 89


@pytest.mark.parametrize("allowed", [True, False])
def test_link_is_copied_with_or_without_leave(visit: Visit, allowed: bool) -> None:
    watched = visit("plenty_site", permissions=["clipboard-read", "clipboard-write"])
    if not allowed:
        watched.context.add_init_script(
            "navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))"
        )
    keep(watched, TWO_MAKERS)
    page = opened(watched)
    page.locator("#own-copy-link").click()
    expect(page.locator(".toast")).to_have_text(word("list_copied"))
    link = page.locator("#own-link").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_what_cannot_be_copied_is_selected(visit: Visit) -> None:
    watched = visit("plenty_site")
    watched.context.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));"
        "document.execCommand = () => false"
    )
    keep(watched, TWO_MAKERS)
    page = opened(watched)
    page.locator("#own-copy-text").click()
    expect(page.locator(".toast")).to_have_text(word("list_not_copied"))
    assert page.evaluate("getSelection().toString()") == message(page)


# ---- what others gave ---------------------------------------------------------------------------------


def shared(visit: Visit, mine: list[dict[str, str]], fragment: str) -> tuple[Watched, Page]:
    watched = visit("plenty_site")
    keep(watched, mine)
    return watched, opened(watched, fragment=fragment)


def test_shared_list_is_shown_and_the_own_one_left_alone(visit: Visit) -> None:
    watched, page = shared(visit, TWO_MAKERS, "#ids=PL0003x9")
    expect(page.locator("h1")).to_have_text(word("list_shared"))
    assert ids(page) == ["PL0003"]
    assert page.locator("#own-items input").count() == 0
    assert kept_ids(page) == ["PL0001", "PL0004"]
    page.locator("#own-mine").click()
    expect(page.locator("h1")).to_have_text(word("pick_list"))
    assert ids(page) == ["PL0001", "PL0004"]
    assert "#" not in page.url
    watched.assert_quiet()


def test_shared_list_becomes_the_own_one_where_there_is_none(visit: Visit) -> None:
    _, page = shared(visit, [], "#ids=PL0003x9,PL0001")
    expect(page.locator("#own-merge")).to_be_hidden()
    expect(page.locator("#own-replace")).to_be_hidden()
    page.locator("#own-keep").click()
    assert [(one["id"], one["quantity"]) for one in kept(page)] == [("PL0003", "9"), ("PL0001", "")]
    assert kept(page)[0]["vi"] == "Sản phẩm bình thường"
    expect(page.locator("h1")).to_be_focused()
    page.reload()
    expect(rows(page)).to_have_count(2)


def test_shared_list_is_added_and_changes_no_quantity(visit: Visit) -> None:
    _, page = shared(visit, TWO_MAKERS, "#ids=PL0003x9,PL0001x1,PL0004x4")
    expect(page.locator("#own-keep")).to_be_hidden()
    page.locator("#own-merge").click()
    found = [(one["id"], one["quantity"]) for one in kept(page)]
    assert found == [("PL0001", "5"), ("PL0004", "4"), ("PL0003", "9")]
    expect(page.locator(".toast")).to_contain_text(word("list_merged_one"))


def test_own_list_that_was_replaced_can_be_had_back(visit: Visit) -> None:
    _, page = shared(visit, TWO_MAKERS, "#ids=PL0003x9")
    replace = page.get_by_role("button", name=word("list_replace", n=2))
    replace.click()
    assert kept_ids(page) == ["PL0003"]
    page.locator("#own-cleared button").click()
    assert kept_ids(page) == ["PL0001", "PL0004"]
    assert kept(page)[0]["quantity"] == "5"


def test_link_without_a_product_says_so(visit: Visit) -> None:
    _, page = shared(visit, TWO_MAKERS, "#ids=<b>,HB1")
    expect(page.locator("#own-shared-text")).to_have_text(word("list_shared_none"))
    expect(page.locator("#own-merge")).to_be_hidden()
    assert kept_ids(page) == ["PL0001", "PL0004"]


def test_another_link_opened_on_the_page_is_shown(visit: Visit) -> None:
    _, page = shared(visit, TWO_MAKERS, "#ids=PL0003")
    page.evaluate("location.hash = 'ids=PL0004,ZZ0001'")
    expect(rows(page)).to_have_count(2)
    expect(page.locator('[data-item="ZZ0001"]')).to_contain_text(word("list_unknown"))


def test_other_language_shows_the_same_shared_list(visit: Visit) -> None:
    _, page = shared(visit, [], "#ids=PL0003x9")
    page.locator("a.oc-lang").click()
    page.wait_for_url("**/en/list/#ids=PL0003x9")
    expect(rows(page).locator("h2")).to_have_text("A plain product")


# ---- enquiry ------------------------------------------------------------------------------------------


@LANGS
def test_enquiry_names_each_product_with_number_quantity_and_address(
    visit: Visit, lang: str
) -> None:
    page = with_list(visit, ONE_MAKER, lang)
    text = message(page)
    names = {"vi": "Năm ảnh, mã PL0001", "en": "Five photos (Năm ảnh), code PL0001"}
    assert f"1. {names[lang]}" in text
    assert f"{word('enquiry_quantity', lang)}: 5" in text
    assert f"{word('enquiry_note', lang)}: loại nhỏ" in text
    home = page.url.removesuffix(f"{lang}/list/")
    assert f"{home}Q/PL0001/" in text
    assert page.locator("#own-link").input_value() in text


def test_enquiry_is_written_in_the_language_that_is_chosen(visit: Visit) -> None:
    page = with_list(visit, TWO_MAKERS, "en")
    page.get_by_role("radio", name="Tiếng Việt").check()
    assert message(page).startswith(word("enquiry_hello", "vi"))
    assert "Của hộ khác, mã PL0004" in message(page)
    assert "H%E1%BB%8Fi%20mua" in href(page, "mail")
    expect(page.locator("#own-message")).to_have_attribute("lang", "vi")


def test_enquiry_goes_to_the_one_producer_by_every_channel(visit: Visit) -> None:
    page = with_list(visit, ONE_MAKER)
    expect(page.locator("#own-mail")).to_have_attribute("href", re.compile(f"^mailto:{MAIL}"))
    assert message(page).startswith(word("enquiry_hello_to", name="HTX Đủ đầu mối"))
    assert href(page, "whatsapp").startswith(f"https://wa.me/{NUMBER[1:]}?text=")
    assert href(page, "zalo") == ZALO
    assert "HTX Đủ đầu mối" in page.locator("#own-to").inner_text()


def test_enquiry_about_products_of_several_is_addressed_to_nobody(visit: Visit) -> None:
    page = with_list(visit, TWO_MAKERS)
    assert href(page, "mail").startswith("mailto:?subject=")
    assert href(page, "whatsapp").startswith("https://wa.me/?text=")
    assert href(page, "zalo") == "https://chat.zalo.me/"
    expect(page.locator("#own-to")).to_have_text(word("list_to_many"))
    # One of them goes, and the rest is from one.
    page.locator('[data-item="PL0004"] .own__remove').click()
    expect(page.locator("#own-mail")).to_have_attribute("href", re.compile(f"^mailto:{MAIL}"))


def test_mail_and_whatsapp_carry_the_message_as_it_was_changed(visit: Visit) -> None:
    page = with_list(visit, TWO_MAKERS)
    own = "Chào bác & cả nhà?\n#1: 100% <b>"
    page.locator("#own-message").fill(own)
    mail = urlsplit(href(page, "mail"))
    assert parse_qs(mail.query)["body"] == [own.replace("\n", "\r\n")]
    assert unquote(href(page, "whatsapp").partition("?text=")[2]) == own
    quantity(page, "PL0004").fill("3")
    assert message(page) == own, "what was written is not written over"
    page.locator("#own-again").click()
    assert "Số lượng: 3" in message(page)
    expect(page.locator("#own-again")).to_be_hidden()


def test_zalo_opens_after_the_text_was_copied(visit: Visit) -> None:
    watched = visit("plenty_site", permissions=["clipboard-read", "clipboard-write"])
    keep(watched, TWO_MAKERS)
    page = opened(watched)
    with page.expect_popup():
        page.locator("#own-zalo").click()
    expect(page.locator(".toast")).to_have_text(word("list_copied"))
    page.bring_to_front()
    assert page.evaluate("navigator.clipboard.readText()") == message(page)
    assert watched.foreign == ["https://chat.zalo.me/"], "the link was followed, with nothing in it"


def test_device_s_own_sharing_is_offered_where_there_is_one(visit: Visit) -> None:
    watched = visit("plenty_site")
    watched.context.add_init_script(
        "window.given = []; Object.defineProperty(navigator, 'share',"
        " { value: async (what) => void window.given.push(what) })"
    )
    keep(watched, TWO_MAKERS)
    page = opened(watched)
    page.locator("#own-share-link").click()
    page.locator("#own-app").click()
    link, text = page.evaluate("window.given")
    assert link["url"] == page.locator("#own-link").input_value()
    assert text["text"] == message(page)


def test_long_message_warns_of_being_cut_off(visit: Visit) -> None:
    page = with_list(visit, [item("PL0001")])
    expect(page.locator("#own-long")).to_be_hidden()
    page.locator("#own-message").fill("ệ" * 400)
    expect(page.locator("#own-long")).to_be_visible()


# ---- paper --------------------------------------------------------------------------------------------


@LANGS
def test_sheet_has_a_row_for_each_product_and_a_code(visit: Visit, lang: str) -> None:
    page = with_list(visit, [*ONE_MAKER, item("ZZ0001", "1", vi="<b>Lạ</b>")], lang)
    page.wait_for_selector(".sheet__qr svg", state="attached")
    page.emulate_media(media="print")
    expect(page.locator("#own-body")).to_be_hidden()
    cells = page.locator(".sheet__table tbody tr").nth(1).locator("td").all_inner_texts()
    assert cells[0] == "2"
    assert set(cells[1].split("\n")) == {"Sản phẩm bình thường", "A plain product"}
    assert cells[2] == "PL0003"
    assert cells[3] == f"{word('list_sheet_n_stars', lang, n=4)}, {word('state_valid', lang)}"
    assert cells[6:] == ["2 kg", "", "loại nhỏ"]
    assert "<b>Lạ</b>" in page.locator(".sheet__table tbody").inner_text()
    assert decoded(page.locator(".sheet__qr svg")) == page.locator("#own-link").input_value()
    # Across, on one page.
    found = pages_of(page)
    assert found.count == 1
    assert found.width > found.height


def test_long_sheet_repeats_its_head_on_every_page(visit: Visit) -> None:
    page = with_list(visit, [item(f"PL{n:04d}", "1") for n in range(1, 61)])
    assert pages_of(page).count > 1
    page.emulate_media(media="print")
    head = page.locator(".sheet__table thead")
    assert head.evaluate("(head) => getComputedStyle(head).display") == "table-header-group"
