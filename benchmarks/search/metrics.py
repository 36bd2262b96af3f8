"""From rankings to figures: at which rank a right answer stands, and how often by rank 1 and 3.

Recall at k is the share of queries with a right answer among the first k results of the kind asked for
(products, or other pages).

>>> rank(["x", "b", "a"], {"a", "b"})
2
>>> recall([1, 3, None, 1], 1)
0.5
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from benchmarks.search.queries import Query


@dataclass(frozen=True)
class Answer:
    """What came for a query: the first results, and the rank of the first right one."""

    query: Query
    right: frozenset[str]
    results: tuple[str, ...]

    @property
    def rank(self) -> int | None:
        return rank(self.results, self.right)


def rank(results: Sequence[str], right: Collection[str]) -> int | None:
    """1 for the first; None when no right one came."""
    return next((at for at, one in enumerate(results, start=1) if one in right), None)


def recall(ranks: Iterable[int | None], k: int) -> float:
    ranks = list(ranks)
    return sum(one is not None and one <= k for one in ranks) / len(ranks) if ranks else 0.0


def misses(answers: Iterable[Answer], k: int = 1) -> list[Answer]:
    """Answers without a right result among the first k, the worst first."""
    found = [one for one in answers if one.rank is None or one.rank > k]
    return sorted(found, key=lambda one: -(one.rank or 1000))


def table(answers: dict[str, list[Answer]], title: str) -> str:
    """A Markdown table: a row for each kind of query and all, two columns for each engine."""
    kinds = dict.fromkeys(one.query.kind for some in answers.values() for one in some)
    rows = [
        f"| {title} | queries | " + " | ".join(f"{name} @1 | @3" for name in answers) + " |",
        "| --- | ---: |" + " ---: | ---: |" * len(answers),
    ]
    for kind in [*kinds, "all"]:
        cells, count = [], 0
        for some in answers.values():
            ranks = [one.rank for one in some if kind in {one.query.kind, "all"}]
            count = max(count, len(ranks))
            digits = 3 if kind == "all" else 2
            cells += [f"{recall(ranks, k):.{digits}f}" if ranks else "–" for k in (1, 3)]
        style = "**" if kind == "all" else ""
        rows.append(f"| {style}{kind}{style} | {count} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def missed(answers: Iterable[Answer], known_as: dict[str, str]) -> str:
    """A line for each query without a right answer in the first place."""
    rows = []
    for one in misses(answers):
        place = f"rank {one.rank}" if one.rank else "not found"
        right = ", ".join(sorted(one.right)[:3]) + (" …" if len(one.right) > 3 else "")
        came = "; ".join(f"{it} {known_as.get(it, '')}".strip() for it in one.results[:3])
        asked = f"{one.query.kind} ({one.query.site}) {one.query.text!r}"
        rows.append(f"{asked}: {place}; right: {right}; came: {came or 'nothing'}")
    return "\n".join(rows)
