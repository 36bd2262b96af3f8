"""A web server for one folder, at the host's root or below a path, as a static host would serve it.

With the headers of the site's `_headers`, as Netlify and Cloudflare Pages send them.
"""

from __future__ import annotations

from contextlib import contextmanager
from fnmatch import fnmatchcase
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from threading import Thread
from typing import TYPE_CHECKING, Any

from catalogue.local_server import LocalServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def headers_file(text: str) -> dict[str, dict[str, str]]:
    """Pattern of addresses → name → value, as a `_headers` file says."""
    found: dict[str, dict[str, str]] = {}
    for line in filter(str.strip, text.splitlines()):
        if line.startswith("/"):
            found[line] = {}
        else:
            name, _, value = line.strip().partition(": ")
            found[list(found)[-1]][name] = value
    return found


class _Handler(SimpleHTTPRequestHandler):
    base = "/"
    patterns: dict[str, dict[str, str]] = {}  # noqa: RUF012  set once for each server

    def end_headers(self) -> None:
        path = "/" + self.path.partition("?")[0].removeprefix(self.base)
        for pattern, headers in self.patterns.items():
            if fnmatchcase(path, pattern):
                for name, value in headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.base):
            return f"{self.directory}/there is nothing here"
        return super().translate_path("/" + path.removeprefix(self.base))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own 404 page, at whatever address was missed."""
        page = f"{self.directory}/404.html"
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        with open(page, "rb") as file:  # noqa: PTH123  the base class keeps its folder as text
            content = file.read()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class's name
        """Nothing on the terminal."""


@contextmanager
def serving(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve the folder on this machine; the address of its home, ending in `base`."""
    file = folder / "_headers"
    patterns = headers_file(file.read_text(encoding="utf-8")) if file.is_file() else {}
    handler = type("Handler", (_Handler,), {"base": base, "patterns": patterns})
    with LocalServer(
        ("127.0.0.1", 0), lambda *args: handler(*args, directory=str(folder))
    ) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
