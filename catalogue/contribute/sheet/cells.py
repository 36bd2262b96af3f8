"""A list as rows of cells, wherever it comes from, and what each cell is called: `Sheet1!C14`.

Only values are kept: no formula runs, and nothing outside the file is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from catalogue.text import nfc


class SheetError(Exception):
    """A file that cannot be taken as a list; the words say why and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.words = {"vi": vi, "en": en}


@dataclass(frozen=True)
class Cell:
    """A cell: its value (str, int, float, date, bool or None) and its address."""

    value: Any
    address: str
    is_formula: bool = False  # without a kept result

    @property
    def text(self) -> str:
        """The value as one reads it in the sheet, in NFC, on one line."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, float) and value == int(value):
            value = int(value)
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return value.isoformat()
        return nfc(" ".join(str(value).split()))


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows; all cells of a row that are there, left to right."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def column_letters(number: int) -> str:
    """ "A" of 1, "AB" of 28."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(sheet: str, column: int, row: int) -> str:
    """`Sheet1!C14` of 1-based numbers; a name with spaces or signs stands in quotes, as in a spreadsheet."""
    shown = sheet if sheet.isidentifier() else "'" + sheet.replace("'", "''") + "'"
    return f"{shown}!{column_letters(column)}{row}"
