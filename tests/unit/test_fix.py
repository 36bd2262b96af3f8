"""`check --fix`: what it mends, what it leaves alone, and that nothing else changes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.config import REPOSITORY
from catalogue.contribute.fix import fixed
from catalogue.contribute.layout import data_of
from catalogue.load.folder import MODELS, as_entry
from tests.support.run import run
from tests.support.yaml_corpus import OTHER, catalogue_with, check_one, codes_of, file_of

PATH = "products/vi-du.yml"
SHIPPED = [path for kind in MODELS for path in sorted((REPOSITORY / kind).glob("[!_]*.yml"))]
GOOD = file_of("product")


def fix(text: str, path: str = PATH) -> str:
    return fixed(text.encode(), path).decode()


# ---- what is mended -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("set: 4   \n", "set: 4\n"),
        ("set: 4", "set: 4\n"),
        ("set: 4\n\n\n", "set: 4\n"),
        ("\ufeffset: 4\n", "set: 4\n"),
        ("id: HB0013\r\nset: 4\r\n", "id: HB0013\nset: 4\n"),
        ("id: HB0013\rset: 4\r", "id: HB0013\nset: 4\n"),
        ("name: {vi: Ca\u0309i} # mo\u0323\u0302t\n", "name: {vi: Cải} # một\n"),
        ("place: {commune: 05014}\n", 'place: {commune: "05014"}\n'),
        ("place: {former: 5038}\n", 'place: {former: "05038"}\n'),
        ('place: {commune: "5014"}\n', 'place: {commune: "05014"}\n'),
        ("packs:\n  - {size: 1, gtin: 8931234567897}\n", 'packs:\n  - {size: "1", gtin: "8931234567897"}\n'),
        ("marks: [{number: 07}]\n", 'marks: [{number: "07"}]\n'),
        ("certificates: [{decision: 12:30}]\n", 'certificates: [{decision: "12:30"}]\n'),
        ("buy: [{phone: +84912345678}]\n", 'buy: [{phone: "+84912345678"}]\n'),
        ("buy: [{phone: 0912345678}]\n", 'buy: [{phone: "+84912345678"}]\n'),
        ("buy: [{phone: 84912345678}]\n", 'buy: [{phone: "+84912345678"}]\n'),
        ("buy: [{phone: (0218) 3.852.456}]\n", 'buy: [{phone: "+842183852456"}]\n'),
        ("set: 4\nid: HB0013\n", "id: HB0013\nset: 4\n"),
    ],
)  # fmt: skip
def test_mends(before: str, after: str) -> None:
    assert fix(before) == after


NEEDLESS = [
    ("certificates:\n  - {stars: 4, issued: 2024-12, expires: 2027-12, source: article}\n",
     "certificates:\n  - {stars: 4, issued: 2024-12, source: article}\n"),
    ("certificates:\n  - stars: 4\n    issued: 2024\n    expires: 2027\n    source: article\n",
     "certificates:\n  - stars: 4\n    issued: 2024\n    source: article\n"),
    ("season: []\n", ""),
    ("marks: [{mark: vietgap, scope: farm, source: article}]\nbuy: []\nunconfirmed: []\n",
     "marks: [{mark: vietgap, scope: farm, source: article}]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), NEEDLESS)
def test_takes_away_what_holds_without_it(before: str, after: str) -> None:
    assert fix(file_of("product", top=before)) == fix(file_of("product", top=after))


@pytest.mark.parametrize(
    "line",
    [
        "season: []  # chưa rõ",
        "# mùa vụ\nseason: []",
        "certificates: []",
        "certificates: [{stars: 4, issued: 2024-12, expires: 2027-11, source: article}]",
    ],
)
def test_keeps_what_may_be_meant(line: str) -> None:
    assert line in fix(file_of("product", top=f"{line}\n"))


def test_position_of_a_producer_that_is_exact_by_default() -> None:
    text = file_of("producer") + "location: {lat: 20.6, lon: 105.5, approximate: false}\n"
    assert "location: {lat: 20.6, lon: 105.5}\n" in fix(text, "producers/x.yml")


# ---- what is left alone ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "# yaml-language-server: $schema=x\n# Cam\nset: 4 # bốn\n",
        "story:\n  vi: |\n    một  \n    hai\n   \n  en: \"a  \n    b\"\n",
        "set: \"4\"\n",
        "visit: {possible: yes}\n",
        "packs: [{price_vnd: 150.000}]\n",
        "buy: [{phone: 1900 1234}]\n",
        "buy: [{phone: 0912 345 678 (anh Nam)}]\n",
        "name: {vi: “Cam”}\n",
        "reviewed: 05/12/2024\n",
        "tên: x\nid: HB0013\n",
        "{set: 4, id: HB0013}\n",
        "set: 4\nset: 5\nid: HB0013\n",
        "",
    ],
)  # fmt: skip
def test_leaves_alone(text: str) -> None:
    assert fix(text) == text


def test_file_that_cannot_be_read_keeps_all_but_its_line_ends() -> None:
    assert fix("\ufeffset: [ \r\nid: 05014  ") == "set: [ \nid: 05014  \n"


@pytest.mark.parametrize("raw", [b"set: \xff \r\n", "set: 4 \r\n".encode("utf-16"), b"#" * 300_000])
def test_file_that_is_not_text_is_not_touched(raw: bytes) -> None:
    assert fixed(raw, PATH) == raw


def test_keys_move_with_their_comments() -> None:
    before = (
        "# Đầu tệp\n\n# bộ số bốn\nset: 4 # mật\n\n# câu chuyện\nstory:\n  vi: |\n"
        "    # không phải ghi chú\n\n    hai\n  # chưa dịch\n\n# mã\nid: HB0013\n# cuối tệp\n"
    )
    assert fix(before) == (
        "# Đầu tệp\n\n\n# mã\nid: HB0013\n# bộ số bốn\nset: 4 # mật\n\n# câu chuyện\nstory:\n  vi: |\n"
        "    # không phải ghi chú\n\n    hai\n  # chưa dịch\n# cuối tệp\n"
    )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_file_is_as_it_should_be(path: Path) -> None:
    relative = path.relative_to(REPOSITORY).as_posix()
    assert fixed(path.read_bytes(), relative) == path.read_bytes()


# ---- nothing else changes -------------------------------------------------------------------------
def entry_of(text: str) -> object:
    entry = as_entry(text, PATH, [])[0]
    return entry and entry.item


_SEPARATORS = st.sampled_from(["\n", "\r\n", "\r", "  \n", "\t\n", "\n\n", "\n# ghi chú\n"])
_BLOCKS = [line for line in (OTHER + "season: []\n# cuối\nreviewed: 2026\n").splitlines() if line]


@st.composite
def files(draw: st.DrawFn) -> str:
    """A valid product whose layout is anything: order of keys, line ends, spaces, letters apart."""
    blocks: list[list[str]] = []
    for line in _BLOCKS:
        if line.startswith((" ", "-")):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    lines = [line for block in draw(st.permutations(blocks)) for line in block]
    text = "".join(line + draw(_SEPARATORS) for line in lines)
    text = draw(st.sampled_from(["", "\ufeff", "# đầu\n\n", "---\n"])) + text
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)


@settings(max_examples=25, deadline=None, database=None)
@given(files())
def test_entry_stays_what_it_was(text: str) -> None:
    wanted = entry_of(text.removeprefix("\ufeff"))
    assert wanted is not None
    after = fix(text)
    assert entry_of(after) == wanted
    assert fix(after) == after
    assert "\r" not in after
    assert sorted(line.split("#")[-1] for line in after.splitlines() if "#" in line) == sorted(
        unicodedata.normalize("NFC", line).split("#")[-1].rstrip()
        for line in text.splitlines()
        if "#" in line
    )


_CHARACTERS = st.sampled_from(
    [*"a: \n\t-#[]{},'\"|>&*!%0159+.\r\u0301\u2028\u00a0", "id: ", "phone: "]
)


@settings(max_examples=80, deadline=None, database=None)
@given(st.lists(_CHARACTERS, max_size=40).map("".join))
def test_any_text_keeps_its_data_or_gains_quotes(text: str) -> None:
    after = fix(text)
    assert fix(after) == after
    assert (data_of(text) is None) == (data_of(after) is None)
    assert set(data_of(text) or ()) >= set(data_of(after) or ())


# ---- the command ----------------------------------------------------------------------------------
SLOPPY = file_of(
    "product", top="place: {commune: 05014}   \nset: 4\nname: {vi: Ca\u0309i, en: Greens}\n"
)


def source(folder: Path) -> Path:
    catalogue_with(folder, "product", SLOPPY)
    return folder


def test_dry_run_shows_and_writes_nothing(tmp_path: Path) -> None:
    ran = run("check", "--fix", "--dry-run", "--lang", "en", "--source", source(tmp_path))
    assert "-place: {commune: 05014}···\n" in ran.out
    assert '+place: {commune: "05014"}\n' in ran.out
    assert "1 file can be put right." in ran.out
    assert (tmp_path / PATH).read_text(encoding="utf-8") == SLOPPY
    assert ran.code == 1


def test_fix_writes_and_checks(tmp_path: Path) -> None:
    ran = run("check", "--fix", "--lang", "vi", "--source", source(tmp_path))
    assert "Đã sửa 1 tệp." in ran.out
    assert ran.code == 0, ran.text
    again = (tmp_path / PATH).read_text(encoding="utf-8")
    assert again == fix(SLOPPY)
    assert not codes_of(check_one(tmp_path, "product", again)) & {"text-nfd", "yaml-leading-zero"}


def test_no_is_a_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Keyboard:
        isatty = staticmethod(lambda: True)
        readline = staticmethod(lambda: "n\n")

    monkeypatch.setattr("sys.stdin", Keyboard)
    ran = run("check", "--fix", "--lang", "en", "--source", source(tmp_path))
    assert "Nothing was written." in ran.out
    assert (tmp_path / PATH).read_text(encoding="utf-8") == SLOPPY


def test_json_stays_json(tmp_path: Path) -> None:
    import json

    ran = run("check", "--fix", "--format", "json", "--source", source(tmp_path))
    assert isinstance(json.loads(ran.out), list)
    assert "05014" in ran.err
