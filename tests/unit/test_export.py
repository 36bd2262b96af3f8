"""`export`: what `import` takes back without a change, and no cell that runs."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.contribute.sheet.open import open_list
from catalogue.contribute.sheet.plan import SAME, make_plan
from catalogue.contribute.sheet.source import SheetSource
from tests.support.run import forget, run
from tests.support.synthetic import write_catalogue
from tests.support.yaml_corpus import OTHER, TODAY, file_of, write_files

SOURCE = SheetSource("Danh sách", "2026-06")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("which", ["shipped", "synthetic"])
def test_import_of_an_export_changes_nothing(
    ending: str, lang: str, which: str, tmp_path: Path
) -> None:
    source = REPOSITORY if which == "shipped" else write_catalogue(tmp_path / "catalogue")
    path = tmp_path / f"ds.{ending}"
    ran = run("export", path, "--source", source, "--lang", lang)
    assert ran.code == 0, ran.text
    catalogue = load_and_check(source, TODAY).catalogue
    plan = make_plan(open_list(path).rows, catalogue, TODAY, SOURCE)
    assert {outcome.action for outcome in plan.outcomes} == {SAME}
    assert len(plan.outcomes) == len(catalogue.products)
    assert plan.proposal.texts == {}
    assert plan.doubts == []
    if which == "synthetic":
        forget(source)


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://x")'])
def test_no_cell_runs(formula: str, tmp_path: Path) -> None:
    product = OTHER.replace("Rượu nếp nương", f"'{formula}'")
    write_files(
        tmp_path, {"products/x.yml": product, "producers/green-life.yml": file_of("producer")}
    )
    for ending in ("csv", "xlsx"):
        run("export", tmp_path / f"ds.{ending}", "--source", tmp_path, "--lang", "en")
    forget(tmp_path)
    assert f"'{formula}".replace('"', '""') in (tmp_path / "ds.csv").read_text(encoding="utf-8-sig")
    cell = openpyxl.load_workbook(tmp_path / "ds.xlsx").active["B2"]
    assert (cell.value, cell.data_type) == (formula, "s")
    for ending in ("csv", "xlsx"):
        assert open_list(tmp_path / f"ds.{ending}").rows[0].name == formula


def test_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    write_files(tmp_path, {"products/x.yml": OTHER, "ds.csv": "mine"})
    ran = run("export", tmp_path / "ds.csv", "--source", tmp_path, "--lang", "vi")
    assert (ran.code, "không ghi đè" in ran.err) == (2, True)
    assert (tmp_path / "ds.csv").read_text() == "mine"
    assert run("export", tmp_path / "ds.pdf", "--source", tmp_path).code == 2
    forget(tmp_path)
