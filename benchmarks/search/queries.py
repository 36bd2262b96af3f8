"""The list of queries, `queries.yml`, read and checked.

A query asks either for products or for something else (a producer, a place, a group, …), never for both.

>>> queries()[0].kind
'unaccented'
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.search.rules import KEYS, OTHERS, Rule
from catalogue.reference import LANGS

FILE = Path(__file__).with_name("queries.yml")
_FIELDS = {"q", "site", "form", "want", "any", "else"}


@dataclass(frozen=True)
class Query:
    """`site`: its language. `want`: ids, or such as "producer:green-life"; `any` and `otherwise`: rules.

    Whatever one of them names is right; `otherwise` only counts where the others name nothing.
    """

    text: str
    kind: str
    site: str
    want: tuple[str, ...] = ()
    any: tuple[Rule, ...] = ()
    otherwise: tuple[Rule, ...] = ()

    @property
    def for_products(self) -> bool:
        return not any(":" in one for one in self.want)


@cache
def queries(path: Path = FILE) -> tuple[Query, ...]:
    """All queries in the order of the file. Raises ValueError where it is not well-formed."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found = tuple(_query(kind, entry) for kind, entries in data.items() for entry in entries)
    asked = [(query.text, query.site, query.for_products) for query in found]
    twice = sorted({one for one in asked if asked.count(one) > 1})
    if twice:
        raise ValueError(f"asked twice: {twice}")
    return found


def _query(kind: str, entry: dict[str, Any]) -> Query:
    strange = set(entry) - _FIELDS
    if strange or "q" not in entry:
        raise ValueError(f"{kind}: {entry}: {strange or 'no q'}")
    text = unicodedata.normalize(entry.get("form", "NFC"), str(entry["q"]))
    query = Query(
        text=text,
        kind=kind,
        site=entry.get("site", "vi"),
        want=tuple(_list(entry.get("want"))),
        any=tuple(_list(entry.get("any"))),
        otherwise=tuple(_list(entry.get("else"))),
    )
    _check(query)
    return query


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _check(query: Query) -> None:
    where = f"{query.kind}: {query.text!r}"
    if query.site not in LANGS:
        raise ValueError(f"{where}: no language {query.site!r}")
    if not (query.want or query.any):
        raise ValueError(f"{where}: nothing is expected")
    for rule in (*query.any, *query.otherwise):
        if not rule or set(rule) - KEYS:
            raise ValueError(f"{where}: unknown rule {rule}")
    for one in query.want:
        kind, colon, _ = one.partition(":")
        if bool(colon) != (not query.for_products) or (colon and kind not in OTHERS):
            raise ValueError(f"{where}: cannot expect {one!r}")
    if not query.for_products and (query.any or query.otherwise):
        raise ValueError(f"{where}: rules are for products")
