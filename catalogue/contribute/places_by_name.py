"""Communes by what people write: new or old names, with or without diacritics, kind words or districts.

>>> [match.place for match in find_places("xa hop tien, huyen kim boi")]
[{'commune': '05014', 'former': '05038'}]
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from catalogue.places import places
from catalogue.text import words

_KIND = re.compile(
    r"^(?:xa|phuong|thi tran|tt|tx|p|x|commune|ward|township)\b ?|(?: commune| ward| township)$"
)
_KIND_WORDS = {
    "xa": "Xã",
    "x": "Xã",
    "phuong": "Phường",
    "p": "Phường",
    "thi tran": "Thị trấn",
    "tt": "Thị trấn",
}
_DISTRICT = re.compile(r"^(?:huyen|thanh pho|tp|h|district|city)\b ?|(?: district| city)$")


class PlaceMatch(NamedTuple):
    """A place as a file holds it, and its names: the unit's and, of an old one, what it is now.

    A split old unit comes once for each commune it was divided between.
    """

    place: dict[str, str]
    name: str
    note: str
    exact: bool

    @property
    def code(self) -> str:
        """The code of the unit that is named."""
        return self.place.get("former") or self.place["commune"]

    @property
    def label(self) -> str:
        return f"{self.name} ({self.note})" if self.note else self.name


@cache
def _units() -> tuple[tuple[str, str, PlaceMatch], ...]:
    """Folded name, folded district ("" of today's communes) and match of every unit."""
    known = places()
    found = [
        (words(unit.plain), "", PlaceMatch({"commune": code}, unit.name, "", exact=True))
        for code, unit in known.communes.items()
    ]
    for code, unit in known.former.items():
        district = words(unit.district)
        for now in unit.now:
            new = known.communes[now]
            note = f"{unit.district}; nay {new.name}"
            place = {"commune": now, "former": code}
            found.append(
                (words(unit.plain), district, PlaceMatch(place, unit.name, note, exact=True))
            )
    return tuple(found)


def find_places(text: str, *, partly: bool = False) -> list[PlaceMatch]:
    """The places a text may mean, today's communes first; with `partly` also by a part of the name.

    A code means itself. Of several parts with commas, "thôn Vó, xã Hợp Tiến, huyện Kim Bôi", the district
    narrows the choice down.
    """
    if re.fullmatch(r"\d{4,5}", text.strip(), re.ASCII):
        code = text.strip().zfill(5)
        return [
            match for *_, match in _units() if code in match.place.values() and _is_own(match, code)
        ]
    parts = [words(part) for part in re.split(r"[,;–(]| - ", text) if words(part)]
    districts = {_DISTRICT.sub("", part) for part in parts if _DISTRICT.search(part)}
    names = [
        part
        for part in parts
        if not re.match(r"(?:huyen|tinh|tp|thanh pho|thon|xom|ban|khu|to) ", part)
    ]
    for part in sorted(names, key=lambda part: not _KIND.search(part)):
        found = _named(_KIND.sub("", part), partly)
        kind = _KIND_WORDS.get(part.split(" ")[0]) or _KIND_WORDS.get(
            " ".join(part.split(" ")[:2]), "-"
        )
        found = [pair for pair in found if pair[1].name.startswith(kind)] or found
        if found:
            narrow = [
                (district, match)
                for district, match in found
                if not districts or _in(district, districts)
            ]
            return [match for _, match in narrow or found]
    return []


def _is_own(match: PlaceMatch, code: str) -> bool:
    """A former code means the former unit, a present one the commune alone."""
    return match.place.get("former", match.place["commune"]) == code


def _in(district: str, wanted: set[str]) -> bool:
    return any(name and district.endswith(name) for name in wanted)


def _named(name: str, partly: bool) -> list[tuple[str, PlaceMatch]]:
    exact = [(district, match) for known, district, match in _units() if known == name]
    if exact or not partly or not name:
        return exact
    begins = [(d, m._replace(exact=False)) for known, d, m in _units() if known.startswith(name)]
    return begins or [(d, m._replace(exact=False)) for known, d, m in _units() if name in known]


def one_place(text: str) -> tuple[dict[str, str] | None, list[PlaceMatch]]:
    """The place a text means for certain, and all it may mean.

    A name that today's commune and an old unit inside it share means the commune.
    """
    found = find_places(text)
    now = [match for match in found if "former" not in match.place]
    if len(now) == 1 and all(match.place["commune"] == now[0].place["commune"] for match in found):
        return now[0].place, found
    former = {match.place.get("former") for match in found}
    if len(found) > 1 and len(former) == 1 and None not in former:
        return None, found  # split: only the village tells
    return (found[0].place, found) if len(found) == 1 else (None, found)
