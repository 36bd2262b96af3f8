"""Wrong usage ends with code 2 and a message; what `check` prints, in each form and language."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from catalogue.config import REPOSITORY
from tests.support.run import run, start

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = {"path", "line", "column", "level", "code", "field", "message", "hint"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--no-such-option"],
        ["no-such-command"],
        ["build", "extra"],
        ["build", "--site-url", "ocop.example"],
        ["build", "--site-url", "ftp://ocop.example/"],
        ["build", "--site-url", "https://ocop.example/?page=1"],
        ["build", "--site-url", "https://[ocop/"],
        ["build", "--today", "22/11/2026"],
        ["build", "--today", "2026-02-30"],
        ["build", "--jobs", "0"],
        ["build", "--jobs", "many"],
        ["build", "--engine", "hugo"],
        ["build", "--source", "/no/such/folder"],
        ["build", "--out"],
        ["check", "--format", "yaml"],
        ["check", "--lang", "fr"],
        ["serve", "--port", "99999"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_a_message(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert len(ran.err.strip()) > 10
    assert "Traceback" not in ran.text


def test_wrong_usage_speaks_the_language_asked_for() -> None:
    said = {
        lang: run("build", "--source", "/no/such/folder", "--lang", lang).err
        for lang in ("vi", "en")
    }
    assert "không phải thư mục danh mục" in said["vi"]
    assert "is no catalogue folder" in said["en"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_names_every_command_and_option(lang: str) -> None:
    ran = run("--help", "--lang", lang)
    assert ran.code == 0
    for name in ("build", "serve", "check"):
        assert name in ran.out
    options = run("build", "--help", "--lang", lang).out
    for name in (
        "source",
        "out",
        "site-url",
        "today",
        "jobs",
        "clean",
        "engine",
        "quiet",
        "strict",
        "lang",
    ):
        assert f"--{name}" in options


def test_build_py_and_module_are_the_same_command() -> None:
    ran = start("--version")
    assert ran.code == 0
    assert re.fullmatch(r"ocop-catalogue \d+\.\d+\.\d+\n", ran.out)


@pytest.fixture
def faulty(catalogue_folder: Callable[..., Path]) -> Path:
    """Two errors in one new file and the two warnings that are always there."""
    source = catalogue_folder(built=False)
    (source / "products" / "che-thu.yml").write_text(
        "id: ts-9\nname: {vi: Chè thử, en: Trial tea}\nset: 60\nproducers: [htx-thu]\n",
        encoding="utf-8",
    )
    return source


def check(source: Path, form: str, lang: str) -> str:
    ran = run(
        "check", "--source", source, "--format", form, "--lang", lang, "--today", "2026-11-22"
    )
    assert ran.code == 1
    return ran.out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_check_as_text(faulty: Path, lang: str) -> None:
    lines = check(faulty, "text", lang).splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    pattern = r"products/[a-z-]+\.yml:(\d+):(\d+): (error|warning)\[[a-z0-9-]+\] \S+: .+"
    assert all(re.fullmatch(pattern, line) for line in heads[:-1])
    assert [line.split(": ")[0] for line in heads[:2]] == [
        "products/che-thu.yml:1:5",
        "products/che-thu.yml:3:6",
    ]
    assert heads[-1] == {"vi": "2 lỗi, 2 cảnh báo", "en": "2 errors, 2 warnings"}[lang]
    assert len(lines) > len(heads), "no hints"


def test_check_as_json(faulty: Path) -> None:
    rows = json.loads(check(faulty, "json", "en"))
    assert len(rows) == 4
    assert all(set(row) == KEYS for row in rows)
    assert rows == sorted(rows, key=lambda row: (row["path"], row["line"], row["column"]))
    first = rows[0]
    assert (first["path"], first["line"], first["column"]) == ("products/che-thu.yml", 1, 5)
    assert (first["level"], first["code"], first["field"]) == ("error", "id-format", "id")


def test_check_for_github(faulty: Path) -> None:
    lines = check(faulty, "github", "en").splitlines()
    assert len(lines) == 4
    pattern = r"::(error|warning) file=[^,:]+,line=\d+,col=\d+,title=[^,:]+::.+"
    assert all(re.fullmatch(pattern, line) for line in lines)
    assert lines[0].startswith("::error file=products/che-thu.yml,line=1,col=5,title=id-format::")


def test_check_on_github_leaves_a_summary(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    check(faulty, "github", "en")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Before.\n## Findings: ")
    assert text.count("`products/che-thu.yml:1:5`") == 1
    check(faulty, "text", "en")
    assert summary.read_text(encoding="utf-8") == text


def test_check_speaks_both_languages(faulty: Path) -> None:
    said = {lang: json.loads(check(faulty, "json", lang)) for lang in ("vi", "en")}
    for vi, en in zip(said["vi"], said["en"], strict=True):
        for part in ("message", "hint"):
            assert vi[part]
            assert vi[part] != en[part]
        rest = KEYS - {"message", "hint"}
        assert {key: vi[key] for key in rest} == {key: en[key] for key in rest}


def test_check_writes_nothing(faulty: Path) -> None:
    before = sorted(path.as_posix() for path in faulty.parent.rglob("*"))
    check(faulty, "text", "en")
    assert sorted(path.as_posix() for path in faulty.parent.rglob("*")) == before


def test_shipped_catalogue_has_no_findings() -> None:
    ran = run("check", "--source", REPOSITORY, "--format", "json", "--today", "2026-11-22")
    assert (ran.code, json.loads(ran.out)) == (0, [])
