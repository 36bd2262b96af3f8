"""Communes and wards: the 46 units since 1 July 2025, the 151 before, and which became which.

Of the generation before 2020 (Resolution 830/NQ-UBTVQH14) those names are known that stand, with their
sources, in `data/earlier.tsv`.

Facts: Resolution 1676/NQ-UBTVQH15 of 16 June 2025; codes of Decision 19/2025/QĐ-TTg. Three old communes
(Cao Sơn, Đồng Tân, Vầy Nưa) were split between two units: their `now` holds both, and only the village
tells which one is meant.

>>> places().communes["05014"].name
'Xã Mường Động'
>>> places().former["05038"].now
('05014',)
>>> places().communes["05014"].centre
Point(lat=20.6924, lon=105.436)

Where the points come from, and how exact they are, is said at the head of `data/centres.tsv` and
`data/outline.tsv`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from catalogue.reference import DATA
from catalogue.text import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Point(NamedTuple):
    """Degrees north and east, WGS 84."""

    lat: float
    lon: float


@dataclass(frozen=True)
class FormerUnit:
    """A commune, ward or township as it was until 30 June 2025."""

    code: str
    name: str
    district: str
    now: tuple[str, ...]
    # Names of units of before 2020 that went into it, as far as known.
    earlier: tuple[str, ...] = ()

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
    """A commune or ward of Phú Thọ province since 1 July 2025. `centre` is right to a kilometre or two."""

    code: str
    name: str
    former: tuple[str, ...]
    centre: Point

    @property
    def plain(self) -> str:
        return split_name(self.name)[1]

    @cached_property
    def url(self) -> str:
        return f"places/{self.code}-{slug(self.plain)}/"

    def label(self, lang: str) -> str:
        return self.name if lang == "vi" else english(self.name)

    def short_label(self, lang: str) -> str:
        """ "Mường Động", "Muong Dong": for where there is no room for more."""
        return self.plain if lang == "vi" else english(self.name).rpartition(" ")[0]


@dataclass(frozen=True)
class Places:
    """Both generations of units, by code."""

    communes: dict[str, Commune]
    former: dict[str, FormerUnit]


@cache
def places() -> Places:
    """Read `data/communes.tsv`: one row per old unit and the new unit that holds it, or a part of it."""
    former: dict[str, FormerUnit] = {}
    names: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    before: dict[str, tuple[str, ...]] = {}
    for row in _rows("earlier.tsv"):
        before[row["former_code"]] = (*before.get(row["former_code"], ()), row["name"])
    for row in _rows("communes.tsv"):
        old, new = row["old_code"], row["new_code"]
        earlier = former[old].now if old in former else ()
        former[old] = FormerUnit(
            old, row["old_name"], row["old_district"], (*earlier, new), before.get(old, ())
        )
        names[new] = row["new_name"]
        members.setdefault(new, []).append(old)
    centres = {row["code"]: _point(row) for row in _rows("centres.tsv")}
    communes = {
        code: Commune(code, name, tuple(sorted(members[code])), centres[code])
        for code, name in sorted(names.items())
    }
    return Places(communes, former)


@cache
def former_province() -> tuple[Point, ...]:
    """The outline of Hòa Bình province until 30 June 2025: a ring whose first point is also the last."""
    return tuple(map(_point, _rows("outline.tsv")))


def _rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of ours; lines that begin with # say where it is from."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(
            (line for line in file if not line.startswith("#")), delimiter="\t"
        )


def _point(row: dict[str, str]) -> Point:
    return Point(float(row["lat"]), float(row["lon"]))
