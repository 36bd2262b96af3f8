"""Dates as sources give them: a year, a month or a day, and what follows from them.

>>> issued = PartialDate.parse("2025-01")
>>> str(issued.plus_months(36)), issued.plus_months(36).last_day()
('2028-01', datetime.date(2028, 1, 31))
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class ImpossibleDateError(ValueError):
    """Well-formed, but no such month or day exists: 2025-02-30."""


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A day, a month (`day` is None) or a year (`month` is None too)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

        Raises ValueError for another form and ImpossibleDateError for a day that does not exist.
        """
        match = _FORM.fullmatch(text)
        if not match:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # the pattern requires it
        try:
            date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError as error:
            raise ImpossibleDateError(text) from error
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def plus_months(self, months: int) -> PartialDate:
        """The same day, month or year so many months later, no more precise than before."""
        if self.month is None:
            return PartialDate(self.year + months // 12)
        year, month0 = divmod(self.year * 12 + self.month - 1 + months, 12)
        if self.day is None:
            return PartialDate(year, month0 + 1)
        return PartialDate(year, month0 + 1, min(self.day, monthrange(year, month0 + 1)[1]))

    def label(self, lang: str) -> str:
        """How a reader sees it: "tháng 1 năm 2028", "5 December 2024", "2019"."""
        if lang == "vi":
            if self.month is None:
                return f"năm {self.year}"
            if self.day is None:
                return f"tháng {self.month} năm {self.year}"
            return f"ngày {self.day} tháng {self.month} năm {self.year}"
        if self.month is None:
            return str(self.year)
        month = f"{_ENGLISH_MONTHS[self.month - 1]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first_day(), self.last_day()) < (other.first_day(), other.last_day())


def range_label(start: PartialDate, end: PartialDate, lang: str) -> str:
    """From a first to a last day: "5–9 December 2026", "ngày 28 tháng 11 – ngày 2 tháng 12 năm 2026".

    Where one of them is no day, or both are the same, as the dates themselves read.
    """
    if start == end:
        return start.label(lang)
    if start.day and end.day and start.year == end.year:
        if start.month == end.month:
            last = end.label(lang)
            return last.replace(str(end.day), f"{start.day}–{end.day}", 1)
        first = start.label(lang).removesuffix(f" năm {start.year}").removesuffix(f" {start.year}")
        return f"{first} – {end.label(lang)}"
    return f"{start.label(lang)} – {end.label(lang)}"


def month_name(month: int, lang: str) -> str:
    """ "tháng 11" or "November"."""
    return f"tháng {month}" if lang == "vi" else _ENGLISH_MONTHS[month - 1]
