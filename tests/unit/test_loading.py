"""catalogue/load: file names, bytes and encodings. No file raises; every finding has a place."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.check.run import load_and_check
from catalogue.findings import Finding
from catalogue.load.encoding import old_encoding
from catalogue.load.syntax import is_usual, text_problems
from catalogue.text import nfc
from tests.support.yaml_corpus import (
    TODAY,
    catalogue_with,
    check_files,
    check_one,
    check_top,
    codes_of,
    errors_of,
    file_of,
    spots,
)

POSIX = pytest.mark.skipif(os.name == "nt", reason="symbolic links and pipes need a POSIX system")
GOOD = file_of("product")
NAME = "name: {vi: Mật ong rừng, en: Forest honey}\n"


def found_in(folder: Path, name: str, content: str | bytes = GOOD) -> list[Finding]:
    """All findings of products/NAME beside a valid producer."""
    files = {"producers/green-life.yml": file_of("producer"), f"products/{name}": content}
    return [f for f in check_files(folder, files)[1] if f.path == f"products/{name}"]


def values(finding: Finding) -> dict[str, str]:
    return dict(finding.values)


# ---- bytes ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("raw", "guess", "place"),
    [
        (NAME.encode("utf-16"), "UTF-16", "1:1"),
        (b"\xfe\xff" + NAME.encode("utf-16-be"), "UTF-16", "1:1"),
        ("set: 4\nname: {vi: Café}\n".encode("latin-1"), "Windows-1258 / Latin-1", "2:15"),
        ("id: Ha\u0300\n".encode("cp1258"), "Windows-1258 / Latin-1", "1:7"),
        ('set: 4\nname: {vi: "MËt ong rõng"}\n'.encode("latin-1"), "TCVN3", "2:14"),
        ('set: 4\nname: {vi: "Maät ong röøng"}\n'.encode("latin-1"), "VNI", "2:15"),
        ("name: {vi: Mật ong, en: ".encode() + b"\xff}\n", "Windows-1258 / Latin-1", "1:25"),
        (b"\xc3", "Windows-1258 / Latin-1", "1:1"),
    ],
    ids=["utf-16", "utf-16-be", "latin-1", "windows-1258", "tcvn3", "vni", "one byte", "cut off"],
)
def test_bytes_that_are_not_utf8(raw: bytes, guess: str, place: str, tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, "x.yml", raw)
    assert (found.code, values(found)["guess"]) == ("file-encoding", guess)
    assert f"{found.line}:{found.column}" == place


def test_byte_order_mark_is_a_warning_only(tmp_path: Path) -> None:
    found = found_in(tmp_path, "x.yml", b"\xef\xbb\xbf" + ("sumary: 1\n" + GOOD).encode())
    assert spots(found, "file-bom") == ["1:1"]
    assert spots(found, "field-unknown") == ["1:1"], "columns do not count the mark"
    assert errors_of(found) == {"field-unknown"}


@pytest.mark.parametrize("char", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_control_character(char: str, tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", f"# Mật ong\nname: {{vi: Mật{char}}}\n")
    assert spots(found, "yaml-control") == ["2:15"]
    assert errors_of(found) == {"yaml-control"}
    assert values(found[0])["got"] == f"U+{ord(char):04X}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_fine(end: str, tmp_path: Path) -> None:
    found = check_one(tmp_path, "product", (GOOD + "season: [13]\n").replace("\n", end))
    lines = GOOD.count("\n") + 1
    assert spots(found, "month-range") == [f"{lines}:10"]
    assert errors_of(found) == {"month-range"}


def test_last_line_end_may_be_missing(tmp_path: Path) -> None:
    assert errors_of(check_one(tmp_path, "product", GOOD.rstrip())) == set()


def test_file_of_300_kilobytes(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, "x.yml", GOOD + "#" * 300_000)
    assert found.code == "file-too-large"


def test_large_file_with_thousands_of_faults_is_read_in_a_moment(tmp_path: Path) -> None:
    keys = "".join(f"khoa{number}: 1\n" for number in range(3000))
    assert len(spots(found_in(tmp_path, "x.yml", GOOD + keys), "field-unknown")) == 3000


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ("", "file-empty", "1:1"),
        ("\n\n  \n", "file-empty", "1:1"),
        ("# Mật ong\n# chưa có gì\n", "file-empty", "1:1"),
        ("---\n...\n", "file-not-mapping", "2:1"),
        ("- id: HB0013\n", "file-not-mapping", "1:1"),
        ("# Cam\nMật ong rừng\n", "file-not-mapping", "2:1"),
        ("42", "file-not-mapping", "1:1"),
        ("[]", "file-not-mapping", "1:1"),
    ],
)
def test_file_without_an_entry(content: str, code: str, place: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, "x.yml", content)
    assert spots(found, code) == [place]
    assert codes_of(found) == {code}


def test_several_documents_in_a_file(tmp_path: Path) -> None:
    found = found_in(tmp_path, "x.yml", f"---\n{GOOD}---\nid: HB0014\n")
    assert spots(found, "yaml-documents") == [f"{GOOD.count(chr(10)) + 2}:1"]
    assert len(found) == 1


# ---- text in an old encoding, pasted into a UTF-8 file ----------------------------------------------


@pytest.mark.parametrize(
    ("typed", "code", "meant"),
    [
        ("MËt ong rõng", "text-tcvn3", "Mật ong rừng"),
        ("s¶n phÈm OCOP 4 sao", "text-tcvn3", "sản phẩm OCOP 4 sao"),
        ("Maät ong röøng", "text-vni", "Mật ong rừng"),
        ("Maät ong VietGAP röøng", "text-vni", "Mật ong VietGAP rừng"),
        ("Máº­t ong", "text-mojibake", "Mật ong"),
        ("Mậ\ufffd ong", "text-lost", None),
    ],
)
def test_pasted_text_of_another_encoding(
    typed: str, code: str, meant: str | None, tmp_path: Path
) -> None:
    found = check_top(tmp_path, "product", f'name: {{en: Honey, vi: "{typed}"}}\n')
    assert spots(found, code) == ["1:23"]
    assert [values(f).get("nearest") for f in found if f.code == code] == [meant]


@pytest.mark.parametrize(
    "text",
    ["Müller và Söhne", "façade", "Champs-Élysées", "niño, año", "Mật ong rừng", "5 €/kg", "ÄÖÜ"],
)
def test_foreign_words_are_no_old_encoding(text: str) -> None:
    assert old_encoding(text) is None


@given(st.text(st.sampled_from("cẩĐ Y\t\n°–…²“”’\\\0\x85\ufffd\u200b\u0301éA")))
def test_texts_of_a_usual_file_have_no_problem(text: str) -> None:
    if is_usual(text):
        assert not list(text_problems(text, nfc(text)))
        assert text.strip() == nfc(text)


def test_what_files_are_written_with_is_usual() -> None:
    assert is_usual(GOOD)
    assert is_usual("name: {vi: Mật ong rừng – 5 × 20 °C …}\n")


def test_decomposed_text_is_a_warning_and_is_composed(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", file_of("product", top=NAME))
    path = catalogue_with(tmp_path, "product", apart)
    checked = load_and_check(tmp_path, TODAY)
    catalogue, found = checked.catalogue, checked.findings
    assert spots([f for f in found if f.path == path], "text-nfd")[0] == "1:12"
    assert catalogue.product("vi-du").item.name.vi == "Mật ong rừng"
    assert catalogue.products["vi-du"].name.vi == "Mật ong rừng"


def test_text_is_trimmed(tmp_path: Path) -> None:
    catalogue_with(tmp_path, "product", file_of("product", top='name: {vi: " Cam \u00a0"}\n'))
    catalogue = load_and_check(tmp_path, TODAY).catalogue
    assert catalogue.product("vi-du").item.name.vi == "Cam"
    assert catalogue.products["vi-du"].name.vi == "Cam"


# ---- file names and kinds ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Mat-Ong.yml", "mat-ong.yml"),
        ("mật ong rừng.yml", "mat-ong-rung.yml"),
        ("mat ong.yml", "mat-ong.yml"),
        ("mat_ong.yml", "mat-ong.yml"),
        ("mat-ong.v2.yml", "mat-ong-v2.yml"),
        ("-mat-ong-.yml", "mat-ong.yml"),
        ("con.yml", "ocop-con.yml"),
        ("lpt1.yml", "ocop-lpt1.yml"),
        ("“”.yml", "ten-san-pham.yml"),
    ],
)
def test_file_name_that_is_no_address(name: str, wanted: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, name)
    assert spots(found, "file-name") == ["1:1"]
    assert values(found[0])["nearest"] == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("cam.yaml", "products/cam.yml"),
        ("cam.YML", "products/cam.yml"),
        ("Cam ngọt.txt", "products/cam-ngot.yml"),
        ("CON.json", "products/ocop-con.yml"),
    ],
)
def test_file_that_would_be_passed_over(name: str, wanted: str, tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, name)
    assert (found.code, values(found)["nearest"]) == ("file-extension", wanted)


@pytest.mark.parametrize("name", ["Cam Chín.JPG", "IMG_0012.heic"])
def test_picture_outside_the_photos_folder(name: str, tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, name, b"\xff\xd8")
    assert (found.code, found.line, found.column) == ("photo-misplaced", 1, 1)
    assert (
        values(found)["nearest"]
        == {
            "Cam Chín.JPG": "products/photos/cam-chin.jpg",
            "IMG_0012.heic": "products/photos/img-0012.heic",
        }[name]
    )


@pytest.mark.parametrize("name", ["_mau.yml", ".an.yml", "README.md", "cam.yml~", "cam.yml.bak"])
def test_notes_and_templates_are_no_entries(name: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, name, "- no entry") == []


def unreadable(name: str, folder: Path) -> None:
    path, outside = folder / "products/x.yml", folder / "outside.yml"
    outside.touch()
    if name == "folder":
        path.mkdir()
    elif name == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to({"outside": outside, "loop": path, "broken": folder / "gone"}[name])


@POSIX
@pytest.mark.parametrize("name", ["folder", "pipe", "outside", "loop", "broken"])
def test_what_is_no_ordinary_file(name: str, tmp_path: Path) -> None:
    (tmp_path / "products").mkdir()
    unreadable(name, tmp_path)
    (found,) = load_and_check(tmp_path, TODAY).findings
    assert (found.path, found.code) == ("products/x.yml", "file-unreadable")
    assert values(found)["reason"]


def test_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found_in(tmp_path, "x.yml")

    def refuse(path: Path, *args: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert codes_of(load_and_check(tmp_path, TODAY).findings) == {"file-unreadable"}


@POSIX
def test_link_to_a_file_of_the_same_folder_is_read(tmp_path: Path) -> None:
    found_in(tmp_path, "cam.yml")
    (tmp_path / "products/x.yml").symlink_to(tmp_path / "products/cam.yml")
    assert errors_of(load_and_check(tmp_path, TODAY).findings) == {"id-duplicate", "story-same"}


def test_folder_without_anything_is_an_empty_catalogue(tmp_path: Path) -> None:
    catalogue, found, _, _ = load_and_check(tmp_path, TODAY)
    assert (catalogue.products, catalogue.producers, catalogue.events, found) == ({}, {}, {}, [])
