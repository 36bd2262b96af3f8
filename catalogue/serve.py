"""`serve`: the site on this machine, built again whenever a file changes.

A watcher thread sees changes; the main thread builds; browsers hold an event stream open and reload when
a build is done, or show its findings on the page when it failed. The site itself is served as it was
built: the reloading script is added on the way to the browser.
"""

from __future__ import annotations

import functools
import json
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from catalogue.config import CONFIG_FILES, REPOSITORY, UsageError
from catalogue.local_server import LocalServer
from catalogue.printers import show
from catalogue.progress import Reporter
from catalogue.publish.build import build
from catalogue.publish.errors import NO_SITE, PublishError
from catalogue.publish.memory import Memory
from catalogue.render.environment import render
from catalogue.summary import summary
from catalogue.terminal import findings_text

if TYPE_CHECKING:
    from catalogue.config import Settings

_EVENTS = "/__events"
_SCRIPT = "/__reload.js"
_TAG = f'<script src="{_SCRIPT}"></script>'.encode()
# Editors save in several steps; a build starts when it has been quiet this long.
_QUIET_SECONDS = 0.15


class State:
    """What browsers are told: the number of the last build and what it found."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0
        self._problems = ""

    def finished(self, problems: str) -> None:
        """A build ended; `problems` is empty when there is a new site."""
        with self._changed:
            self._problems = problems
            self._number += 1
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> tuple[int, str]:
        """The newest state, at once when it is newer than `seen`, else within the time given."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != seen, seconds)
            return self._number, self._problems


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, state: State, **kwargs: Any) -> None:
        self.state = state
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self.path == _EVENTS:
            self._stream()
        elif self.path == _SCRIPT:
            self._send(render("reload.js", events=_EVENTS).encode(), "text/javascript")
        else:
            super().do_GET()

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        seen = -1
        with suppress(OSError):  # the browser left
            while True:
                number, problems = self.state.wait(seen, 10)
                if number != seen:
                    data = json.dumps({"build": number, "problems": problems})
                    self.wfile.write(f"data: {data}\n\n".encode())
                    seen = number
                else:
                    self.wfile.write(b": still here\n\n")
                self.wfile.flush()

    def _send(self, content: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_head(self) -> Any:
        """HTML goes out with the reloading script; everything else as it is."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            self._send(path.read_bytes().replace(b"</body>", _TAG + b"</body>"), "text/html")
            return None
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code == 404:
            page = Path(self.directory) / "404.html"
            # Before the first good build there is no site: the script alone shows what stopped it.
            content = (
                page.read_bytes()
                if page.is_file()
                else b"<!doctype html><title>404</title><body></body>"
            )
            self._send(content.replace(b"</body>", _TAG + b"</body>"), "text/html", 404)
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        if self.path not in (_EVENTS,):
            self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
        """Quiet: the terminal is for builds and findings."""


class _Watcher(FileSystemEventHandler):
    """Sets an event when something changed that the site is made of."""

    def __init__(self, changed: threading.Event, only: frozenset[str] = frozenset()) -> None:
        self.changed = changed
        self.only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in {"opened", "closed_no_write"} or event.is_directory:
            return
        # Many editors save under another name and rename: then the new name is the one that counts.
        for path in (event.src_path, event.dest_path):
            name = Path(str(path)).name
            counts = not name.endswith(("~", ".swp", ".tmp")) and (
                not self.only or name in self.only
            )
            if name and counts:
                self.changed.set()


def _watched(settings: Settings) -> list[Path]:
    names = ("products", "producers", "events", "pages")
    folders = [settings.source / name for name in names]
    folders += [REPOSITORY / "pages", REPOSITORY / "overrides"]
    return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]


def serve(settings: Settings, host: str, port: int) -> int:
    """Build, serve and rebuild until interrupted. Raises UsageError when the port is taken."""
    state = State()
    handler = functools.partial(_Handler, state=state, directory=str(settings.out))
    try:
        server = LocalServer((host, port), handler)
    except OSError as error:
        raise UsageError(
            f"Không mở được {host}:{port} ({error.strerror}); thử --port khác.",
            f"Cannot listen on {host}:{port} ({error.strerror}); try another --port.",
        ) from error
    changed = threading.Event()
    observer = Observer()
    for folder in _watched(settings):
        observer.schedule(_Watcher(changed), str(folder), recursive=True)
    settings_files = frozenset(CONFIG_FILES.values())
    observer.schedule(_Watcher(changed, settings_files), str(REPOSITORY), recursive=False)
    observer.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://{host}:{server.server_port}/"
    reporter = Reporter(settings.lang, settings.quiet)
    memory = Memory() if settings.clean else Memory.of_last_run(settings.site_home)
    try:
        _rebuild(settings, reporter, state, memory)
        print(
            {
                "vi": f"Xem tại {address} (Ctrl+C để dừng)",
                "en": f"Serving at {address} (Ctrl+C to stop)",
            }[settings.lang],
            file=sys.stderr,
            flush=True,
        )
        while True:
            changed.wait()
            while changed.is_set():
                changed.clear()
                changed.wait(_QUIET_SECONDS)
            # Starting anew is for the first build; what changes from now on is a little.
            settings = replace(settings, clean=False)
            _rebuild(settings, reporter, state, memory)
    finally:
        observer.stop()
        server.shutdown()


def _rebuild(settings: Settings, reporter: Reporter, state: State, memory: Memory) -> None:
    """Build once. Browsers hear of the new site as soon as it is there, or of why there is none."""
    try:
        result = build(settings, reporter, lambda: state.finished(""), memory)
    except (PublishError, OSError) as error:
        text = f"{NO_SITE[settings.lang]}\n{error}"
        print(text, file=sys.stderr)
        state.finished(text)
        return
    except UsageError as error:
        print(error.words[settings.lang], file=sys.stderr)
        state.finished(error.words[settings.lang])
        return
    text = show(result.findings, "text", settings.lang)
    if result.findings:
        shown = findings_text(result.findings, settings.lang, settings.source, sys.stderr)
        print(shown, file=sys.stderr)
    if result.published:
        reporter.line(summary(result, settings))
    else:
        state.finished("\n".join([*result.warnings, text]) if result.warnings else text)
