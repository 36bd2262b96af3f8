"""What a reader waits for, on the site's own pages: first answer, each letter, each filter; and the memory.

Times are from the event, as the system stamped it, to the painted change. Pages are touched, as on a
tablet: under a mouse that rests, a browser looks for what is there after every change. Nothing is waited
for on the network: the server is on the same machine.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.search.queries import queries
from benchmarks.search.slowing import processor_time, renderers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, ConsoleMessage, Page

    Pace = Callable[[Browser], AbstractContextManager[None]]

_WATCH = Path(__file__).with_name("speed_page.js").read_text(encoding="utf-8")
# A reader who saves data: the page loads nothing of the search before it is touched.
_SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
# As speed_page.js says it.
_TOLD = "stopwatch "
_MEMORY = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"
_PANEL = ".find .find__panel"
_HIT = ".find__option--hit"
_FIELD = ".find input[name=q]"
_FILTERS = "#facets input[type=checkbox]"
_NAMED = "({ dataset, value }) => `#facets input[data-facet='${dataset.facet}'][value='${value}']`"
_COUNT = "#browse-count, #picked"
_SHOWS_A_NUMBER = """() => {
  document.body.innerHTML = "<div class='find'><p class='find__panel'></p><input name='q'></div>";
  const [panel, field] = document.querySelectorAll(".find__panel, input");
  field.addEventListener("input", () => (panel.textContent = Math.random()));
}"""
# Milliseconds in which a page that nobody touches has loaded the search.
_IDLE = 3000
# Milliseconds after which something has gone wrong.
_LATE = 60_000
_TYPED = 60
_CLICKED = 16


class Took(NamedTuple):
    """Milliseconds on the clock, and of all threads of the page's process."""

    clock: float
    processor: float


class Watch:
    """Measures what a page does after something is done to it; what it fetches meanwhile is kept."""

    def __init__(self, browser: Browser, page: Page) -> None:
        self.page = page
        self.fetched: list[str] = []
        self._processes = renderers(browser)
        page.on("request", lambda request: self.fetched.append(request.url))

    def time(self, kind: str, places: str, act: Callable[[], Any], holds: str = "*") -> Took:
        """From the event of this kind, which `act` leads to, until one of the places has changed and
        something is in it. Nothing is asked of the page meanwhile."""
        self.page.evaluate(
            "([kind, places, holds]) => stopwatch.until(kind, places, holds)", [kind, places, holds]
        )
        before = processor_time(self._processes)
        with self.page.expect_console_message(_tells, timeout=_LATE) as told:
            act()
        clock = float(told.value.text.removeprefix(_TOLD))
        return Took(clock, processor_time(self._processes) - before)

    def key(self, letter: str) -> Took:
        key = "Space" if letter == " " else letter
        return self.time("keydown", _PANEL, lambda: self.page.keyboard.press(key))

    def tap(self, which: str) -> Took:
        """Touch the check box that a selector names."""
        at = _middle(self.page, which)
        return self.time("click", _COUNT, lambda: self.page.touchscreen.tap(*at))


@contextmanager
def opened(browser: Browser, address: str, *, idle: bool = False) -> Iterator[Page]:
    """The page, loaded, with nothing of the search fetched yet; or `idle` for so long that it has all."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, has_touch=True, service_workers="block"
    )
    page = context.new_page()
    page.add_init_script(_WATCH)
    if not idle:
        page.add_init_script(_SAVES_DATA)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(_IDLE if idle else 500)
    yield page
    context.close()


def first_answer(browser: Browser, home: str, pace: Pace, *, idle: bool = False) -> Took:
    """From touching the field, and typing a letter at once, to the answer."""
    with opened(browser, home, idle=idle) as page:
        at = _middle(page, _FIELD)

        def touch() -> None:
            page.touchscreen.tap(*at)
            page.keyboard.press("m")

        with pace(browser):
            return Watch(browser, page).time("pointerdown", _PANEL, touch, _HIT)


def typing(browser: Browser, home: str, pace: Pace) -> tuple[list[Took], list[str], float]:
    """Each letter of many queries; what was fetched; bytes of memory that all this took."""
    with opened(browser, home) as page:
        before = page.evaluate(_MEMORY)
        watch = Watch(browser, page)
        page.locator(_FIELD).tap()
        watch.key("m")  # the index is there from here on
        took = []
        with pace(browser):
            for text in typed():
                page.locator(_FIELD).clear()
                took += [watch.key(letter) for letter in text]
        return took, watch.fetched, page.evaluate(_MEMORY) - before


def filtering(browser: Browser, address: str, pace: Pace) -> list[Took]:
    """Choosing a filter and giving it up again, for several; nothing where a page has none."""
    with opened(browser, address) as page:
        boxes = page.locator(_FILTERS)
        if not boxes.count():
            return []
        # By name: which one is the third changes with what is chosen.
        shown = [box.evaluate(_NAMED) for box in boxes.all() if box.is_visible()]
        watch = Watch(browser, page)
        for _ in range(2):
            watch.tap(shown[0])  # the index is there from here on
        with pace(browser):
            return [watch.tap(name) for name in shown[:_CLICKED] for _ in range(2)]


def nothing(browser: Browser, pace: Pace) -> list[Took]:
    """Letters into a page that only shows a number: what the browser and the watch need themselves."""
    with opened(browser, "about:blank") as page:
        page.evaluate(_SHOWS_A_NUMBER)
        watch = Watch(browser, page)
        page.locator(_FIELD).tap()
        with pace(browser):
            return [watch.key("m") for _ in range(_TYPED)]


def _tells(message: ConsoleMessage) -> bool:
    return message.text.startswith(_TOLD)


def _middle(page: Page, which: str) -> tuple[float, float]:
    """Where to touch what a selector names."""
    box = page.locator(which).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def typed() -> list[str]:
    """Some queries of every kind, as far as a keyboard has the letters."""
    some = [one.text for one in queries() if one.text.isascii()]
    return some[:: max(1, len(some) // _TYPED)][:_TYPED]
