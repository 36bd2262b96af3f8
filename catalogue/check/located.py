"""Problems that rules about several files found, each as a finding at its place in its file.

The rules see briefs, which hold no lines. So files with problems are read once more, over all cores, and the
places are kept by content: an unchanged file is not read again for what was found in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.findings import finding
from catalogue.load.digests import content_digest
from catalogue.load.encoding import decode
from catalogue.load.files import read_bytes
from catalogue.load.nodes import position
from catalogue.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from catalogue.check.problems import Problem
    from catalogue.findings import Finding, Loc
    from catalogue.load.nodes import Position
    from catalogue.shards import Shards

    # A value, or with "key" the key of it.
    Place = tuple[Loc, str]


def locate(
    folder: Path,
    found: Iterable[tuple[str, Problem]],
    digests: Callable[[str], str],
    kept: Shards,
    jobs: int,
) -> list[Finding]:
    """Findings of paths and problems, file by file.

    `digests` is asked what a file's content was when it was examined; `kept` holds, by path, that digest and
    the places that were looked up.
    """
    by_path: dict[str, list[Problem]] = {}
    for path, problem in found:
        by_path.setdefault(path, []).append(problem)
    for gone in set(kept.keys()) - set(by_path):
        kept.drop(gone)
    wanted = {path: [(one.loc, one.part) for one in problems] for path, problems in by_path.items()}
    unknown = [
        (path, places)
        for path, places in wanted.items()
        if not _are_known(kept.get(path), digests(path), places)
    ]
    for (path, _), known in zip(unknown, run(_look_up, folder, unknown, jobs)):
        kept.put(path, known)
    return [
        finding(path, kept.get(path)[1][one.loc, one.part], one.code, one.loc, **one.values)
        for path, problems in by_path.items()
        for one in problems
    ]


def _are_known(
    known: tuple[str, dict[Place, Position]] | None, digest: str, places: Sequence[Place]
) -> bool:
    return known is not None and known[0] == digest and all(place in known[1] for place in places)


def _look_up(folder: Path, task: tuple[str, Sequence[Place]]) -> tuple[str, dict[Place, Position]]:
    """The digest of a file as it is now, and lines and columns in it; its first where it cannot be read.

    The file may have changed since it was examined: then its places are not taken for those of before.
    """
    path, places = task
    raw, _ = read_bytes(folder / path, path)
    if raw is None:
        return "", dict.fromkeys(places, (1, 1))
    text, _ = decode(raw, path)
    found = {(loc, part): position(text, loc, part) if text else (1, 1) for loc, part in places}
    return content_digest(raw), found
