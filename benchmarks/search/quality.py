"""How well searches find: `python benchmarks/search/quality.py [--products 160 …] [--peers ours …]`.

The queries of queries.yml and 400 made by chance are put to each search in a real Chromium, on the same
catalogue. Prints a table for each size: how often a right answer comes first, and among the first three.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from benchmarks.search.asking import ask
from benchmarks.search.catalogues import SIZES, folder
from benchmarks.search.engines.material import Material
from benchmarks.search.engines.minisearch import MiniSearch
from benchmarks.search.engines.ours import Ours
from benchmarks.search.engines.pagefind import Pagefind
from benchmarks.search.generated import generated
from benchmarks.search.known import known
from benchmarks.search.metrics import missed, table
from benchmarks.search.queries import queries
from benchmarks.search.web import chromium
from catalogue.config import REPOSITORY

if TYPE_CHECKING:
    from benchmarks.search.engines.base import Engine
    from benchmarks.search.metrics import Answer

ENGINES: dict[str, type[Engine]] = {
    "ours": Ours,
    "material": Material,
    "minisearch": MiniSearch,
    "pagefind": Pagefind,
}


def make(name: str, work: Path, count: int) -> Engine:
    """An engine for a catalogue of this size, below the work folder."""
    served = work / "search" / "engines" / f"{name}-{count}"
    return ENGINES[name](folder(work, count), served, work / "tools" / name)


def evaluate(name: str, work: Path, count: int, step: int) -> tuple[list[Answer], list[Answer]]:
    """Answers to the written queries and to those made by chance, or to every so many of both."""
    engine, catalogue = make(name, work, count), known(folder(work, count))
    some = generated(catalogue)[::step]
    began = perf_counter()
    engine.prepare(catalogue)
    ready = perf_counter()
    with chromium() as browser:
        answers = ask(browser, engine, catalogue, [*queries()[::step], *some])
    print(
        f"  {engine.name} {engine.version()}, {count} products: made in {ready - began:.0f} s, "
        f"asked in {perf_counter() - ready:.0f} s",
        file=sys.stderr,
    )
    chance = set(map(id, some))
    by_chance = [one for one in answers if id(one.query) in chance]
    return [one for one in answers if id(one.query) not in chance], by_chance


def report(names: list[str], work: Path, count: int, step: int, with_misses: bool) -> str:
    found = {name: evaluate(name, work, count, step) for name in names}
    parts = [
        table({name: both[at] for name, both in found.items()}, f"{count:,} products, {what}")
        for at, what in enumerate(("written queries", "generated queries"))
    ]
    if with_misses:
        called = {
            thing.id: thing.names[0] for thing in known(folder(work, count)).products.values()
        }
        for name, both in found.items():
            parts.append(f"{name}, not first:\n{missed([*both[0], *both[1]], called)}")
    return "\n\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--products", type=int, nargs="+", default=[SIZES[0]], metavar="N")
    add("--peers", nargs="+", choices=list(ENGINES), default=["ours"], metavar="NAME")
    add("--work", type=Path, default=REPOSITORY / "build" / "benchmarks", metavar="DIR")
    add("--every", type=int, default=1, metavar="N", help="ask only every so many of the queries")
    add("--misses", action="store_true", help="list the queries whose first result is not right")
    options = parser.parse_args()
    for count in options.products:
        told = report(options.peers, options.work.resolve(), count, options.every, options.misses)
        print(told, flush=True)


if __name__ == "__main__":
    main()
