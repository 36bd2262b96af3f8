"""A line of what changed: a phrase of `data/phrases.yml` and what it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from catalogue.dates import PartialDate
from catalogue.enrich.labels import Labels

# How a contributor's text is shown: in quotes, as code, as it is.
Quoting = Callable[[str], str]


@dataclass(frozen=True)
class Quote:
    """Text of a contributor, which is shown and never read as markup."""

    text: str


@dataclass(frozen=True)
class Line:
    """`values`: numbers, dates, labels in both languages, and quotes. `attention`: look twice."""

    key: str
    values: dict[str, Any]
    attention: bool = False

    def text(self, labels: Labels, quoting: Quoting) -> str:
        shown = {name: _shown(value, labels, quoting) for name, value in self.values.items()}
        return labels(self.key, **shown)


def _shown(value: Any, labels: Labels, quoting: Quoting) -> str:
    if isinstance(value, Quote):
        return quoting(value.text)
    if isinstance(value, PartialDate):
        return value.label(labels.lang)
    if isinstance(value, dict):
        return str(value[labels.lang])
    return str(value)
