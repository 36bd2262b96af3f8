"""A tablet at a fair: a browser that keeps what it stored when it is started anew, and a host that can fail.

>>> host.gone = True          # the network is cut: no request is answered any more
>>> host.after = 3            # … from the fourth pack on
>>> host.spoiled = "search"   # packs with this in their name arrive damaged
>>> host.slow = 0.3           # each pack takes so many seconds
>>> host.folder = newer       # another version of the site is published
>>> host.then = (9, newer)    # … when nine packs were sent
>>> tablet.restart()          # the browser ends, and starts with what it had stored
"""

from __future__ import annotations

import gzip
import json
import time
from base64 import b64encode
from contextlib import contextmanager
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler
from threading import Thread
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from catalogue.local_server import LocalServer
from catalogue.publish.pack_names import pack_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, BrowserType, Page

BASE = "/repo/"
PATIENCE = 60_000  # ms, for what takes a moment on a busy machine


class Host:
    """A web server below a path, and what befalls it. `asked` are the paths of files it sent, with bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.gone = False
        self.spoiled = ""
        self.slow = 0.0
        self.after: int | None = None
        self.then: tuple[int, Path] | None = None
        self.asked: list[tuple[str, int]] = []
        self.home = ""

    def packs(self) -> list[str]:
        return [path for path, _ in self.asked if path.endswith(".pack")]

    def bytes_sent(self) -> int:
        return sum(size for _, size in self.asked)

    def answer(self, path: str) -> bytes | None:
        """The content of a file; nothing when the connection breaks."""
        if self.after is not None and len(self.packs()) >= self.after and path.endswith(".pack"):
            self.gone = True
        if self.then and len(self.packs()) >= self.then[0]:
            self.folder, self.then = self.then[1], None
        if self.gone:
            return None
        if path.endswith(".pack"):
            time.sleep(self.slow)
        file = self.folder / path
        content = (file / "index.html" if file.is_dir() else file).read_bytes()
        if self.spoiled and path.endswith(".pack") and self.spoiled in path:
            content = content[:-1] + bytes([content[-1] ^ 1])
        self.asked.append((path, len(content)))
        return content


class _Handler(SimpleHTTPRequestHandler):
    host: Host

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].removeprefix(BASE)
        try:
            content = self.host.answer(path)
        except OSError:
            self.send_error(404)
            return
        if content is None:
            self.close_connection = True
            self.connection.close()
            return
        self.send_response(200)
        name = path if path and not path.endswith("/") else "index.html"
        self.send_header("Content-Type", self.guess_type(name))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class's name
        """Nothing on the terminal."""


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """A host of a site, on this machine."""
    host = Host(folder)
    handler = type("Handler", (_Handler,), {"host": host})
    with LocalServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        host.home = f"http://127.0.0.1:{server.server_port}{BASE}"
        try:
            yield host
        finally:
            server.shutdown()


class Tablet:
    """A browser with a folder of its own."""

    def __init__(self, kind: BrowserType, path: str, folder: Path, switches: list[str]) -> None:
        self._kind, self._path, self._folder, self._switches = kind, path, folder, switches
        self.context: BrowserContext = self._start()

    def _start(self) -> BrowserContext:
        return self._kind.launch_persistent_context(
            self._folder, executable_path=self._path, args=self._switches, locale="vi-VN"
        )

    def restart(self) -> None:
        self.context.close()
        self.context = self._start()

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        return page


def ready(page: Page) -> None:
    """Wait until the service worker looks after the page."""
    page.wait_for_function("Boolean(navigator.serviceWorker.controller)", timeout=PATIENCE)


def said(page: Page, state: str) -> None:
    """Wait for what the page on which the catalogue is stored says: "ready", "lost" …"""
    expect(page.locator("#take-said")).to_have_attribute("data-state", state, timeout=PATIENCE)


def take(page: Page, pictures: bool = False, state: str = "ready") -> None:
    """Take the whole catalogue along, from its page."""
    ready(page)
    start = page.locator("#take-start")
    expect(start).to_be_enabled(timeout=PATIENCE)
    if pictures:
        page.locator("#take-pictures").check()
    start.click()
    said(page, state)


def fetched(page: Page, *addresses: str) -> list[str | None]:
    """The SHA-256 of files as a page gets them; nothing where there is none."""
    found: list[str | None] = page.evaluate(
        """async (addresses) => {
          const found = [];
          for (const address of addresses) {
            const response = await fetch(address).catch(() => undefined);
            const bytes = response?.ok && await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
            const hex = (one) => one.toString(16).padStart(2, "0");
            found.push(bytes ? Array.from(new Uint8Array(bytes), hex).join("") : null);
          }
          return found;
        }""",
        addresses,
    )
    return found


def kept(page: Page, address: str, version: str = "") -> None:
    """Wait until a visited page, or what one needs, is kept, be it for a version of scripts and styles."""
    deadline = time.monotonic() + PATIENCE / 1000
    script = """async ([address, version]) => {
      const names = (await caches.keys()).filter((name) => name.endsWith(version));
      const found = await Promise.all(names.map(async (name) => (await caches.open(name)).match(address)));
      return found.some(Boolean);
    }"""
    while not page.evaluate(script, [address, version]):
        assert time.monotonic() < deadline, f"{address} is not kept"
        page.wait_for_timeout(100)


def pack_again(site: Path, paths: list[str]) -> None:
    """Put the present content of files into their packs, and into the index, as a build would publish it."""
    listing = site / "pack" / "index.json"
    index = json.loads(listing.read_bytes())
    for path in paths:
        name = pack_of(path, index["counts"])
        assert name is not None
        file = site / "pack" / f"{name}.pack"
        pack = json.loads(gzip.decompress(file.read_bytes()))
        pack[path] = [(site / path).read_text(encoding="utf-8")]
        raw = gzip.compress(json.dumps(pack).encode(), mtime=0)
        file.unlink()  # it may share its content with another site
        file.write_bytes(raw)
        index["packs"][name] = [b64encode(sha256(raw).digest()[:18]).decode(), len(raw)]
    index["version"] = "another"
    listing.write_text(json.dumps(index), encoding="utf-8")
