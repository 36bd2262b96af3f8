"""CSV for Excel: its letters are right, and nothing in it runs."""

from __future__ import annotations

import csv
import io

import pytest

from catalogue.spreadsheet import csv_text, safe_cell


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("https://x.example")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1",
        "  =1+1", "＝1", "＋1", "－1", "＠A1", "\n=1",
    ],
)  # fmt: skip
def test_what_would_run_is_text(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("value", ["Mật ong", "3 sao", "a=b", "", 4, -4, 1.5])
def test_other_cells_stay_as_they_are(value: object) -> None:
    assert safe_cell(value) == value


def test_the_file_says_that_it_is_utf_8_and_quotes_what_it_must() -> None:
    text = csv_text([["Tên", "n"], ['Măng "chua", thái\nsẵn', None]])
    assert text.startswith("\ufeffTên,n\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows == [["Tên", "n"], ['Măng "chua", thái\nsẵn', ""]]
