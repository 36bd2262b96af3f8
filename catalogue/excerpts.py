"""The line of a file that a finding is about, with a caret below the place.

What stands in the file is untrusted: control characters and marks that turn text around are shown as `�`, a
tab as `→`. Wide and combining characters are measured in the columns of a terminal, and of a long line only
the part around the place is shown.

>>> for line in excerpt("set: 4\\nname: {vi: Cam,, en: Orange}\\n", 2, 16, 60):
...     print(line)
2 | name: {vi: Cam,, en: Orange}
  |                ^
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from catalogue.findings import printable
from catalogue.load.encoding import decode
from catalogue.load.files import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue.findings import Finding

# Lines end where YAML's parser says, so that numbers agree.
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_LEAST_WIDTH = 20
# What is underlined beside the caret: a quoted text, a word of a flow list, the rest of a line.
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_IN_FLOW = re.compile(r"[^,\]}\[{:#]+")
_TO_COLON = re.compile(r"[^\s:][^:]*?(?=:(?:\s|$)|\s+#|$)")


def excerpt(text: str, line: int, column: int, width: int) -> list[str]:
    """The line and the caret's line, no wider than `width` columns; none where there is no such line."""
    lines = _LINE_END.split(text)
    if not (1 <= line <= len(lines) and lines[line - 1].strip()):
        return []
    raw = lines[line - 1].rstrip()
    start = min(column - 1, len(raw))
    end = start + _length(raw, start)
    gutter = f"{line} | "
    room = max(width - len(gutter), _LEAST_WIDTH)
    low, high = _window([_cells(char) for char in raw], start, room)
    shown = [_visible(char) for char in raw[low:high]]
    head = "".join(shown)
    before = sum(map(_cells, raw[low:start]))
    marked = sum(map(_cells, raw[start : min(end, high)])) or 1
    blank = " " * (len(gutter) - 2)
    return [gutter + head, f"{blank}| {' ' * before}^{'~' * (marked - 1)}"]


def _visible(char: str) -> str:
    return "→" if char == "\t" else printable(char)


def _cells(char: str) -> int:
    return cell_len(_visible(char))


def _length(line: str, start: int) -> int:
    """How many characters belong to what begins at `start`."""
    rest = line[start:]
    quoted = _QUOTED.match(rest)
    in_flow = line[:start].count("{") + line[:start].count("[") > 0
    found = quoted or (_IN_FLOW if in_flow else _TO_COLON).match(rest)
    return len(found[0].rstrip()) if found else 1


def _window(cells: list[int], start: int, room: int) -> tuple[int, int]:
    """Which characters to show: all, or as many as fit, with the place at a third of the width."""
    if sum(cells) <= room:
        return 0, len(cells)
    low, used = start, 0
    while low > 0 and used + cells[low - 1] <= room // 3:
        low -= 1
        used += cells[low]
    while low < start and cells[low] == 0:  # a mark without its letter
        low += 1
    high, used = low, 0
    while high < len(cells) and used + cells[high] <= room:
        used += cells[high]
        high += 1
    return low, high


class Excerpts:
    """Excerpts of the files of a catalogue folder."""

    def __init__(self, folder: Path, width: int) -> None:
        self.folder = folder
        self.width = width
        self._text = lru_cache(maxsize=4)(self._read)

    def of(self, found: Finding) -> list[str]:
        """The lines to show; none where the finding is about no line: a name, an absent key, a photo."""
        if not found.path.endswith((".yml", ".md")) or found.code.startswith("file-"):
            return []
        text = self._text(found.path)
        if (found.line, found.column) == (1, 1) and found.field != "-":
            key = re.split(r"[.\[]", found.field)[0]
            if not text.startswith(key):
                return []
        return excerpt(text, found.line, found.column, self.width)

    def _read(self, path: str) -> str:
        raw, _ = read_bytes(self.folder / path, path)
        return "" if raw is None else decode(raw, path)[0]
