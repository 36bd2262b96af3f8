"""Communes and wards: the 46 units since 1 July 2025, the 151 before, and which became which.

Facts: Resolution 1676/NQ-UBTVQH15 of 16 June 2025; codes of Decision 19/2025/QĐ-TTg. Three old communes
(Cao Sơn, Đồng Tân, Vầy Nưa) were split between two units: their `now` holds both, and only the village
tells which one is meant.

>>> places().communes["05014"].name
'Xã Mường Động'
>>> places().former["05038"].now
('05014',)
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, cached_property

from catalogue.reference import DATA
from catalogue.text import fold, slug

# How the administrative words of a name read in English.
_ENGLISH_KIND = {"Xã": "commune", "Phường": "ward", "Thị trấn": "township"}
_ENGLISH_DISTRICT = {"Huyện": "district", "Thành phố": "city"}


def split_name(name: str) -> tuple[str, str]:
    """("Thị trấn", "Ba Hàng Đồi") of "Thị trấn Ba Hàng Đồi"."""
    for kind in (*_ENGLISH_KIND, *_ENGLISH_DISTRICT):
        if name.startswith(kind + " "):
            return kind, name[len(kind) + 1 :]
    raise ValueError(f"no administrative word at the start of {name!r}")


@cache
def english(name: str) -> str:
    """The usual English form without diacritics: "Xã Mường Động" → "Muong Dong commune"."""
    kind, plain = split_name(name)
    # fold() lowers the case; the letters keep their places, so the case can be put back.
    ascii_name = "".join(
        low.upper() if char.isupper() else low for char, low in zip(plain, fold(plain), strict=True)
    )
    return f"{ascii_name} {(_ENGLISH_KIND | _ENGLISH_DISTRICT)[kind]}"


@dataclass(frozen=True)
class FormerUnit:
    """A commune, ward or township as it was until 30 June 2025."""

    code: str
    name: str
    district: str
    now: tuple[str, ...]

    @property
    def plain(self) -> str:
        return split_name(self.name)[1]

    @property
    def is_split(self) -> bool:
        return len(self.now) > 1

    def label(self, lang: str) -> str:
        return self.name if lang == "vi" else english(self.name)

    def district_label(self, lang: str) -> str:
        return self.district if lang == "vi" else english(self.district)


@dataclass(frozen=True)
class Commune:
    """A commune or ward of Phú Thọ province since 1 July 2025."""

    code: str
    name: str
    former: tuple[str, ...]

    @property
    def plain(self) -> str:
        return split_name(self.name)[1]

    @cached_property
    def url(self) -> str:
        return f"places/{self.code}-{slug(self.plain)}/"

    def label(self, lang: str) -> str:
        return self.name if lang == "vi" else english(self.name)


@dataclass(frozen=True)
class Places:
    """Both generations of units, by code."""

    communes: dict[str, Commune]
    former: dict[str, FormerUnit]


@cache
def places() -> Places:
    """Read `data/communes.tsv`: one row per old unit and the new unit that holds it, or a part of it."""
    with (DATA / "communes.tsv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    former: dict[str, FormerUnit] = {}
    names: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for row in csv.DictReader(lines, delimiter="\t"):
        old, new = row["old_code"], row["new_code"]
        earlier = former[old].now if old in former else ()
        former[old] = FormerUnit(old, row["old_name"], row["old_district"], (*earlier, new))
        names[new] = row["new_name"]
        members.setdefault(new, []).append(old)
    communes = {
        code: Commune(code, name, tuple(sorted(members[code])))
        for code, name in sorted(names.items())
    }
    return Places(communes, former)
