"""How a plan is shown: a table of the rows, then what is doubtful, by cells, then the sum."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from catalogue.contribute.sheet.plan import LEFT, MORE, NEW, SAME
from catalogue.findings import printable
from catalogue.terminal import screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.contribute.sheet.doubts import Doubt
    from catalogue.contribute.sheet.plan import Outcome, Plan

_ACTIONS = {
    "vi": {NEW: "tạo mới", MORE: "thêm vào", SAME: "đã có", LEFT: "BỎ QUA"},
    "en": {NEW: "new", MORE: "add to", SAME: "there", LEFT: "LEFT OUT"},
}
_HEADS = {
    "vi": ("Dòng", "Sản phẩm", "Việc", "Tệp", "Thêm gì"),
    "en": ("Row", "Product", "What", "File", "Added"),
}
_MOST_PLACES = 5  # cells that are named with a warning
_STYLES = {NEW: "green", MORE: "cyan", SAME: "dim", LEFT: "bold red"}


def plan_text(plan: Plan, doubts: Sequence[Doubt], lang: str) -> str:
    """Everything about a plan. `doubts` are those about the sheet as a whole."""
    return "\n".join([_table(plan, lang), "", *_doubts(plan, doubts, lang), sums(plan, lang)])


def _cells(outcome: Outcome, lang: str) -> tuple[str, ...]:
    added = ", ".join(outcome.added)
    row = (
        str(outcome.said.row),
        outcome.said.name or "–",
        _ACTIONS[lang][outcome.action],
        outcome.path,
        added,
    )
    return tuple(map(printable, row))


def _table(plan: Plan, lang: str) -> str:
    console = screen(sys.stdout)
    rows = [_cells(outcome, lang) for outcome in plan.outcomes]
    if not console.is_terminal:
        return "\n".join("\t".join(row) for row in [_HEADS[lang], *rows])
    table = Table(*_HEADS[lang], box=None, header_style="bold", pad_edge=False)
    for row, outcome in zip(rows, plan.outcomes):
        table.add_row(*(Text(cell) for cell in row), style=_STYLES[outcome.action])
    with console.capture() as captured:
        console.print(table)
    return captured.get().rstrip("\n")


def _doubts(plan: Plan, doubts: Sequence[Doubt], lang: str) -> list[str]:
    """Each error at its cell; a warning that many cells share once, with the first of them."""
    errors: list[str] = []
    shared: dict[str, list[str]] = {}
    for address, words in dict.fromkeys(
        (printable(item.address), item.words(lang)) for item in [*doubts, *plan.doubts]
    ):
        if words.startswith("error"):
            errors.append(f"{address}: {words}")
        else:
            shared.setdefault(words, []).append(address)
    warnings = []
    for words, places in shared.items():
        more = f" (+{len(places) - _MOST_PLACES})" if len(places) > _MOST_PLACES else ""
        warnings.append(f"{', '.join(places[:_MOST_PLACES])}{more}: {words}")
    return [*warnings, *errors]


def sums(plan: Plan, lang: str) -> str:
    """ "158 rows: 138 new, 0 add to, 0 there, 20 left out"."""
    counts = {
        action: sum(outcome.action == action for outcome in plan.outcomes)
        for action in (NEW, MORE, SAME, LEFT)
    }
    words = ", ".join(
        f"{count} {_ACTIONS[lang][action].lower()}" for action, count in counts.items()
    )
    producers = sum(path.startswith("producers/") for path in plan.proposal.made)
    total = len(plan.outcomes)
    if lang == "vi":
        return f"{total} dòng: {words}; {producers} chủ thể mới."
    return f"{total} rows: {words}; {producers} new producers."
