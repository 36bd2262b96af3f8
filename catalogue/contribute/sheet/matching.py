"""Which rows are about one product, and which cell a finding is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalogue.contribute.sheet.doubts import Doubt
from catalogue.contribute.sheet.producers import same_name
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from catalogue.contribute.sheet.rows import Said
    from catalogue.findings import Finding


def said_twice(rows: Sequence[Said]) -> Iterator[tuple[int, Doubt]]:
    """Rows about a product that an earlier row is about."""
    seen: dict[tuple[str, ...], str] = {}
    for said in rows:
        identity = said.cells.get("id")
        key = (identity.text,) if identity else _identity(said)
        if said.name and key in seen:
            yield (
                said.row,
                Doubt(said.anchor, "sheet-twice", {"got": said.name, "other": seen[key]}),
            )
        seen.setdefault(key, said.anchor)


def _identity(said: Said) -> tuple[str, ...]:
    return (words(said.name), *sorted(same_name(producer.name) for producer in said.producers))


def cell_of(found: Finding, said: Said, *, own: bool) -> str:
    """The cell a finding's value is from."""
    field_path = re.sub(r"\[\d+\]", "", found.field)
    top = field_path.split(".")[0]
    names = (field_path, top) if own else (f"producer.{top}",)
    for name in names:
        if name in said.cells:
            return said.cells[name].address
    return said.producers[0].cell.address if not own and said.producers else said.anchor
