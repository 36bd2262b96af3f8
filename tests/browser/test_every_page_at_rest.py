"""What every sort of page keeps to on a desk: nothing jumps or moves, the keyboard reaches all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.browse import DESK
from tests.support.every_page import ask, each, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

# Boxes that scroll are in the order of tabs too.
SCROLLERS = 60


def test_nothing_moves_and_tab_reaches_all_and_shows_where_it_is(visit: Visit, site: Site) -> None:
    """Nothing while a page loads; nor later, where a reader wants less motion."""
    found: dict[str, list[str]] = {}
    for kind, page in each(visit, site, "vi", viewport=DESK):
        faults = ask(page, "shifts")
        # What stands around all pages is looked at on the first of them.
        left = ask(page, "ownFocusable" if found else "focusable")
        presses = left + SCROLLERS
        while left and presses > 0:
            for _ in range(left):
                page.keyboard.press("Tab")
            presses -= left
            fault, left = ask(page, "walked")
            faults += fault
        faults += ask(page, "leftOut")
        page.emulate_media(reduced_motion="reduce")
        found[kind] = [*faults, *ask(page, "moving")]
        page.emulate_media(reduced_motion="no-preference")
    assert not told(found), told(found)
