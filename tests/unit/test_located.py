"""catalogue/check/located.py: where the findings of rules about several files stand, looked up once."""

from __future__ import annotations

import gc
import hashlib
from typing import TYPE_CHECKING

import pytest

from catalogue.check import located
from catalogue.check.located import locate
from catalogue.check.problems import Problem, problem
from catalogue.check.run import Known, load_and_check
from catalogue.load import nodes
from catalogue.shards import Shards
from tests.support.yaml_corpus import TODAY, file_of, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue.findings import Finding

# Of which nothing is wrong but the producer.
UNKNOWN = file_of("product", top="producers:\n  - green-lief\nstatus: candidate\n")


def check(source: Path, jobs: int = 1) -> list[Finding]:
    known = Known(source.parent / "known", source.parent / "photos")
    return load_and_check(source, TODAY, known, jobs).findings


def place_of(found: list[Finding]) -> tuple[str, int, int]:
    assert [one.code for one in found] == ["producer-unknown"]
    return found[0].path, found[0].line, found[0].column


def test_place_moves_with_what_is_written_above_it(tmp_path: Path) -> None:
    source = tmp_path / "catalogue"
    write_files(source, {"products/cam.yml": UNKNOWN})
    assert place_of(check(source)) == ("products/cam.yml", 2, 5)
    assert place_of(check(source)) == ("products/cam.yml", 2, 5)
    write_files(source, {"products/cam.yml": f"# Ghi chú\n\n{UNKNOWN}"})
    assert place_of(check(source)) == ("products/cam.yml", 4, 5)


def test_another_problem_of_an_unchanged_file_is_looked_up(tmp_path: Path) -> None:
    source = tmp_path / "catalogue"
    write_files(source, {"products/cam.yml": UNKNOWN})
    check(source)
    other = file_of("product", top="story: {vi: Khác., en: Another.}\nstatus: candidate\n")
    write_files(
        source, {"products/quyt.yml": other, "producers/green-life.yml": file_of("producer")}
    )
    found = {(one.code, one.path, one.line) for one in check(source)}
    line = UNKNOWN.splitlines().index("id: HB0013") + 1
    assert ("id-duplicate", "products/cam.yml", line) in found
    assert ("producer-unknown", "products/cam.yml", 2) in found


def test_files_are_not_read_again_for_findings_that_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "catalogue"
    write_files(source, {"products/cam.yml": UNKNOWN})
    first = check(source)

    def refuse(path: Path, relative: str) -> None:
        raise AssertionError(f"{relative} was read")

    monkeypatch.setattr(located, "read_bytes", refuse)
    assert check(source) == first


def test_same_findings_in_several_processes(tmp_path: Path) -> None:
    source = tmp_path / "catalogue"
    write_files(
        source,
        {
            f"products/p{number}.yml": "\n" * number
            + UNKNOWN.replace("HB0013", f"HB{number + 1:04d}")
            for number in range(150)
        },
    )
    found = load_and_check(source, TODAY, jobs=3).findings
    assert found == load_and_check(source, TODAY, jobs=1).findings
    unknown = [one for one in found if one.code == "producer-unknown"]
    assert [one.line for one in sorted(unknown, key=lambda one: one.line)] == [*range(2, 152)]


def test_what_has_no_problem_any_more_is_forgotten(tmp_path: Path) -> None:
    source = tmp_path / "catalogue"
    write_files(source, {"products/cam.yml": UNKNOWN})
    check(source)
    write_files(source, {"producers/green-lief.yml": file_of("producer")})
    assert check(source) == []
    kept = Shards(tmp_path / "places", "1")
    kept.put("products/cam.yml", ("digest", {}))
    assert locate(source, [], {}.__getitem__, kept, 1) == []
    assert [*kept.keys()] == []


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_file_that_went_meanwhile_is_named_at_its_start(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        write_files(tmp_path, {"products/cam.yml": content})
    found: list[tuple[str, Problem]] = [
        ("products/cam.yml", problem(("id",), "ledger-id-new", got="HB0013"))
    ]
    (one,) = locate(tmp_path, found, lambda path: "digest", Shards(None, "1"), 1)
    assert (one.path, one.line, one.column, one.field) == ("products/cam.yml", 1, 1, "id")


def test_places_in_a_file_that_changed_meanwhile_are_not_those_of_before(tmp_path: Path) -> None:
    """Another content was examined than is there when the place is looked up; then it is taken back."""
    found = [("products/cam.yml", problem(("id",), "ledger-id-new", got="HB0013"))]
    kept, before = Shards(None, "1"), UNKNOWN.encode()
    examined = hashlib.blake2b(before, digest_size=16).hexdigest()
    lines = []
    for content in (b"# x\n" + before, before, before):
        write_files(tmp_path, {"products/cam.yml": content})
        lines += [one.line for one in locate(tmp_path, found, lambda path: examined, kept, 1)]
    line = UNKNOWN.splitlines().index("id: HB0013") + 1
    assert lines == [line + 1, line, line]


def test_places_of_a_file_are_let_go_without_the_garbage_collector() -> None:
    """A check holds it back: what it would have to find would be there for every file."""
    nodes._marks.cache_clear()
    gc.collect()
    gc.disable()
    try:
        nodes.position(UNKNOWN, ("producers", 0))
        nodes._marks.cache_clear()
        assert gc.collect() == 0
    finally:
        gc.enable()
