"""All rows of a list → what would be made, what would be added, what stays, and what is doubtful.

Rows with an error are left out; all others are checked with the rules of `check`, beside the catalogue.
Planning goes on until no row that is left gives an error, so that what is written passes the check.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from catalogue.check.trade import CONTACT_FIELDS, PERSONAL_KINDS
from catalogue.contribute.proposal import Proposal, free_ids, free_slug, taken_slugs
from catalogue.contribute.sheet.doubts import Doubt
from catalogue.contribute.sheet.matching import cell_of, said_twice
from catalogue.contribute.sheet.merging import Merging
from catalogue.contribute.sheet.producers import Known
from catalogue.contribute.yaml_writer import yaml_text
from catalogue.load.encoding import decode
from catalogue.load.files import read_bytes
from catalogue.model import Producer, Product
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from catalogue.contribute.sheet.rows import Said, SaidProducer
    from catalogue.contribute.sheet.source import SheetSource
    from catalogue.load.folder import Catalogue
    from catalogue.model.brief import ProductBrief

NEW, MORE, SAME, LEFT = "new", "more", "same", "left"
# What a list cannot have, or what the whole of a list would be told: not for each row.
_NOT_TOLD = frozenset(
    {
        "story-missing",
        "summary-missing",
        "translation-missing",
        "ledger-id-new",
        "status-missing",
        "source-unused",
    }
)


@dataclass
class Outcome:
    """What comes of a row: one of NEW, MORE, SAME, LEFT; the product's file; keys that are added."""

    said: Said
    action: str = LEFT
    path: str = ""
    added: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    producer_paths: list[str] = field(default_factory=list)


@dataclass
class Plan:
    """The outcome of each row, and the files all of them make together."""

    outcomes: list[Outcome]
    proposal: Proposal

    @property
    def doubts(self) -> list[Doubt]:
        return [doubt for outcome in self.outcomes for doubt in outcome.doubts]

    @property
    def left_out(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.action == LEFT]


def make_plan(rows: Sequence[Said], catalogue: Catalogue, today: date, source: SheetSource) -> Plan:
    """Plan all rows, again without those that turn out to be faulty."""
    found: dict[int, list[Doubt]] = {}
    for row, doubt in said_twice(rows):
        found.setdefault(row, []).append(doubt)
    while True:
        planner = _Planner(catalogue, today, source)
        for said in rows:
            planner.add(said, found.get(said.row, []))
        faulty = planner.check()
        if not faulty:
            return Plan(planner.outcomes, planner.proposal)
        for row, doubts in faulty.items():
            found.setdefault(row, []).extend(doubts)


class _Planner:
    def __init__(self, catalogue: Catalogue, today: date, source: SheetSource) -> None:
        self.catalogue, self.source = catalogue, source
        self.proposal = Proposal(catalogue, today)
        self.outcomes: list[Outcome] = []
        self._known = Known(catalogue.producers)
        self._ids = free_ids(catalogue)
        self._slugs = {kind: taken_slugs(catalogue, kind) for kind in ("products", "producers")}
        self._by_id = {brief.id: brief for brief in catalogue.products.values()}
        self._by_name: dict[str, list[ProductBrief]] = {}
        for brief in catalogue.products.values():
            self._by_name.setdefault(words(brief.name.vi or ""), []).append(brief)

    def add(self, said: Said, more: Sequence[Doubt]) -> None:
        outcome = Outcome(said, doubts=[*said.doubts, *more])
        self.outcomes.append(outcome)
        if self._faulty(outcome):
            return
        existing = self._existing(said, outcome)
        if not self._faulty(outcome) and existing is None and "set" not in said.data:
            outcome.doubts.append(Doubt(said.anchor, "sheet-set-missing", {"got": said.name}))
        for producer in said.producers:
            if (
                producer.slug is None
                and self._known.find(producer.name) is None
                and not producer.data["kind"]
            ):
                outcome.doubts.append(
                    Doubt(producer.cell.address, "sheet-kind", {"got": producer.name})
                )
        if self._faulty(outcome):
            return
        slugs = [self._producer(said, producer, outcome) for producer in said.producers]
        if existing is None:
            self._make(said, outcome, list(dict.fromkeys(slugs)))
        else:
            self._merge(existing, said, outcome, list(dict.fromkeys(slugs)))

    @staticmethod
    def _faulty(outcome: Outcome) -> bool:
        return any(doubt.is_error for doubt in outcome.doubts)

    def _existing(self, said: Said, outcome: Outcome) -> ProductBrief | None:
        """The product a row is about: by its id, then by name and producer."""
        if (cell := said.cells.get("id")) is not None:
            brief = self._by_id.get(cell.text.strip().upper())
            if brief is None:
                outcome.doubts.append(Doubt(cell.address, "sheet-id-unknown", {"got": cell.text}))
            return brief
        slugs = {producer.slug or self._known.find(producer.name) for producer in said.producers}
        alike = self._by_name.get(words(said.name), [])
        for brief in alike:
            if not said.producers or not brief.producers or slugs & set(brief.producers):
                return brief
        if alike:
            values = {"got": said.name, "other": f"{alike[0].id} ({alike[0].path})"}
            outcome.doubts.append(Doubt(said.anchor, "sheet-same-name", values))
        return None

    def _producer(self, said: Said, named: SaidProducer, outcome: Outcome) -> str:
        """The file name of a producer; of a new one the file is made."""
        slug = named.slug or self._known.find(named.name)
        if slug is not None:
            outcome.producer_paths.append(f"producers/{slug}.yml")
            self._more_of_producer(slug, said, named, outcome)
            return slug
        if near := self._known.near(named.name):
            values = {"got": named.name, "nearest": near}
            outcome.doubts.append(Doubt(named.cell.address, "sheet-producer-near", values))
        data = {key: value for key, value in named.data.items() if value}
        if data["kind"] in PERSONAL_KINDS and set(CONTACT_FIELDS) & data.keys():
            cell = said.cells.get("producer.phone") or named.cell
            outcome.doubts.append(Doubt(cell.address, "sheet-personal", {"got": named.name}))
            data = {key: value for key, value in data.items() if key not in CONTACT_FIELDS}
        data |= {"facts": [self.source.fact], "sources": {self.source.key: self.source.entry}}
        slug = free_slug(named.name, self._slugs["producers"], "chu-the")
        self._slugs["producers"].add(slug)
        self._known.add(named.name, slug)
        path = f"producers/{slug}.yml"
        self.proposal.made[path] = yaml_text(data, Producer)
        outcome.producer_paths.append(path)
        return slug

    def _more_of_producer(
        self, slug: str, said: Said, named: SaidProducer, outcome: Outcome
    ) -> None:
        if slug not in self.catalogue.producers:
            return  # made by a row above
        path = f"producers/{slug}.yml"
        item = self.catalogue.producer(slug).item
        merging = Merging(path, self._text(path), Producer, self.source)
        merging.producer(item, said, named, personal=item.kind in PERSONAL_KINDS)
        outcome.doubts += merging.doubts
        if merging.added and path not in self.proposal.changed:
            self.proposal.changed[path] = merging.text
            outcome.added += [f"{slug}: {key}" for key in merging.added]

    def _make(self, said: Said, outcome: Outcome, slugs: list[str]) -> None:
        data: dict[str, Any] = {"id": next(self._ids), **said.data}
        if slugs:
            data["producers"] = slugs
        if said.certificate:
            data["certificates"] = [{**said.certificate, "source": self.source.key}]
            data.pop("status", None)
        else:
            data.setdefault("status", "unconfirmed")
            data["facts"] = [self.source.fact]
        data["sources"] = {self.source.key: self.source.entry}
        slug = free_slug(said.name, self._slugs["products"], "ocop")
        self._slugs["products"].add(slug)
        outcome.path, outcome.action = f"products/{slug}.yml", NEW
        self.proposal.made[outcome.path] = yaml_text(data, Product)

    def _merge(self, brief: ProductBrief, said: Said, outcome: Outcome, slugs: list[str]) -> None:
        merging = Merging(brief.path, self._text(brief.path), Product, self.source)
        merging.product(self.catalogue.product(brief.slug).item, said, slugs)
        outcome.doubts += merging.doubts
        outcome.path = brief.path
        outcome.added += merging.added
        outcome.action = MORE if outcome.added else SAME
        if merging.added:
            self.proposal.changed[brief.path] = merging.text

    def _text(self, path: str) -> str:
        raw, _ = read_bytes(self.catalogue.folder / path, path)
        return decode(raw or b"", path)[0]

    def check(self) -> dict[int, list[Doubt]]:
        """Faulty rows by what the check says of their files. Its warnings are kept with their rows."""
        faulty: dict[int, list[Doubt]] = {}
        found = self.proposal.findings()
        for outcome in self.outcomes:
            if outcome.action == LEFT:
                continue
            for item in found:
                own = item.path == outcome.path
                if not own and item.path not in outcome.producer_paths:
                    continue
                doubt = Doubt.of(item, cell_of(item, outcome.said, own=own))
                if item.is_error:
                    faulty.setdefault(outcome.said.row, []).append(doubt)
                elif (
                    item.code not in _NOT_TOLD
                    and outcome.action == NEW
                    and doubt not in outcome.doubts
                ):
                    outcome.doubts.append(doubt)
        return faulty
