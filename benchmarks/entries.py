"""What invented producers and products have in common: words for slots, prose, sources, file names.

Entries are YAML text written by templates: a dumper would be ten times slower.
"""

from __future__ import annotations

from calendar import month_name
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.vocabulary import LANGS, Pair, Spot, pair, plain, sentence, spots, words
from catalogue.text import slug

if TYPE_CHECKING:
    from random import Random

Slots = dict[str, dict[str, str]]

_MONTHS = tuple(month_name[1:])
_LEVELS = (("press", 60), ("official", 20), ("producer", 15), ("shop", 5))


@dataclass(frozen=True)
class Maker:
    """What products need to know of a producer."""

    slug: str
    name: Pair
    spot: Spot


@dataclass
class Writer:
    """Random choices and the names that are taken."""

    random: Random
    words: dict[str, Any] = field(default_factory=words)
    _slugs: dict[str, int] = field(default_factory=dict)
    gtins: int = 0

    def spot(self) -> Spot:
        return self.random.choice(spots())

    def slots(self, spot: Spot, maker: Pair, thing: Pair = ("sản phẩm", "the product")) -> Slots:
        """One choice of words for an entry, in both languages."""
        pick, number, words = self.random.choice, self.random.randint, self.words
        month, earlier, year = number(1, 12), str(number(1996, 2021)), str(number(2022, 2026))
        pairs: dict[str, Pair] = {
            "place": spot.name,
            "maker": maker,
            "thing": (plain(thing[0]), plain(thing[1])),
            "neighbour": pick(spots()).name,
            "month": (str(month), _MONTHS[month - 1]),
            "earlier": (earlier, earlier),
            "year": (year, year),
            "n": (few := str(number(3, 48)), few),
        }
        for key, source in (
            ("hamlet", "hamlets"),
            ("person", "people"),
            ("tool", "tools"),
            ("plant", "plants"),
        ):
            chosen = pick(words[source])
            pairs[key] = (chosen[0], chosen[1])
        many = number(2, 90) * 100
        pairs["many"] = (f"{many:,}".replace(",", "."), f"{many:,}")
        return {lang: {key: two[at] for key, two in pairs.items()} for at, lang in enumerate(LANGS)}

    def prose(self, slots: Slots, parts: list[tuple[list[Any], int]]) -> dict[str, list[str]]:
        """Paragraphs in both languages: of each pool of sentences as many as asked for."""
        chosen = [self.random.sample(pool, count) for pool, count in parts]
        return {
            lang: [" ".join(sentence(one, lang, slots[lang]) for one in some) for some in chosen]
            for lang in LANGS
        }

    def taken(self, name: str) -> str:
        """A file name of its own."""
        base = slug(name)
        self._slugs[base] = count = self._slugs.get(base, 0) + 1
        return base if count == 1 else f"{base}-{count}"

    def source(self, key: str, slots: Slots, strong: bool = False) -> str:
        """One entry of `sources:`; `strong` where stars rest on it: the rule `certificate-weak-source`."""
        pick, random = self.random.choice, self.random
        level = random.choices([name for name, _ in _LEVELS], [share for _, share in _LEVELS])[0]
        if strong and level in {"producer", "shop"}:
            level = "press"
        title = pick(self.words["titles"])
        lang = random.choices(LANGS, (4, 1))[0]
        number = random.randint(1000, 190000)
        day = (
            f"{random.randint(2019, 2025)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
        )
        return (
            f"  {key}:\n"
            f'    title: "{sentence(title, lang, slots[lang])}"\n'
            f"    publisher: {pick(self.words['publishers'])}\n"
            f"    date: {day}\n"
            f"    url: https://bao.example/{number}/{slug(slots['vi']['thing'])}\n"
            f"    level: {level}\n"
            f"    reference: {pair((f'bài số {number}', f'article no. {number}'))}"
        )


def place_line(spot: Spot, slots: Slots | None = None) -> str:
    """`place:` by its present code, its former one or both; with slots the hamlet as well."""
    codes = f'commune: "{spot.commune}", former: "{spot.former}"'
    if slots is None:
        return f"place: {{{codes}}}"
    hamlet = pair((slots["vi"]["hamlet"], slots["en"]["hamlet"]))
    return f"place: {{{codes}, village: {hamlet}}}"
