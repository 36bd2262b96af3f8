"""Without a network, in figures: `python benchmarks/offline/run.py SITE [--changed SITE]`.

SITE is a built site, `--changed` the same after one product changed. It is taken along from a server on this
machine, without photos; then the server stops and the browser is started anew. Printed are the seconds
until all is stored, until the first page is there from a cold start, and until the next ones are, with the
processor slowed to a quarter (as Chromium does it: pages, not workers), and what an update fetches.

A catalogue of 1,000 products, and the same with one product renamed in both languages:

    python benchmarks/generate.py 1000 ../many
    python build.py --source ../many --out ../many-site --today 2026-11-22
    sed -i '3,4s/"$/ (new)"/' ../many/products/$(ls ../many/products | sed -n 400p)
    python build.py --source ../many --out ../many-changed --today 2026-11-22
    python benchmarks/offline/run.py ../many-site --changed ../many-changed
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from playwright.sync_api import sync_playwright

from tests.browser.conftest import SWITCHES
from tests.support.tablet import Tablet, fetched, hosting, ready, said, take
from tests.support.tools import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

SLOWER = 4
PAGES = 12
# What a reader looks at next.
_NEXT = ("vi/products/", "en/map/", "vi/season/", "en/places/", "vi/list/")


def slowed(tablet: Tablet) -> Page:
    """A page of a browser just started, with its processor slowed."""
    page = tablet.context.new_page()
    session = tablet.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def opened(page: Page, address: str) -> float:
    """Seconds until a page is loaded."""
    started = perf_counter()
    page.goto(address, wait_until="load")
    return perf_counter() - started


def measure(site: Path, changed: Path | None) -> None:
    products = sorted((site / "vi" / "products").glob("*/index.html"))
    chosen = random.Random(1).sample(products, PAGES)
    addresses = [path.parent.relative_to(site).as_posix() + "/" for path in chosen]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        tablet = Tablet(playwright.chromium, chromium(), Path(folder), SWITCHES)
        with hosting(site) as host:
            page = tablet.open(f"{host.home}vi/offline/")
            ready(page)
            page.wait_for_timeout(1000)
            host.asked.clear()
            started = perf_counter()
            take(page)
            print(f"stored: {len(products)} products, {perf_counter() - started:.1f} s,", end=" ")
            print(f"{len(host.asked)} requests, {host.bytes_sent() / 1e6:.1f} MB")
            if changed:
                host.folder = changed
                page.reload()
                page.locator("#take-update:visible").wait_for()
                host.asked.clear()
                page.locator("#take-update").click()
                said(page, "ready")
                print(f"update: {host.bytes_sent() / 1e3:.0f} kB, {len(host.asked)} requests")
            home = host.home
        tablet.restart()
        page = slowed(tablet)
        print(f"first page, cold: {opened(page, home + addresses[0]):.2f} s")
        times = [opened(page, home + address) for address in [*addresses[1:], *_NEXT]]
        print(f"next pages: median {median(times):.2f} s, slowest {max(times):.2f} s")
        whole = changed or site
        pages = [path.relative_to(whole).as_posix() for path in sorted(whole.rglob("index.html"))]
        pages = [path for path in pages if path.startswith(("vi/", "en/", "Q/"))]
        same = sum(
            fetched(page, home + path.removesuffix("index.html")) == (whole / path).read_bytes()
            for path in pages
        )
        print(f"the same, byte for byte: {same} of {len(pages)} pages")
        tablet.context.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("site", type=Path)
    parser.add_argument("--changed", type=Path)
    chosen = parser.parse_args()
    measure(chosen.site, chosen.changed)


if __name__ == "__main__":
    main()
