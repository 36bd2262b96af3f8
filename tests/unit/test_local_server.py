"""The server on this machine: what it says on the terminal."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from catalogue.local_server import LocalServer

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def answering(error: Exception) -> Iterator[tuple[int, Event]]:
    """A server whose answers end in this error: its port, and whether one has ended."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            raise error

    class Server(LocalServer):
        def handle_error(self, request: object, client_address: object) -> None:
            super().handle_error(request, client_address)
            ended.set()

    ended = Event()
    with Server(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.server_port, ended
        server.shutdown()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BrokenPipeError("gone"), False),
        (ConnectionResetError("gone"), False),
        (ValueError("a fault of ours"), True),
    ],
    ids=str,
)
def test_only_a_browser_that_left_goes_unsaid(
    error: Exception, said: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    with answering(error) as (port, ended), socket.create_connection(("127.0.0.1", port)) as asking:
        asking.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert ended.wait(30)
    printed = capfd.readouterr().err
    assert ("a fault of ours" in printed) is said
    assert bool(printed) is said
