"""Many photos in several processes, and which of them is to blame when a process fails or dies."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from PIL import Image

from catalogue.render.photo_types import PhotoError, PhotoProblem

Result = TypeVar("Result")
Task = tuple[Path, Path, str | None]  # photo, cache folder, digest

# Windows waits for no more processes than this at a time.
_MOST_PROCESSES = 61


def run(
    work: Callable[[Path, Path, str | None], Result], tasks: Sequence[Task], processes: int
) -> Generator[tuple[int, Result | PhotoError], None, None]:
    """Yield each task's number and what `work` returned for it, in the order of their ends.

    A PhotoError stands in the place of a photo that cannot be used, that cannot be read or that
    kills its process. Other OSErrors are raised: a full disk is no photo's fault.
    """
    waiting = list(range(len(tasks)))
    while waiting:
        lost: list[int] = []
        for number, result in _round(work, tasks, waiting, processes):
            if isinstance(result, BrokenProcessPool):
                lost.append(number)
            else:
                yield number, result
        lost.sort()
        # A process that dies takes all waiting work with it. Tasks begin in order, so the guilty
        # photo is among the first: each of them is tried again on its own.
        for number in lost[:processes]:
            for _, result in _round(work, tasks, [number], 1):
                if isinstance(result, BrokenProcessPool):
                    result = _failed(
                        tasks[number][0], "the process died, perhaps of lacking memory"
                    )
                yield number, result
        waiting = lost[processes:]


def _round(
    work: Callable[[Path, Path, str | None], Result],
    tasks: Sequence[Task],
    numbers: Sequence[int],
    processes: int,
) -> Generator[tuple[int, Result | PhotoError | BrokenProcessPool], None, None]:
    """Run some tasks in one pool of processes, until the last of them ends or a process dies."""
    workers = max(1, min(processes, len(numbers), _MOST_PROCESSES))
    pool = ProcessPoolExecutor(workers, initializer=prepare_process)
    try:
        futures: dict[Future[Result], int] = {}
        lost = []
        for number in numbers:
            try:
                futures[pool.submit(work, *tasks[number])] = number
            except BrokenProcessPool:
                lost.append(number)
        for future in as_completed(futures):
            number = futures[future]
            outcome = _outcome(future, tasks[number][0])
            yield number, outcome
        for number in lost:
            yield number, BrokenProcessPool()
    finally:
        pool.shutdown(cancel_futures=True)


def _outcome(future: Future[Result], path: Path) -> Result | PhotoError | BrokenProcessPool:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, (PhotoError, BrokenProcessPool)):
        return error
    if isinstance(error, OSError) and str(error.filename) != str(path):
        raise error
    if isinstance(error, Exception):
        return _failed(path, f"{type(error).__name__}: {error}")
    raise error


def _failed(path: Path, reason: str) -> PhotoError:
    return PhotoError(PhotoProblem("photo-broken", values={"reason": reason}), path)


def prepare_process() -> None:
    """Set up a process for photos alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops the work, and says so once
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # which is how; the parent's own handler raises
    # Pillow keeps the memory of this many blocks (of 16 MB) for the next picture, instead of having
    # the system give and clear it each time: 8 of 225 ms a photo.
    Image.core.set_blocks_max(4)  # type: ignore[attr-defined]  # documented, but not in its stub
