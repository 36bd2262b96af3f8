"""catalogue/excerpts.py and terminal.py: the line of a finding, the caret below its place, and colours."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from catalogue.excerpts import Excerpts, excerpt
from catalogue.findings import finding
from catalogue.printers import show
from catalogue.terminal import diff_text, findings_text
from tests.support.yaml_corpus import check_files, check_top

WIDE = 100
HOSTILE = "\x1b[2J\x07\u202e\x9b"


def under(text: str, line: int, column: int, width: int = WIDE) -> str:
    """What stands above the caret and its tildes, as a terminal of fixed columns shows it."""
    from rich.cells import cell_len

    source, caret = excerpt(text, line, column, width)
    first, length = caret.index("^"), len(caret) - caret.index("^")
    cells = "".join(char + "\0" * (cell_len(char) - 1) for char in source if cell_len(char))
    return cells[first : first + length].replace("\0", "")


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        ("set: 99", 6, "99"),
        ("name: {vi: Cam, en: Orange}", 12, "Cam"),
        ("name: {vi: Cam, xx: Orange}", 17, "xx"),
        ('gtin: "893 1" # sai', 7, '"893 1"'),
        (r'a: "x\"y" z', 4, r'"x\"y"'),
        ("a: 'it''s' z", 4, "'it''s'"),
        ("sumary: x", 1, "sumary"),
        ("name: {vi: Mật ong, en: 蜂蜜 x, fr: y}", 25, "蜂蜜 x"),
        ("name: {vi: Mật ong, en: 蜂蜜, fr: y}", 29, "fr"),
        ("mo\u0323\u0302t: {vi: x, fr: y}", 16, "fr"),
        ("\tvi: Cam", 1, "→"),
        ("set:", 5, ""),
    ],
)
def test_caret_stands_below_the_place(line: str, column: int, marked: str) -> None:
    assert under(f"# đầu\n{line}\n# cuối\n", 2, column) == marked


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_are_counted_as_yaml_does(end: str) -> None:
    assert excerpt(f"a: 1{end}b: 2{end}c: 3", 2, 4, WIDE)[0] == "2 | b: 2"


@pytest.mark.parametrize("column", [1, 40, 200, 399])
@pytest.mark.parametrize("width", [30, 80])
def test_long_line_is_cut_around_the_place(column: int, width: int) -> None:
    text = "".join(chr(0x4E00 + index) if index % 3 else "a" for index in range(400))
    source, caret = excerpt(text, 1, column, width)
    from rich.cells import cell_len

    assert cell_len(source) <= width
    assert under(text, 1, column, width).startswith(text[column - 1])
    assert len(caret) <= width


def test_no_line_no_excerpt() -> None:
    assert excerpt("a: 1\n", 9, 1, WIDE) == []
    assert excerpt("a: 1\n\n", 2, 1, WIDE) == []


def test_control_characters_are_not_shown() -> None:
    for line in excerpt(f"a: {HOSTILE}\t", 1, 4, WIDE):
        assert line.isprintable()


def test_finding_about_no_line_has_no_excerpt(tmp_path: Path) -> None:
    (tmp_path / "products").mkdir()
    (tmp_path / "products/x.yml").write_text("id: HB0013\n", encoding="utf-8")
    excerpts = Excerpts(tmp_path, WIDE)
    for code, loc in [
        ("field-missing", ("set",)),
        ("file-name", ()),
        ("story-missing", ("story",)),
    ]:
        assert excerpts.of(finding("products/x.yml", (1, 1), code, loc, got="x")) == []
    assert excerpts.of(finding("products/photos/x.jpg", (1, 1), "photo-unused")) == []
    assert excerpts.of(finding("products/gone.yml", (1, 5), "id-format", ("id",), got="x")) == []


# ---- on a terminal --------------------------------------------------------------------------------


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


def shown(folder: Path, file: io.StringIO, top: str = "set: 99\n") -> str:
    return findings_text(check_top(folder, "product", top), "vi", folder, file)


@pytest.mark.usefixtures("colours")
def test_terminal_gets_line_caret_and_colours(tmp_path: Path) -> None:
    text = shown(tmp_path, Screen())
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()
    at = next(i for i, line in enumerate(plain) if "[set-range]" in line)
    assert plain[at].startswith("products/vi-du.yml:1:6: error[set-range] set: ")
    assert plain[at + 1 : at + 3] == ["    1 | set: 99", "      |      ^~"]
    assert plain[at + 3].startswith("    Số từ 1")
    assert "\x1b[1;31merror[set-range]\x1b[0m" in text


@pytest.mark.usefixtures("colours")
def test_no_color_means_no_escape_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = shown(tmp_path, Screen())
    assert "\x1b" not in text
    assert "^~" in text


def test_elsewhere_the_text_is_the_plain_one(tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", "set: 99\n")
    assert findings_text(found, "en", tmp_path, io.StringIO()) == show(found, "text", "en")


@pytest.mark.usefixtures("colours")
@pytest.mark.parametrize(
    "top", [f"'{HOSTILE}[bold]x[/bold]': 1\n", 'status: "\\e[2J\\x9b" # \u202e\n']
)
def test_terminal_codes_of_a_file_do_not_reach_it(
    top: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = shown(tmp_path, Screen(), top)
    assert all(char.isprintable() or char == "\n" for char in text)


def test_markup_of_rich_is_text(tmp_path: Path) -> None:
    assert "[bold]x" in shown(tmp_path, Screen(), '"[bold]x": 1\n')


def test_file_that_is_not_text(tmp_path: Path) -> None:
    found = check_files(tmp_path, {"products/x.yml": b"id: \xff\n"})[1]
    assert "file-encoding" in findings_text(found, "en", tmp_path, Screen())


def test_differences_are_shown_without_control_characters() -> None:
    assert diff_text([f"+a{HOSTILE}\t"], io.StringIO()) == "+a�[2J���→"
