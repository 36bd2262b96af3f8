"""Files an office's list may come in: encodings, delimiters, and files that mean harm."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from catalogue.contribute.sheet import read_xlsx
from catalogue.contribute.sheet.cells import SheetError, address
from catalogue.contribute.sheet.open import open_list
from catalogue.contribute.sheet.read_csv import read_csv
from tests.support.run import forget, run

TEXT = 'Tên sản phẩm;Chủ thể;Hạng sao\r\nMật ong rừng;HTX Bản Lác;4\r\n"Cam; quýt";HTX Cường;3\r\n'
# The same in the old fonts' encodings, as their bytes show in Latin-1.
TCVN3 = 'Tªn s¶n phÈm;Chñ thÓ;H¹ng sao\r\nMËt ong rõng;HTX B¶n L¸c;4\r\n"Cam; quýt";HTX C­êng;3\r\n'
VNI = 'Teân saûn phaåm;Chuû theå;Haïng sao\r\nMaät ong röøng;HTX Baûn Laùc;4\r\n"Cam; quyùt";HTX Cöôøng;3\r\n'


def cp1258(text: str) -> bytes:
    """As Windows writes it: tones of letters that the code page lacks stand as marks behind them."""
    import unicodedata

    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", char)
            base = unicodedata.normalize(
                "NFC", "".join(c for c in apart if c not in "\u0300\u0301\u0303\u0309\u0323")
            )
            out += (
                base + "".join(c for c in apart if c in "\u0300\u0301\u0303\u0309\u0323")
            ).encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (cp1258(TEXT), "Windows-1258"),
        (TCVN3.encode("latin-1"), "TCVN3"),
        (VNI.encode("latin-1"), "VNI"),
        (TCVN3.encode(), "UTF-8"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "windows-1258", "tcvn3", "vni", "pasted"],
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encoding_and_delimiter_are_found_out(
    raw: bytes, encoding: str, delimiter: str, tmp_path: Path
) -> None:
    sign = delimiter.encode(
        "utf-16-le"
        if raw[:2] == b"\xff\xfe"
        else "utf-16-be"
        if raw[:2] == b"\xfe\xff"
        else "ascii"
    )
    wide = b";\x00" if raw[:2] == b"\xff\xfe" else b"\x00;" if raw[:2] == b"\xfe\xff" else b";"
    path = tmp_path / "ds.csv"
    path.write_bytes(raw.replace(wide, sign))
    assert read_csv(path).encoding == encoding
    rows = open_list(path).rows
    assert [row.name for row in rows] == [
        "Mật ong rừng",
        f"Cam{delimiter.replace(chr(9), '')} quýt",
    ]
    assert [row.producers[0].name for row in rows] == ["HTX Bản Lác", "HTX Cường"]
    assert [row.certificate["stars"] for row in rows] == [4, 3]


def test_cells_have_addresses() -> None:
    assert address("Sheet1", 3, 14) == "Sheet1!C14"
    assert address("Danh sách", 28, 2) == "'Danh sách'!AB2"


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def bomb(path: Path) -> Path:
    return archive(
        path, {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": bytes(250 * 1024 * 1024)}
    )


def many(path: Path) -> Path:
    return archive(path, {"[Content_Types].xml": b"", **{f"xl/{n}.xml": b"" for n in range(3000)}})


def entities(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.save(path)
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    lol = (
        b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
        + b"]>"
    )
    parts["xl/worksheets/sheet1.xml"] = (
        b'<?xml version="1.0"?>' + lol + b"<worksheet>&j;</worksheet>"
    )
    return archive(path, parts)


@pytest.mark.parametrize(
    "make",
    [
        bomb,
        many,
        entities,
        lambda path: archive(path, {"word/document.xml": b""}),
        lambda path: path.write_bytes(b"PK\3\4 cut off") and path,
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0old") and path,
        lambda path: path.write_bytes(b"") or path,
        lambda path: path.write_bytes(bytes(21 * 1024 * 1024)) and path,
        lambda path: path,
    ],
    ids=["bomb", "many parts", "entities", "word", "cut off", "xls", "empty", "large", "absent"],
)
def test_workbook_that_is_refused(make, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    make(path)
    with pytest.raises(SheetError) as caught:
        open_list(path)
    assert all(caught.value.words[lang] for lang in ("vi", "en"))


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("ds.csv", b"\x00\x01\x02"),
        ("ds.csv", b"\xff\xfe\x00"),
        ("ds.csv", b"\x81\xff,\x90"),
        ("ds.csv", b"a,b\n1,2\n"),
        ("ds.csv", b"," * 300),
        ("ds.csv", b"x" * (11 * 1024 * 1024)),
        ("ds.pdf", b"%PDF"),
    ],
    ids=["binary", "odd utf-16", "unknown", "no headings", "wide", "large", "pdf"],
)
def test_text_that_is_refused(name: str, raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(SheetError):
        open_list(path)


def test_rows_far_away_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_xlsx, "MOST_ROWS", 50)
    book = openpyxl.Workbook()
    book.active.append(["Tên sản phẩm", "Hạng sao"])
    book.active.append(["Cam", 4])
    book.active["A1000"] = " "
    book.save(tmp_path / "ds.xlsx")
    assert [row.name for row in open_list(tmp_path / "ds.xlsx").rows] == ["Cam"]


def test_hidden_sheets_and_formulas_are_not_taken(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Tên sản phẩm", "Hạng sao"])
    book.active.append(['=HYPERLINK("https://evil.example","Cam")', 4])
    hidden = book.create_sheet("x")
    hidden.sheet_state = "hidden"
    hidden.append(["Tên sản phẩm", "Hạng sao", "Chủ thể"])
    hidden.append(["Quýt", 4, "HTX A"])
    book.save(tmp_path / "ds.xlsx")
    (row,) = open_list(tmp_path / "ds.xlsx").rows
    assert (row.name, "sheet-formula" in {doubt.code for doubt in row.doubts}) == ("", True)


@pytest.mark.parametrize(
    "text", ["columns: {A: xyz}", "foo: 1", "- a", "columns: [", "columns: {A: !!python/x 1}"]
)
def test_mapping_that_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "products").mkdir()
    (tmp_path / "ds.csv").write_text("Tên sản phẩm,Hạng sao\nCam,4\n", encoding="utf-8")
    (tmp_path / "m.yml").write_text(text, encoding="utf-8")
    options = [
        "--mapping",
        tmp_path / "m.yml",
        "--source",
        tmp_path,
        "--source-title",
        "x",
        "--source-date",
        "2026",
    ]
    ran = run("import", tmp_path / "ds.csv", *options)
    forget(tmp_path)
    assert ran.code == 2
    assert "m.yml" in ran.err
