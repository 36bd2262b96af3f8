"""A slow device: a page's process runs only a part of the time.

The throttling of Chromium's developer tools slows a page's own thread but no worker, and our search works in
a worker. So the whole process is stopped and continued by signals, some hundred times a second, which slows
every thread of it alike. `spin` tells by how much, in the page and in a worker. POSIX systems only.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.synchronize import Event

    from playwright.sync_api import Browser, Page

FACTOR = 4
_RUNS = 0.002  # seconds at a time; then it stands still for the rest
_SPIN = """async (rounds) => {
  const spin = (rounds) => {
    const began = performance.now();
    let sum = 0;
    for (let at = 0; at < rounds; at++) sum += Math.sqrt(at);
    return [performance.now() - began, sum];
  };
  const text = `const spin = ${spin}; onmessage = ({ data }) => postMessage(spin(data))`;
  globalThis.spinner ??= new Worker(URL.createObjectURL(new Blob([text])));
  const answer = new Promise((done) => (globalThis.spinner.onmessage = ({ data }) => done(data[0])));
  globalThis.spinner.postMessage(rounds);
  const inWorker = await answer;
  return [spin(rounds)[0], inWorker];
}"""
_ROUNDS = 40_000_000
_TIMES = 7


@contextmanager
def slowed(browser: Browser, factor: float = FACTOR) -> Iterator[None]:
    """All pages that are open now run so many times slower."""
    processes = renderers(browser)
    spawn = get_context("spawn")
    started, stop = spawn.Event(), spawn.Event()
    worker = spawn.Process(target=_beat, args=(processes, factor, started, stop), daemon=True)
    worker.start()
    try:
        if not started.wait(timeout=60):
            raise RuntimeError("the process that slows others did not start")
        yield
    finally:
        stop.set()
        worker.join(timeout=5)
        worker.kill()
        _send(processes, signal.SIGCONT)


def spin(page: Page) -> list[tuple[float, float]]:
    """Milliseconds for a fixed amount of work, in the page and in a worker, several times."""
    page.evaluate(_SPIN, _ROUNDS // 10)  # compiled
    return [page.evaluate(_SPIN, _ROUNDS) for _ in range(_TIMES)]


def renderers(browser: Browser) -> list[int]:
    """The processes of pages, with their workers."""
    session = browser.new_browser_cdp_session()
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return [process["id"] for process in found if process["type"] == "renderer"]


def processor_time(processes: list[int]) -> float:
    """Milliseconds that all threads of these processes have run: Linux only, else 0.

    Unlike the time on the clock it hardly depends on what else the machine does.
    """
    total = 0
    for process in processes:
        for path in Path(f"/proc/{process}/task").glob("*/schedstat"):
            with suppress(OSError):  # the thread ended meanwhile
                total += int(path.read_text(encoding="ascii").split()[0])
    return total / 1e6


def _beat(processes: list[int], factor: float, started: Event, stop: Event) -> None:
    """Let them run and stop in turn. A sleep lasts longer than asked for: what they ran is counted."""
    began, ran = time.perf_counter(), 0.0
    try:
        while not stop.is_set():
            going = time.perf_counter()
            _send(processes, signal.SIGCONT)
            time.sleep(_RUNS)
            _send(processes, signal.SIGSTOP)
            started.set()
            ran += time.perf_counter() - going
            time.sleep(max(0.0, began + ran * factor - time.perf_counter()))
    finally:
        _send(processes, signal.SIGCONT)


def _send(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, what)
