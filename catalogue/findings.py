"""A finding: what is wrong, where, and what to write instead. Only data; printers show it.

The words of each code stand in `data/findings.yml`, in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from string import Template
from typing import Any

from catalogue.reference import Bilingual, read_yaml

# The path from the top of a file to a value: ("packs", 0, "price_vnd").
Loc = tuple[str | int, ...]
_SHOWN_LENGTH = 60  # characters of a key that somebody made up


@dataclass(frozen=True)
class Code:
    """A kind of finding, from `data/findings.yml`."""

    name: str
    level: str
    message: Bilingual
    hint: Bilingual
    bad: str | None = None
    good: str | None = None
    at: str | None = None
    file: str = "product"


@cache
def codes() -> dict[str, Code]:
    """All codes in the order of the file."""
    return {
        name: Code(
            name=name,
            level=row["level"],
            message=row["message"],
            hint=row["hint"],
            bad=row.get("bad"),
            good=row.get("good"),
            at=row.get("at"),
            file=row.get("in", "product"),
        )
        for name, row in read_yaml("findings.yml").items()
    }


@dataclass(frozen=True, order=True)
class Finding:
    """One finding. `line` and `column` are 1-based; `path` is relative to the source folder, with `/`."""

    path: str
    line: int
    column: int
    code: str
    field: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> str:
        """ "error" or "warning"."""
        return codes()[self.code].level

    @property
    def is_error(self) -> bool:
        return self.level == "error"

    def message(self, lang: str) -> str:
        return self._filled(codes()[self.code].message[lang])

    def hint(self, lang: str) -> str:
        return self._filled(codes()[self.code].hint[lang])

    def _filled(self, words: str) -> str:
        return printable(Template(words).substitute(dict(self.values)))

    def as_dict(self, lang: str) -> dict[str, Any]:
        """The shape of `check --format json`."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "level": self.level,
            "code": self.code,
            "field": self.field,
            "message": self.message(lang),
            "hint": self.hint(lang),
        }


def printable(text: str) -> str:
    """The text without line breaks and terminal codes: what is shown is untrusted, and one line."""
    return "".join(char if char.isprintable() else "�" for char in text)


def field_name(loc: Loc) -> str:
    """ "packs[0].price_vnd" of ("packs", 0, "price_vnd"); "-" for the file as a whole."""
    name = ""
    for part in loc:
        name += f"[{part}]" if isinstance(part, int) else f".{printable(part)[:_SHOWN_LENGTH]}"
    return name.lstrip(".") or "-"


def finding(
    path: str, position: tuple[int, int], code: str, loc: Loc = (), **values: object
) -> Finding:
    """Make a finding at a 1-based (line, column). Raises KeyError for an unknown code."""
    known = codes()[code]
    texts = tuple(sorted((key, str(value)) for key, value in values.items()))
    return Finding(path, *position, known.name, field_name(loc), texts)
