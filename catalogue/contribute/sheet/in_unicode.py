"""Cells in the old fonts' encodings, TCVN3 and VNI → Unicode.

One cell may be too short to tell ("Cam s¹ch"); a sheet is not. So the sheet's cells decide which encoding it
is, and then every cell that is no Vietnamese as it stands is read in it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from catalogue.contribute.sheet.cells import Cell, Sheet
from catalogue.load.encoding import is_vietnamese, old_encoding, old_reading


class InUnicode(NamedTuple):
    """The sheet, the old encoding's name ("TCVN3") or None, and addresses of cells that were read in it."""

    sheet: Sheet
    encoding: str | None
    cells: tuple[str, ...]


def in_unicode(sheet: Sheet) -> InUnicode:
    texts = [cell for row in sheet.rows for cell in row if isinstance(cell.value, str)]
    votes = Counter(found[0] for cell in texts if (found := old_encoding(cell.text)))
    if not votes:
        return InUnicode(sheet, None, ())
    code = votes.most_common(1)[0][0]
    done: list[str] = []

    def turned(cell: Cell) -> Cell:
        if not isinstance(cell.value, str) or is_vietnamese(cell.value):
            return cell
        text = old_reading(cell.value, code)
        if text is None or not is_vietnamese(text):
            return cell
        done.append(cell.address)
        return replace(cell, value=text)

    rows = tuple(tuple(turned(cell) for cell in row) for row in sheet.rows)
    return InUnicode(Sheet(sheet.name, rows), code.removeprefix("text-").upper(), tuple(done))
