"""A web server on this machine, for `serve`, the tests and the benchmarks."""

from __future__ import annotations

import sys
from http.server import ThreadingHTTPServer
from typing import Any


class LocalServer(ThreadingHTTPServer):
    """One thread a request, none of which keeps the program from ending."""

    daemon_threads = True
    request_queue_size = 64  # a page asks for many files at once

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no news; other errors are."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
