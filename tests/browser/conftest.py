"""A real Chromium. Every page it opens is watched: what it prints, what it asks for, what fails."""

from __future__ import annotations

import re
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error, Page, sync_playwright

from tests.support.browse import Indexed
from tests.support.search_engine import Asked
from tests.support.tablet import Tablet, hosting
from tests.support.tools import chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import (
        Browser,
        BrowserContext,
        ConsoleMessage,
        JSHandle,
        Request,
    )

    from catalogue.model.brief import ProducerBrief, ProductBrief
    from tests.support.run import Site
    from tests.support.tablet import Host

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No other host is reached, and none would be found.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Parts of the window, which nobody sees here, in processes of their own.
    "--disable-features=PreloadTopChromeWebUI,TabSearch,WebUIOmniboxPopup,WebUIToolbar,WebUIReloadButton",
]


@dataclass
class Watched:
    """What a browser context met. `home` is the only address it may ask."""

    context: BrowserContext
    home: str
    printed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        page = self.context.new_page()
        page.goto(self.home + path)
        return page

    def assert_quiet(self) -> None:
        assert self.printed == []
        assert self.failed == []
        assert self.foreign == []

    def assert_own_host_alone(self, page: Page) -> None:
        """Nothing was asked of another host, and there is no cookie."""
        assert self.context.cookies() == []
        assert page.evaluate("document.cookie") == ""
        asked = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
        assert [one for one in asked if not one.startswith((self.home, "blob:", "data:"))] == []
        assert self.foreign == []
        assert not [line for line in self.printed if "Content Security Policy" in line]


def wait_for_function(
    page: Page, expression: str, *, arg: Any = None, timeout: float = 30_000, polling: float = 30
) -> JSHandle:
    """Playwright's own has the page evaluate a string, which the site's policy forbids a page."""
    until = time.monotonic() + timeout / 1000
    while True:
        try:
            handle = page.evaluate_handle(expression, arg)
            if handle.evaluate("value => Boolean(value)"):
                return handle
        except Error as error:  # the page goes on to another address
            if "context was destroyed" not in error.message:
                raise
        if time.monotonic() > until:
            raise TimeoutError(expression)
        page.wait_for_timeout(polling)


Page.wait_for_function = wait_for_function  # type: ignore[method-assign, assignment]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield started
        started.close()


def _watch(context: BrowserContext, home: str) -> Watched:
    watched = Watched(context, home)
    host = "/".join(home.split("/")[:3]) + "/"

    def is_foreign(request: Request) -> bool:
        return not request.url.startswith((host, "data:", "blob:"))

    # Looked at, not held: a context that holds requests keeps no file from one page to the next.
    def on_request(request: Request) -> None:
        if is_foreign(request):
            watched.foreign.append(request.url)

    def on_console(message: ConsoleMessage) -> None:
        # A test measures what is off the screen, which no reader does.
        if "subtree hidden by content-visibility" not in message.text:
            watched.printed.append(f"{message.type}: {message.text}")

    def on_response(response: Any) -> None:
        if response.status >= 400:
            watched.failed.append(f"{response.status} {response.url}")

    def on_failed(request: Request) -> None:
        # A page that goes on to another one stops what it was loading.
        stopped = re.search("ERR_(ABORTED|FAILED)", request.failure or "")
        if request.failure and not stopped and not is_foreign(request):
            watched.failed.append(f"{request.failure} {request.url}")

    context.on("request", on_request)
    context.on("console", on_console)
    context.on("weberror", lambda error: watched.printed.append(f"error: {error.error}"))
    context.on("response", on_response)
    context.on("requestfailed", on_failed)
    return watched


@pytest.fixture
def visit(
    browser: Browser, serve: Callable[..., str], request: pytest.FixtureRequest
) -> Iterator[Callable[..., Watched]]:
    """`visit("site", base="/", locale="vi-VN", …)` → a fresh browser context for that site."""
    with ExitStack() as stack:

        @contextmanager
        def fresh(home: str, options: dict[str, Any]) -> Iterator[Watched]:
            context = browser.new_context(**options)
            try:
                yield _watch(context, home)
            finally:
                context.close()

        def make(name: str = "site", base: str = "/", **options: Any) -> Watched:
            site: Site = request.getfixturevalue(name)
            home = serve(site.folder, base)
            settings: dict[str, Any] = {"locale": "vi-VN"} | options
            return stack.enter_context(fresh(home, settings))

        yield make


@pytest.fixture(scope="module")
def script_page(browser: Browser, site: Site, serve: Callable[..., str]) -> Iterator[Page]:
    """A page of the site, for modules to be loaded into."""
    page = browser.new_page(bypass_csp=True)  # the tests make functions of texts
    page.goto(f"{serve(site.folder)}vi/about/")
    yield page
    page.close()


@pytest.fixture
def catalogue(script_page: Page) -> Callable[..., Asked]:
    """`catalogue(product, …, producers=[…], texts={…})` → the search engine of these."""

    def make(
        *products: ProductBrief,
        producers: list[ProducerBrief] | None = None,
        texts: dict[str, list[int]] | None = None,
    ) -> Asked:
        return Asked(script_page, list(products), producers or [], texts or {})

    return make


@pytest.fixture
def index(large_site: Site) -> Indexed:
    """What the long lists of the large site are made of."""
    return Indexed(large_site)


# ---- without a network ------------------------------------------------------------------------------


@pytest.fixture
def host() -> Iterator[Callable[[Path], Host]]:
    """`host(folder)` → a server of that folder which can be stopped for good."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(hosting(folder))


@pytest.fixture
def tablet(browser: Browser, tmp_path: Path) -> Iterator[Tablet]:
    """A browser that keeps what it stored when it is started anew."""
    one = Tablet(browser.browser_type, chromium(), tmp_path / "profile", SWITCHES)
    yield one
    one.context.close()
