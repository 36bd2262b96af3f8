"""A build to which something happens in the midst of its work, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.support.run import ROOT, TODAY, Ran, environment, intermediate_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.place import Place

# Something happens when the build is about to do the n-th thing to files below some folders:
# its process group is killed; or from then on nothing can be written, for want of space or permission.
_FATEFUL = """\
import errno, os, signal, sys

what, when, *folders = sys.argv[1].split(os.pathsep)
seen, writing = 0, {"os.mkdir", "os.link", "open"}
others = {"os.rename", "os.remove", "os.rmdir", "os.utime", "shutil.rmtree", "ctypes.dlsym"}
errors = {"full": errno.ENOSPC, "forbidden": errno.EACCES}

def fate(event, args):
    global seen
    if event not in writing | others:
        return
    paths = [str(path) for path in args[:2]]
    if event != "ctypes.dlsym" and not any(path.startswith(tuple(folders)) for path in paths):
        return
    seen += 1
    if what == "kill" and seen == int(when):
        os.killpg(0, signal.SIGKILL)
    reads = event == "open" and not (args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if what in errors and seen >= int(when) and event in writing and not reads:
        raise OSError(errors[what], os.strerror(errors[what]), paths[0])

from catalogue import cli

sys.addaudithook(fate)
code = cli.main(sys.argv[2:])
print("things done:", seen, file=sys.stderr)
sys.exit(code)
"""


def options(place: Place, out: Path | None = None) -> list[str]:
    """Of a build of the place, here or elsewhere."""
    chosen = ["--today", TODAY, "--site-url", ROOT, "--lang", "en", "--jobs", "2"]
    return ["build", *chosen, "--source", str(place.source), "--out", str(out or place.site)]


def fateful_build(place: Place, what: str, when: int, *folders: Path) -> Ran:
    below = folders or (place.folder, intermediate_folder(place.source))
    fate = os.pathsep.join([what, str(when), *map(str, below)])
    done = subprocess.run(
        [sys.executable, "-c", _FATEFUL, fate, *options(place)],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        start_new_session=True,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def things_done(ran: Ran) -> int:
    assert ran.code == 0, ran.text
    return int(ran.err.rpartition("things done:")[2])


def spread(total: int, count: int) -> list[int]:
    """Moments all over a build, and the last ones, when the sites change places."""
    return sorted({1 + total * step // count for step in range(count)} | {total - 3, total})
