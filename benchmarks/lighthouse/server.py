"""A web server as static hosts are: pages compressed, what has been loaded kept."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from catalogue.local_server import LocalServer

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
_TEN_MINUTES, _YEAR = 600, 365 * 24 * 3600


@cache
def _content(path: Path) -> tuple[bytes, bool]:
    """What is sent of a file, and whether it is compressed."""
    raw = path.read_bytes()
    return (gzip.compress(raw, 9), True) if path.suffix in _COMPRESSED else (raw, False)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, compressed = _content(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        age = _TEN_MINUTES if path.suffix == ".html" else _YEAR
        self.send_header("Cache-Control", f"max-age={age}")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class's name
        """Nothing on the terminal."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a site's folder; the address of its root."""
    with LocalServer(
        ("127.0.0.1", 0), lambda *args: _Handler(*args, directory=str(folder))
    ) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
