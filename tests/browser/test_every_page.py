"""What every sort of page keeps to: it fits small and magnified screens, nothing jumps, all can be reached.

Which pages: tests/support/sorts.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.browse import DESK, PHONE
from tests.support.sorts import sorts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

CHECKS = (Path(__file__).parent.parent / "support" / "page_checks.js").read_text(encoding="utf-8")
# Boxes that scroll are in the order of tabs too.
SCROLLERS = 60


def ask(page: Page, name: str) -> Any:
    """What a function of page_checks.js says of the page."""
    return page.evaluate(f"() => checks.{name}()")


def each(
    visit: Visit, site: Site, lang: str, name: str = "site", **options: Any
) -> Iterator[tuple[str, Page]]:
    """Every sort of page, one after the other. None says a word in the console or asks another host for
    anything, nor when it is scrolled to its end, so that what loads late is asked for too."""
    watched = visit(name, **options)
    page = watched.context.new_page()
    page.add_init_script(f"window.checks = (() => {{ {CHECKS}; return checks; }})();")
    for kind, path in sorts(site, lang).items():
        # The others lead on to these at once; test_browser.py looks at them.
        if path.startswith(("vi/", "en/")):
            page.goto(watched.home + path, wait_until="load")
            yield kind, page
            page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
            watched.assert_quiet()
    watched.assert_own_host_alone(page)


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{kind}: {line}" for kind, lines in found.items() for line in lines)


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


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_moves_while_a_page_loads(visit: Visit, site: Site, size: Any) -> None:
    found = {kind: ask(page, "shifts") for kind, page in each(visit, site, "vi", viewport=size)}
    assert not told(found), told(found)


def test_tab_reaches_all_and_shows_where_it_is(visit: Visit, site: Site) -> None:
    found: dict[str, list[str]] = {}
    for kind, page in each(visit, site, "vi", viewport=DESK):
        wanted = ask(page, "focusable")
        faults = []
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
