"""What a person sees while work goes on: a moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console


class Reporter:
    """Says what is being done, on stderr: stdout belongs to a command's result."""

    def __init__(self, lang: str, quiet: bool) -> None:
        self.lang = lang
        self.quiet = quiet

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console  # a moment that a run without changes need not wait

        return Console(stderr=True, highlight=False, markup=False)

    @contextmanager
    def phase(self, vi: str, en: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """One kind of work; tell the yielded function how many more of its `total` steps are done."""
        title = {"vi": vi, "en": en}[self.lang]
        if self.quiet:
            yield lambda count: None
        elif not self._console.is_terminal:
            self.line(f"{title} …" if total is None else f"{title} ({total}) …")
            yield lambda count: None
        else:
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
                TimeElapsedColumn,
            )

            columns = [TextColumn("{task.description}"), BarColumn(bar_width=24)]
            columns += [MofNCompleteColumn()] if total else []
            with Progress(*columns, TimeElapsedColumn(), console=self._console) as bar:
                task = bar.add_task(title, total=total)
                yield lambda count: bar.advance(task, count)
                bar.update(task, total=total or 1, completed=total or 1)

    def line(self, text: str) -> None:
        if not self.quiet:
            print(text, file=sys.stderr, flush=True)

    def both(self, vi: str, en: str) -> None:
        self.line({"vi": vi, "en": en}[self.lang])
