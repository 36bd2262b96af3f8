"""Words, sentences and places for invented entries, and how a sentence is filled.

In: `vocabulary.yml` and the catalogue's own communes. Out: `Words`, with pairs (Vietnamese, English).

>>> sentence({"vi": "{thing} của {place}.", "en": "{thing} of {place}."}, "en", {"thing": "x", "place": "Na"})
'X of Na.'
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from catalogue.places import places

if TYPE_CHECKING:
    from collections.abc import Mapping

Pair = tuple[str, str]
LANGS = ("vi", "en")


@dataclass(frozen=True)
class Spot:
    """A unit before July 2025 and the commune that holds it now."""

    former: str
    commune: str
    name: Pair
    is_split: bool


@cache
def words() -> dict[str, Any]:
    """The data of vocabulary.yml."""
    path = Path(__file__).with_name("vocabulary.yml")
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return found


@cache
def spots() -> tuple[Spot, ...]:
    """Every real unit of communes.tsv, in the order of their codes."""
    found = []
    for unit in sorted(places().former.values(), key=lambda unit: unit.code):
        english = unit.label("en").rsplit(" ", 1)[0]  # "Hop Tien commune" → "Hop Tien"
        found.append(Spot(unit.code, unit.now[0], (unit.plain, english), unit.is_split))
    return tuple(found)


def sentence(pattern: Mapping[str, str], lang: str, slots: Mapping[str, str]) -> str:
    """A pattern in one language with its slots filled, beginning with a capital."""
    text = pattern[lang].format_map(slots)
    return text[:1].upper() + text[1:]


def plain(name: str) -> str:
    """A product's kind inside a sentence: with a small letter."""
    return name[:1].lower() + name[1:]


def quoted(text: str) -> str:
    """A YAML double-quoted scalar."""
    return json.dumps(text, ensure_ascii=False)


def pair(text: Pair) -> str:
    """A flow mapping of both languages."""
    return f"{{vi: {quoted(text[0])}, en: {quoted(text[1])}}}"


def block(paragraphs: list[str], indent: str) -> str:
    """Paragraphs as the lines of a literal block."""
    return "\n\n".join(indent + text for text in paragraphs)
