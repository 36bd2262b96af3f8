"""What every sort of page keeps to: it fits small and magnified screens, and fingers; nothing jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.browse import DRAWN, PHONE
from tests.support.every_page import ask, each, told
from tests.support.thoroughly import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser


# A small phone, and a screen of 1280 px magnified to 200 %.
SMALL, ZOOMED = ({"width": width, "height": 400} for width in (320, 640))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_is_cut_off_or_wider_than_the_screen(visit: Visit, site: Site, lang: str) -> None:
    """At 320 and 640 px: half of the pages are loaded at the one and turned to the other."""
    found: dict[str, list[str]] = {}
    for kind, page in each(visit, site, lang, viewport=SMALL, device_scale_factor=2):
        sizes = [SMALL, ZOOMED] if page.viewport_size == SMALL else [ZOOMED, SMALL]
        for size in sizes:
            page.set_viewport_size(size)
            page.evaluate(DRAWN)
            assert page.evaluate("innerWidth") == size["width"]
            found[f"{kind} at {size['width']} px"] = [*ask(page, "wide"), *ask(page, "cut")]
    assert not told(found), told(found)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_phone_what_is_pressed_is_large_enough_for_a_finger_and_stays_where_it_is(
    visit: Visit, site: Site, lang: str
) -> None:
    """Nothing jumps while a page loads. Half of the sorts in each language; thoroughly, all in both."""
    half = None if THOROUGH else ["vi", "en"].index(lang)
    found = {
        kind: [*ask(page, "shifts"), *ask(page, "small")]
        for kind, page in each(visit, site, lang, half=half, viewport=PHONE, has_touch=True)
    }
    assert not told(found), told(found)
