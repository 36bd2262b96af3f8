"""What serve remembers: a story changes one key and files of the search, all else makes a new plan; both as
if nothing were known."""

from __future__ import annotations

from dataclasses import replace as replaced
from datetime import date
from typing import TYPE_CHECKING

import pytest

from catalogue.check.run import load_and_check
from catalogue.enrich.index import Index
from catalogue.enrich.search_tables import SearchPage
from catalogue.publish import search
from catalogue.publish.memory import Memory, Plan
from catalogue.publish.plan import Keys
from catalogue.publish.workshop import page_makers
from catalogue.render.pages import PageMaker
from tests.support.run import ROOT, TODAY
from tests.support.synthetic import HONEY, MAKER, write_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


PAGE = SearchPage("about/", {"vi": "Giới thiệu", "en": "About"}, "danh muc")


def plan(
    folder: Path, memory: Memory, frame: str = "frame", pages: Sequence[SearchPage] = (PAGE,)
) -> Plan:
    catalogue = load_and_check(folder, date.fromisoformat(TODAY)).catalogue
    index = Index(catalogue, date.fromisoformat(TODAY))
    makers, keys = page_makers(index, {}, ROOT), Keys(index, {}, frame, ROOT)
    return memory.plan_for(index, makers, keys, ROOT, pages)


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
    "alias": (f"products/{HONEY}.yml", "mật ong thử nghiệm", "mật ngọt", True),
    "mark": (f"products/{HONEY}.yml", "mark: vietgap", "mark: organic", True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_plan_after_a_change(change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, memory = write_catalogue(tmp_path), Memory()
    plan(folder, memory)
    path, old, new, is_told_elsewhere = CHANGES[change]
    replace(folder / path, old, new)
    fresh = plan(folder, Memory())
    made: list[object] = []
    lists, index = PageMaker.lists, search.search_data
    monkeypatch.setattr(PageMaker, "lists", lambda maker: made.append(maker) or lists(maker))
    monkeypatch.setattr(search, "search_data", lambda *of: made.append(of) or index(*of))
    assert plan(folder, memory) == fresh
    assert len(made) == (3 if is_told_elsewhere else 0)


def texts(plan: Plan) -> dict[str, str]:
    return {output.path: output.what for output in plan.search}


def test_a_changed_story_changes_the_files_of_its_words_alone(tmp_path: Path) -> None:
    folder, memory = write_catalogue(tmp_path), Memory()
    before = texts(plan(folder, memory))
    replace(folder / f"products/{HONEY}.yml", "The bees set out", "The bees flew out")
    after = texts(plan(folder, memory))
    changed = {path for path, text in after.items() if before.get(path) != text}
    assert changed == {"search/text/f.json", "search/text/s.json"}
    assert '"flew":[0]' in after["search/text/f.json"]
    assert '"set":' not in after["search/text/s.json"]


def test_a_word_with_a_first_letter_of_its_own_changes_the_index_too(tmp_path: Path) -> None:
    folder, memory = write_catalogue(tmp_path), Memory()
    before = texts(plan(folder, memory))
    assert "search/text/z.json" not in before
    replace(folder / f"products/{HONEY}.yml", "The bees set out", "The zany bees set out")
    after = texts(plan(folder, memory))
    changed = {path for path, text in after.items() if before.get(path) != text}
    assert changed == {"search/text/z.json", "search/index.json"}
    assert after == texts(plan(folder, Memory()))
    replace(folder / f"products/{HONEY}.yml", "The zany bees", "The bees")
    assert texts(plan(folder, memory)) == before


def test_another_title_of_a_page_makes_another_index(tmp_path: Path) -> None:
    folder, memory = write_catalogue(tmp_path), Memory()
    before = texts(plan(folder, memory))
    after = texts(
        plan(folder, memory, pages=[replaced(PAGE, titles={"vi": "Khác", "en": "Other"})])
    )
    assert {path for path in after if after[path] != before[path]} == {"search/index.json"}


def test_another_frame_makes_another_plan(tmp_path: Path) -> None:
    folder, memory = write_catalogue(tmp_path), Memory()
    before = plan(folder, memory)
    assert plan(folder, memory, "another") == plan(folder, Memory(), "another") != before
