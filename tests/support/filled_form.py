"""The form for contributors, filled in as a person does it on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from catalogue.check.run import load_and_check
from tests.support.yaml_corpus import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

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
