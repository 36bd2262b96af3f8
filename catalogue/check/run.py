"""All rules, in one visible list, run over a catalogue."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from catalogue.check.certificates import (
    check_certificates,
    check_event_order,
    check_mark_scopes,
    check_past_dates,
    check_status,
)
from catalogue.check.photos import check_photos, unused_photos
from catalogue.check.places import check_places
from catalogue.check.problems import Context, Problem
from catalogue.check.references import (
    check_event_products_exist,
    check_id_unique,
    check_lists,
    check_producers_exist,
    check_sources,
)
from catalogue.check.trade import check_consent, check_gtins_unique, check_prices
from catalogue.check.words import (
    check_claims,
    check_languages,
    check_markdown,
    check_story_own,
    check_texts_present,
)
from catalogue.findings import Finding, finding
from catalogue.load.folder import load
from catalogue.load.pages import check_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from catalogue.load.folder import Catalogue, Entry

    Check = Callable[[Entry[Any], Context], Iterator[Problem]]

CHECKS: dict[str, tuple[Check, ...]] = {
    "products": (
        check_id_unique,
        check_producers_exist,
        check_places,
        check_sources,
        check_lists,
        check_certificates,
        check_status,
        check_mark_scopes,
        check_past_dates,
        check_prices,
        check_gtins_unique,
        check_photos,
        check_texts_present,
        check_languages,
        check_story_own,
        check_markdown,
        check_claims,
    ),
    "producers": (
        check_places,
        check_sources,
        check_lists,
        check_mark_scopes,
        check_past_dates,
        check_photos,
        check_languages,
        check_markdown,
        check_consent,
    ),
    "events": (
        check_producers_exist,
        check_event_products_exist,
        check_places,
        check_sources,
        check_languages,
        check_event_order,
    ),
}


def load_and_check(folder: Path, today: date) -> tuple[Catalogue, list[Finding]]:
    """The catalogue in a folder and all findings, sorted by path and line."""
    with _without_collector():
        catalogue, findings = load(folder)
        findings += [*check_pages(folder), *check(catalogue, today)]
    return catalogue, sorted(set(findings))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading and checking make millions of small objects and no cycles: looking for cycles among them
    takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def check(catalogue: Catalogue, today: date) -> list[Finding]:
    """What the rules find in entries that could be read."""
    context = Context(catalogue, today)
    findings = list(unused_photos(catalogue))
    for kind, checks in CHECKS.items():
        for entry in getattr(catalogue, kind).values():
            for rule in checks:
                findings += [_located(entry, problem) for problem in rule(entry, context)]
    return findings


def _located(entry: Entry[Any], problem: Problem) -> Finding:
    position = entry.document.position(problem.loc, problem.part)
    return finding(entry.path, position, problem.code, problem.loc, **problem.values)
