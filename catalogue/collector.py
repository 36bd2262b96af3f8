"""Python's search for objects in circles, which a catalogue has few of and millions of others.

Looking through all that is in memory takes a fifth of the time of a run, and a third of that of reading
entries.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

# New objects after which Python looks, by default after 700.
RARELY = (50_000, 20, 100)


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Look less often than Python does by itself."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def with_collector() -> AbstractContextManager[None]:
    """Look again, within work that is done without: for what makes much that nobody needs for long."""
    return _looking(True)


def without_collector() -> AbstractContextManager[None]:
    """Do not look at all: for work that makes no circles, or hardly any."""
    return _looking(False)


@contextmanager
def _looking(wanted: bool) -> Iterator[None]:
    switch, before = {True: gc.enable, False: gc.disable}, gc.isenabled()
    switch[wanted]()
    try:
        yield
    finally:
        switch[before]()
