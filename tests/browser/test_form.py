"""The form for a new product as readers use it: on a phone, from home to a file that `check` takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from tests.support.pictures import encode, picture
from tests.support.yaml_corpus import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 375, "height": 667}, "has_touch": True}
FORM = "vi/contribute/new/"


def opened(page: Page) -> Page:
    expect(page.locator("#entry")).to_be_visible()
    return page


def fill(page: Page, texts: dict[str, str]) -> None:
    for field, text in texts.items():
        page.locator(field).fill(text)
        page.locator(field).blur()


def finish(page: Page) -> dict[str, str]:
    """Path → text of the files that the form offers to send."""
    page.get_by_role("button", name="Xem lại và gửi").click()
    expect(page.locator("#form-send")).to_be_visible()
    return {
        figure.locator("figcaption").text_content() or "": figure.locator("code").text_content()
        or ""
        for figure in page.locator("#form-files figure").all()
    }


def name_and_place(page: Page) -> None:
    fill(page, {"#f-name-vi": "Rượu cần Mường Vang"})
    page.locator("#f-set").select_option("15")
    page.locator("#f-place").press_sequentially("tan my lac son")
    page.get_by_role("option", name="Xã Tân Mỹ, Huyện Lạc Sơn").click()


def certificate(page: Page) -> None:
    page.get_by_text("Có, được 3, 4 hoặc 5 sao").click()
    page.locator("[data-group=certificates]").get_by_text("3", exact=True).click()
    fill(
        page,
        {"[data-path=decision] input": "1234/QĐ-UBND", "[data-path=issued] input": "5/12/2025"},
    )
    page.locator("[data-path=level] select").select_option("official")
    fill(page, {"[data-path=title] input": "Quyết định 1234/QĐ-UBND công nhận: sản phẩm OCOP"})


def findings_of(source: Path, files: dict[str, str]) -> list[str]:
    """The errors that `check` finds in a catalogue with these files in it."""
    for path, text in files.items():
        (source / path).write_bytes(text.encode())
    found = load_and_check(source, TODAY).findings
    return [f"{one.path} {one.code}" for one in found if one.is_error]


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


def test_a_product_is_changed_and_all_else_stays(visit: Visit, real_copy: Path) -> None:
    watched = visit(**PHONE)
    page = watched.open("vi/products/mat-ong-rung-hop-tien/")
    page.get_by_role("link", name="Sửa trang này").press("Enter")
    opened(page)
    expect(page.locator("h1")).to_have_text("Sửa: Mật ong rừng Hợp Tiến")
    expect(page.locator("#edit-nothing")).to_be_visible()
    fill(page, {"#f-summary-vi": "Mật ong từ rừng đặc dụng: hơn 5.000 ha."})
    files = finish(page)
    path = "products/mat-ong-rung-hop-tien.yml"
    before = (REPOSITORY / path).read_text(encoding="utf-8").splitlines()
    after = files[path].splitlines()
    assert list(files) == [path]
    changed = [line for line in before if line not in after]
    assert [line.split(":")[0] for line in changed] == ["  vi"]
    assert '  vi: "Mật ong từ rừng đặc dụng: hơn 5.000 ha."' in after
    assert findings_of(real_copy, files) == []
    watched.assert_quiet()


@pytest.mark.parametrize("name", ["cam-qua-tang-cao-cap-3t-farm", "tho-cam-det-tay-ban-lac"])
def test_a_product_that_is_only_looked_at_has_not_changed(visit: Visit, name: str) -> None:
    page = opened(visit().open(f"{FORM}#edit={name}"))
    expect(page.locator("#form-left")).to_have_text("Đã đủ để gửi")
    expect(page.locator("#edit-nothing")).to_be_visible()
    expect(page.locator("#form-send")).to_be_hidden()


EDITED = """\
# Đầu tệp.
id: HB0013   # giữ mã
name:
  vi: Cam   # tên
  en: Orange

# Bộ sản phẩm
set: 1
story:
  vi: |
    Một.

    Hai.
"""


def test_comments_stay_where_nothing_is_changed(visit: Visit) -> None:
    page = opened(visit().open(FORM))
    found: dict[str, Any] = page.evaluate(
        """async (text) => {
            const folder = new URL("../../assets/javascripts/contribute/", location);
            const { changedText } = await import(new URL("edit.js", folder));
            const story = { vi: "Một.\\n\\nHai." };
            const before = { id: "HB0013", name: { vi: "Cam", en: "Orange" }, set: 1, story };
            const after = { ...before, name: { vi: "Cam đồi", en: "Orange" }, season: [1] };
            return changedText(text, before, after, ["id", "name", "set", "story", "season"]);
        }""",
        EDITED,
    )
    assert found["changed"] == ["name", "season"]
    assert found["comments"] == ["# tên"]
    rewritten = EDITED.replace("  vi: Cam   # tên\n", "  vi: Cam đồi\n") + "season: [1]\n"
    assert found["text"] == rewritten


def test_a_photo_loses_its_place_and_stays_a_comment_until_it_is_there(
    visit: Visit, real_copy: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "anh.jpg"
    photo.write_bytes(encode(picture(3000, 2000)))
    page = opened(visit(**PHONE).open(FORM))
    name_and_place(page)
    certificate(page)
    page.get_by_text("Ảnh", exact=True).click()
    page.locator("#f-shot").set_input_files(photo)
    expect(page.locator("#shot img")).to_be_visible()
    expect(page.locator("#preview .card img")).to_be_visible()
    assert page.locator("#shot img").evaluate(
        "(image) => [image.naturalWidth, image.naturalHeight]"
    ) == [2560, 1707]
    fill(
        page,
        {
            "#f-photo-alt-vi": "Vò rượu cần",
            "#f-photo-credit": "Bùi A",
            "#f-photo-licence": "CC BY 4.0",
        },
    )
    files = finish(page)
    (text,) = files.values()
    assert "#   - file: photos/ruou-can-muong-vang.jpg\n" in text
    assert findings_of(real_copy, files) == []


def test_a_repository_that_is_an_example_is_not_offered(visit: Visit) -> None:
    page = opened(visit(**PHONE).open(FORM))
    name_and_place(page)
    certificate(page)
    finish(page)
    expect(page.locator("#send-github")).to_be_hidden()
    expect(page.locator("#send-mail")).to_be_hidden()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Lưu tệp về máy").click()
    assert saved.value.suggested_filename == "ruou-can-muong-vang.yml"


def test_github_and_mail_get_the_text_as_far_as_an_address_holds_it(visit: Visit) -> None:
    page = opened(visit().open(FORM))
    short, long, mail = page.evaluate(
        """async () => {
            const folder = new URL("../../assets/javascripts/contribute/", location);
            const load = (name) => import(new URL(`${name}.js`, folder));
            const { page } = await load("words");
            const { newFile, mail } = await load("finish");
            page.send = { repository: "https://github.com/a/b", branch: "main", mail: "a@b.vn" };
            const file = (text) => ({ folder: "products", name: "cam.yml", text });
            const texts = ["id: HB0001 & ă\\n", "ă".repeat(1500)];
            return [...texts.map((text) => newFile(file(text))), mail([file("x")], "Cam & quýt")];
        }"""
    )
    start = "https://github.com/a/b/new/main/products?filename=cam.yml"
    assert short == {"address": f"{start}&value=id%3A%20HB0001%20%26%20%C4%83%0A", "holds": True}
    assert long == {"address": start, "holds": False}
    assert mail["address"].startswith("mailto:a@b.vn?subject=")
    assert "Cam%20%26%20qu" in mail["address"]


def test_without_scripts_the_page_says_how_else(visit: Visit) -> None:
    page = visit(java_script_enabled=False).open(FORM)
    expect(page.locator("#entry")).to_be_hidden()
    expect(page.get_by_role("link", name="Các cách góp khác")).to_be_visible()
    template = page.get_by_role("link", name="Tệp mẫu cho sản phẩm").get_attribute("href") or ""
    answer = page.request.get(urljoin(page.url, template))
    assert "## Mã trong danh mục" in answer.text()
