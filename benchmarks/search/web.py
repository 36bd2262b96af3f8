"""A web server for one folder, and a real Chromium that opens it."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from threading import Thread
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from catalogue.local_server import LocalServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


class _Handler(SimpleHTTPRequestHandler):
    """As a static host: connections stay open, and what was fetched may be used again for ten minutes.

    Every page is isolated from other origins: only then a browser tells how much memory it uses.
    """

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Nothing on the terminal."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the folder's home, ending in a slash."""
    handler = partial(_Handler, directory=str(folder))
    with LocalServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def chromium(*switches: str) -> Iterator[Browser]:
    """The system's Chromium or Chrome, else the one that Playwright brought."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*_SWITCHES, *switches], timeout=60_000
        )
        try:
            yield browser
        finally:
            browser.close()
