"""The form for a new product as readers use it: on a phone, from home to a file that `check` takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.filled_form import (
    FORM,
    PHONE,
    certificate,
    fill,
    findings_of,
    finish,
    name_and_place,
    opened,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser


def test_from_the_home_page_to_a_file_that_check_accepts(visit: Visit, real_copy: Path) -> None:
    watched = visit(**PHONE)
    page = watched.open("vi/")
    page.get_by_role("navigation", name="Các mục chính").get_by_role(
        "link", name="Góp thông tin"
    ).click()
    page.get_by_role("link", name="Mở biểu mẫu").click()
    opened(page)
    name_and_place(page)
    page.locator("#f-producers").press_sequentially("green life")
    page.get_by_role("option", name="HTX Green Life").click()
    certificate(page)
    expect(page.locator("#form-left")).to_have_text("Đã đủ để gửi")
    card = page.locator("#preview .card")
    expect(card).to_contain_text("Rượu cần Mường Vang")
    expect(card).to_contain_text("HTX Green Life")
    expect(card.locator(".rating")).to_have_attribute("data-status", "valid")
    files = finish(page)
    assert list(files) == ["products/ruou-can-muong-vang.yml"]
    (text,) = files.values()
    assert 'former: "05344"' in text
    assert findings_of(real_copy, files) == []
    watched.assert_quiet()


def test_a_new_producer_gets_a_file_of_its_own(visit: Visit, real_copy: Path) -> None:
    page = opened(visit(**PHONE).open(FORM))
    name_and_place(page)
    page.locator("#f-producers").press_sequentially("Hộ bà Bùi Thị Mẫu")
    page.get_by_role("option", name="Chủ thể mới: “Hộ bà Bùi Thị Mẫu”").click()
    expect(page.locator("#f-producer-name-vi")).to_have_value("Hộ bà Bùi Thị Mẫu")
    page.locator("#f-producer-kind").select_option("household")
    fill(page, {"#f-producer-phone": "0912 345 678"})
    expect(page.locator("#f-producer-phone")).to_have_value("+84912345678")
    told = page.locator("[data-kind=producer][data-path=phone] .field__error")
    expect(told).to_contain_text("cần sự đồng ý được ghi lại")
    fill(page, {"#f-producer-consent-by": "Bùi Thị Mẫu"})
    certificate(page)
    page.get_by_role("button", name="Xem lại và gửi").click()
    # Who agreed, and not yet when.
    expect(page.locator("#form-summary-list li")).to_have_text(
        ["Đồng ý ngày nào? – chỗ này cần có"]
    )
    fill(page, {"#f-producer-consent-date": "5/10/2026"})
    files = finish(page)
    assert list(files) == ["producers/ho-ba-bui-thi-mau.yml", "products/ruou-can-muong-vang.yml"]
    assert findings_of(real_copy, files) == []


def test_nothing_is_replaced_while_it_is_pressed(visit: Visit) -> None:
    """A press takes the focus from where it was, upon which the page is brought in line."""
    page = opened(visit().open(FORM))
    name_and_place(page)
    certificate(page)
    finish(page)
    page.locator("details:has(#form-files) > summary").click()
    page.wait_for_timeout(400)  # what these presses asked for is done
    text = page.locator("#form-files pre").first
    text.hover()
    shown = text.element_handle()
    page.mouse.down()
    page.wait_for_timeout(300)
    assert shown.evaluate("one => one.isConnected")
    page.mouse.up()
    fill(page, {"#f-name-vi": "Rượu cần Mường Bi"})
    expect(page.locator("#form-files pre").last).to_contain_text("Mường Bi")


def test_what_is_wrong_is_said_at_the_field_and_in_a_list(visit: Visit) -> None:
    page = opened(visit(**PHONE).open(FORM))
    expect(page.locator(".field__error")).to_have_count(0)
    page.get_by_role("button", name="Xem lại và gửi").click()
    expect(page.locator("#form-summary")).to_be_focused()
    rows = page.locator("#form-summary-list li")
    expect(rows.first).to_have_text("Tên sản phẩm, như trên giấy chứng nhận – chỗ này cần có")
    rows.first.get_by_role("link").click(delay=150)  # as a finger takes
    name = page.locator("#f-name-vi")
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    described = (name.get_attribute("aria-describedby") or "").split()
    assert any("cần có" in (page.locator(f"#{one}").text_content() or "") for one in described)
    expect(page.locator("#form-send")).to_be_hidden()
    fill(page, {"#f-summary-vi": "ă" * 161})
    told = page.locator("[data-path='summary.vi'] .field__error")
    expect(told).to_contain_text("Câu giới thiệu dài 161 ký tự, tối đa 160")
    fill(page, {"#f-name-vi": "Cam đồi"})
    expect(name).not_to_have_attribute("aria-invalid", "true")


def test_a_draft_stays_on_the_device_until_it_is_deleted(visit: Visit) -> None:
    page = opened(visit(**PHONE).open(FORM))
    name_and_place(page)
    certificate(page)
    expect(page.locator("#draft-text")).to_have_text("Bản nháp đã được giữ trên máy này.")
    page.reload()
    opened(page)
    expect(page.locator("#draft-text")).to_have_text(
        "Đây là bản nháp bạn viết lần trước trên máy này."
    )
    expect(page.locator("#f-name-vi")).to_have_value("Rượu cần Mường Vang")
    expect(page.locator("#f-place")).to_have_value(re.compile("Xã Tân Mỹ"))
    assert "1234/QĐ-UBND" in finish(page)["products/ruou-can-muong-vang.yml"]
    page.get_by_role("button", name="Xóa bản nháp").click()
    expect(page.locator("#f-name-vi")).to_have_value("")
    assert (
        page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('ocop-form'))")
        == []
    )


def test_places_are_found_by_their_old_and_new_names(visit: Visit) -> None:
    page = opened(visit(**PHONE).open(FORM))
    field = page.locator("#f-place")
    for typed, wanted in (
        ("muong dong", "Xã Mường Động"),
        ("du sang", "Xã Đú Sáng, Huyện Kim Bôi"),
    ):
        field.fill(typed)
        expect(page.locator("#f-place-list [role=option]").first).to_contain_text(wanted)
    # One that was divided is offered with each unit it went into.
    field.fill("vay nua")
    expect(page.locator("#f-place-list [role=option]")).to_have_count(2)
    field.fill("không có đâu")
    field.blur()
    expect(page.locator("[data-path=place] .field__error")).to_contain_text(
        "chọn một nơi trong danh sách"
    )


def test_a_place_is_chosen_with_the_keys(visit: Visit) -> None:
    page = opened(visit().open(FORM))
    page.locator("#f-place").press_sequentially("cao phong")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#f-place")).to_have_value(re.compile("Cao Phong"))
