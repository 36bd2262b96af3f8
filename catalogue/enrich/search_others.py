"""What else a single letter finds beside products: places old and new, groups, sets, marks, events, pages.

For the index that goes before the whole one (`search_letters.py`), as the browser looks for them in that
(`things.js` and `shelves.js` in `overrides/assets/javascripts/search/`). A test compares both. Producers are
not among them: a letter tells nothing of thousands.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from catalogue.enrich.events import by_date, dates_label, event_url
from catalogue.enrich.index import commune_of
from catalogue.enrich.labels import Labels
from catalogue.enrich.search_tables import event_words
from catalogue.places import english, places
from catalogue.reference import LANGS, groups, marks, sets
from catalogue.text import one_line, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from catalogue.enrich.index import Index
    from catalogue.enrich.search_tables import SearchPage
    from catalogue.reference import Bilingual

# Things that the search box shows (find/box.js).
SHOWN = 6
# As names.js and shelves.js have them: a letter that is a word, that begins one; the same beside the name.
_WHOLE, _BEGINS = 100, 80
_MORE_WHOLE, _MORE_BEGINS = 40, 32
_SHARE = 40
_MOST = 500

Told = tuple[str, str, str, str | None, int | None]


class Thing(NamedTuple):
    """One of a shelf. `names` are folded, `more` folded words beside them; `is_open`: those alone find it
    as well. Told of it are its name and a `detail`, in each language, its address and number of products."""

    kind: str
    url: str
    names: Sequence[str]
    shown: Mapping[str, str]
    more: str = ""
    is_open: bool = False
    detail: Mapping[str, str] | None = None
    products: int | None = None

    def told(self, lang: str) -> Told:
        """Kind, address, name, what stands beside it, number of products."""
        detail = self.detail[lang] if self.detail else None
        return self.kind, self.url, self.shown[lang], detail, self.products


Shelves = list[list[Thing]]


def shelves_of(index: Index, pages: Iterable[SearchPage]) -> Shelves:
    """All that a letter may find. Of things that are equally good those on the first shelf come first."""
    products = index.products
    of_commune = Counter(unit.code for one in products if (unit := commune_of(one)))
    of_set = Counter(product.set for product in products)
    of_group = Counter(sets()[product.set].group for product in products)
    of_mark = Counter(mark for product in products for mark in product.marks)
    return [
        [
            Thing(
                "place",
                unit.url,
                _place(unit.name),
                _labels(unit.name),
                more=unit.code,
                products=of_commune[unit.code],
            )
            for unit in places().communes.values()
        ],
        list(_formers()),
        [
            Thing(
                "group", group.url, _both(group.short), group.short, products=of_group[group.slug]
            )
            for group in groups().values()
        ],
        [
            Thing(
                "set",
                item.url,
                _both(item.short),
                item.short,
                more="" if item.label == item.short else " ".join(_both(item.label)),
                detail=groups()[item.group].short,
                products=of_set[item.number],
            )
            for item in sets().values()
        ],
        [
            Thing(
                "mark",
                f"products/?mark={mark.key}",
                _both(mark.label),
                mark.label,
                more=words(mark.key),
                products=of_mark[mark.key],
            )
            for mark in marks().values()
        ],
        list(_events(index)),
        [
            Thing("page", page.url, _both(page.titles), page.titles, page.text, is_open=True)
            for page in pages
        ],
    ]


def first_others(letter: str, shelves: Shelves, lang: str) -> list[Told]:
    """Those that come first for a letter."""
    found: list[tuple[float, Thing]] = []
    for shelf in shelves:
        fitting = [(score, one) for one in shelf if (score := _score(letter, one))]
        if len(fitting) > _MOST:
            fitting = sorted(fitting, key=lambda scored: -scored[0])[:_MOST]
        found += [(score + _SHARE * _share(letter, one), one) for score, one in fitting]
    found.sort(key=lambda scored: -scored[0])
    return [one.told(lang) for _, one in found[:SHOWN]]


def _score(letter: str, thing: Thing) -> int:
    own = _begun(letter, " ".join(thing.names), _WHOLE, _BEGINS)
    if not own and not thing.is_open:
        return 0
    return max(own, _begun(letter, thing.more, _MORE_WHOLE, _MORE_BEGINS))


def _begun(letter: str, text: str, whole: int, begins: int) -> int:
    found = [word for word in text.split() if word[0] == letter]
    return (whole if letter in found else begins) if found else 0


def _share(letter: str, thing: Thing) -> float:
    """The share of a name's words that the letter begins."""
    parts = [name.split() for name in thing.names if name]
    return max((sum(word[0] == letter for word in one) / len(one) for one in parts), default=0)


def _formers() -> Iterator[Thing]:
    """Units until June 2025, then those until 2019, each once for every commune it went to."""
    former = [unit for _, unit in sorted(places().former.items())]
    named = [(unit.name, unit) for unit in former]
    named += [(name, unit) for unit in former for name in unit.earlier]
    for name, unit in named:
        district, label = _labels(unit.district), _labels(name)
        for code in unit.now:
            to = places().communes[code]
            shown = {lang: f"{label[lang]}, {district[lang]}" for lang in LANGS}
            more = " ".join(_place(unit.district))
            yield Thing("former", to.url, _place(name), shown, more, detail=_labels(to.name))


def _events(index: Index) -> Iterator[Thing]:
    for entry in by_date(index.catalogue.events.values())[::-1]:
        labels = {lang: Labels(lang) for lang in LANGS}
        name = {lang: one_line(told.text(entry.item.name).text) for lang, told in labels.items()}
        when = {lang: dates_label(entry.item, told) for lang, told in labels.items()}
        more = event_words(entry.item)
        yield Thing("event", event_url(entry), _both(name), name, more, is_open=True, detail=when)


def _both(text: Bilingual | Mapping[str, str]) -> list[str]:
    return [words(text[lang]) for lang in LANGS]


def _labels(place: str) -> dict[str, str]:
    return {"vi": place, "en": english(place)}


def _place(name: str) -> list[str]:
    return _both(_labels(name))
