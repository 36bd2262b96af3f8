"""Prepare the environment, then hand over: what build.py does once Python is new enough.

In: the command line.  Out: the same command line, run by a Python whose environment holds the pins
of requirements.txt (requirements-dev.txt for `test` and `lint`): this one's, if it already does,
else that of .venv, made on the first run and repaired when broken.  Standard library only.

    python3 build.py check --lang en   →   .venv/bin/python -P -m catalogue check --lang en

Every message is Vietnamese, then English, and goes to stderr: stdout is the command's own.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from catalogue import environment
from catalogue.environment import requirements, venv_python

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# How pip begins its line for each package: from the index, already there, from a file.
PIP_STEP = re.compile(
    r"(?:Collecting |Requirement already satisfied: |Processing (?:.*[/\\])?)([\w.-]+?)(?:==|-\d)"
)
LINTERS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy", "catalogue"),
)

# Tests over all cores, those of a file together, since they share what it takes long to make. In the order of
# the folders: the quick ones of tests/unit come last, and all cores are done at about the same time.
SPREAD = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
WAITING = "Một build.py khác đang chuẩn bị .venv; chờ… · Another build.py is preparing .venv…"
NO_VENV = """\
Python này thiếu mô-đun venv. Debian, Ubuntu: sudo apt install python3-venv; rồi chạy lại.
This Python lacks the module venv. Debian, Ubuntu: sudo apt install python3-venv; then run again."""
OFFLINE = """\
Hãy kiểm tra mạng rồi chạy lại. Nếu máy này không nối mạng: ở máy khác có mạng, cùng hệ điều hành
và phiên bản Python, trong thư mục này, chạy
  python3 -m pip download --require-hashes -r {file} -d wheels
rồi chép thư mục wheels sang đây, đặt PIP_NO_INDEX=1 và PIP_FIND_LINKS=wheels, và chạy lại.
Check the network and run again. If this machine has none: on another one with a network and the
same system and Python version, in this folder, run
  python3 -m pip download --require-hashes -r {file} -d wheels
then copy the folder wheels here, set PIP_NO_INDEX=1 and PIP_FIND_LINKS=wheels, and run again."""
NO_NETWORK = f"""\
Không tải được các gói: không có mạng, hoặc mạng chặn kho gói Python.
The packages can't be downloaded: no network, or it blocks the Python package index.
{OFFLINE}"""
NO_PACKAGE = f"""\
Kho gói đang dùng không có gói này cho máy và phiên bản Python này.
The package index in use does not have this package for this machine and Python version.
{OFFLINE}"""
WRONG_HASH = """\
Gói tải về không đúng với gói đã khóa ở đây, nên không được cài. Hãy chạy lại; nếu vẫn lỗi, hãy báo.
A downloaded package is not the one pinned here: not installed. Run again; report it if it stays."""
UNPINNED = """\
{file} chưa khóa: {names}. Hãy chạy lại lệnh uv pip compile ghi ở đầu tệp ấy.
{file} does not pin: {names}. Run the uv pip compile command at the top of that file again."""
DISK_FULL = """\
Hết chỗ trên đĩa (cần khoảng 500 MB).
The disk is full (about 500 MB are needed)."""
FAILED = """\
Không chuẩn bị được .venv; lý do ở trên.
.venv could not be prepared; the reason is above."""
NO_CONNECTION = (
    "Failed to establish|NewConnectionError|name resolution|getaddrinfo|unreachable|timed out|"
    "Connection (?:refused|reset|aborted)|ProxyError|SSLError|MaxRetryError|Could not fetch URL"
)
# What a failed command printed → what that means.  The first that fits is shown.
MEANINGS = (
    ("DO NOT MATCH THE HASHES", WRONG_HASH),
    ("No space left|not enough space", DISK_FULL),
    (NO_CONNECTION, NO_NETWORK),
    ("No matching distribution|Could not find a version", NO_PACKAGE),
)


class Stop(Exception):  # noqa: N818  not an error: what the user has to do first
    """Shown without a traceback; exit code 2."""


def say(text: str, end: str = "\n") -> None:
    """Write to stderr, as UTF-8 whatever the locale."""
    sys.stderr.buffer.write((text + end).encode("utf-8", "replace"))
    sys.stderr.flush()


def run(
    command: Sequence[str], held: TextIO, on_line: Callable[[str], None] = lambda line: None
) -> tuple[int, str]:
    """Run a command, hand each line that it prints to on_line; its exit code and all it printed."""
    import subprocess

    # PIP_USER and its like, meant for other environments, would lead the packages elsewhere.
    astray = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PYTHONHOME")
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={name: value for name, value in os.environ.items() if name not in astray},
        # It keeps the lock too: if this process is killed, the next run waits until pip has ended.
        pass_fds=() if os.name == "nt" else (held.fileno(),),
    )
    lines = []
    try:
        for raw in child.stdout or ():
            lines.append(raw.decode("utf-8", "replace").rstrip())
            on_line(lines[-1])
        return child.wait(), "\n".join(lines)
    except BaseException:
        child.terminate()
        child.wait()
        raise


def meaning(log: str, kind: str) -> str:
    """The log of a failed command, and below it what that means for the user."""
    text = next((text for pattern, text in MEANINGS if re.search(pattern, log)), FAILED)
    return f"\n{log}\n\n{text.replace('{file}', requirements(kind).name)}"


def progress(total: int, quiet: bool) -> Callable[[str], None]:
    """Make of pip's lines `12/27 mkdocs-material`: in place on a terminal, else every tenth."""
    seen: set[str] = set()

    def on_line(line: str) -> None:
        step, last = PIP_STEP.match(line), line.startswith("Installing collected packages")
        if quiet or not (step or last):
            return
        name = environment.canonical(step[1]) if step else "cài đặt… · installing…"
        if step:
            seen.add(name)
        if sys.stderr.isatty():
            say(f"\r  {len(seen)}/{total} {name}".ljust(60), end="\n" if last else "")
        elif last or len(seen) % 10 == 0:
            say(f"  {len(seen)}/{total} {name}")

    return on_line


def make_venv(kind: str, held: TextIO, quiet: bool) -> None:
    try:
        import ensurepip  # noqa: F401  Debian has it in a package of its own
        import venv  # noqa: F401
    except ImportError:
        raise Stop(NO_VENV) from None
    if not quiet:
        say("Lần đầu: tạo .venv (một lần, chừng một phút)… · First run: making .venv (a minute)…")
    # Not .venv's own Python, should it be this one: it is about to be removed.
    python = getattr(sys, "_base_executable", sys.executable)
    code, log = run([python, "-I", "-m", "venv", "--clear", str(environment.VENV)], held)
    if code:
        raise Stop(meaning(log, kind))


def prepare(kind: str, wanted: dict[str, set[str]], quiet: bool) -> str:
    """Make .venv, repair it or bring it up to date; its Python."""
    python = str(venv_python())
    if environment.ready(kind, wanted):
        return python
    with environment.lock(lambda: None if quiet else say(WAITING)) as held:
        if environment.ready(kind, wanted):  # made by another run while this one waited
            return python
        held.seek(0)
        interrupted = bool(held.read())
        held.write("installing\n")
        held.flush()
        usable = not interrupted and venv_python().exists() and environment.venv_packages().is_dir()
        if not usable or run([python, "-I", "-m", "pip", "--version"], held)[0]:
            make_venv(kind, held, quiet)
        environment.stamp_file().unlink(missing_ok=True)
        if not quiet:
            say("Cài các gói đã khóa phiên bản… · Installing the pinned packages…")
        options = "--require-hashes --no-input --disable-pip-version-check --progress-bar off -r"
        command = [python, "-I", "-m", "pip", "install", *options.split(), str(requirements(kind))]
        total = len(environment.pins(requirements(kind).read_text("utf-8")))
        code, log = run(command, held, progress(total, quiet))
        if code:
            raise Stop(meaning(log, kind))
        kinds = ["runtime", "dev"][: 2 if kind == "dev" else 1]  # the dev pins hold the others
        environment.stamp_file().write_text(
            "".join(f"{environment.stamp(each)}\n" for each in kinds), "utf-8"
        )
        held.seek(0)
        held.truncate()
    return python


def hand_over(command: list[str], env: dict[str, str]) -> int:
    """Become that command; on Windows, which can't, wait for it."""
    if os.name != "nt":
        os.execve(command[0], command, env)
    import subprocess

    child = subprocess.Popen(command, env=env)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child got it too, and says how it ends


def start(arguments: list[str]) -> int:
    command = next((word for word in arguments if word not in ("--quiet", "-q")), "")
    kind = "dev" if command in ("test", "lint") else "runtime"
    wanted = environment.direct(kind)
    unpinned = ", ".join(sorted(name for name, versions in wanted.items() if not versions))
    if unpinned:
        raise Stop(UNPINNED.format(names=unpinned, file=requirements(kind).name))
    inside_venv = Path(sys.prefix).resolve() == environment.VENV.resolve()
    if not inside_venv and environment.holds(sys.path, wanted):
        python = sys.executable
    else:
        python = prepare(kind, wanted, "--quiet" in arguments)
    search = [str(environment.ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(search), "PYTHONUTF8": "1"}
    if kind == "runtime":
        # -P: a folder called catalogue where the user stands is not ours.
        return hand_over([python, "-P", "-m", "catalogue", *arguments], env)
    os.chdir(environment.ROOT)
    if command == "test":
        rest = list(arguments)
        rest.remove("test")
        # `-n 0` for one process.
        return hand_over([python, "-m", "pytest", *SPREAD, *rest], env)
    import subprocess

    codes = [subprocess.call([python, *linter], env=env) for linter in LINTERS]
    return next(filter(None, codes), 0)


def main(arguments: list[str]) -> int:
    try:
        return start(arguments)
    except Stop as stop:
        say(str(stop))
        return 2
    except KeyboardInterrupt:
        say("\nĐã dừng. · Stopped.")
        return 130
    except OSError as error:
        say(f"Không đọc hoặc ghi được: {error}\nCan't read or write: {error}")
        return 2
