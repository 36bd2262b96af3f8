"""catalogue/printers.py: findings as text, as GitHub annotations and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from catalogue.commands import check
from catalogue.findings import Finding, field_name, finding
from catalogue.printers import FORMATS, count, show, summary_table
from tests.support.yaml_corpus import check_files, check_top

PRICE = finding(
    "products/x.yml",
    (14, 8),
    "price-not-whole",
    ("packs", 0, "price_vnd"),
    got="150.0",
    nearest="150000",
)
GOT = "got 150.0; write whole đồng without dots, e.g. 150000"
UNUSED = finding("products/photos/a.jpg", (1, 1), "photo-unused")
HOSTILE = "\x1b[31m\r\n::error::\x07\x9b2J\u202e\u2028%,:"


def named(text: str) -> Finding:
    """A finding about a made-up key in a made-up file."""
    return finding(f"products/{text}.yml", (1, 2), "yaml-duplicate-key", (text,), got=text, first=1)


# ---- text -----------------------------------------------------------------------------------------


def test_line_of_the_contract() -> None:
    assert show([PRICE], "text", "en").splitlines() == [
        f"products/x.yml:14:8: error[price-not-whole] packs[0].price_vnd: {GOT}",
        "    A dot is a decimal point in YAML.",
        "1 error, 0 warnings",
    ]


def test_line_in_vietnamese() -> None:
    lines = show([UNUSED], "text", "vi").splitlines()
    assert (
        lines[0] == "products/photos/a.jpg:1:1: warning[photo-unused] -: không mục nào dùng ảnh này"
    )
    assert lines[-1] == "0 lỗi, 1 cảnh báo"


@pytest.mark.parametrize("top", ["id: 1\nset: 99\n", "name: Cam\n", "a: [\n"])
def test_every_line_has_the_form_of_the_contract(top: str, tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", top)
    form = re.compile(r"products/vi-du\.yml:\d+:\d+: (error|warning)\[[a-z0-9-]+\] \S+: \S.*")
    for lang in ("vi", "en"):
        *lines, last = show(found, "text", lang).splitlines()
        assert all(form.fullmatch(line) for line in lines[::2])
        assert all(line.startswith("    ") for line in lines[1::2])
        assert len(lines) == 2 * len(found)
        assert last == count(found, lang)


@pytest.mark.parametrize(
    ("errors", "warnings", "words"),
    [
        (0, 0, "0 errors, 0 warnings"),
        (1, 0, "1 error, 0 warnings"),
        (2, 1, "2 errors, 1 warning"),
        (0, 2, "0 errors, 2 warnings"),
    ],
)
def test_count(errors: int, warnings: int, words: str) -> None:
    assert count([PRICE] * errors + [UNUSED] * warnings, "en") == words


@pytest.mark.parametrize(
    ("loc", "name"),
    [
        ((), "-"),
        (("id",), "id"),
        (("packs", 0, "price_vnd"), "packs[0].price_vnd"),
        (("sources", "hbo-journey", "title"), "sources.hbo-journey.title"),
        (("a\nb",), "a�b"),
        (("x" * 300,), "x" * 60),
    ],
)
def test_name_of_a_field(loc: tuple[str | int, ...], name: str) -> None:
    assert field_name(loc) == name


# ---- GitHub ---------------------------------------------------------------------------------------


def test_annotation() -> None:
    assert show([PRICE], "github", "en") == (
        "::error file=products/x.yml,line=14,col=8,title=price-not-whole"
        "::packs[0].price_vnd: got 150.0; write whole đồng without dots, e.g. 150000"
        "%0AA dot is a decimal point in YAML."
    )


def test_annotation_of_a_warning() -> None:
    assert show([UNUSED], "github", "vi").startswith(
        "::warning file=products/photos/a.jpg,line=1,col=1,"
    )


def test_annotation_escapes_what_would_end_it() -> None:
    text = show([named("50%,a:b")], "github", "en")
    assert "file=products/50%25%2Ca%3Ab.yml,line=1" in text
    assert "“50%25,a:b”" in text
    assert len(text.splitlines()) == 1


# ---- JSON -----------------------------------------------------------------------------------------


def test_json_has_the_keys_of_the_contract() -> None:
    assert json.loads(show([PRICE], "json", "en")) == [
        {
            "path": "products/x.yml",
            "line": 14,
            "column": 8,
            "level": "error",
            "code": "price-not-whole",
            "field": "packs[0].price_vnd",
            "message": "got 150.0; write whole đồng without dots, e.g. 150000",
            "hint": "A dot is a decimal point in YAML.",
        }
    ]


def test_json_of_no_finding_is_an_empty_list() -> None:
    assert json.loads(show([], "json", "vi")) == []


def test_json_keeps_the_path_as_it_is() -> None:
    assert json.loads(show([named(HOSTILE)], "json", "vi"))[0]["path"] == f"products/{HOSTILE}.yml"


def test_the_command_offers_just_these_formats() -> None:
    assert check.FORMATS == FORMATS


# ---- untrusted text -------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", [HOSTILE, "\udcff", "\x00", "a\u200bb", "\u2066x"])
def test_no_terminal_code_gets_through(text: str, form: str, lang: str) -> None:
    shown = show([named(text)], form, lang)
    assert all(char.isprintable() or char == "\n" for char in shown)
    assert shown.encode()


@pytest.mark.parametrize("form", ["text", "github"])
def test_no_text_makes_a_line_of_its_own(form: str) -> None:
    lines = show([named(HOSTILE)], form, "en").splitlines()
    assert not [line for line in lines[1:] if line.startswith("::")]
    assert len(lines) == {"text": 3, "github": 1}[form]


@pytest.mark.parametrize(
    "top",
    [
        'sumary: "\\e[2J"\n',
        '"\\e[2J": 1\n',
        'status: "\\e[2J\\x9b"\n',
        'sources: {"\\e": {title: x, level: press}}\n',
        'trace: {url: "https://\\e]0;x\\a.vn"}\n',
    ],
)
def test_escapes_in_a_file_do_not_reach_the_terminal(top: str, tmp_path: Path) -> None:
    shown = show(check_top(tmp_path, "product", top), "text", "vi")
    assert all(char.isprintable() or char == "\n" for char in shown)


def test_file_name_with_escapes_does_not_reach_the_terminal(tmp_path: Path) -> None:
    files: dict[str, Any] = {"products/\x1b[2Jx\ny.yml": "", "products/\x1b.yaml": ""}
    found = check_files(tmp_path, files)[1]
    for form in FORMATS:
        assert "\x1b" not in show(found, form, "en")


# ---- the summary of a run on GitHub ---------------------------------------------------------------


def test_summary_table() -> None:
    lines = summary_table([PRICE, UNUSED], "en").splitlines()
    assert lines[0] == "## Findings: 1 error, 1 warning"
    assert lines[4] == (
        f"| ❌ | `products/x.yml:14:8` | `packs[0].price_vnd: {GOT}` | `A dot is a decimal point in YAML.` |"
    )
    assert lines[5].startswith("| ⚠️ | `products/photos/a.jpg:1:1` |")


def test_summary_table_keeps_its_shape_whatever_it_shows() -> None:
    found = [named(f"{HOSTILE}|`<b>|{letter}") for letter in "ab"]
    lines = summary_table(found, "vi").splitlines()
    assert len(lines) == 6
    for line in lines[4:]:
        assert len(re.findall(r"(?<!\\)\|", line)) == 5


def test_summary_table_without_findings() -> None:
    assert summary_table([], "vi") == "## Kết quả kiểm tra: 0 lỗi, 0 cảnh báo\n\n"


def test_long_summary_says_that_it_is_cut() -> None:
    assert summary_table([PRICE] * 205, "en").rstrip().endswith("… + 5")
