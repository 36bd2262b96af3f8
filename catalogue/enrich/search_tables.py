"""The lists that the columns of the search index point into by position: statuses, sets, places, producers.

All labels are in both languages. English names of places follow from the Vietnamese ones, so those alone
are given.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from catalogue.enrich.events import by_date, dates_label, event_url
from catalogue.enrich.index import commune_of, former_of
from catalogue.enrich.labels import Labels
from catalogue.places import english, places
from catalogue.reference import LANGS, groups, kinds, marks, read_yaml, sets
from catalogue.text import one_line, slugs, vocabulary, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalogue.enrich.index import Index
    from catalogue.model import Event
    from catalogue.model.brief import Names, ProductBrief
    from catalogue.reference import Bilingual

Key = TypeVar("Key")
NONE = -1
_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase + "-_"
_BASE = len(_DIGITS)


@dataclass(frozen=True)
class SearchPage:
    """A page that is none of an entry. `url` is below the language's home; `text` the folded words of its
    headings in both languages, or others that lead there, but for those of its titles and optional ones."""

    url: str
    titles: Bilingual
    text: str


@dataclass(frozen=True)
class Tables:
    """The tables of a catalogue, and where in them everything is."""

    index: Index
    pages: Sequence[SearchPage]

    @cached_property
    def statuses(self) -> dict[str, int]:
        return numbered(kinds()["statuses"])

    @cached_property
    def marks(self) -> dict[str, int]:
        return numbered(marks())

    @cached_property
    def marked(self) -> dict[tuple[str, ...], int]:
        """Marks that one product has, the combinations that occur."""
        return numbered(sorted({product.marks for product in self.index.products} - {()}))

    @cached_property
    def drawings(self) -> dict[str, int]:
        """Drawings other than that of the product's set."""
        return numbered(sorted({name for name in self.drawing_column() if name}))

    def drawing_column(self) -> list[str]:
        """The drawing of each product; empty: that of its set."""
        drawn = [(self.index.drawing_of(one), sets()[one.set].slug) for one in self.index.products]
        return ["" if name == own else name for name, own in drawn]

    @cached_property
    def producers(self) -> dict[str, int]:
        return numbered(self.index.catalogue.producers)

    @cached_property
    def spots(self) -> dict[tuple[int, int], int]:
        """Commune and former unit of products, the pairs that occur."""
        return numbered(sorted(set(self._spots) - {(NONE, NONE)}))

    def spot_column(self) -> list[int]:
        """Where each product is from."""
        return [self.spots.get(spot, NONE) for spot in self._spots]

    @cached_property
    def _spots(self) -> list[tuple[int, int]]:
        return [self._spot(product) for product in self.index.products]

    def _spot(self, product: ProductBrief) -> tuple[int, int]:
        commune, former = commune_of(product), former_of(product)
        return (
            self._communes[commune.code] if commune else NONE,
            self._former[former.code] if former else NONE,
        )

    @cached_property
    def _communes(self) -> dict[str, int]:
        return numbered(places().communes)

    @cached_property
    def _former(self) -> dict[str, int]:
        return numbered(sorted(places().former))

    def data(self) -> dict[str, Any]:
        numbers = numbered(groups())
        return {
            "statuses": [
                {"key": key, **{lang: words["chip"][lang] for lang in LANGS}}
                for key, words in kinds()["statuses"].items()
            ],
            "groups": [
                {"key": group.slug, **group.short, "url": group.url} for group in groups().values()
            ],
            "sets": [
                {
                    "number": item.number,
                    "group": numbers[item.group],
                    **item.short,
                    **({"long": item.label} if item.label != item.short else {}),
                    "url": item.url,
                }
                for item in sets().values()
            ],
            "marks": [{"key": mark.key, **mark.label} for mark in marks().values()],
            "marked": [[self.marks[mark] for mark in carried] for carried in self.marked],
            "kinds": [
                {"key": key, **label, "also": _also().get(key, "")}
                for key, label in kinds()["producer_kinds"].items()
            ],
            "drawings": list(self.drawings),
            **self._places(),
            "spots": list(self.spots),
            "producers": self._producers(),
            "events": self._events(),
            "pages": [{"url": page.url, **page.titles, "text": page.text} for page in self.pages],
        }

    def _places(self) -> dict[str, str]:
        former = [places().former[code] for code in self._former]
        districts = numbered(sorted({unit.district for unit in former}))
        rows = [
            (
                unit.code,
                unit.name,
                str(districts[unit.district]),
                ",".join(str(self._communes[code]) for code in unit.now),
            )
            for unit in former
        ]
        return {
            "districts": "\n".join(districts),
            "communes": "\n".join(f"{u.code}\t{u.name}" for u in places().communes.values()),
            "former": "\n".join(map("\t".join, rows)),
            "earlier": "\n".join(
                f"{name}\t{self._former[unit.code]}" for unit in former for name in unit.earlier
            ),
        }

    def _producers(self) -> dict[str, Any]:
        producers = self.index.catalogue.producers.values()
        kind_numbers = numbered(kinds()["producer_kinds"])
        communes = [commune_of(producer) for producer in producers]
        return {
            **name_columns([(producer.name, producer.slug) for producer in producers]),
            "kind": packed(kind_numbers[producer.kind] for producer in producers),
            "commune": packed(self._communes[unit.code] if unit else NONE for unit in communes),
            "aliases": alias_column(producer.also for producer in producers),
        }

    def _events(self) -> list[dict[str, Any]]:
        """The last one first. `when` is read, `text` are folded words that lead there beside the name."""
        return [
            {
                "url": event_url(entry),
                **{lang: one_line(Labels(lang).text(entry.item.name).text) for lang in LANGS},
                "when": {lang: dates_label(entry.item, Labels(lang)) for lang in LANGS},
                "text": event_words(entry.item),
            }
            for entry in by_date(self.index.catalogue.events.values())[::-1]
        ]


def event_words(event: Event) -> str:
    """Other names, venue, organiser, place, stands and year of an event, without words of its name."""
    unit = commune_of(event.place)
    texts = [event.venue, event.organiser, *(stand.name for stand in event.stands)]
    written = [text.get(lang) or "" for text in texts if text for lang in LANGS]
    written += [*event.also_known_as, str(event.start.year), str(event.end.year)]
    written += [unit.name, english(unit.name)] if unit else []
    names = vocabulary("\n".join(event.name.get(lang) or "" for lang in LANGS))
    return " ".join(sorted(vocabulary("\n".join(written)) - names - optional_words()))


def numbered(keys: Iterable[Key]) -> dict[Key, int]:
    """Each key with its position."""
    return {key: at for at, key in enumerate(keys)}


def name_columns(named: Sequence[tuple[Names, str]]) -> dict[str, str]:
    """Names in both languages, and slugs where they do not follow from the name."""
    lines = {lang: [one_line(name.get(lang) or "") for name, _ in named] for lang in LANGS}
    usual = slugs(vi or en for vi, en in zip(lines["vi"], lines["en"]))
    return {
        **{lang: "\n".join(texts) for lang, texts in lines.items()},
        "slugs": "\n".join(_beside(slug, own) for slug, (_, own) in zip(usual, named)),
    }


def _beside(usual: str, own: str) -> str:
    """What must be known of a slug beside the usual one: nothing, its end ("-2"), or all of it."""
    if usual and own.startswith(f"{usual}-"):
        return own.removeprefix(usual)
    return "" if own == usual else own


def packed(values: Iterable[int]) -> str:
    """Whole numbers as one text: as many digits each as the largest needs, to the base of 64; `NONE` as dots.

    >>> packed([4, NONE, 70])
    '04..16'
    """
    numbers = list(values)
    width = 1
    while max(numbers, default=0) >= _BASE**width:
        width += 1
    return "".join(_digits(number, width) for number in numbers)


@cache
def _digits(number: int, width: int) -> str:
    if number == NONE:
        return "." * width
    return "".join(_DIGITS[number // _BASE**place % _BASE] for place in reversed(range(width)))


def alias_column(also: Iterable[Sequence[str]]) -> dict[str, str]:
    """Other names by position, where there are any."""
    return {str(at): "\n".join(map(one_line, names)) for at, names in enumerate(also) if names}


@cache
def _also() -> dict[str, str]:
    """Kind of producer → abbreviations people type."""
    found: dict[str, list[str]] = read_yaml("search.yml")["also"]
    return {kind: words(" ".join(texts)) for kind, texts in found.items()}


@cache
def optional_words() -> frozenset[str]:
    """Folded words that need not match."""
    found: dict[str, list[str]] = read_yaml("search.yml")["optional"]
    return frozenset(vocabulary(" ".join(chain.from_iterable(found.values()))))


@cache
def optional_phrases() -> frozenset[str]:
    """Folded words that need not match where they stand side by side."""
    found: dict[str, list[str]] = read_yaml("search.yml")["phrases"]
    return frozenset(map(words, chain.from_iterable(found.values())))
