"""A page as it is printed: how many sheets, of which size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PAGE = re.compile(rb"/Type\s*/Page\b")
_BOX = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")


class Paper(NamedTuple):
    """`width` and `height` of a sheet in points: A4 upright is 595 × 842."""

    count: int
    width: float
    height: float


def pages_of(page: Page) -> Paper:
    """Print the page as the browser would, with the size its styles ask for."""
    page.emulate_media(media="print")
    data = page.pdf(prefer_css_page_size=True, format="A4", print_background=False)
    (box,) = set(_BOX.findall(data))
    return Paper(len(_PAGE.findall(data)), *map(float, box))
