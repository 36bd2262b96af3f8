"""Work spread over the cores: the same function for many items, results in the order of the items.

Where processes can be forked (Linux) workers see what is already in memory; elsewhere the shared value is
sent to each of them once. Few items, or one job, are done in this process.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, TypeVar

from catalogue.collector import RARELY
from catalogue.config import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Done = TypeVar("Done")

# Windows waits for no more processes than this at a time.
_MOST = 61
# Starting processes costs as much as a few dozen items.
_FEWEST_ITEMS = 64
# Batches a worker gets in turn: enough of them that all finish at about the same time.
_BATCHES_EACH = 8

_task: Callable[[Any, Any], Any]
_shared: Any


class WorkerError(UsageError):
    """A worker process ended before its work was done (memory ran out, or it was killed)."""

    def __init__(self) -> None:
        super().__init__(
            "Một tiến trình dừng giữa chừng (bị tắt, hoặc hết bộ nhớ); chạy lại, nếu cần với --jobs 1.",
            "A worker process ended too early (killed, or out of memory); run again, perhaps with --jobs 1.",
        )


def run(
    task: Callable[[Shared, Item], Done],
    shared: Shared,
    items: Sequence[Item],
    jobs: int,
    step: Callable[[int], None] = lambda count: None,
) -> Iterator[Done]:
    """`task(shared, item)` for every item. `step` is told how many more items are done.

    Raises what the task raises, and WorkerError when a process dies. `task` must be a function of a
    module, and what it returns can be pickled.
    """
    if min(jobs, _MOST) < 2 or len(items) < _FEWEST_ITEMS:
        for item in items:
            yield task(shared, item)
            step(1)
        return
    jobs = min(jobs, _MOST)
    method = "fork" if sys.platform == "linux" else "spawn"
    size = max(1, -(-len(items) // (jobs * _BATCHES_EACH)))
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    with ProcessPoolExecutor(
        jobs, multiprocessing.get_context(method), _begin, (task, shared)
    ) as pool:
        try:
            # What is in memory now stays: no process needs to look through it, or copy it for that.
            gc.freeze()
            for done in pool.map(_batch, batches):
                yield from done
                step(len(done))
        except BrokenProcessPool as error:
            raise WorkerError from error
        finally:
            pool.shutdown(cancel_futures=True)
            gc.unfreeze()


def _begin(task: Callable[[Any, Any], Any], shared: Any) -> None:
    global _task, _shared  # what initialisers of a pool leave for its tasks
    _task, _shared = task, shared
    gc.set_threshold(*RARELY)
    # Ctrl+C and a request to end are for the parent, which ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Nobody waits for the work of a process whose parent was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _batch(items: Sequence[Any]) -> list[Any]:
    return [_task(_shared, item) for item in items]
