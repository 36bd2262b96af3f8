"""catalogue/workers.py: the same results with any number of processes, and no silent loss."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time

import pytest

from catalogue.workers import WorkerError, run

MANY = range(300)


def doubled(shared: int, item: int) -> tuple[int, int]:
    """Later items are done sooner than earlier ones."""
    time.sleep(0.002 if item < 40 else 0)
    return shared + 2 * item, os.getpid()


def fail_at(shared: int, item: int) -> int:
    if item == shared:
        raise FileNotFoundError(2, "gone", str(item))
    return item


def die_at(shared: int, item: int) -> int:
    if item == shared:
        os._exit(1)
    return item


def killed_at(shared: int, item: int) -> int:
    if item == shared:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


@pytest.mark.parametrize("jobs", [1, 2, 3, 8, 1000])
def test_results_are_in_the_order_of_the_items(jobs: int) -> None:
    done = list(run(doubled, 1000, MANY, jobs))
    assert [value for value, _ in done] == [1000 + 2 * item for item in MANY]
    assert ({process for _, process in done} == {os.getpid()}) == (jobs == 1)


@pytest.mark.parametrize("jobs", [1, 3])
def test_few_items_are_done_here(jobs: int) -> None:
    assert {process for _, process in run(doubled, 0, range(10), jobs)} == {os.getpid()}
    assert list(run(doubled, 0, [], jobs)) == []


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_item_is_counted_once(jobs: int) -> None:
    steps: list[int] = []
    for number, _ in enumerate(run(doubled, 0, MANY, jobs, steps.append)):
        assert sum(steps) <= number + 1, "told before it was handed over"
    assert sum(steps) == len(MANY)
    assert len(steps) > 10


@pytest.mark.parametrize("jobs", [1, 3])
def test_error_of_a_task_is_raised(jobs: int) -> None:
    done = []
    with pytest.raises(FileNotFoundError, match="gone") as error:
        done.extend(run(fail_at, 250, MANY, jobs))
    assert error.value.filename == "250"
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize("task", [die_at, killed_at])
def test_process_that_dies_is_an_error(task) -> None:
    with pytest.raises(WorkerError):
        list(run(task, 150, MANY, 3))
    assert multiprocessing.active_children() == []


def test_who_stops_asking_leaves_no_process_behind() -> None:
    results = run(doubled, 0, MANY, 3)
    next(results)
    results.close()
    assert multiprocessing.active_children() == []
