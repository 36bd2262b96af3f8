"""What builds remember: a story changes one key and files of the search, all else makes a new plan; both as
if nothing were known."""

from __future__ import annotations

from dataclasses import replace as replaced
from datetime import date
from typing import TYPE_CHECKING

import pytest

from catalogue.check.run import load_and_check
from catalogue.enrich.index import Index
from catalogue.enrich.search_tables import SearchPage
from catalogue.publish import memory, search
from catalogue.publish.memory import Memory, Plan
from catalogue.publish.packs import layout_of
from catalogue.publish.plan import Keys
from catalogue.publish.workshop import page_makers
from catalogue.reference import LANGS
from catalogue.render.pages import PageMaker
from tests.support.run import ROOT, TODAY
from tests.support.synthetic import HONEY, MAKER, write_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


PAGE = SearchPage("about/", {"vi": "Giới thiệu", "en": "About"}, "danh muc")


def plan(
    folder: Path, known: Memory, frame: str = "frame", pages: Sequence[SearchPage] = (PAGE,)
) -> Plan:
    catalogue = load_and_check(folder, date.fromisoformat(TODAY)).catalogue
    index = Index(catalogue, date.fromisoformat(TODAY))
    makers, keys = page_makers(index, {}, ROOT), Keys(index, {}, frame, ROOT)
    return known.plan_for(index, makers, keys, ROOT, pages)


def whole(plan: Plan) -> tuple[object, ...]:
    """All of a plan, to be compared."""
    return [plan.lists.of(lang) for lang in LANGS], *plan[1:]


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
    folder, known = write_catalogue(tmp_path), Memory()
    plan(folder, known)
    known.keep(tmp_path)
    path, old, new, is_told_elsewhere = CHANGES[change]
    replace(folder / path, old, new)
    fresh = whole(plan(folder, Memory()))
    made: list[object] = []
    lists, index = PageMaker.lists, search.search_data
    monkeypatch.setattr(PageMaker, "lists", lambda maker: made.append(maker) or lists(maker))
    monkeypatch.setattr(search, "search_data", lambda *of: made.append(of) or index(*of))
    for remembered in (known, Memory.of_last_run(tmp_path)):
        made.clear()
        found = plan(folder, remembered)
        assert len(made) == (3 if is_told_elsewhere else 0)
        assert whole(found) == fresh


def texts(plan: Plan) -> dict[str, str]:
    return {output.path: output.what for output in plan.search}


def test_a_changed_story_changes_the_files_of_its_words_alone(tmp_path: Path) -> None:
    folder, known = write_catalogue(tmp_path), Memory()
    before = texts(plan(folder, known))
    replace(folder / f"products/{HONEY}.yml", "The bees set out", "The bees flew out")
    after = texts(plan(folder, known))
    changed = {path for path, text in after.items() if before.get(path) != text}
    assert changed == {"search/text/f.json", "search/text/s.json"}
    assert '"flew":[0]' in after["search/text/f.json"]
    assert '"set":' not in after["search/text/s.json"]


def test_a_word_with_a_first_letter_of_its_own_changes_the_index_too(tmp_path: Path) -> None:
    folder, known = write_catalogue(tmp_path), Memory()
    before = texts(plan(folder, known))
    assert "search/text/z.json" not in before
    replace(folder / f"products/{HONEY}.yml", "The bees set out", "The zany bees set out")
    after = texts(plan(folder, known))
    changed = {path for path, text in after.items() if before.get(path) != text}
    assert changed == {"search/text/z.json", "search/index.json"}
    assert after == texts(plan(folder, Memory()))
    replace(folder / f"products/{HONEY}.yml", "The zany bees", "The bees")
    assert texts(plan(folder, known)) == before


def test_another_title_of_a_page_makes_another_index(tmp_path: Path) -> None:
    folder, known = write_catalogue(tmp_path), Memory()
    before = texts(plan(folder, known))
    after = texts(plan(folder, known, pages=[replaced(PAGE, titles={"vi": "Khác", "en": "Other"})]))
    assert {path for path in after if after[path] != before[path]} == {"search/index.json"}


def test_another_frame_makes_another_plan(tmp_path: Path) -> None:
    folder, known = write_catalogue(tmp_path), Memory()
    before = whole(plan(folder, known))
    after = whole(plan(folder, known, "another"))
    assert after == whole(plan(folder, Memory(), "another")) != before


# ---- kept between runs --------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["gone", "cut", "flipped", "of another program"])
def test_what_was_kept_and_is_damaged_counts_as_nothing(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, first, home = write_catalogue(tmp_path), Memory(), tmp_path / "home"
    home.mkdir()
    plan(folder, first)
    first.keep(home)
    (file,) = home.iterdir()
    raw = file.read_bytes()
    if damage == "gone":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(raw[:-9])
    elif damage == "flipped":
        file.write_bytes(raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:])
    else:
        monkeypatch.setattr(memory, "code_signature", lambda: "another program")
    made: list[object] = []
    lists = PageMaker.lists
    monkeypatch.setattr(PageMaker, "lists", lambda maker: made.append(maker) or lists(maker))
    plan(folder, Memory.of_last_run(home))
    assert len(made) == len(LANGS)


# ---- packs --------------------------------------------------------------------------------------------


def test_layout_of_packs_is_that_of_before_for_the_same_names_alone() -> None:
    paths, products = ["vi/products/che/index.html", "en/products/che/index.html"], ["HB0001"]
    first = layout_of(paths, products)
    assert layout_of(iter(paths), iter(products), first) is first
    for others in ((paths[:1], products), (paths, ["HB0001", "HB0002"]), (products, paths)):
        assert layout_of(*others, first) == layout_of(*others) != first
