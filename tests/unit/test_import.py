"""`import`: an office's list of 158 rows with twenty planted faults, and what becomes of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalogue.check.run import load_and_check
from catalogue.contribute import files as files_module
from catalogue.dates import PartialDate
from tests.support.office_list import FAULTS, GOOD, name_of, producer_of, write_office_list
from tests.support.run import Ran, forget, run
from tests.support.yaml_corpus import OTHER, TODAY, errors_of, file_of, write_files

SOURCE = [
    "--source-title",
    "Danh sách thử nghiệm",
    "--source-date",
    "6/2026",
    "--today",
    "2026-11-22",
]


@pytest.fixture(scope="module")
def office_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_office_list(tmp_path_factory.mktemp("list") / "ds.xlsx")


@pytest.fixture
def folder(tmp_path: Path):
    write_files(
        tmp_path, {"products/ruou-nep.yml": OTHER, "producers/green-life.yml": file_of("producer")}
    )
    yield tmp_path
    forget(tmp_path)


def take(folder: Path, path: Path, *options: str | Path, lang: str = "en") -> Ran:
    return run("import", path, "--source", folder, "--lang", lang, *SOURCE, *options)


def entries(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.yml")}


BEFORE = {"products/ruou-nep.yml", "producers/green-life.yml"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_all_twenty_faults_are_named_by_cell(office_list: Path, folder: Path, lang: str) -> None:
    ran = take(folder, office_list, lang=lang)
    named = set(re.findall(r"^('Danh sách'![A-Z]+\d+): error\[", ran.out, re.MULTILINE))
    assert named == FAULTS
    assert len(FAULTS) == 20
    assert ran.code == 1
    assert entries(folder) == BEFORE, "without --write nothing is written"


def test_nothing_is_written_while_rows_are_faulty(office_list: Path, folder: Path) -> None:
    ran = take(folder, office_list, "--write")
    assert (ran.code, entries(folder)) == (1, BEFORE)
    assert "Nothing was written: 20 rows have faults." in ran.out


def test_the_other_rows_are_taken_over_after_confirmation(office_list: Path, folder: Path) -> None:
    ran = take(folder, office_list, "--write", "--skip-faulty")
    assert ran.code == 0, ran.text
    checked = load_and_check(folder, TODAY)
    assert errors_of(checked.findings) == set()
    catalogue = checked.catalogue
    made = {brief.name.vi: brief for brief in catalogue.products.values()}
    assert set(made) == {name_of(row) for row in GOOD} | {"Rượu nếp nương"}
    stars = (4, 3, 4, 4, 3, 3, 4)
    dates = ["2024-12-05", "2024-12", "2024-12", "2024", "2024-12-05", "2024-12-05", "2024-12-05"]
    communes = ["05014", "05014", "05014", "05089", "04828"]
    for row in GOOD:
        brief = made[name_of(row)]
        product = catalogue.product(brief.slug).item
        (certificate,) = product.certificates
        assert certificate.stars == stars[row % 7], row
        assert certificate.issued == PartialDate.parse(dates[row % 7]), row
        assert certificate.decision == f"{100 + row}/QĐ-UBND"
        assert certificate.source in product.sources
        assert product.set == row % 26 + 1
        assert product.place is not None
        assert product.place.commune == communes[row % 5]
        assert product.season == ([10, 11, 12] if row % 4 == 0 else [])
        (slug,) = product.producers
        assert catalogue.producers[slug].name.vi == producer_of(row)
        assert catalogue.producers[slug].phone == f"+84912345{row // 3:03d}"
    assert len({brief.id for brief in made.values()}) == len(made)
    again = take(folder, office_list)
    assert "158 rows: 0 new, 0 add to, 138 there, 20 left out; 0 new producers." in again.out


def test_all_files_or_none(
    office_list: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, count = files_module._put, iter(range(1000))

    def failing(prepared: Path, target: Path, change: files_module.Change) -> None:
        if next(count) == 100:
            raise OSError(28, "No space left on device")
        put(prepared, target, change)

    monkeypatch.setattr(files_module, "_put", failing)
    ran = take(folder, office_list, "--write", "--skip-faulty")
    assert ran.code == 2
    assert "No space left" in ran.err
    assert entries(folder) == BEFORE
    assert not list(folder.rglob(".*"))


def test_a_list_needs_its_source(office_list: Path, folder: Path) -> None:
    ran = run("import", office_list, "--source", folder, "--lang", "vi", "--write")
    assert ran.code == 2
    assert "--source-title" in ran.err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_terminal_asks_before_rows_are_left_out(
    office_list: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    class Keyboard:
        isatty = staticmethod(lambda: True)
        readline = staticmethod(lambda: "n\n")

    monkeypatch.setattr("sys.stdin", Keyboard)
    ran = take(folder, office_list, "--write", lang=lang)
    question = {"vi": "Ghi 191 tệp, bỏ 20 dòng?", "en": "Write 191 files, leaving out 20 rows?"}
    assert question[lang] in ran.out
    assert (ran.code, entries(folder)) == (0, BEFORE)
