"""CSV that spreadsheet programs open as it is meant: letters, columns, and no cell that runs.

A byte order mark tells Excel that the file is UTF-8. A text that begins like a formula gets an apostrophe,
which spreadsheets do not show; a number stays a number.

>>> csv_text([["name", "n"], ["=1+1", -2]])
'\\ufeffname,n\\r\\n\\'=1+1,-2\\r\\n'
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BOM = "\ufeff"
# OWASP, CSV injection; tab and carriage return are skipped by some programs before they look. The full-width
# forms are taken for the same by programs for East Asian languages.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return BOM + out.getvalue()


def safe_cell(cell: object) -> object:
    """A cell that no spreadsheet runs; None is an empty one."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA):
        return "'" + cell
    return cell
