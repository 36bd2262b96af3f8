"""A report for a terminal, as Markdown, for a spreadsheet, and for other programs."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from catalogue.enrich.labels import Labels
from catalogue.findings import printable
from catalogue.printers import json_text
from catalogue.spreadsheet import csv_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from catalogue.report.tables import Cell, Table

FORMATS = ("text", "md", "csv", "json")

# Rows that a terminal shows of a table; the other formats have them all.
MOST_ROWS = 20


def show(tables: Sequence[Table], form: str, lang: str, today: date) -> str:
    """All tables in one of FORMATS."""
    labels = Labels(lang)
    if form == "json":
        data = {"as_of": today.isoformat()} | {table.key: table.records() for table in tables}
        return json_text(data)
    if form == "csv":
        # What prints it ends each line as the system does.
        return csv_text(_long(tables, labels)).replace("\r\n", "\n").rstrip("\n")
    head = labels("report_title", date=today.isoformat())
    if form == "md":
        return "\n\n".join([f"# {head}", *(_markdown(table, labels) for table in tables)])
    return "\n\n".join([head, *(_text(table, labels) for table in tables)])


def _long(tables: Sequence[Table], labels: Labels) -> list[list[Cell]]:
    """All tables below each other, with the columns of all: a spreadsheet's filter picks one out."""
    heads = {key: head for table in tables for key, head in table.columns.items()}
    rows: list[list[Cell]] = [[labels("report_column_table"), *heads.values()]]
    for table in tables:
        rows += [[table.title, *map(record.get, heads)] for record in table.records()]
    return rows


def _markdown(table: Table, labels: Labels) -> str:
    title = f"## {table.title}"
    if not table.rows:
        return f"{title}\n\n{labels('report_none')}"
    columns = list(table.columns.values())
    marks = ["---:" if _is_number(table, at) else "---" for at in range(len(columns))]
    lines = [columns, marks, *([_cell(cell) for cell in row] for row in table.rows)]
    return "\n".join([title, "", *(f"| {' | '.join(line)} |" for line in lines)])


def _cell(cell: Cell) -> str:
    """Text that Markdown leaves as it is: names are contributors' text."""
    text = printable("" if cell is None else str(cell))
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, f"\\{mark}")
    return text


def _text(table: Table, labels: Labels) -> str:
    title = f"{table.title} ({len(table.rows)})"
    if not table.rows:
        return f"{title}\n  {labels('report_none')}"
    shown = [at for at, key in enumerate(table.columns) if key != "code"]
    heads = list(table.columns.values())
    rows = table.rows[:MOST_ROWS]
    lines = [[heads[at] for at in shown]]
    lines += [[printable("" if row[at] is None else str(row[at])) for at in shown] for row in rows]
    numbers = [_is_number(table, at) for at in shown]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    text = [_line(line, widths, numbers) for line in lines]
    rest = len(table.rows) - MOST_ROWS
    if rest > 0:
        text.append(labels("report_rest", count=labels.number(rest)))
    return "\n  ".join([title, *text])


def _line(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> str:
    padded = []
    for cell, width, number in zip(cells, widths, numbers, strict=True):
        space = " " * (width - _width(cell))
        padded.append(space + cell if number else cell + space)
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    """Columns of a terminal that a text takes: letters with marks take one, wide ones two."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return sum(not unicodedata.combining(char) for char in text) + wide


def _is_number(table: Table, at: int) -> bool:
    return all(isinstance(row[at], int) or row[at] is None for row in table.rows)
