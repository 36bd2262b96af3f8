"""Where our own build's time goes, and the least it could take: writing the same files and nothing else."""

from __future__ import annotations

import pstats
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.base import Content

if TYPE_CHECKING:
    from benchmarks.peers.ours import Ours

_SHOWN = 30


def profile(ours: Ours) -> str:
    """Three tables in Markdown: phases of an ordinary cold build, functions of one process, the floor."""
    ours.prepare(Content([], []))
    phases = _phases(ours)
    floor = _floor(ours.site, ours.folder / "floor")
    return "\n".join(["\n### Phases, cold\n", *phases, *floor, *_functions(ours)])


def _phases(ours: Ours) -> list[str]:
    """Seconds from each line that the build prints to the next."""
    ours.forget()
    command = [sys.executable, "-u", "-m", "catalogue", *ours.arguments("--lang", "en")]
    if ours.engine:
        command += ["--engine", ours.engine]
    before, said, rows = time.perf_counter(), "start", []
    with subprocess.Popen(
        command, cwd=ours.repository, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout
        for line in process.stdout:
            now = time.perf_counter()
            rows.append(f"- {now - before:6.2f} s  {said}")
            before, said = now, line.strip()[:90]
    if process.returncode:
        raise SystemExit(f"the build ended with {process.returncode}: {said}")
    rows.append(f"- {time.perf_counter() - before:6.2f} s  {said}")
    return rows


def _functions(ours: Ours) -> list[str]:
    """cProfile of a cold build in one process: by module, then the functions with most of their own."""
    ours.forget()
    found = ours.folder / "profile.out"
    command = [sys.executable, "-m", "cProfile", "-o", str(found), "-m", "catalogue.cli"]
    command += ours.arguments("--quiet", "--jobs", "1")
    if ours.engine:
        command += ["--engine", ours.engine]
    subprocess.run(command, cwd=ours.repository, check=True)
    stats = pstats.Stats(str(found)).stats  # type: ignore[attr-defined]
    modules: dict[str, float] = defaultdict(float)
    rows = []
    for (path, _, name), (_, calls, own, total, _) in stats.items():
        where = _short(path)
        modules[where] += own
        rows.append((own, total, calls, f"{where} {name}"))
    lines = ["\n### Own seconds by module (cProfile, --jobs 1)\n"]
    largest = sorted(modules.items(), key=lambda item: -item[1])[:_SHOWN]
    lines += [f"- {seconds:6.2f} s  {where}" for where, seconds in largest]
    lines += [
        "\n### Functions\n",
        "| own s | with calls s | calls | function |",
        "| ---: | ---: | ---: | --- |",
    ]
    for own, total, calls, name in sorted(rows, reverse=True)[:_SHOWN]:
        lines.append(f"| {own:.2f} | {total:.2f} | {calls} | `{name}` |")
    return lines


def _short(path: str) -> str:
    """The last two parts of a module's path."""
    return "(built in)" if path == "~" else "/".join(Path(path).parts[-2:])


def _floor(site: Path, folder: Path) -> list[str]:
    """Seconds to write the site's files once more, from memory, folders included."""
    files = {
        path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    started, cpu = time.perf_counter(), time.process_time()
    made = set()
    for path, content in files.items():
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(content)
    wall, used = time.perf_counter() - started, time.process_time() - cpu
    shutil.rmtree(folder)
    size = sum(map(len, files.values())) / 1e6
    return [
        "\n### Floor\n",
        f"- {wall:6.2f} s ({used:.2f} s CPU)  writing {len(files)} files, {size:.0f} MB, plain Python",
    ]
