"""The build: check, enrich, render, publish. All or nothing.

Nothing is written before the check passed; the new site grows beside the old one and replaces it at the
end.
"""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from time import perf_counter
from typing import TYPE_CHECKING

from catalogue.collector import without_collector
from catalogue.publish.folders import Stage
from catalogue.publish.lock import lock, lock_output
from catalogue.publish.result import Result
from catalogue.publish.unchanged import last_result, remember, sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue.config import Settings
    from catalogue.progress import Reporter
    from catalogue.publish.memory import Memory


def build(
    settings: Settings,
    reporter: Reporter,
    on_published: Callable[[], None] = lambda: None,
    memory: Memory | None = None,
) -> Result:
    """Build both languages to `settings.out`. `on_published` is called when the site is there.

    Give the same `memory` to all builds of one process that makes many, one after the other.

    Raises UsageError when the output cannot be written there or a process was killed, PublishError
    when no site can be made.
    """
    started = perf_counter()
    with lock_output(settings.out, reporter), lock(settings.build, reporter):
        Stage(settings.out).recover()
        if settings.clean:
            _clean(settings)
        before = sources(settings)
        result = last_result(settings, before)
        if result is None:
            result = _build(settings, reporter, on_published, memory)
            if result.published and settings.engine == "fast":
                remember(settings, before, result)
        else:
            result.files_made = 0
            on_published()
    result.seconds = perf_counter() - started
    return result


def _clean(settings: Settings) -> None:
    for name in (
        "cards",
        "docs",
        "frames",
        "known",
        "packs",
        "photos",
        "shells",
        "sites",
        "templates",
    ):
        shutil.rmtree(settings.build / name, ignore_errors=True)


def _build(
    settings: Settings,
    reporter: Reporter,
    on_published: Callable[[], None],
    memory: Memory | None,
) -> Result:
    # Loaded only when there is something to do: half of the time a run without changes takes.
    from catalogue.check.run import Known, load_and_check
    from catalogue.enrich.index import Index
    from catalogue.publish import fast, stock
    from catalogue.render.body_html import forget_configuration

    forget_configuration()
    framing = None if settings.engine == "mkdocs" else fast.begin_frame(settings)
    # The fast engine looks at a plan of thousands of files, of which next to nothing is in circles.
    with framing or nullcontext(), without_collector() if framing else nullcontext():
        with reporter.phase("Kiểm tra dữ liệu", "Checking the data") as step:
            known = Known(settings.known, settings.photo_cache, for_build=True)
            checked = load_and_check(settings.source, settings.today, known, settings.jobs, step)
        result = Result(checked.findings, products=len(checked.catalogue.products))
        if not any(item.is_error or settings.strict for item in checked.findings):
            index = Index(checked.catalogue, settings.today)
            if framing is None:
                stock.publish(index, settings, checked.digests, reporter, result)
                if result.published:
                    on_published()
            else:
                fast.publish(
                    index,
                    settings,
                    framing,
                    checked.digests,
                    reporter,
                    result,
                    memory,
                    on_published,
                )
    return result
