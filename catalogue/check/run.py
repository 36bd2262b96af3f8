"""A catalogue folder → its briefs and all findings.

Entries are examined one by one, over all cores, and what was found of an unchanged file is taken from the
cache. Rules about several files then look at the briefs of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from catalogue.check.examine import Record, examine
from catalogue.check.ledger import check_ledger, check_products
from catalogue.check.located import locate
from catalogue.check.photos import check_photos, photo_path, unused_photos
from catalogue.check.problems import Overview
from catalogue.check.references import (
    check_formerly,
    check_id_unique,
    check_producers_exist,
    check_stands,
)
from catalogue.check.trade import check_gtins_unique, check_makers_contacts
from catalogue.check.words import check_story_own
from catalogue.collector import without_collector
from catalogue.load.digests import Digests
from catalogue.load.folder import (
    MODELS,
    Catalogue,
    entry_files,
    photo_files,
    photo_key,
    photos_of_entries,
)
from catalogue.load.ledger import read_ledger
from catalogue.load.pages import check_pages
from catalogue.shards import Shards
from catalogue.signature import code_signature
from catalogue.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from catalogue.check.problems import Inspect, Problem
    from catalogue.findings import Finding
    from catalogue.load.digests import Stamp

    Rule = Callable[[Any, Overview], Iterator[Problem]]

RULES_ACROSS: dict[str, tuple[Rule, ...]] = {
    "products": (
        check_id_unique,
        check_producers_exist,
        check_gtins_unique,
        check_makers_contacts,
        check_photos,
        check_story_own,
    ),
    "producers": (check_photos, check_formerly),
    "events": (check_stands,),
}


class Known(NamedTuple):
    """Where what was learned is kept: about the source's files, and about photos by content.

    When a build is to follow, entries are kept whole, and photos drawn while they are decoded anyway.
    """

    source: Path
    photos: Path
    for_build: bool = False


class Checked(NamedTuple):
    """A catalogue, its findings sorted by path and line, and how many of its files were read."""

    catalogue: Catalogue
    findings: list[Finding]
    digests: Digests
    examined: int


def load_and_check(
    folder: Path,
    today: date,
    known: Known | None = None,
    jobs: int = 1,
    step: Callable[[int], None] = lambda count: None,
) -> Checked:
    """Everything about a catalogue folder."""
    with without_collector():
        digests = Digests(folder, known and known.source / "digests")
        records = Shards(known and known.source / "records", code_signature())
        whole = Shards(known and known.source / "entries", code_signature())
        places = Shards(known and known.source / "places", code_signature())
        paths, findings = _paths(folder)
        shared = (folder, today, known is None or known.for_build)
        examined = _examine(paths, shared, (digests, records, whole), jobs, step)
        catalogue = Catalogue(folder, whole, read_ledger(folder), photos=photo_files(folder))
        for path in paths:
            record: Record = records.get(path)
            _add(catalogue, path, record)
            findings += record.findings
        inspect = _inspector(catalogue, digests, known, jobs, step)
        findings += [*check_pages(folder), *unused_photos(catalogue), *check_ledger(catalogue)]
        across = _across(catalogue, inspect)
        findings += locate(folder, across, lambda path: records.get(path).digest, places, jobs)
        for gone in set(records.keys()) - set(paths):
            records.drop(gone)
            whole.drop(gone)
        for kept in (digests, records, whole, places):
            kept.save()
    return Checked(catalogue, sorted(set(findings)), digests, examined)


def _paths(folder: Path) -> tuple[list[str], list[Finding]]:
    paths: list[str] = []
    findings: list[Finding] = []
    for kind in MODELS:
        names, found = entry_files(folder, kind)
        paths += names
        findings += found
    return paths, findings


def _examine(
    paths: Sequence[str],
    shared: tuple[Path, date, bool],
    caches: tuple[Digests, Shards, Shards],
    jobs: int,
    step: Callable[[int], None],
) -> int:
    """Have a record of every file; how many files had to be read for it."""
    digests, records, whole = caches
    todo = []
    for path in paths:
        record: Record | None = records.get(path)
        # Without a record the file will be read anyway, and its digest is taken then.
        if record is None or not record.holds(_digest(digests, path) or "", shared[1]):
            todo.append(path)
    stamps = [_stamp(digests, path) for path in todo]
    made = run(examine, shared, todo, jobs, step)
    for (record, entry), path, stamp in zip(made, todo, stamps):
        records.put(path, record)
        if entry is not None:
            whole.put(path, (record.digest, entry))
        if stamp and record.digest:
            digests.learn(path, stamp, record.digest)
    return len(todo)


def _stamp(digests: Digests, path: str) -> Stamp | None:
    try:
        return digests.stamp(path)
    except OSError:
        return None


def _add(catalogue: Catalogue, path: str, record: Record) -> None:
    kind, name = path.split("/", maxsplit=1)
    if record.brief is None:
        catalogue.unreadable.add(path)
    else:
        getattr(catalogue, kind)[name.removesuffix(".yml")] = record.brief


def _across(catalogue: Catalogue, inspect: Inspect) -> Iterator[tuple[str, Problem]]:
    """What the rules about several files find: the path of the entry that it is said of, and what."""
    overview = Overview(catalogue, inspect)
    yield from check_products(catalogue)
    for kind, rules in RULES_ACROSS.items():
        for entry in getattr(catalogue, kind).values():
            for rule in rules:
                for found in rule(entry, overview):
                    yield entry.path, found


def _inspector(
    catalogue: Catalogue,
    digests: Digests,
    known: Known | None,
    jobs: int,
    step: Callable[[int], None],
) -> Inspect:
    """What is remarkable about a photo. All photos not met before are looked at first, by all cores."""
    found = {
        photo_key(entry, file): photo_path(catalogue.folder, entry, file)
        for entry, file in photos_of_entries(catalogue)
    }
    there = {key: path for key, path in found.items() if path and key in catalogue.photos}
    if not there:
        return lambda key, path: ()
    from catalogue.render import photos  # loads the image library

    cache = known and known.photos
    content = {key: _digest(digests, key) for key in there}
    if cache:
        tasks = [(path, content[key]) for key, path in sorted(there.items())]
        work = photos.prepare_all if known and known.for_build else photos.inspect_each
        work(tasks, cache, jobs, lambda: step(1))
    return lambda key, path: photos.inspect_all(path, content[key], cache)[1]


def _digest(digests: Digests, path: str) -> str | None:
    try:
        return digests.of(path)
    except OSError:  # what is wrong with it is found when it is read
        return None
