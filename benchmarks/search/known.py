"""What the judge knows of a catalogue: read from its files without the program that is judged.

`known(folder)` → products by id and producers by slug, with folded words to compare with, kept beside the
catalogue in `known.json`.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from catalogue.places import places, split_name
from catalogue.reference import LANGS, sets
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PROSE = ("summary", "story", "ingredients")


@dataclass(frozen=True)
class Maker:
    """A producer: its names, aliases and places, as written."""

    slug: str
    names: list[str]
    aliases: list[str]
    kind: str
    places: list[str]


@dataclass(frozen=True)
class Thing:
    """A product. `places` are names without their kind: its commune, the former one, the former district."""

    id: str
    slug: str
    names: list[str]
    aliases: list[str]
    set: int
    group: str
    producers: list[str]
    places: list[str]
    marks: list[str]
    text: str

    @cached_property
    def all_names(self) -> str:
        return "\n".join((*self.names, *self.aliases))


@dataclass
class Known:
    """A catalogue's products by id, its producers by slug."""

    products: dict[str, Thing] = field(default_factory=dict)
    producers: dict[str, Maker] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> dict[str, set[str]]:
        """Ids by folded name, in either language."""
        found: dict[str, set[str]] = {}
        for number, thing in self.products.items():
            for name in thing.names:
                found.setdefault(words(name), set()).add(number)
        return found

    def same_name(self, wanted: Iterable[str]) -> set[str]:
        """These products and all others that bear the folded name of one of them, in either language."""
        names = {words(name) for number in wanted for name in self.products[number].names}
        return {number for name in names for number in self.by_name[name]}


def known(folder: Path) -> Known:
    """Read a catalogue, or what an earlier run read of it."""
    kept = folder / "known.json"
    if kept.is_file():
        data = json.loads(kept.read_text(encoding="utf-8"))
        return Known(
            {number: Thing(**thing) for number, thing in data["products"].items()},
            {slug: Maker(**maker) for slug, maker in data["producers"].items()},
        )
    found = read(folder)
    kept.write_text(json.dumps(asdict(found), ensure_ascii=False), encoding="utf-8")
    return found


def read(folder: Path) -> Known:
    found = Known()
    for path in sorted((folder / "producers").glob("[!_.]*.yml")):
        found.producers[path.stem] = _maker(path.stem, _load(path))
    for path in sorted((folder / "products").glob("[!_.]*.yml")):
        thing = _thing(path.stem, _load(path))
        found.products[thing.id] = thing
    found.products = dict(sorted(found.products.items()))
    return found


def _load(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data


def _maker(name: str, data: dict[str, Any]) -> Maker:
    aliases = data.get("also_known_as", [])
    return Maker(name, _texts(data["name"]), aliases, data["kind"], _places(data.get("place")))


def _thing(name: str, data: dict[str, Any]) -> Thing:
    told = [text for key in _PROSE for text in _texts(data.get(key))]
    for fact in data.get("facts", []):
        told += [*_texts(fact["label"]), *_texts(fact["value"])]
    return Thing(
        id=data["id"],
        slug=name,
        names=_texts(data["name"]),
        aliases=data.get("also_known_as", []),
        set=data["set"],
        group=sets()[data["set"]].group,
        producers=data.get("producers", []),
        places=_places(data.get("place")),
        marks=[mark["mark"] for mark in data.get("marks", [])],
        text="\n".join(told),
    )


def _texts(value: Any) -> list[str]:
    """A text, or a text in each language, as a list."""
    if value is None:
        return []
    return (
        [value[lang] for lang in LANGS if lang in value]
        if isinstance(value, dict)
        else [str(value)]
    )


def _places(place: dict[str, Any] | None) -> list[str]:
    """Plain names of the unit, the former unit and its district."""
    if not place:
        return []
    found, former = [], places().former.get(place.get("former", ""))
    commune = place.get("commune") or (former.now[0] if former else None)
    if commune:
        found.append(places().communes[commune].plain)
    if former:
        found += [former.plain, split_name(former.district)[1]]
    return list(dict.fromkeys(found))
