"""A CSV file → its rows: encoding and delimiter are found out.

Offices save as UTF-8 with or without a mark, as "Unicode text" (UTF-16) or in Windows' Vietnamese code page;
old lists come in TCVN3 or VNI, which `in_unicode.py` turns into Unicode cell by cell.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from catalogue.contribute.sheet.cells import Cell, Sheet, SheetError, address
from catalogue.load.encoding import old_encoding
from catalogue.text import nfc

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
_DELIMITERS = ",;\t|"


class ReadCsv(NamedTuple):
    """The sheet, named after the file; the encoding; the delimiter."""

    sheet: Sheet
    encoding: str
    delimiter: str


def read_csv(path: Path) -> ReadCsv:
    """Raises SheetError for what cannot be read as text in rows."""
    raw = path.read_bytes()[: MOST_BYTES + 1]
    if len(raw) > MOST_BYTES:
        raise SheetError(
            "Tệp quá lớn cho một danh sách sản phẩm.",
            "The file is too large for a list of products.",
        )
    text, encoding = decoded(raw)
    if "\0" in text:
        raise SheetError("Đây không phải tệp văn bản.", "This is no text file.")
    delimiter = _delimiter(text)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False))
    except csv.Error as error:
        raise SheetError(
            f"Không đọc được CSV: {error}", f"This CSV cannot be read: {error}"
        ) from error
    if len(table) > MOST_ROWS or max(map(len, table), default=0) > MOST_COLUMNS:
        raise SheetError(
            "Bảng có quá nhiều dòng hoặc cột.", "The table has too many rows or columns."
        )
    rows = tuple(
        tuple(
            Cell(_value(cell), address(path.stem, column, number))
            for column, cell in enumerate(row, start=1)
        )
        for number, row in enumerate(table, start=1)
    )
    return ReadCsv(Sheet(path.stem, rows), encoding, delimiter)


def decoded(raw: bytes) -> tuple[str, str]:
    """The text and the name of its encoding."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError as error:
            raise SheetError("Tệp UTF-16 bị hỏng.", "The UTF-16 file is damaged.") from error
    try:
        text, name = raw.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        text, name = _legacy(raw)
    return text, name


def _legacy(raw: bytes) -> tuple[str, str]:
    """Bytes that are not UTF-8: letters of an old encoding as Latin-1 shows them, else Windows-1258."""
    latin = raw.decode("latin-1")
    votes = [found[0] for line in latin.splitlines() if (found := old_encoding(line))]
    for code in ("text-tcvn3", "text-vni"):
        if votes.count(code) * 2 > len(votes):
            return latin, code.removeprefix("text-").upper()
    try:
        text = nfc(raw.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    if re.search("[\u1ea0-\u1ef9ăđơư]", text):
        return text, "Windows-1258"
    raise SheetError(
        "Không nhận ra bảng mã của tệp. Trong Excel: Lưu thành → “CSV UTF-8”.",
        "The file's encoding is not known. In Excel: Save as → “CSV UTF-8”.",
    )


def _delimiter(text: str) -> str:
    """The sign that parts the first lines into most columns, outside quotes."""
    head = [re.sub(r'"[^"]*"', "", line) for line in text.splitlines()[:20] if line.strip()]
    return max(_DELIMITERS, key=lambda sign: sum(line.count(sign) for line in head))


def _value(text: str) -> str | None:
    """A cell's text; an apostrophe that keeps a spreadsheet from taking it for a formula is no part of it."""
    text = text.strip()
    if text[:1] == "'" and text[1:2] in (
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "＝",
        "＋",
        "－",
        "＠",
    ):
        text = text[1:]
    return text or None
