"""Entries of a catalogue folder that differ from an earlier revision in git.

Compared with the point where the two went separate ways, as a pull request is: what others changed in
the meantime is not told. Files not yet under version control count as new.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, NamedTuple

from catalogue.config import UsageError
from catalogue.load.files import read_bytes
from catalogue.load.folder import MODELS

if TYPE_CHECKING:
    from pathlib import Path


class Differing(NamedTuple):
    """A file below the catalogue folder: its bytes then and now, None where there was or is none."""

    path: str
    before: bytes | None
    after: bytes | None


def differing(folder: Path, revision: str) -> list[Differing]:
    """Files of entries and photos that differ, by path.

    Raises UsageError where there is no git, no repository or no such revision.
    """
    base = _base(folder, revision)
    names = _lines(
        folder, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", *MODELS
    )
    names += _lines(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", *MODELS)
    return [
        Differing(name, _before(folder, base, name), read_bytes(folder / name, name)[0])
        for name in sorted(set(names))
    ]


def _base(folder: Path, revision: str) -> str:
    """The commit at which the working folder's history left that of the revision."""
    commit = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        raise UsageError(
            f"git không biết “{revision}”; hãy ghi tên nhánh, nhãn hoặc mã commit, ví dụ origin/main.",
            f"git does not know “{revision}”; name a branch, tag or commit such as origin/main.",
        )
    name = commit.decode().strip()
    # Without a common ancestor (a shallow clone), with the revision itself.
    common = _git(folder, "merge-base", name, "HEAD")
    return common.decode().strip() if common else name


def _before(folder: Path, base: str, name: str) -> bytes | None:
    return _git(folder, "cat-file", "blob", f"{base}:./{name}")


def _lines(folder: Path, *arguments: str) -> list[str]:
    done = _git(folder, *arguments)
    return [name for name in (done or b"").decode("utf-8", "surrogateescape").split("\0") if name]


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints; None when it says no."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise UsageError("Chưa cài git.", "git is not installed.") from error
    return done.stdout if done.returncode == 0 else None
