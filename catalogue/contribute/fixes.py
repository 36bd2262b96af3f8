"""What `check --fix` would change in a catalogue folder, and how the change is shown."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from catalogue.contribute.files import Change
from catalogue.contribute.fix import fixed
from catalogue.load.files import read_bytes
from catalogue.load.folder import MODELS, entry_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def fixes(folder: Path) -> list[Change]:
    """The entries that can be put right, with their content before and after."""
    changes = []
    for kind in MODELS:
        for path in entry_files(folder, kind)[0]:
            raw, _ = read_bytes(folder / path, path)
            if raw is None or (folder / path).is_symlink():
                continue
            after = fixed(raw, path)
            if after != raw:
                changes.append(Change(path, raw, after))
    return changes


def differences(changes: Sequence[Change]) -> Iterator[str]:
    """Lines of a unified difference. Of what cannot be seen, such as line ends, a word is said."""
    for change in changes:
        before, after = change.before or b"", change.after
        names = {"fromfile": change.path, "tofile": change.path, "lineterm": ""}
        shown = list(difflib.unified_diff(_lines(before), _lines(after), n=1, **names))
        yield from shown or (f"--- {change.path}", f"+++ {change.path}")
        if before.startswith(b"\xef\xbb\xbf"):
            yield "-BOM"
        if b"\r" in before:
            yield "-CR LF"
            yield "+LF"


def _lines(content: bytes) -> list[str]:
    """Lines without their ends; spaces at the end of a line as dots, so that one sees them."""
    lines = []
    for line in content.decode("utf-8-sig").splitlines():
        bare = line.rstrip(" ")
        lines.append(bare + "·" * (len(line) - len(bare)))
    return lines
