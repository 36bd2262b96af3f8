"""What every sort of page keeps to: it fits small and magnified screens, and fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.browse import PHONE
from tests.support.every_page import ask, each, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("width", "scale"), [(320, 2), (640, 2)], ids=["phone", "zoomed"])
def test_nothing_is_cut_off_or_wider_than_the_screen(
    visit: Visit, site: Site, lang: str, width: int, scale: int
) -> None:
    """At 320 px, and at 640 px: a screen of 1280 px magnified to 200 %."""
    found: dict[str, list[str]] = {}
    size = {"width": width, "height": 400}
    for kind, page in each(visit, site, lang, viewport=size, device_scale_factor=scale):
        found[kind] = [*ask(page, "wide"), *ask(page, "cut")]
    assert not told(found), told(found)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_pressed_is_large_enough_for_a_finger(visit: Visit, site: Site, lang: str) -> None:
    found = {
        kind: ask(page, "small")
        for kind, page in each(visit, site, lang, viewport=PHONE, has_touch=True)
    }
    assert not told(found), told(found)
