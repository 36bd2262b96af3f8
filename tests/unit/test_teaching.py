"""Hints that name the very thing to write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from catalogue.check.run import load_and_check
from catalogue.load.syntax import _FIELD_NAMES
from catalogue.render.reference_pages import model_docs

if TYPE_CHECKING:
    from pathlib import Path

BASE = {
    "id": "id: HB0013",
    "name": "name: {vi: Cam, en: Orange}",
    "set": "set: 4",
    "status": "status: candidate",
}


def hints(folder: Path, line: str) -> str:
    (folder / "products").mkdir(exist_ok=True)
    rows = BASE | {line.split(":")[0].split()[0]: line}
    text = "\n".join(rows.values()) + "\n"
    (folder / "products/cam.yml").write_text(text, encoding="utf-8")
    found = load_and_check(folder, date(2026, 11, 22)).findings
    return "\n".join(item.hint("en") for item in found if item.is_error)


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("set: Mật ong", "4 (Mật ong)"),
        ("set: honey", "4 (Honey)"),
        ("alcohol_percent: 29,5 độ", "29.5"),
        ("producers: HTX Green Life", "[htx-green-life]"),
        ("season: tháng 3 đến tháng 5", "[3, 4, 5]"),
        ("season: tháng 11 - 2", "[11, 12, 1, 2]"),
        ("place: {commune: Mường Động}", '"05014"'),
        ("place: {former: Cao Sơn}", '"04876" / "04957"'),
        ("place: {commune: “05014”}", '"05014"'),
        ("set 4", "set: …"),
        ("set:4", "set: …"),
    ],
)
def test_hint_names_what_to_write(line: str, better: str, tmp_path: Path) -> None:
    assert better in hints(tmp_path, line)


def test_words_in_a_story_are_no_key_without_its_colon(tmp_path: Path) -> None:
    (tmp_path / "products").mkdir()
    text = "id: HB0013\nstory:\n  vi: |\n    set 4 quả\n bad\n"
    (tmp_path / "products/cam.yml").write_text(text, encoding="utf-8")
    found = load_and_check(tmp_path, date(2026, 11, 22)).findings
    assert [item.code for item in found] == ["yaml-indent"]


def test_a_key_far_from_all_others_gets_no_wild_guess(tmp_path: Path) -> None:
    assert "The nearest is: -." in hints(tmp_path, "zzzzqqq: 1")


def test_known_keys_are_keys_of_the_models() -> None:
    fields = {field.name for model in model_docs("en") for field in model.fields}
    assert fields >= _FIELD_NAMES
