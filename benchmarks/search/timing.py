"""What a reader waits for, on the site's own pages: first answer, each letter, each filter; and the memory.

Times are from the event, as the system stamped it, to the painted change. Nothing is waited for on the
network: the server is on the same machine.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.search.queries import queries
from benchmarks.search.slowing import slowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

_WATCH = Path(__file__).with_name("speed_page.js").read_text(encoding="utf-8")
# A reader who saves data: the page loads nothing of the search before it is touched.
_SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
_MEMORY = "async () => performance.measureUserAgentSpecificMemory()"
_PANEL = ".find .find__panel"
_FIELD = ".find input[name=q]"
_FILTERS = "#facets input[type=checkbox]"
_COUNT = "#browse-count, #picked"
_TYPED = 60
_CLICKED = 16


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """The page, loaded, with nothing of the search fetched yet."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.add_init_script(_SAVES_DATA)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)
    yield page
    context.close()


def first_answer(browser: Browser, home: str) -> tuple[float, list[str]]:
    """Milliseconds from touching the field, and typing a letter at once, to the answer; what was fetched."""
    with opened(browser, home) as page:
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        box = page.locator(_FIELD).bounding_box()
        assert box
        with slowed(browser):
            _start(page, "pointerdown", _PANEL)
            page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
            page.keyboard.press("m")
            return _took(page), fetched


def typing(browser: Browser, home: str) -> tuple[list[float], list[str], float]:
    """Milliseconds for each letter of many queries; what was fetched; bytes of memory of all this."""
    with opened(browser, home) as page:
        before = _memory(page)
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.locator(_FIELD).click()
        _key(page, "m")  # the index is there from here on
        times = []
        with slowed(browser):
            for text in _typed():
                page.evaluate(f"document.querySelector({_FIELD!r}).value = ''")
                times += [_key(page, letter) for letter in text]
        return times, fetched, _memory(page) - before


def filtering(browser: Browser, address: str) -> list[float]:
    """Milliseconds for choosing a filter and for giving it up again; nothing where there are no filters."""
    with opened(browser, address) as page:
        boxes = page.locator(_FILTERS)
        if not boxes.count():
            return []
        _click(page, 0)  # the index is there from here on
        _click(page, 0)
        shown = [at for at in range(boxes.count()) if boxes.nth(at).is_visible()]
        with slowed(browser):
            return [_click(page, at) for at in shown[:_CLICKED] for _ in range(2)]


def _typed() -> list[str]:
    """Some queries of every kind, as far as a keyboard has the letters."""
    some = [one.text for one in queries() if one.text.isascii()]
    return some[:: max(1, len(some) // _TYPED)][:_TYPED]


def _key(page: Page, letter: str) -> float:
    _start(page, "keydown", _PANEL)
    page.keyboard.press("Space" if letter == " " else letter)
    return _took(page)


def _click(page: Page, at: int) -> float:
    _start(page, "click", _COUNT)
    page.locator(_FILTERS).nth(at).click()
    return _took(page)


def _start(page: Page, kind: str, places: str) -> None:
    page.evaluate(
        "([kind, places]) => void (globalThis.took = stopwatch.until(kind, places))", [kind, places]
    )


def _took(page: Page) -> float:
    took: float = page.evaluate("() => globalThis.took")
    return took


def _memory(page: Page) -> float:
    found: dict[str, Any] = page.evaluate(_MEMORY)
    return float(found["bytes"])
