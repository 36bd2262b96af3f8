"""Running a command and what it took: wall, processor, memory.

Processor time is that of the process and all its descendants that were waited for (getrusage). Memory is the
largest sum of resident sizes of the process tree, read from /proc every 50 ms; pages that forked processes
share count once for each. Without /proc it is the largest single process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource

_PROC = Path("/proc")
_PAUSE = 0.05


@dataclass(frozen=True)
class Run:
    """Seconds and megabytes."""

    wall: float
    cpu: float
    memory: float


class RunError(Exception):
    """A command failed: its last lines."""


def run(command: list[str], folder: Path, environment: dict[str, str]) -> Run:
    """Run to the end. Raises RunError when the command fails."""
    before = _children()
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=_environment() | environment, stdout=output, stderr=output
        )
        watcher = _Watcher(process.pid)
        watcher.start()
        code = process.wait()
        wall = time.perf_counter() - started
        watcher.stop()
        if code:
            output.seek(0)
            last = output.read().decode(errors="replace")[-2000:]
            raise RunError(f"{' '.join(command)} ended with {code}:\n{last}")
    cpu, largest = _children()
    return Run(wall, cpu - before[0], (watcher.peak or largest) / 1e6)


def _environment() -> dict[str, str]:
    """Ours, in which programs in Python are compiled once, as they are where nobody forbids it."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _children() -> tuple[float, int]:
    """Processor seconds of all ended children, and the largest of them in bytes."""
    if sys.platform == "win32":
        return 0.0, 0
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit


class _Watcher(threading.Thread):
    """Notes the largest memory of a process and its descendants."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._done = threading.Event()

    def stop(self) -> None:
        self._done.set()
        self.join()

    def run(self) -> None:
        while _PROC.is_dir() and not self._done.wait(_PAUSE):
            self.peak = max(self.peak, sum(map(_resident, _tree(self._pid))))


def _tree(pid: int) -> list[int]:
    """A process and its descendants."""
    found = [pid]
    for parent in found:
        for children in _PROC.glob(f"{parent}/task/*/children"):
            found += map(int, _text(children).split())
    return found


def _resident(pid: int) -> int:
    fields = _text(_PROC / str(pid) / "statm").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") if fields else 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # it has ended
        return ""
