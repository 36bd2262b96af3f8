"""Work spread over processes: the same bytes with any number of them, and one line when one is killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from catalogue import workers
from catalogue.check import run as check_run
from catalogue.publish import fast
from tests.support.entry_files import edit, entries
from tests.support.place import Place, tree, without_caches
from tests.support.run import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    # Enough entries and pages that processes are worth their start.
    place = Place(tmp_path_factory.mktemp("jobs"), products=60, photos=2)
    yield place
    place.forget()


@pytest.fixture
def place(built: Place) -> Place:
    """A catalogue whose site is up to date, made without other processes."""
    built.build(jobs=1)
    return built


@pytest.fixture
def pools(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of the pools of processes that are started."""
    started: list[int] = []

    def start(jobs: int, *arguments: Any) -> ProcessPoolExecutor:
        started.append(jobs)
        return ProcessPoolExecutor(jobs, *arguments)

    monkeypatch.setattr(workers, "ProcessPoolExecutor", start)
    return started


@pytest.mark.parametrize("jobs", [2, 5])
def test_any_number_of_processes_makes_the_same_bytes(
    place: Place, jobs: int, pools: list[int], tmp_path: Path
) -> None:
    with without_caches(tmp_path / "none"):
        assert place.run(jobs=jobs, out=tmp_path / "site").code == 0
    assert set(pools) == {jobs}
    assert len(pools) >= 2, "entries, and pages"
    assert place.differences(tree(tmp_path / "site")) == []


def test_one_job_is_done_by_this_process(place: Place, pools: list[int]) -> None:
    edit(entries(place.source, "products")[0], set=7)
    place.build(jobs=1)
    assert pools == []


def test_little_work_is_done_by_this_process(place: Place, pools: list[int]) -> None:
    edit(entries(place.source, "products")[1], story={"vi": "Việc nhỏ."})
    place.build(jobs=5)
    assert pools == []


def die(*_: object) -> object:
    """What the system does to a process when memory runs out."""
    assert multiprocessing.parent_process() is not None, "not for the process of the tests"
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return None


@pytest.mark.parametrize(
    ("module", "work"), [(check_run, "examine"), (fast, "make"), (fast, "make_card")]
)
def test_killed_process_is_told_in_one_line_and_the_old_site_stays(
    place: Place,
    module: Any,
    work: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    before, beside = place.stamps(folders=True), sorted(place.folder.iterdir())
    # Everything is to be done, and few items are enough for processes.
    monkeypatch.setattr(workers, "_FEWEST_ITEMS", 2)
    monkeypatch.setattr(module, work, die)
    with without_caches(place.folder.parent / f"none-{work}"):
        ran = place.run(TODAY, jobs=2, out=place.site)
    assert ran.code == 2
    said = [line for line in ran.err.splitlines() if not line.endswith("…")]
    assert len(said) == 1, ran.err
    assert "process" in said[0]
    assert capfd.readouterr() == ("", "")
    assert place.stamps(folders=True) == before
    assert sorted(place.folder.iterdir()) == beside
    monkeypatch.undo()
    place.build(jobs=2)
