"""How quick our search is on a slow device: `python benchmarks/search/speed.py [--products 160 17000]`.

Real Chromium, the search box and the list of products of the real site, the whole process of the page slowed
four times (`slowing.py`). Prints a table beside the limits the search was made for.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
from contextlib import suppress
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from benchmarks.search.catalogues import SIZES
from benchmarks.search.sites import site
from benchmarks.search.slowing import FACTOR, slowed, spin
from benchmarks.search.timing import filtering, first_answer, opened, typing
from benchmarks.search.web import chromium, serving
from catalogue.config import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser

Row = tuple[str, str, str]
# The memory is counted at once and not when the browser finds time.
_SWITCHES = ("--enable-blink-features=ForceEagerMeasureMemory",)
_FIRSTS = 5
_SMALLEST_TRANSFER = "≤ 15 kB"


def measure(browser: Browser, folder: Path, count: int) -> list[Row]:
    """Name, figure and limit, for the site in a folder."""
    with serving(folder) as home:
        firsts = [first_answer(browser, f"{home}vi/") for _ in range(_FIRSTS)]
        keys, fetched, memory = typing(browser, f"{home}vi/")
        clicks = filtering(browser, f"{home}vi/products/")
    transfer = _SMALLEST_TRANSFER if count == SIZES[0] else "≤ 600 kB"
    paths = {urlsplit(url).path for url in fetched}
    texts = [path for path in paths if "/search/text/" in path]
    index = _gzipped(folder, ["/search/index.json"])
    return [
        ("first touch to first answer, median", _ms([took for took, _ in firsts], 50), "≤ 500 ms"),
        ("key to painted answers, median", _ms(keys, 50), "≤ 50 ms"),
        ("key to painted answers, 95th percentile", _ms(keys, 95), "≤ 120 ms"),
        ("filter to painted list, median", _ms(clicks, 50), "≤ 100 ms"),
        ("filter to painted list, 95th percentile", _ms(clicks, 95), ""),
        ("memory of the search, page and worker", f"{memory / 1e6:.1f} MB", "≤ 60 MB"),
        ("transfer of the index, gzip -9", f"{index / 1e3:.1f} kB", transfer),
        (f"{len(texts)} files of words of texts", _each(folder, texts), ""),
        ("scripts of the search, gzip -9 each", _scripts(folder, paths), ""),
    ]


def _ms(times: list[float], percent: int) -> str:
    if len(times) < 2:
        return "–"
    at = median(times) if percent == 50 else quantiles(times, n=100)[percent - 1]
    return f"{at:.0f} ms"


def _gzipped(folder: Path, paths: Iterable[str]) -> int:
    return sum(len(gzip.compress((folder / path[1:]).read_bytes(), 9, mtime=0)) for path in paths)


def _each(folder: Path, paths: list[str]) -> str:
    total = _gzipped(folder, paths)
    largest = max((_gzipped(folder, [path]) for path in paths), default=0)
    return f"{total / 1e3:.1f} kB, the largest {largest / 1e3:.1f} kB"


def _scripts(folder: Path, paths: Iterable[str]) -> str:
    scripts = [path for path in paths if path.endswith(".js")]
    return f"{_gzipped(folder, scripts) / 1e3:.1f} kB in {len(scripts)} files"


def slowness(browser: Browser) -> str:
    """By how much a page and a worker are slowed: a loop's median time over its best without that.

    On a busy machine both wait for others too, so the factor that counts may be larger.
    """
    with opened(browser, "about:blank") as page:
        before = spin(page)
        with slowed(browser):
            then = spin(page)
    here, there = (median(t[at] for t in then) / min(t[at] for t in before) for at in (0, 1))
    return (
        f"Slowed by stop and continue, meant {FACTOR} times; measured: page {here:.1f}, "
        f"worker {there:.1f} times. Load of the machine: {os.getloadavg()[0]:.1f}"
    )


def table(found: dict[int, list[Row]]) -> str:
    counts = list(found)
    heads = " | ".join(f"{count:,} products | limit" for count in counts)
    rows = [f"| | {heads} |", "| --- |" + " ---: | --- |" * len(counts)]
    for at, (name, _, _) in enumerate(found[counts[-1]]):
        cells = " | ".join(" | ".join(found[count][at][1:]) for count in counts)
        rows.append(f"| {name} | {cells} |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--products", type=int, nargs="+", default=[SIZES[0], SIZES[-1]], metavar="N")
    add("--work", type=Path, default=REPOSITORY / "build" / "benchmarks", metavar="DIR")
    options = parser.parse_args()
    with suppress(PermissionError):
        os.nice(-10)  # others on this machine are not what is measured
    sites = {count: site(options.work.resolve(), count) for count in options.products}
    with chromium(*_SWITCHES) as browser:
        print(slowness(browser), flush=True)
        print(table({count: measure(browser, of, count) for count, of in sites.items()}))


if __name__ == "__main__":
    main()
