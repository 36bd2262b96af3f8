"""The reader's list as an enquiry to producers, and as a sheet of paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.support.given_list import LANGS, ONE_MAKER, TWO_MAKERS, decoded, href, message, with_list
from tests.support.own_list import (
    item,
    keep,
    opened,
    quantity,
    word,
)
from tests.support.paper import pages_of
from tests.support.plenty import MAIL, ZALO
from tests.support.plenty import PHONE as NUMBER

if TYPE_CHECKING:
    from tests.support.own_list import Visit

pytestmark = pytest.mark.browser


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
