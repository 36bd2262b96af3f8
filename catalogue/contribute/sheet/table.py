"""Which row holds the headings, and which column is what.

The heading row is the one among the first that names most columns; above it stand titles, below it the data.
A mapping file helps where headings are unusual:

    sheet: Danh sách            # optional: the sheet's name
    heading_row: 4              # optional
    columns: {Mức đạt: stars, Ghi chú: "-"}   # heading → column; "-" is passed over
    values: {set: {Thực phẩm: 1}, kind: {HTX: cooperative}}
    defaults: {set: 4}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from catalogue.contribute.sheet.cells import Cell, Sheet, SheetError
from catalogue.contribute.sheet.doubts import Doubt
from catalogue.headings import column_of, columns
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_LOOK_AT = 30  # rows from the top in which headings are looked for
_SUMS = ("tong cong", "tong so", "cong ", "total", "sum")
_LEAST_COLUMNS = 2  # known headings that make a row a heading row


@dataclass(frozen=True)
class Mapping:
    """What a mapping file says."""

    sheet: str | None = None
    heading_row: int | None = None
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)

    def value(self, column: str, text: str) -> Any:
        """What a cell's text stands for in this list, or None."""
        known = {words(str(key)): value for key, value in self.values.get(column, {}).items()}
        return known.get(words(text))


def read_mapping(path: Path) -> Mapping:
    """Raises SheetError for a file that is no mapping."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SheetError(
            f"Không đọc được {path}: {error}", f"{path} cannot be read: {error}"
        ) from error
    parts = {"sheet": str, "heading_row": int, "columns": dict, "values": dict, "defaults": dict}
    if not isinstance(data, dict) or any(
        key not in parts or not isinstance(value, parts[key]) for key, value in data.items()
    ):
        names = ", ".join(parts)
        raise SheetError(
            f"{path} chỉ gồm các khóa: {names}", f"{path} may hold these keys: {names}"
        )
    wrong = [name for name in data.get("columns", {}).values() if name not in (*columns(), "-")]
    wrong += [
        name
        for part in ("values", "defaults")
        for name in data.get(part, {})
        if name not in columns()
    ]
    if wrong:
        known = ", ".join(columns())
        raise SheetError(
            f"{path}: không có cột “{wrong[0]}”. Các cột: {known}",
            f"{path}: there is no column “{wrong[0]}”. Columns: {known}",
        )
    return Mapping(**data)


Row = dict[str, Cell]  # column → cell


@dataclass(frozen=True)
class Table:
    """Rows as {column: cell}, and what was doubtful about the headings."""

    sheet: str
    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...]


def find_table(sheets: Sequence[Sheet], mapping: Mapping) -> Table:
    """The table of the sheet with most known headings. Raises SheetError when there is none."""
    candidates = [
        (found, sheet)
        for sheet in sheets
        if mapping.sheet is None or words(sheet.name) == words(mapping.sheet)
        if (found := _heading_row(sheet, mapping)) is not None
    ]
    if not candidates:
        seen = ", ".join(sheet.name for sheet in sheets) or "-"
        raise SheetError(
            f"Không tìm thấy dòng tiêu đề có “Tên sản phẩm” trong: {seen}. Dùng --mapping để chỉ ra.",
            f"No row of headings with “Tên sản phẩm” was found in: {seen}. Point it out with --mapping.",
        )
    (row, _), sheet = max(candidates, key=lambda candidate: candidate[0][1])
    names, doubts = _columns(sheet.rows[row], mapping)
    rows = tuple(_rows(sheet, row + 1, names, doubts))
    return Table(sheet.name, rows, tuple(doubts))


def _name(cell: Cell, mapping: Mapping) -> str | None:
    own = {words(heading): column for heading, column in mapping.columns.items()}
    return own.get(words(cell.text)) or column_of(cell.text)


def _heading_row(sheet: Sheet, mapping: Mapping) -> tuple[int, int] | None:
    """Index of the row and how many columns it names; a name's column is needed."""
    if mapping.heading_row is not None:
        rows = [mapping.heading_row - 1] if 0 < mapping.heading_row <= len(sheet.rows) else []
    else:
        rows = list(range(min(_LOOK_AT, len(sheet.rows))))
    best = None
    for index in rows:
        found = {_name(cell, mapping) for cell in sheet.rows[index] if cell.text} - {None, "-"}
        enough = len(found) >= _LEAST_COLUMNS and "name_vi" in found
        if enough and (best is None or len(found) > best[1]):
            best = index, len(found)
    return best


def _columns(row: Sequence[Cell], mapping: Mapping) -> tuple[dict[int, str], list[Doubt]]:
    names: dict[int, str] = {}
    doubts = []
    for index, cell in enumerate(row):
        if not cell.text:
            continue
        name = _name(cell, mapping)
        if name is None:
            doubts.append(Doubt(cell.address, "sheet-heading-unknown", {"got": cell.text}))
        elif name in names.values():
            doubts.append(Doubt(cell.address, "sheet-heading-twice", {"got": cell.text}))
        elif name != "-":
            names[index] = name
    return names, doubts


def _rows(sheet: Sheet, first: int, names: dict[int, str], doubts: list[Doubt]) -> Iterator[Row]:
    """Rows with data. Passed over: rows that only number the columns, sums, and titles of groups of rows,
    which is said, since a product with nothing but its name looks the same."""
    for row in sheet.rows[first:]:
        cells = {names[index]: cell for index, cell in enumerate(row) if index in names}
        data = {name: cell for name, cell in cells.items() if name != "number" and _filled(cell)}
        texts = [cell.text for cell in row if cell.text]
        if not data or _counts_columns(texts) or words(texts[0] if texts else "").startswith(_SUMS):
            continue
        number = cells["number"].text if "number" in cells else ""
        if (
            len({cell.text for cell in data.values()}) == 1 < len(names) - 1
            and not number[:1].isdigit()
        ):
            cell = next(iter(data.values()))
            doubts.append(Doubt(cell.address, "sheet-row-passed", {"got": cell.text}))
            continue
        yield cells


def _filled(cell: Cell) -> bool:
    return bool(cell.text) or cell.is_formula


def _counts_columns(texts: Sequence[str]) -> bool:
    """(1), (2), (3) … or A, B, C … below the headings."""
    return len(texts) > 2 and all(
        text.strip("()") in {str(index), chr(64 + index)}
        for index, text in enumerate(texts, start=1)
    )
