"""A build to which something happens in the midst of its work, in a process of its own.

Where processes can be forked they all begin as copies of one in which the program has built before: to load
it and what it needs takes longer than most of these builds.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from catalogue import cli
from tests.support.frames import SHELF
from tests.support.run import ROOT, TODAY, Ran, environment, intermediate_folder

if TYPE_CHECKING:
    from tests.support.place import Place

_FORKS = hasattr(os, "fork")
_WRITING = {"os.mkdir", "os.link", "open"}
_FATEFUL = _WRITING | {
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.utime",
    "shutil.rmtree",
    "ctypes.dlsym",
}
_ERRORS = {"full": errno.ENOSPC, "forbidden": errno.EACCES}


class _Fate:
    """Something happens when the build is about to do the n-th thing to files below some folders: its
    process group is killed; or from then on nothing can be written, for want of space or permission.
    """

    def __init__(self, what: str, when: int, folders: list[str]) -> None:
        self.what, self.when, self.folders = what, when, tuple(folders)
        self.seen = 0

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if event not in _FATEFUL:
            return
        paths = [str(path) for path in args[:2]]
        if event != "ctypes.dlsym" and not any(path.startswith(self.folders) for path in paths):
            return
        self.seen += 1
        if self.what == "kill" and self.seen == self.when:
            os.killpg(0, signal.SIGKILL)
        reads = event == "open" and not (args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if self.what in _ERRORS and self.seen >= self.when and event in _WRITING and not reads:
            number = _ERRORS[self.what]
            raise OSError(number, os.strerror(number), paths[0])


def options(place: Place, out: Path | None = None) -> list[str]:
    """Of a build of the place, here or elsewhere."""
    chosen = ["--today", TODAY, "--site-url", ROOT, "--lang", "en", "--jobs", "2"]
    return ["build", *chosen, "--source", str(place.source), "--out", str(out or place.site)]


class Fates:
    """The process that others are copies of, from the first build on until it is ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def build(self, place: Place, what: str, when: int, *folders: Path) -> Ran:
        below = folders or (place.folder, intermediate_folder(place.source))
        order = [what, when, [str(folder) for folder in below], options(place)]
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.fateful", str(SHELF.folder or "")],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env=environment(),
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(order), file=self._process.stdin, flush=True)
        ran = Ran(*json.loads(self._process.stdout.readline()))
        if not _FORKS:  # it was no copy that built
            self.end()
        return ran

    def end(self) -> None:
        if self._process is not None:
            self._process.communicate()
            self._process = None


def _fulfil(what: str, when: int, folders: list[str], command: list[str], said: list[str]) -> int:
    """One build, what it says in two files."""
    for number, path in enumerate(said, start=1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    fate = _Fate(what, when, folders)
    sys.addaudithook(fate)
    try:
        code = cli.main(command)
    except BaseException:
        code = 1
        traceback.print_exc()
    print("things done:", fate.seen, file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _fulfil_in_a_copy(*order: Any) -> int:
    """Its exit code, once it and all that it started are at their end."""
    alive, held = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(alive)
            os.setsid()
            code = _fulfil(*order)
        finally:
            os._exit(code)
    os.close(held)
    os.read(alive, 1)
    os.close(alive)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _have_all_in_memory() -> None:
    """By a build of another catalogue, in another place."""
    from tests.support.place import Place, without_caches

    with TemporaryDirectory() as folder:
        home = Path(folder)
        with without_caches(home / "build"):
            Place(home, products=2, photos=1).build()


def _wait_for_orders(shelf: str) -> None:
    SHELF.folder = Path(shelf) if shelf else None
    if _FORKS:
        _have_all_in_memory()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        # What is still open cannot be removed everywhere.
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            said = [Path(folder, name) for name in ("out", "err")]
            order = [*json.loads(line), [str(path) for path in said]]
            code = _fulfil_in_a_copy(*order) if _FORKS else _fulfil(*order)
            texts = [path.read_text(encoding="utf-8") for path in said]
        print(json.dumps([code, *texts]), file=answers, flush=True)
        if not _FORKS:
            return


def things_done(ran: Ran) -> int:
    assert ran.code == 0, ran.text
    return int(ran.err.rpartition("things done:")[2])


def spread(total: int, count: int) -> list[int]:
    """Moments all over a build, and the last ones, when the sites change places."""
    return sorted({1 + total * step // count for step in range(count)} | {total - 3, total})


if __name__ == "__main__":
    _wait_for_orders(sys.argv[1])
