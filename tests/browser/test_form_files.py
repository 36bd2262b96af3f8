"""The form for contributors gives files: of what was changed alone, and in every way they can be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from catalogue.config import REPOSITORY
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
from tests.support.pictures import encode, picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser


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
