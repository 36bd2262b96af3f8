"""The list itself as a source: every certificate that is taken over says where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from catalogue.text import slug

_KEY_LENGTH = 40


@dataclass(frozen=True)
class SheetSource:
    """A `sources` entry. `date` is as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    title: str
    date: str
    level: str = "official"
    publisher: str = ""
    url: str = ""

    @property
    def key(self) -> str:
        return slug(self.title)[:_KEY_LENGTH].strip("-") or "danh-sach"

    @property
    def entry(self) -> dict[str, Any]:
        date: Any = int(self.date) if len(self.date) == 4 else self.date
        return {
            "title": self.title,
            "publisher": self.publisher or None,
            "date": date,
            "url": self.url or None,
            "level": self.level,
        }

    @property
    def fact(self) -> dict[str, Any]:
        """That something stands in the list: what a list without a certificate tells."""
        return {
            "label": {"vi": "Có trong danh sách", "en": "Named in the list"},
            "value": self.title,
            "source": self.key,
        }
