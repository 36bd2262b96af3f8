"""New entries, before they are written: checked with all rules, beside what the catalogue holds already.

The same findings as `check` gives, with lines and columns of the text that would be written.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from catalogue.check.examine import examine_bytes
from catalogue.check.problems import Overview
from catalogue.check.run import RULES_ACROSS
from catalogue.contribute.files import Change
from catalogue.findings import finding
from catalogue.load.ledger import LEDGER, Row, ledger_text
from catalogue.load.nodes import position
from catalogue.text import is_slug, one_line, slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date
    from pathlib import Path

    from catalogue.findings import Finding
    from catalogue.load.folder import Catalogue

_FIRST_ID = "HB0001"
_SLUG_LENGTH = 60


@dataclass
class Proposal:
    """Texts of files that would be made, by path; `changed` are files that are there, with more in them."""

    catalogue: Catalogue
    today: date
    made: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        return self.made | self.changed

    def findings(self, paths: Collection[str] | None = None) -> list[Finding]:
        """What the check would say of these files (all, or those of `paths`), sorted."""
        return sorted(set(self._findings(self.texts if paths is None else paths)))

    def _findings(self, paths: Collection[str]) -> Iterator[Finding]:
        briefs: dict[str, dict[str, Any]] = {"products": {}, "producers": {}}
        for path, text in self.texts.items():
            record = examine_bytes(text.encode(), path, self.today)[0]
            if path in paths:
                yield from record.findings
            if record.brief is not None:
                kind, name = path.split("/", maxsplit=1)
                briefs[kind][name.removesuffix(".yml")] = record.brief
        after = replace(
            self.catalogue,
            products=self.catalogue.products | briefs["products"],
            producers=self.catalogue.producers | briefs["producers"],
        )
        overview = Overview(after, lambda key, path: ())
        for kind, found in briefs.items():
            for brief in found.values():
                if brief.path not in paths:
                    continue
                for rule in RULES_ACROSS[kind]:
                    for problem in rule(brief, overview):
                        where = position(self.texts[brief.path], problem.loc, problem.part)
                        yield finding(
                            brief.path, where, problem.code, problem.loc, **problem.values
                        )

    def changes(self) -> list[Change]:
        """What to write: the files, and the ids of new products in the ledger, where there is one."""
        folder = self.catalogue.folder
        changes = [Change(path, None, text.encode()) for path, text in self.made.items()]
        changes += [
            Change(path, (folder / path).read_bytes(), text.encode())
            for path, text in self.changed.items()
        ]
        return [*changes, *self._ledger(folder)]

    def _ledger(self, folder: Path) -> Iterator[Change]:
        ledger = self.catalogue.ledger
        if not ledger.there or ledger.broken:
            return
        rows = dict(ledger.rows)
        for path, text in self.made.items():
            if path.startswith("products/"):
                brief: Any = examine_bytes(text.encode(), path, self.today)[0].brief
                if brief is not None and brief.id not in rows:
                    name = one_line(brief.name.vi or brief.name.en or "")
                    rows[brief.id] = Row(brief.id, self.today, (brief.slug,), name)
        after = ledger_text(rows.values()).encode()
        if len(rows) > len(ledger.rows):
            yield Change(LEDGER, (folder / LEDGER).read_bytes(), after)


def free_ids(catalogue: Catalogue) -> Iterator[str]:
    """Ids that were never used, lowest first: those after the highest of the letters used most.

    The gaps below are never filled: an id that is missing there may be printed somewhere.
    """
    taken = {brief.id for brief in catalogue.products.values()} | set(catalogue.ledger.rows)
    letters = [known[:2] for known in taken] or [_FIRST_ID[:2]]
    prefix = max(sorted(set(letters)), key=letters.count)
    highest = max((int(known[2:]) for known in taken if known.startswith(prefix)), default=0)
    for number in range(highest + 1, 10000):
        yield f"{prefix}{number:04d}"


def free_slug(name: str, taken: Collection[str], kind: str) -> str:
    """A file name that can be a page's address, from a name; with a number where it is taken."""
    base = slug(name)[:_SLUG_LENGTH].strip("-")
    if not is_slug(base):
        base = f"{kind}-{base}".strip("-")
    if base not in taken:
        return base
    return next(f"{base}-{n}" for n in range(2, 10000) if f"{base}-{n}" not in taken)


def taken_slugs(catalogue: Catalogue, kind: str) -> set[str]:
    """Addresses that are or were in use."""
    if kind == "producers":
        former = {old for brief in catalogue.producers.values() for old in brief.formerly}
        return set(catalogue.producers) | former
    rows = catalogue.ledger.rows.values()
    return set(catalogue.products) | {old for row in rows for old in row.slugs}
