"""What serve remembers: a story changes one key, all else makes a new plan; both as if nothing were known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from catalogue.check.run import load_and_check
from catalogue.enrich.index import Index
from catalogue.publish.memory import Memory, Plan
from catalogue.publish.plan import Keys
from catalogue.publish.workshop import page_makers
from catalogue.render.pages import PageMaker
from tests.support.run import ROOT, TODAY
from tests.support.synthetic import HONEY, MAKER, write_catalogue

if TYPE_CHECKING:
    from pathlib import Path


def plan(folder: Path, memory: Memory, frame: str = "frame") -> Plan:
    catalogue = load_and_check(folder, date.fromisoformat(TODAY)).catalogue
    index = Index(catalogue, date.fromisoformat(TODAY))
    return memory.plan_for(index, page_makers(index, {}, ROOT), Keys(index, {}, frame, ROOT), ROOT)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


CHANGES = {
    "story": (f"products/{HONEY}.yml", "The bees set out", "The bees flew out", False),
    "source": (f"products/{HONEY}.yml", "Bài báo thử", "Bài báo khác", False),
    "about": (f"producers/{MAKER}.yml", "ten households", "nine households", False),
    "name": (f"products/{HONEY}.yml", "Trial honey", "Other honey", True),
    "set": (f"products/{HONEY}.yml", "set: 4", "set: 5", True),
    "end": (f"products/{HONEY}.yml", "2028-03-31", "2029-03-31", True),
    "producer": (f"producers/{MAKER}.yml", "Trial Cooperative", "Other Cooperative", True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_plan_after_a_change(change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, memory = write_catalogue(tmp_path), Memory()
    plan(folder, memory)
    path, old, new, is_told_elsewhere = CHANGES[change]
    replace(folder / path, old, new)
    fresh = plan(folder, Memory())
    made: list[PageMaker] = []
    lists = PageMaker.lists
    monkeypatch.setattr(PageMaker, "lists", lambda maker: made.append(maker) or lists(maker))
    assert plan(folder, memory) == fresh
    assert bool(made) == is_told_elsewhere


def test_another_frame_makes_another_plan(tmp_path: Path) -> None:
    folder, memory = write_catalogue(tmp_path), Memory()
    before = plan(folder, memory)
    assert plan(folder, memory, "another") == plan(folder, Memory(), "another") != before
