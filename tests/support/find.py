"""What tests of the search box do and look for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 667}
FIELDS = pytest.mark.parametrize("field", ["#find-q", "#hero-q"])
LANGS = pytest.mark.parametrize("lang", ["vi", "en"])
HONEY_NAME = 'Mật ong "Thử" & <b>sáp</b>'


def desk(visit: Visit, path: str = "vi/about/", **options: object) -> tuple[Watched, Page]:
    watched = visit("small_site", viewport=DESK, **options)
    return watched, watched.open(path)


def phone(visit: Visit, path: str = "vi/about/", **options: object) -> tuple[Watched, Page]:
    watched = visit("small_site", viewport=PHONE, has_touch=True, **options)
    return watched, watched.open(path)


def opened_on_phone(page: Page) -> Locator:
    page.locator(".find__open").tap()
    layer = page.locator("dialog.find-layer")
    expect(layer).to_be_visible()
    return layer


def search(page: Page, text: str, field: str = "#find-q") -> Locator:
    """Type it and wait for the answer to all of it; the field."""
    box = page.locator(field)
    box.click()
    box.press_sequentially(text)
    typed = quote_plus(box.input_value())
    link = page.locator(".find__panel:visible .find__option--all")
    expect(link).to_have_attribute("href", re.compile(rf"\?q={re.escape(typed)}$"))
    return box


def products(page: Page) -> Locator:
    return page.locator(".find__panel:visible .find__option--hit")


def options(page: Page) -> Locator:
    return page.locator(".find__panel:visible [role=option]")


def active(box: Locator) -> Locator:
    """The option that the keys have reached, as a screen reader is told."""
    reached = box.get_attribute("aria-activedescendant")
    assert reached, "no option is active"
    found = box.page.locator(f"#{reached}")
    assert found.get_attribute("aria-selected") == "true"
    return found


def kept(page: Page) -> list[str]:
    return json.loads(page.evaluate('localStorage.getItem("ocop-recent")') or "[]")  # type: ignore[no-any-return]


def searched_before(watched: Watched, *texts: str) -> None:
    """As if these had been searched, newest first."""
    stored(watched, json.dumps(texts))


def stored(watched: Watched, text: str) -> None:
    """Have this in the storage of every page that is opened."""
    set_item = f'localStorage.setItem("ocop-recent", {json.dumps(text)})'
    # A new page is about:blank first, which has no storage.
    watched.context.add_init_script(f'if (location.protocol !== "about:") {set_item}')


def is_focused(box: Locator) -> bool:
    return bool(box.evaluate("box => box === document.activeElement"))
