"""Lists of a row or two, and the plans that come of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from catalogue.check.run import load_and_check
from catalogue.contribute.layout import data_of
from catalogue.contribute.sheet.open import open_list
from catalogue.contribute.sheet.plan import NEW, Plan, make_plan
from catalogue.contribute.sheet.source import SheetSource
from catalogue.load.folder import Catalogue
from tests.support.yaml_corpus import OTHER, TODAY, file_of, write_files

SOURCE = SheetSource("Danh sách thử", "2026-06")
GOOD: dict[str, Any] = {
    "Tên sản phẩm": "Cam thử",
    "Chủ thể": "HTX Thử",
    "Bộ sản phẩm": 1,
    "Hạng sao": 4,
    "Ngày cấp": "12/2024",
}


def small_catalogue(folder: Path) -> Catalogue:
    """One spirit and its producer."""
    write_files(
        folder, {"products/ruou-nep.yml": OTHER, "producers/green-life.yml": file_of("producer")}
    )
    return load_and_check(folder, TODAY).catalogue


def book(path: Path, rows: list[list[Any]]) -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.active.title = "Sheet1"
    workbook.save(path)
    return path


def planned(catalogue: Catalogue, *rows: dict[str, Any], mapping: str = "") -> Plan:
    """The plan of rows, each given as heading → value; the headings are those of all."""
    headings = list(dict.fromkeys(heading for row in (GOOD, *rows) for heading in row))
    table = [headings, *([row.get(heading) for heading in headings] for row in rows)]
    mapping_path = None
    if mapping:
        mapping_path = catalogue.folder / "mapping.yaml"
        mapping_path.write_text(mapping, encoding="utf-8")
    listed = open_list(book(catalogue.folder / "list.xlsx", table), mapping_path)
    plan = make_plan(listed.rows, catalogue, TODAY, SOURCE)
    if plan.outcomes:
        plan.outcomes[0].doubts[:0] = listed.doubts
    return plan


def said(catalogue: Catalogue, changed: dict[str, Any], mapping: str = "") -> dict[str, Any]:
    """The product's file that a good row with some cells changed makes."""
    plan = planned(catalogue, GOOD | changed, mapping=mapping)
    (outcome,) = plan.outcomes
    assert outcome.action == NEW, outcome.doubts
    return data_of(plan.proposal.made[outcome.path]) or {}
