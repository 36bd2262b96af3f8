"""The catalogue's reference data: groups, sets, kinds, marks, wording and UI words, from `catalogue/data/`.

Each list is read once and given as frozen objects. Places have a module of their own (`places.py`).

>>> sets()[4].label["en"]
'Honey, other nectars and syrups, and other farm food'
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
LANGS = ("vi", "en")
OTHER = {"vi": "en", "en": "vi"}

# A certificate holds for 36 months from its issue: Decision 26/2026/QĐ-TTg, Article 4.3; the same in the
# decisions of 2019 and 2023.
CERTIFICATE_MONTHS = 36

# A label in both languages: {"vi": …, "en": …}.
Bilingual = dict[str, str]


def read_yaml(name: str) -> Any:
    """The content of a data file of ours (trusted, so the plain safe loader will do)."""
    import yaml  # not needed where nothing has changed

    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@dataclass(frozen=True)
class Group:
    """One of the six groups of Decision 26/2026/QĐ-TTg."""

    slug: str
    number: str
    label: Bilingual
    short: Bilingual

    @property
    def url(self) -> str:
        return f"groups/{self.slug}/"


@dataclass(frozen=True)
class ProductSet:
    """One of the 26 product sets ("bộ sản phẩm") of Decision 26/2026/QĐ-TTg."""

    number: int
    slug: str
    group: str
    branch: Bilingual
    label: Bilingual
    short: Bilingual

    @property
    def url(self) -> str:
        return f"sets/{self.number:02d}-{self.slug}/"

    @property
    def is_service(self) -> bool:
        return self.group == "tourism"

    @property
    def is_alcohol(self) -> bool:
        return self.number in {14, 15}

    @property
    def is_herbal(self) -> bool:
        return self.group == "herbal"


@dataclass(frozen=True)
class OldGroup:
    """A group of Decision 1048/QĐ-TTg (2019 to 2022) and where its products stand today."""

    label: Bilingual
    group: str
    set: int | None = None


@dataclass(frozen=True)
class MarkKind:
    """A mark or management system a product may carry beside its stars."""

    key: str
    label: Bilingual
    scopes: tuple[str, ...]
    meaning: Bilingual


@dataclass(frozen=True)
class Wording:
    """Words that entries of certain sets should not use, per language."""

    name: str
    applies_to_sets: frozenset[int]
    vi: tuple[str, ...]
    en: tuple[str, ...]


@cache
def groups() -> dict[str, Group]:
    """Group slug → group, in the decision's order."""
    return {row["slug"]: Group(**row) for row in read_yaml("groups.yml")["groups"]}


@cache
def sets() -> dict[int, ProductSet]:
    """Set number 1..26 → product set."""
    return {row["number"]: ProductSet(**row) for row in read_yaml("groups.yml")["sets"]}


@cache
def old_groups() -> tuple[OldGroup, ...]:
    return tuple(OldGroup(**row) for row in read_yaml("groups.yml")["old_groups"])


@cache
def marks() -> dict[str, MarkKind]:
    """Mark key → kind of mark."""
    return {
        key: MarkKind(key, row["label"], tuple(row["scopes"]), row["meaning"])
        for key, row in read_yaml("marks.yml").items()
    }


@cache
def kinds() -> dict[str, dict[str, Any]]:
    """Closed lists by name ("producer_kinds", "buy_kinds", "source_levels", …): key → labels."""
    data: dict[str, dict[str, Any]] = read_yaml("kinds.yml")
    return data


@cache
def wordings() -> tuple[Wording, ...]:
    return tuple(
        Wording(name, frozenset(row["applies_to_sets"]), tuple(row["vi"]), tuple(row["en"]))
        for name, row in read_yaml("wording.yml").items()
    )
