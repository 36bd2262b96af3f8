"""What is doubtful about a cell. Words and levels are those of `data/findings.yml`, as for files."""

from __future__ import annotations

from dataclasses import dataclass, field
from string import Template

from catalogue.findings import Finding, codes, printable


@dataclass(frozen=True)
class Doubt:
    """`address` is that of the cell: `Sheet1!C14`. An error keeps its row out."""

    address: str
    code: str
    values: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Finding, address: str) -> Doubt:
        """A finding of the check, at the cell its value is from."""
        return cls(address, found.code, dict(found.values))

    @property
    def is_error(self) -> bool:
        return codes()[self.code].level == "error"

    def words(self, lang: str) -> str:
        """Level, code, message and, in a line of its own, the hint."""
        code = codes()[self.code]
        message, hint = (
            printable(Template(words[lang]).substitute(self.values))
            for words in (code.message, code.hint)
        )
        return f"{code.level}[{self.code}] {message}\n    {hint}"
