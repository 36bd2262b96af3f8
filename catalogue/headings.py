"""What offices and contributors call things → the field, or the key of a closed list.

>>> column_of("SỐ QUYẾT ĐỊNH công nhận"), key_of("Tên sản phẩm"), choice_of("producer_kinds", "Cty TNHH")
('decision', 'name', 'company-llc')
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.reference import kinds, read_yaml
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLOSE = 0.86  # how alike a heading with a slip must be; less takes "Xã" for "Sao"
_LEAST_LETTERS = 5  # shorter words with a slip may be others


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml("headings.yml")
    return data


@cache
def _columns() -> dict[str, str]:
    return {
        words(word) or word: column
        for column, row in _data()["columns"].items()
        for word in row["words"]
    }


def columns() -> list[str]:
    """All columns an office's list may have."""
    return list(_data()["columns"])


def column_of(heading: str) -> str | None:
    """The column a heading names, also with a slip or with words in brackets behind it."""
    known = _columns()
    bare = words(re.sub(r"\(.*?\)|\[.*?\]", " ", heading)) or words(heading) or heading.strip()
    for plain in (words(heading), bare):
        if plain in known:
            return known[plain]
    if len(bare) >= _LEAST_LETTERS and (close := get_close_matches(bare, known, 1, _CLOSE)):
        return known[close[0]]
    return None


@cache
def _keys() -> dict[str, str]:
    found = {word: _data()["columns"][column]["key"] for word, column in _columns().items()}
    return found | {words(word): key for key, names in _data()["keys"].items() for word in names}


def key_of(name: str) -> str | None:
    """The key of a file that a contributor's word for it means."""
    return _keys().get(words(name)) or None


@cache
def choice_names(kind: str) -> dict[str, str]:
    """Names of a closed list, folded → its keys. `kind` is a list of `kinds.yml`."""
    names: dict[str, str] = {}
    for key, row in kinds()[kind].items():
        labels: Iterable[str] = row.get("chip", row).values()
        for name in (key, *labels, *_data()["values"].get(kind, {}).get(key, ())):
            names.setdefault(words(name), key)
    return names


def choice_of(kind: str, text: str) -> str | None:
    """The key of a closed list that a word or label means."""
    return choice_names(kind).get(words(text))
