"""What has to be installed, what is, and the .venv beside build.py.

In: the requirements files and the folders where packages lie.  Out: yes or no.  Nothing is changed
here, and nothing imported but the standard library; what few runs need is imported where it is
used, as every start pays for it.

    holds(sys.path, direct("runtime"))   →   True: this Python can run the catalogue as it is
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
# Held while .venv is made.  Not empty: the run that made it was interrupted.
LOCK = ROOT / ".venv.lock"

PIN = re.compile(r"([A-Za-z0-9][\w.-]*)==([^\s;\\]+)")
NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
DIST_INFO = re.compile(r"([A-Za-z0-9][\w.]*)-([^-]+)\.dist-info")


def canonical(name: str) -> str:
    """One spelling of a package's name, as in PEP 503: Types_PyYAML → types-pyyaml."""
    return re.sub(r"[-_.]+", "-", name).lower()


def requirements(kind: str) -> Path:
    return ROOT / ("requirements-dev.txt" if kind == "dev" else "requirements.txt")


def pins(text: str) -> dict[str, set[str]]:
    """The versions of a requirements.txt by name; one name may have several, by Python version."""
    found: dict[str, set[str]] = {}
    for match in filter(None, map(PIN.match, text.splitlines())):
        found.setdefault(canonical(match[1]), set()).add(match[2])
    return found


def direct(kind: str) -> dict[str, set[str]]:
    """The pins of what the .in files name themselves: enough to know an environment by.

    {"mkdocs": {"1.6.1"}, "mkdocs-material": {"9.8.1"}, …}; an empty set where the pin is missing.
    """
    files = ["requirements.in", "requirements-dev.in"][: 2 if kind == "dev" else 1]
    lines = [line for file in files for line in (ROOT / file).read_text("utf-8").splitlines()]
    pinned = pins(requirements(kind).read_text("utf-8"))
    return {
        name: pinned.get(name, set())
        for name in (canonical(m[0]) for m in map(NAME.match, lines) if m)
    }


def installed(folders: Iterable[str | Path]) -> dict[str, str]:
    """The versions of the packages in these folders, read off folder names.

    importlib.metadata says the same, but takes 30 ms of every start.
    """
    found: dict[str, str] = {}
    for folder in folders:
        path = Path(folder)
        entries = [entry.name for entry in path.iterdir()] if path.is_dir() else []
        for match in filter(None, map(DIST_INFO.fullmatch, entries)):
            found.setdefault(canonical(match[1]), match[2])  # as in import, the first one counts
    return found


def holds(folders: Iterable[str | Path], wanted: dict[str, set[str]]) -> bool:
    have = installed(folders)
    return all(have.get(name) in versions for name, versions in wanted.items())


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def venv_packages() -> Path:
    if os.name == "nt":
        return VENV / "Lib" / "site-packages"
    name = "pypy" if sys.implementation.name == "pypy" else "python"
    return VENV / "lib" / f"{name}{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def stamp_file() -> Path:
    """Written last, so that only a finished .venv has it."""
    return VENV / "catalogue-ready.txt"


def stamp(kind: str) -> str:
    """The line by which a finished .venv says which pins it holds, for which Python."""
    import hashlib

    digest = hashlib.sha256(requirements(kind).read_text("utf-8").encode()).hexdigest()
    return f"{kind} python{sys.version_info[0]}.{sys.version_info[1]} {digest}"


def ready(kind: str, wanted: dict[str, set[str]]) -> bool:
    """Whether .venv is finished, fits the pins and this Python, and still has its packages."""
    if not (stamp_file().is_file() and venv_python().exists()):
        return False
    lines = stamp_file().read_text("utf-8").splitlines()
    return stamp(kind) in lines and holds([venv_packages()], wanted)


def lock(on_wait: Callable[[], None]) -> TextIO:
    """The lock file, held until it is closed: of two first runs at once, one makes .venv."""
    import errno
    import time

    file = LOCK.open("a+", encoding="utf-8")
    waiting = False
    while True:
        try:
            file.seek(0)
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return file
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                return file  # a file system that knows no locks
        if not waiting:
            on_wait()
        waiting = True
        time.sleep(0.2)
