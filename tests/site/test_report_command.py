"""`build.py report` over the real catalogue, and over one that cannot be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.run import TODAY, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_office_gets_its_report(lang: str) -> None:
    ran = run("report", "--today", TODAY, "--lang", lang)
    assert ran.code == 0, ran.text
    assert {"vi": "Việc cần làm tiếp (20)", "en": "What needs work next (20)"}[lang] in ran.out


def test_as_json_it_is_for_other_programs() -> None:
    ran = run("report", "--today", TODAY, "--format", "json")
    counts = {row["code"]: row["count"] for row in json.loads(ran.out)["summary"]}
    assert (counts["products"], counts["valid"], counts["expired"]) == (20, 3, 7)


def test_as_csv_it_opens_in_excel() -> None:
    ran = run("report", "--today", TODAY, "--format", "csv", "--lang", "vi")
    assert ran.out.startswith("\ufeffBảng,")
    assert "\nViệc cần làm tiếp," in ran.out


def test_a_catalogue_with_errors_is_not_counted(real_copy: Path) -> None:
    (real_copy / "products" / "hong.yml").write_text("id: HB9999\n", encoding="utf-8")
    ran = run("report", "--source", str(real_copy), "--today", TODAY, "--lang", "en")
    assert ran.code == 1
    assert "products/hong.yml:1:1: error[field-missing]" in ran.out


def test_an_unknown_format_is_wrong_usage() -> None:
    assert run("report", "--format", "pdf").code == 2
