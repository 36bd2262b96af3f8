"""One entry on its own: read it, apply the rules that need no other file, and keep what was found.

What is found depends on the file and, as far as dates may lie in the future, on the day. So a record holds
for its file's content on every later day too, unless a date was found to be in the future.
"""

from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from catalogue.check.certificates import (
    check_certificates,
    check_mark_scopes,
    check_past_dates,
    check_status,
)
from catalogue.check.events import check_event_dates, check_stand_contents
from catalogue.check.issuers import check_certificate_sources, check_issuers
from catalogue.check.places import check_places
from catalogue.check.problems import Context, Problem
from catalogue.check.references import check_lists, check_sources
from catalogue.check.trade import check_consent, check_prices
from catalogue.check.words import (
    check_claims,
    check_languages,
    check_markdown,
    check_texts_present,
)
from catalogue.check.writing import check_name, check_placeholders, check_translations
from catalogue.findings import Finding, finding
from catalogue.load.digests import content_digest
from catalogue.load.encoding import decode
from catalogue.load.files import read_bytes
from catalogue.load.folder import Entry, as_entry
from catalogue.model import Event, Producer, Product
from catalogue.model.brief import ProducerBrief, ProductBrief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Rule = Callable[[Entry[Any], Context], Iterator[Problem]]

RULES: dict[str, tuple[Rule, ...]] = {
    "products": (
        check_places,
        check_sources,
        check_lists,
        check_certificates,
        check_issuers,
        check_certificate_sources,
        check_status,
        check_mark_scopes,
        check_past_dates,
        check_prices,
        check_texts_present,
        check_languages,
        check_markdown,
        check_claims,
        check_name,
        check_placeholders,
        check_translations,
    ),
    "producers": (
        check_places,
        check_sources,
        check_lists,
        check_mark_scopes,
        check_past_dates,
        check_languages,
        check_markdown,
        check_consent,
        check_name,
        check_placeholders,
        check_translations,
    ),
    "events": (
        check_places,
        check_sources,
        check_languages,
        check_lists,
        check_past_dates,
        check_event_dates,
        check_stand_contents,
    ),
}
# What these find may be gone another day.
_OF_THE_DAY = frozenset({"certificate-future", "date-future"})


class Record(NamedTuple):
    """What is known of one file: its brief (events: the entry) and its findings.

    Without a brief the file could not be read as an entry.
    """

    digest: str
    day: date
    brief: ProductBrief | ProducerBrief | Entry[Event] | None
    findings: tuple[Finding, ...]

    def holds(self, digest: str, today: date) -> bool:
        """Whether examining the file again on this day would find the same."""
        if not digest or self.digest != digest or today < self.day:
            return False
        return today == self.day or all(item.code not in _OF_THE_DAY for item in self.findings)


def examine(shared: tuple[Path, date, bool], path: str) -> tuple[Record, bytes | None]:
    """The record of a file in a catalogue folder and, if that is wanted, the entry itself, pickled."""
    folder, today, with_entry = shared
    raw, findings = read_bytes(folder / path, path)
    if raw is None:
        return Record("", today, None, tuple(findings)), None
    record, entry = examine_bytes(raw, path, today)
    if entry is None or not with_entry:
        return record, None
    return record, pickle.dumps(entry.item, pickle.HIGHEST_PROTOCOL)


def examine_bytes(raw: bytes, path: str, today: date) -> tuple[Record, Entry[Any] | None]:
    """The record of a file with this content, and the entry it holds, if it holds one."""
    digest = content_digest(raw)
    text, findings = decode(raw, path)
    if any(item.is_error for item in findings):
        return Record(digest, today, None, tuple(findings)), None
    entry, document, findings = as_entry(text, path, findings)
    if entry is None or document is None:
        return Record(digest, today, None, tuple(findings)), None
    context = Context(today)
    for rule in RULES[path.split("/", maxsplit=1)[0]]:
        for found in rule(entry, context):
            where = document.position(found.loc, found.part)
            findings.append(finding(path, where, found.code, found.loc, **found.values))
    return Record(digest, today, _brief(entry, digest), tuple(findings)), entry


def _brief(entry: Entry[Any], digest: str) -> ProductBrief | ProducerBrief | Entry[Event]:
    if isinstance(entry.item, Product):
        return ProductBrief.of(entry.item, entry.slug, entry.path, digest)
    if isinstance(entry.item, Producer):
        return ProducerBrief.of(entry.item, entry.slug, entry.path, digest)
    return entry
