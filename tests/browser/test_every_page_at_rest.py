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


def test_nothing_moves_while_a_page_loads_and_tab_reaches_all_and_shows_where_it_is(
    visit: Visit, site: Site
) -> None:
    found: dict[str, list[str]] = {}
    for kind, page in each(visit, site, "vi", viewport=DESK):
        faults = ask(page, "shifts")
        # What stands around all pages is looked at on the first of them.
        wanted = ask(page, "ownFocusable" if found else "focusable")
        for _ in range(wanted + SCROLLERS):
            page.keyboard.press("Tab")
            fault, done = ask(page, "focused")
            faults += fault
            if done:
                break
        found[kind] = [*faults, *ask(page, "leftOut")]
    assert not told(found), told(found)


def test_with_reduced_motion_nothing_moves(visit: Visit, site: Site) -> None:
    found = {
        kind: ask(page, "moving")
        for kind, page in each(visit, site, "vi", viewport=DESK, reduced_motion="reduce")
    }
    assert not told(found), told(found)
