"""A list that the tests give away, and what is read of it on the page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
import zxingcpp
from PIL import Image

from tests.support.own_list import (
    DESK,
    item,
    keep,
    opened,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.support.own_list import Visit

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
