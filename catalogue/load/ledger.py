"""The ledger: `products/ledger.tsv`, every id that was ever published, with the addresses it had.

One line for each id, in the order of ids: the id, the day it was entered, its slugs, oldest first, and the
name it went by. A pull request that adds a product adds a line, and git joins lines of two branches by
itself (`merge=union` in .gitattributes). A catalogue folder without a ledger has no such rules.

>>> read_ledger(folder).rows["HB0013"].slugs
('mat-ong-rung-hop-tien', 'mat-ong-hop-tien')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from catalogue.load.files import read
from catalogue.text import is_slug, nfc, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LEDGER = "products/ledger.tsv"
COLUMNS = ("id", "entered", "slugs", "name")
_HEAD = """\
# Mọi mã từng công bố / every id ever published: id, entered, slugs (cũ trước / oldest first), name.
# Không xóa dòng nào. Dòng mới và tên tệp mới do lệnh này ghi / never delete a line; written by:
#   python3 build.py ledger
"""
_ID = re.compile(r"[A-Z]{2}[0-9]{4}", re.ASCII)


class Row(NamedTuple):
    """An id: the day it was entered, all slugs it had, the last name, and its line in the file."""

    id: str
    entered: date
    slugs: tuple[str, ...]
    name: str
    line: int = 0

    @property
    def slug(self) -> str:
        """The slug it had last."""
        return self.slugs[-1]

    def text(self) -> str:
        return "\t".join([self.id, self.entered.isoformat(), " ".join(self.slugs), self.name])


@dataclass(frozen=True)
class Ledger:
    """Id → row. `broken` are lines that are none: number of the line and its text.

    `there` is False for a folder without a ledger.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    broken: tuple[tuple[int, str], ...] = ()
    there: bool = False

    def slugs(self, product_id: str) -> tuple[str, ...]:
        """All slugs an id had; none when it is not entered yet."""
        return self.rows[product_id].slugs if product_id in self.rows else ()


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a catalogue folder. Never raises for what is in it."""
    if not (folder / LEDGER).exists():
        return Ledger()
    text, _ = read(folder / LEDGER, LEDGER)
    if text is None:
        return Ledger(broken=((1, LEDGER),), there=True)
    rows: dict[str, Row] = {}
    broken = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        row = _row(line, number)
        if row is None:
            broken.append((number, line))
        elif row.id in rows:
            # Two branches renamed one product: both addresses count.
            rows[row.id] = _joined(rows[row.id], row)
        else:
            rows[row.id] = row
    return Ledger(rows, tuple(broken), there=True)


def _row(line: str, number: int) -> Row | None:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS) or not _ID.fullmatch(cells[0]):
        return None
    slugs = tuple(cells[2].split(" "))
    if not all(map(is_slug, slugs)):
        return None
    try:
        return Row(cells[0], date.fromisoformat(cells[1]), slugs, nfc(cells[3]), number)
    except ValueError:
        return None


def _joined(first: Row, second: Row) -> Row:
    slugs = dict.fromkeys([*first.slugs, *second.slugs])
    entered = min(first.entered, second.entered)
    return Row(first.id, entered, tuple(slugs), second.name, first.line)


def ledger_text(rows: Iterable[Row]) -> str:
    """The file that holds these rows."""
    lines = [row.text() for row in sorted(rows, key=lambda row: row.id)]
    return _HEAD + "".join(f"{line}\n" for line in lines)


def with_slug(row: Row, slug: str, name: str) -> Row:
    """The row of a product that has this slug and name now: the slug it has stands last."""
    slugs = (*(old for old in row.slugs if old != slug), slug)
    return row._replace(slugs=slugs, name=one_line(name))
