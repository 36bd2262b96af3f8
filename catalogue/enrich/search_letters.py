"""What a single letter finds, ahead of the whole index: the first answer of a large catalogue in a few kB.

Somebody who begins to type on a weak connection would wait for hundreds of kB until the first letter tells
anything. So a small index goes before: the products that come first for each letter, with all that pages
show of them. The order is that of the browser (`overrides/assets/javascripts/search/rank.js`), so nothing
moves when the whole index is there; a test compares both. The format is described in docs/search.md.

>>> letters_data(index, photos, pages)["letters"]["vi"]["m"]
{"total": 3411, "first": [7, 180, 44, 12, 203, 91], "others": [["set", "sets/8-honey/", "Mật ong", …], …]}
"""

from __future__ import annotations

from dataclasses import replace
from math import floor
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, NamedTuple

from catalogue.enrich.index import Index
from catalogue.enrich.search_data import search_data
from catalogue.enrich.search_others import first_others, shelves_of
from catalogue.reference import LANGS
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalogue.enrich.search_tables import SearchPage
    from catalogue.model.brief import ProductBrief
    from catalogue.render.photos import PhotoSet

# Products that the search box shows (find/box.js).
SHOWN = 6
# As match.js and rank.js have them: a letter that is a word, that begins one; where it stands in a name.
_WHOLE, _BEGINS = 100, 80
_RUN, _BEGINNING, _ALL, _SHARE = 10, 10, 20, 8
_OTHER_NAME = 0.9
_STEP = 3
_MOST = 400


class Found(NamedTuple):
    """How many products a letter finds, and those that come first."""

    total: int
    first: list[ProductBrief]


class _Named(NamedTuple):
    """A product, the folded words of its name in one language, and how much it is to be trusted."""

    product: ProductBrief
    name: list[str]
    trust: int


def letters_data(
    index: Index, photos: Mapping[str, PhotoSet], pages: Sequence[SearchPage]
) -> dict[str, Any]:
    """What `/search/letters.json` holds: an index of the products that come first for some letter; for each
    letter how many it finds, positions of the first, and what else it finds."""
    found = {lang: first_by_letter(index, lang) for lang in LANGS}
    shown = {
        one.slug for told in found.values() for letter in told.values() for one in letter.first
    }
    few = _only(index, shown)
    at = {product.slug: position for position, product in enumerate(few.products)}
    shelves = shelves_of(index, pages)
    data = search_data(few, photos, (), ())
    # Nothing is looked for in these tables: what a letter finds there is told.
    data["tables"] |= {"earlier": "", "events": []}
    return {
        **data,
        "letters": {
            lang: {
                letter: {
                    "total": total,
                    "first": [at[product.slug] for product in first],
                    "others": first_others(letter, shelves, lang),
                }
                for letter, (total, first) in told.items()
            }
            for lang, told in found.items()
        },
    }


def _only(index: Index, shown: set[str]) -> Index:
    """The same with these products alone, and their producers."""
    catalogue = index.catalogue
    products = {slug: one for slug, one in catalogue.products.items() if slug in shown}
    makers = {slug for product in products.values() for slug in product.producers}
    producers = {slug: one for slug, one in catalogue.producers.items() if slug in makers}
    return Index(replace(catalogue, products=products, producers=producers), index.today)


def first_by_letter(index: Index, lang: str) -> dict[str, Found]:
    """Of each letter that begins a word of a name in this language. `index` has all products."""
    by_letter: dict[str, list[_Named]] = {}
    for product in index.products:
        name = words(product.name.get(lang) or "").split()
        named = _Named(product, name, _trust(index, product))
        for letter in {word[0] for word in name}:
            by_letter.setdefault(letter, []).append(named)
    return {
        letter: Found(len(by_letter[letter]), _first(letter, by_letter[letter]))
        for letter in ascii_lowercase
        if letter in by_letter
    }


def _trust(index: Index, product: ProductBrief) -> int:
    """More for a certificate that holds, then for more stars."""
    rating = index.rating(product)
    return 10 * rating.is_valid + (rating.stars or 0)


def _first(letter: str, named: Sequence[_Named]) -> list[ProductBrief]:
    """Those that come first, by how they are named, between equals by trust, then in the order of ids."""
    whole, begins = _key(_WHOLE), _key(_BEGINS)
    rank = [one.trust + (whole if letter in one.name else begins) for one in named]
    # Names of the best are looked at closely; there may be thousands.
    best = sorted(sorted(range(len(named)), key=rank.__getitem__, reverse=True)[:_MOST])
    for at in best:
        product, name, trust = named[at]
        others = [_OTHER_NAME * _likeness(letter, words(other).split()) for other in product.also]
        close = max(_likeness(letter, name), *others, 0)
        rank[at] = trust + _key(close + (_WHOLE if letter in name else _BEGINS))
    return [named[at].product for at in sorted(best, key=rank.__getitem__, reverse=True)[:SHOWN]]


def _key(score: float) -> int:
    """Scores that differ little count as equal; trust is less than a step."""
    return floor(score / _STEP + 0.5) * 16


def _likeness(letter: str, name: Sequence[str]) -> float:
    """How much of a name the letter is."""
    begun = [at for at, word in enumerate(name) if word[0] == letter]
    if not begun:
        return 0
    score = _RUN
    if begun[0] == 0:
        score += _BEGINNING + _ALL * (name == [letter])
    return score + _SHARE * len(begun) / len(name)
