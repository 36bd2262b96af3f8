"""Figures of a comparison, and Markdown tables of their medians."""

from __future__ import annotations

import os
import platform
import statistics
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.measure import Run

STATES = ("cold", "nothing changed", "one changed")


@dataclass
class Figures:
    """What one generator took for one number of products: every run, by state."""

    name: str
    title: str
    version: str
    note: str
    count: int
    runs: dict[str, list[Run]] = field(default_factory=lambda: {state: [] for state in STATES})
    pages: int = 0
    page_bytes: int = 0
    site_bytes: int = 0

    def median(self, state: str, what: str) -> float | None:
        found = [getattr(run, what) for run in self.runs[state]]
        return statistics.median(found) if found else None


def described() -> str:
    """Machine and day."""
    day = datetime.now(UTC).date().isoformat()
    return f"{day}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def tables(found: list[Figures]) -> str:
    """Medians of one number of products; then how many times the first generator's each is."""
    first = found[0]
    lines = [
        f"\n### {first.count} products × 2 languages: wall seconds (CPU seconds)\n",
        "| | cold | nothing changed | one changed | memory, MB | pages | a page, kB | site, MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in found:
        cells = [_seconds(one, state) for state in STATES]
        cells += [
            f"{one.median('cold', 'memory') or 0:.0f}",
            str(one.pages),
            f"{one.page_bytes / 1e3:.1f}",
            f"{one.site_bytes / 1e6:.0f}",
        ]
        lines.append(f"| {_title(one)} | {' | '.join(cells)} |")
    lines += [
        f"\nTimes the wall (CPU) seconds of {_title(first)}:\n",
        f"| | {' | '.join(STATES)} |",
        "| --- | ---: | ---: | ---: |",
    ]
    for one in found[1:]:
        cells = [
            f"{_ratio(one, first, s, 'wall')} ({_ratio(one, first, s, 'cpu')})" for s in STATES
        ]
        lines.append(f"| {_title(one)} | {' | '.join(cells)} |")
    lines.append("")
    lines += [
        f"- {_title(one)}: {one.version}; {one.note}; {len(one.runs['cold'])} rounds"
        for one in found
    ]
    return "\n".join(lines)


def _title(one: Figures) -> str:
    return one.name if one.name.startswith("ours") else one.title


def _seconds(one: Figures, state: str) -> str:
    wall, cpu = one.median(state, "wall"), one.median(state, "cpu")
    return "–" if wall is None or cpu is None else f"{wall:.2f} ({cpu:.2f})"


def _ratio(one: Figures, first: Figures, state: str, what: str) -> str:
    ours, theirs = first.median(state, what), one.median(state, what)
    return f"{theirs / ours:.2f}" if theirs is not None and ours else "–"
