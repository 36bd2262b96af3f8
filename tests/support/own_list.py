"""What tests of the reader's list do and look for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.words import ui_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

KEY = "ocop-list"
LANGS = pytest.mark.parametrize("lang", ["vi", "en"])
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 740}
NOTHING_KEPT = (
    """Object.defineProperty(window, "localStorage", {get() { throw new Error("denied") }})"""
)
NOTHING_FITS = (
    """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }"""
)


def word(key: str, lang: str = "vi", **values: object) -> str:
    text = ui_words()[key][lang]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def item(product: str, quantity: str = "", **more: str) -> dict[str, str]:
    return {"id": product, "quantity": quantity} | more


TWO = [item("PL0001", "5"), item("PL0004")]


def keep(watched: Watched, items: list[dict[str, str]] | str) -> None:
    """Have a browser keep a list, or whatever text stands in its place."""
    page = watched.open("vi/about/")
    text = items if isinstance(items, str) else json.dumps(items)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.close()


def kept(page: Page) -> list[dict[str, Any]]:
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    found: list[dict[str, Any]] = json.loads(text or "[]")
    return found


def kept_ids(page: Page) -> list[str]:
    return [one["id"] for one in kept(page)]


def opened(watched: Watched, lang: str = "vi", fragment: str = "") -> Page:
    """The page of the list, when its rows have all there is to them."""
    page = watched.open(f"{lang}/list/{fragment}")
    page.wait_for_function(
        "document.querySelector('#own-line, #own-empty').parentElement.offsetHeight"
    )
    page.wait_for_load_state("networkidle")
    return page


def rows(page: Page) -> Locator:
    return page.locator("#own-items > [data-item]")


def ids(page: Page) -> list[str]:
    found: list[str] = rows(page).evaluate_all("rows => rows.map((row) => row.dataset.item)")
    return found


def quantity(page: Page, product: str) -> Locator:
    return page.locator(f'[data-item="{product}"] .own__quantity input')


def toggle(page: Page, product: str) -> Locator:
    return page.locator(f'[data-pick="{product}"]')
