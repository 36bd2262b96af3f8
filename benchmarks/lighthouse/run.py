"""Lighthouse on a built site: `npm ci --prefix benchmarks/lighthouse`, then

    python build.py build
    python benchmarks/lighthouse/run.py site                     # home, all products, one product
    python benchmarks/lighthouse/run.py site --runs 5 --page vi/about/

Mobile with Lighthouse's own throttling (a slow phone on a slow line), in the Chromium of this machine.
Of several runs the one with the median performance is shown. Needs a quiet machine: the figures of
performance are worth nothing while something else computes; the other three do not depend on that.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from server import serving

HERE = Path(__file__).resolve().parent
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# A product's page without its pictures, compressed: HTML, CSS and scripts of the first view.
BUDGET = 90_000
_WEIGHED = {"Document", "Stylesheet", "Script"}


@dataclass(frozen=True)
class Report:
    """What Lighthouse found out about a page; times in milliseconds, sizes in bytes as transferred."""

    path: str
    scores: dict[str, float]
    lcp: float
    cls: float
    tbt: float
    total: int
    first_view: int
    requests: int
    faults: list[str]

    @classmethod
    def of(cls, path: str, raw: dict[str, Any]) -> Report:
        audits = raw["audits"]
        requests = audits["network-requests"]["details"]["items"]
        return cls(
            path,
            {name: raw["categories"][name]["score"] or 0 for name in CATEGORIES},
            audits["largest-contentful-paint"]["numericValue"],
            audits["cumulative-layout-shift"]["numericValue"],
            audits["total-blocking-time"]["numericValue"],
            sum(one["transferSize"] for one in requests),
            sum(one["transferSize"] for one in requests if one.get("resourceType") in _WEIGHED),
            len(requests),
            [
                f"{name}: {ref['id']}: {audits[ref['id']]['title']}"
                for name in CATEGORIES
                for ref in raw["categories"][name]["auditRefs"]
                if audits[ref["id"]]["score"] not in (1, None)
            ],
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--runs", type=int, default=3, help="of each page (default: 3)")
    parser.add_argument("--page", action="append", help="a page's address below the root")
    options = parser.parse_args()
    chrome = next(filter(None, map(shutil.which, CHROMES)), None)
    node = shutil.which("node")
    if chrome is None or node is None or not LIGHTHOUSE.exists():
        print("Needs Chromium, Node.js and: npm ci --prefix benchmarks/lighthouse", file=sys.stderr)
        return 2
    paths = options.page or _pages(options.site)
    with serving(options.site) as home:
        reports = [_median(node, chrome, home, path, options.runs) for path in paths]
    _print(reports)
    return 0


def _pages(site: Path) -> list[str]:
    """Home, all products and the first product, in both languages."""
    product = sorted(path.parent.name for path in (site / "vi/products").glob("*/index.html"))[0]
    kinds = ("", "products/", f"products/{product}/")
    return [f"{lang}/{kind}" for kind in kinds for lang in ("vi", "en")]


def _median(node: str, chrome: str, home: str, path: str, runs: int) -> Report:
    reports = [_run(node, chrome, home, path) for _ in range(runs)]
    reports.sort(key=lambda report: (report.scores["performance"], -report.lcp))
    return reports[len(reports) // 2]


def _run(node: str, chrome: str, home: str, path: str) -> Report:
    done = subprocess.run(
        [
            node,
            str(LIGHTHOUSE),
            home + path,
            "--quiet",
            "--output=json",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            f"--only-categories={','.join(CATEGORIES)}",
        ],
        env=os.environ | {"CHROME_PATH": chrome},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr.decode(errors="replace"))
    return Report.of(path, json.loads(done.stdout))


def _print(reports: list[Report]) -> None:
    print(f"{'page':38} perf  acc  best  seo   LCP    CLS    TBT  requests   all kB  first view kB")
    for one in reports:
        scores = "  ".join(f"{round(100 * one.scores[name]):3d}" for name in CATEGORIES)
        print(
            f"{one.path[:38]:38} {scores}  {one.lcp / 1000:4.2f}s  {one.cls:.3f}  {one.tbt:3.0f}ms"
            f"  {one.requests:7d}  {one.total / 1000:7.1f}  {one.first_view / 1000:7.1f}"
            f"{'' if one.first_view <= BUDGET else f'  over {BUDGET // 1000}'}"
        )
    for one in reports:
        for fault in one.faults:
            print(f"{one.path}: {fault}")


if __name__ == "__main__":
    sys.exit(main())
