"""A list's file → its rows, read and understood, and what is doubtful about the sheet as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from catalogue.contribute.sheet.cells import SheetError
from catalogue.contribute.sheet.doubts import Doubt
from catalogue.contribute.sheet.in_unicode import in_unicode
from catalogue.contribute.sheet.read_csv import read_csv
from catalogue.contribute.sheet.read_xlsx import read_xlsx
from catalogue.contribute.sheet.rows import Said, read_row
from catalogue.contribute.sheet.table import Mapping, Row, find_table, read_mapping

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue.contribute.sheet.cells import Sheet


class Listed(NamedTuple):
    """What a list says, row by row."""

    rows: list[Said]
    doubts: list[Doubt]


def open_list(path: Path, mapping_path: Path | None = None, sheet: str | None = None) -> Listed:
    """Raises SheetError for a file that is no list."""
    mapping = read_mapping(mapping_path) if mapping_path else Mapping()
    if sheet:
        mapping = replace(mapping, sheet=sheet)
    doubts: list[Doubt] = []
    sheets = []
    for raw in _sheets(path):
        turned = in_unicode(raw)
        sheets.append(turned.sheet)
        if turned.cells:
            values = {"encoding": str(turned.encoding), "count": str(len(turned.cells))}
            doubts.append(Doubt(turned.cells[0], "sheet-converted", values))
    table = find_table(sheets, mapping)
    rows = [read_row(row, mapping, _number(row)) for row in table.rows]
    return Listed(rows, [*doubts, *table.doubts])


def _sheets(path: Path) -> list[Sheet]:
    try:
        if not path.is_file():
            raise SheetError("Không có tệp này.", "There is no such file.")
        ending = path.suffix.lower()
        if ending in (".csv", ".tsv", ".txt"):
            return [read_csv(path).sheet]
        if ending in (".xlsx", ".xlsm", ".xls"):
            return read_xlsx(path)
    except OSError as error:
        raise SheetError(f"Không đọc được: {error}", f"It cannot be read: {error}") from error
    raise SheetError("Chỉ nhận tệp .xlsx hoặc .csv.", "Only .xlsx and .csv files are taken.")


def _number(row: Row) -> int:
    """The row's number in the sheet, from the address of its first cell."""
    address: str = next(iter(row.values())).address
    return int("".join(char for char in address.rpartition("!")[2] if char.isdecimal()))
