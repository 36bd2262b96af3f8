"""An Excel workbook → its sheets. The file is somebody else's: it is looked at before it is opened.

A workbook is a zip: its parts are counted and weighed first, so that no bomb is unpacked. Formulas count with
the result that was saved with them, links to other files and macros are never followed. A merged cell's
value holds for all its cells, since a producer's name is often merged over the rows of its products.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from catalogue.contribute.sheet.cells import Cell, Sheet, SheetError, address

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 20 * 1024 * 1024  # of the file; a list of 5,000 products has less than one
MOST_UNPACKED = 200 * 1024 * 1024  # of all its parts
MOST_PARTS = 2000
MOST_ROWS = 20_000
MOST_COLUMNS = 200
_TOO_OLD = b"\xd0\xcf\x11\xe0"  # Excel before 2007, and workbooks with a password


def read_xlsx(path: Path) -> list[Sheet]:
    """All sheets that hold anything. Raises SheetError for what cannot be read."""
    _check_archive(path)
    import openpyxl  # heavy, and needed by this command alone

    try:
        values = openpyxl.load_workbook(path, data_only=True, keep_links=False)
        formulas = openpyxl.load_workbook(path, data_only=False, keep_links=False)
    except Exception as error:  # whatever a damaged file makes openpyxl stumble over
        raise SheetError(
            f"Không đọc được tệp Excel này ({type(error).__name__}). Mở bằng Excel và lưu lại thành .xlsx.",
            f"This workbook cannot be read ({type(error).__name__}). Open it in Excel and save it as .xlsx.",
        ) from error
    sheets = [
        _sheet(sheet, formulas[sheet.title])
        for sheet in values.worksheets
        if sheet.sheet_state == "visible"
    ]
    return [sheet for sheet in sheets if sheet.rows]


def _check_archive(path: Path) -> None:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise _too_large(f"{size // 1_000_000} MB")
    with path.open("rb") as file:
        if file.read(4) == _TOO_OLD:
            raise SheetError(
                "Tệp Excel cũ (.xls) hoặc có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu thành .xlsx.",
                "An old Excel file (.xls), or one with a password. Open it, remove that, save it as .xlsx.",
            )
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise SheetError(
            "Đây không phải tệp .xlsx, hoặc tệp bị hỏng.",
            "This is no .xlsx file, or it is damaged.",
        ) from error
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise _too_large(f"{len(parts)} / {unpacked // 1_000_000} MB")
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise SheetError("Tệp này không phải bảng tính Excel.", "This file is no Excel workbook.")


def _too_large(size: str) -> SheetError:
    return SheetError(
        f"Tệp quá lớn cho một danh sách ({size}). Chép riêng bảng ấy sang tệp mới, không kèm ảnh.",
        f"Too large for a list ({size}). Copy the table alone to a new file, without pictures.",
    )


def _sheet(sheet: Any, formulas: Any) -> Sheet:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        # Often one stray cell far away; rows that are empty do not matter.
        limits = (min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS))
    else:
        limits = (sheet.max_row, sheet.max_column)
    merged = {}
    for area in sheet.merged_cells.ranges:
        if area.size["rows"] * area.size["columns"] > MOST_ROWS:
            continue
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                merged[row, column] = (area.min_row, area.min_col)
    rows = []
    for number in range(1, limits[0] + 1):
        cells = []
        for column in range(1, limits[1] + 1):
            at = merged.get((number, column), (number, column))
            value = sheet.cell(*at).value
            raw = formulas.cell(*at).value
            is_formula = value is None and raw is not None
            cells.append(Cell(value, address(sheet.title, column, number), is_formula))
        rows.append(tuple(cells))
    while rows and all(cell.value is None and not cell.is_formula for cell in rows[-1]):
        rows.pop()
    return Sheet(sheet.title, tuple(rows))
