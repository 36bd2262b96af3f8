"""A tablet in the mode for a stand, as a test opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FrameLocator, Page

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

MINUTE, HELD = 60_000, 3_000
STEP = 7_000  # of the slide show
# What a headless browser has no use for, told to the page.
DEVICE = """
window.asked = [];
Object.defineProperty(navigator, "wakeLock", { value: { request: async (kind) => {
  window.asked.push(kind);
  window.lock = { released: false, release: async () => { window.lock.released = true; } };
  return window.lock;
} } });
"""


def start(visit: Visit, path: str = "vi/tablet/?tablet", **options: object) -> tuple[Watched, Page]:
    watched = visit("fair_site", viewport={"width": 1280, "height": 800}, **options)
    watched.context.add_init_script(DEVICE)
    page = watched.context.new_page()
    page.clock.install()
    page.goto(watched.home + path)
    ready(page)
    # From here on time passes when a test says so.
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 5)
    return watched, page


def ready(page: Page, path: str = "") -> FrameLocator:
    """The frame, when it shows a page (at this address)."""
    page.locator(".stand__frame.is-ready").wait_for()
    page.wait_for_function(
        """path => { const inside = document.getElementById("stand-frame").contentWindow;
          return inside.location.pathname.endsWith(path) && inside.document.readyState === "complete"
            && document.querySelector(".is-ready"); }""",
        arg=path,
    )
    return page.frame_locator("#stand-frame")


def idle(page: Page) -> None:
    page.clock.run_for(MINUTE)
    page.locator("#stand-slides").wait_for()
