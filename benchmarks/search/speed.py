"""How quick our search is on a slow device: `python benchmarks/search/speed.py [--products 160 17000]`.

Real Chromium, the search box and the list of products of the real site, the whole process of the page slowed
four times (`slowing.py`). Prints a table beside the limits the search was made for. On a busy machine times
on the clock tell little: the processor time of a page that is not slowed, four times, stands below them.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from benchmarks.search.catalogues import SIZES
from benchmarks.search.sites import site
from benchmarks.search.slowing import FACTOR, slowed, spin
from benchmarks.search.timing import filtering, first_answer, nothing, opened, typing
from benchmarks.search.web import chromium, serving
from catalogue.config import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser

    from benchmarks.search.timing import Pace, Took

Row = tuple[str, str, str]
# The memory is counted at once and not when the browser finds time.
_SWITCHES = ("--enable-blink-features=ForceEagerMeasureMemory",)
_FIRSTS = 5
_TIMES = f"… processor time × {FACTOR}"


def measure(browser: Browser, folder: Path, count: int, slow: Pace) -> list[Row]:
    """Name, figure and limit, for the site in a folder."""
    quick: Pace = lambda _: nullcontext()  # noqa: E731  a name for its type
    blank = [nothing(browser, at) for at in (slow, quick)]
    with serving(folder) as home:
        address = f"{home}vi/"
        firsts = [
            [first_answer(browser, address, at) for _ in range(_FIRSTS)] for at in (slow, quick)
        ]
        readied = [first_answer(browser, address, slow, idle=True) for _ in range(_FIRSTS)]
        keys, fetched, memory = typing(browser, address, slow)
        quick_keys, _, _ = typing(browser, address, quick)
        clicks = [filtering(browser, f"{address}products/", at) for at in (slow, quick)]
    paths = {urlsplit(url).path for url in fetched}
    texts = [path for path in paths if "/search/text/" in path]
    index = _gzipped(folder, ["/search/index.json"])
    letters = "/search/letters.json" if (folder / "search" / "letters.json").is_file() else None
    return [
        ("first touch to first answer, median", _clock(firsts[0], 50), "≤ 500 ms"),
        (_TIMES, _processor(firsts[1], 50), ""),
        ("… where the search was loaded while the page was idle, median", _clock(readied, 50), ""),
        ("key to painted answers, median", _clock(keys, 50), "≤ 50 ms"),
        (_TIMES, _processor(quick_keys, 50), ""),
        ("key to painted answers, 95th percentile", _clock(keys, 95), "≤ 120 ms"),
        (_TIMES, _processor(quick_keys, 95), ""),
        ("key to a painted number in an empty page, median", _clock(blank[0], 50), ""),
        (_TIMES, _processor(blank[1], 50), ""),
        ("filter to painted list, median", _clock(clicks[0], 50), "≤ 100 ms"),
        (_TIMES, _processor(clicks[1], 50), ""),
        ("memory of the search, page and worker", f"{memory / 1e6:.1f} MB", "≤ 60 MB"),
        (
            "transfer of the index, gzip -9",
            f"{index / 1e3:.1f} kB",
            "≤ 15 kB" if count == SIZES[0] else "≤ 600 kB",
        ),
        ("… and of what goes before it", _each(folder, [letters] if letters else []), ""),
        ("files of words that were fetched", _each(folder, texts), ""),
        ("scripts of the search, gzip -9 each", _scripts(folder, paths), ""),
    ]


def _clock(took: list[Took], percent: int) -> str:
    return _ms([one.clock for one in took], percent)


def _processor(took: list[Took], percent: int) -> str:
    return _ms([one.processor * FACTOR for one in took], percent)


def _ms(times: list[float], percent: int) -> str:
    if len(times) < 2 or not any(times):
        return "–"
    at = median(times) if percent == 50 else quantiles(times, n=100)[percent - 1]
    return f"{at:.0f} ms"


def _gzipped(folder: Path, paths: Iterable[str]) -> int:
    return sum(len(gzip.compress((folder / path[1:]).read_bytes(), 9, mtime=0)) for path in paths)


def _each(folder: Path, paths: list[str]) -> str:
    largest = max((_gzipped(folder, [path]) for path in paths), default=0)
    total = _gzipped(folder, paths)
    return f"{len(paths)}: {total / 1e3:.1f} kB, the largest {largest / 1e3:.1f} kB"


def _scripts(folder: Path, paths: Iterable[str]) -> str:
    scripts = [path for path in paths if path.endswith(".js")]
    return f"{len(scripts)}: {_gzipped(folder, scripts) / 1e3:.1f} kB"


def calibrated(browser: Browser) -> tuple[Pace, str]:
    """What slows a page by about the factor that is meant, and words on what it was measured to be.

    A process that is let go on does so a little late, and the more so the busier the machine is: how long
    it may run is set by a loop's time, which is then measured again.
    """
    with opened(browser, "about:blank") as page:
        best = [min(times) for times in zip(*spin(page))]
        wanted = float(FACTOR)
        for _ in range(2):
            with slowed(browser, wanted):
                then = [median(times) for times in zip(*spin(page))]
            found = [slow / quick for slow, quick in zip(then, best)]
            used, wanted = wanted, max(1.5, wanted * FACTOR / (sum(found) / 2))
    words = (
        f"Slowed by stop and continue; measured: page {found[0]:.1f}, worker {found[1]:.1f} times. "
        f"Load of the machine: {os.getloadavg()[0]:.1f}"
    )
    return partial(slowed, factor=used), words


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
        slow, words = calibrated(browser)
        print(words, flush=True)
        print(table({count: measure(browser, of, count, slow) for count, of in sites.items()}))


if __name__ == "__main__":
    main()
