"""The page of the open data: a command is copied by its button, and the reader is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("lang", "said"), [("vi", "Đã sao chép."), ("en", "Copied.")])
def test_button_copies_the_command(visit: Callable[..., Watched], lang: str, said: str) -> None:
    watched = visit()
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = watched.open(f"{lang}/data/")
    code = page.locator("#code-python")
    page.locator("[data-copy=code-python]").click()
    expect(page.locator("[data-copy=code-python] + [role=status]")).to_have_text(said)
    assert page.evaluate("navigator.clipboard.readText()") == code.text_content()
    watched.assert_quiet()


def test_without_a_clipboard_the_command_is_selected(visit: Callable[..., Watched]) -> None:
    watched = visit()
    watched.context.add_init_script("delete Navigator.prototype.clipboard")
    page = watched.open("en/data/")
    page.locator("[data-copy=code-curl]").click()
    expect(page.locator("[data-copy=code-curl] + [role=status]")).not_to_be_empty()
    assert page.evaluate("getSelection().toString().trim()").startswith("curl")
