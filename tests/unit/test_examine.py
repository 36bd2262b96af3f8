"""catalogue/check: a file that did not change is not read again, and nothing is missed for that."""

from __future__ import annotations

import shutil
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from catalogue.check.examine import Record
from catalogue.check.run import Checked, Known, load_and_check
from catalogue.findings import Finding, finding
from tests.support.yaml_corpus import OTHER, TODAY, codes_of, file_of, write_files

DAY = timedelta(days=1)
CAM = file_of("product", top="status: candidate\n")
FUTURE = 'certificates: [{stars: 4, issued: "2027-02", source: article}]\n'


def record(*codes: str) -> Record:
    found = (Finding("products/x.yml", 1, 1, code, "-") for code in codes)
    return Record("abc", TODAY, None, tuple(found))


@pytest.mark.parametrize("codes", [(), ("id-format",), ("certificate-future",), ("date-future",)])
def test_record_holds_for_the_same_content_on_its_day(codes: tuple[str, ...]) -> None:
    assert record(*codes).holds("abc", TODAY)
    assert not record(*codes).holds("abd", TODAY)
    assert not record(*codes).holds("", TODAY)


@pytest.mark.parametrize("codes", [(), ("id-format", "text-nfd")])
def test_record_without_dates_in_the_future_holds_on_later_days(codes: tuple[str, ...]) -> None:
    for days in (1, 30, 4000):
        assert record(*codes).holds("abc", TODAY + days * DAY)
        assert not record(*codes).holds("abd", TODAY + days * DAY)


@pytest.mark.parametrize("code", ["certificate-future", "date-future"])
def test_date_that_is_no_longer_in_the_future_is_looked_at_again(code: str) -> None:
    assert not record("id-format", code).holds("abc", TODAY + DAY)


def test_record_does_not_hold_on_an_earlier_day() -> None:
    """Then more dates are in the future."""
    assert not record().holds("abc", TODAY - DAY)


# ---- a whole folder --------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "catalogue"
    write_files(
        source,
        {
            "products/cam.yml": CAM,
            "products/ruou-nep.yml": OTHER,
            "producers/green-life.yml": file_of("producer"),
            "events/hoi-cho.yml": file_of("event"),
        },
    )
    settle(source)
    return source


def settle(source: Path) -> None:
    """Files changed a moment ago are always read again: wait until none is so fresh."""
    newest = max(path.stat().st_ctime for path in source.rglob("*.yml"))
    time.sleep(max(0.0, newest + 0.15 - time.time()))


def check(source: Path, today: date = TODAY, jobs: int = 1) -> Checked:
    known = Known(source.parent / "known", source.parent / "photos", for_build=True)
    checked = load_and_check(source, today, known, jobs)
    afresh = load_and_check(source, today)
    assert checked.findings == afresh.findings
    assert checked.catalogue.products == afresh.catalogue.products
    assert checked.catalogue.producers == afresh.catalogue.producers
    assert checked.catalogue.events == afresh.catalogue.events
    assert checked.catalogue.unreadable == afresh.catalogue.unreadable
    for slug in afresh.catalogue.products:
        assert checked.catalogue.product(slug) == afresh.catalogue.product(slug)
    for slug in afresh.catalogue.producers:
        assert checked.catalogue.producer(slug) == afresh.catalogue.producer(slug)
    return checked


def test_only_what_changed_is_read_again(folder: Path) -> None:
    assert check(folder).examined == 4
    assert check(folder).examined == 0
    write_files(
        folder, {"products/cam.yml": file_of("product", top="status: candidate\nseason: [13]\n")}
    )
    checked = check(folder)
    assert checked.examined == 1
    assert codes_of(checked.findings) == {"month-range"}
    settle(folder)
    assert codes_of(check(folder).findings) == {"month-range"}
    assert check(folder).examined == 0


def test_file_that_came_went_or_was_renamed(folder: Path) -> None:
    check(folder)
    (folder / "products/cam.yml").rename(folder / "products/cam-ngot.yml")
    checked = check(folder)
    assert checked.examined == 1
    assert list(checked.catalogue.products) == ["cam-ngot", "ruou-nep"]
    (folder / "producers/green-life.yml").unlink()
    checked = check(folder)
    assert checked.examined == 0
    assert codes_of(checked.findings) == {"producer-unknown"}
    write_files(folder, {"producers/green-life.yml": file_of("producer")})
    assert check(folder).findings == []


def test_rules_about_several_files_see_the_unchanged_ones(folder: Path) -> None:
    check(folder)
    write_files(folder, {"products/khac.yml": CAM})
    checked = check(folder)
    assert checked.examined == 1
    assert codes_of(checked.findings) == {"id-duplicate", "story-same"}
    assert {found.path for found in checked.findings} >= {"products/cam.yml", "products/khac.yml"}


def test_dates_are_looked_at_again_when_their_day_comes(folder: Path) -> None:
    write_files(folder, {"products/cam.yml": file_of("product", top=FUTURE)})
    settle(folder)
    assert codes_of(check(folder).findings) == {"certificate-future"}
    assert codes_of(check(folder, date(2027, 1, 31)).findings) == {"certificate-future"}
    assert check(folder, date(2027, 2, 1)).findings == []
    assert check(folder, date(2027, 2, 2)).examined == 0
    assert codes_of(check(folder, TODAY).findings) == {"certificate-future"}


def test_finding_of_a_file_that_cannot_be_read_is_remembered_too(folder: Path) -> None:
    write_files(folder, {"products/hong.yml": "id: [\n"})
    settle(folder)
    assert codes_of(check(folder).findings) == {"yaml-bracket"}
    checked = check(folder)
    assert checked.examined == 0
    assert codes_of(checked.findings) == {"yaml-bracket"}
    assert checked.catalogue.unreadable == {"products/hong.yml"}


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_what_was_learned_may_be_damaged_or_lost(folder: Path, damage: bytes | None) -> None:
    check(folder)
    for file in sorted((folder.parent / "known").rglob("*")):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    assert check(folder).examined == 4
    assert check(folder).examined == 0
    shutil.rmtree(folder.parent / "known" / "entries")
    assert check(folder).findings == []


def test_many_files_in_several_processes(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"producers/green-life.yml": file_of("producer")}
    for number in range(150):
        top = f"id: HB{number + 1:04d}\nseason: [{number % 14}]\nstory: {{vi: Chuyện {number}.}}\n"
        files[f"products/p{number}.yml"] = file_of("product", top=top)
    write_files(tmp_path / "catalogue", files)
    settle(tmp_path / "catalogue")
    checked = check(tmp_path / "catalogue", jobs=3)
    assert checked.examined == 151
    assert [found.code for found in checked.findings].count("month-range") == 21
    assert check(tmp_path / "catalogue", jobs=3).examined == 0


def test_findings_are_sorted_by_path_and_line() -> None:
    found = [finding("b.yml", (1, 1), "id-format", got="x"), finding("a.yml", (9, 1), "text-nfd")]
    assert sorted(found) == found[::-1]


def test_a_check_keeps_no_whole_entries_and_a_build_finds_them_again(folder: Path) -> None:
    known = Known(folder.parent / "light", folder.parent / "photos")
    day = date(2026, 11, 22)
    load_and_check(folder, day, known)
    assert not (known.source / "entries").exists()
    catalogue = load_and_check(folder, day, known._replace(for_build=True)).catalogue
    whole = load_and_check(folder, day).catalogue
    for slug in whole.products:
        assert catalogue.product(slug) == whole.product(slug)
