"""Which results are right: ids and rules of a query resolved against a catalogue.

    {name: mat ong, place: kim boi}     all words in a name or an alias; commune, former unit or district
    {prefix: mat ong rung h}            as `name`, but the last word may go on
    {set: [9, 10], mark: vietgap}       also group, producer (its slug), maker (words of its name), text

Words with diacritics must have these diacritics in the catalogue, wherever the tone is written (Hòa, Hoà);
words without any stand for all. What a rule leaves out may be anything.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from catalogue.places import places
from catalogue.reference import sets
from catalogue.text import fold, slug, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.search.known import Known, Maker, Thing
    from benchmarks.search.queries import Query

Rule = dict[str, Any]
KEYS = {"name", "prefix", "place", "set", "group", "producer", "maker", "mark", "text"}
OTHERS = {"producer", "maker", "place", "group", "set", "mark", "page"}
_WORD = re.compile(r"[^\W_]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def resolve(query: Query, known: Known) -> frozenset[str]:
    """Ids of products, or addresses of other pages, any of which is a right answer.

    A product of the same name as one that is named counts too. Raises ValueError when nothing is right.
    """
    if query.for_products:
        unknown = set(query.want) - set(known.products)
        if unknown:
            raise ValueError(f"{query.kind}: {query.text!r}: no product {sorted(unknown)}")
        right = known.same_name(set(query.want)) if query.want else set()
        right |= fitting(query.any, known)
        right = right or fitting(query.otherwise, known)
    else:
        right = {url for one in query.want for url in _pages(one, known)}
    if not right:
        raise ValueError(f"{query.kind}: {query.text!r}: nothing in the catalogue is right")
    return frozenset(right)


def fitting(rules: Iterable[Rule], known: Known) -> set[str]:
    """Ids of the products that one of the rules fits."""
    return {
        number
        for number, thing in known.products.items()
        if any(fits(rule, thing, known) for rule in rules)
    }


def fits(rule: Rule, thing: Thing, known: Known) -> bool:
    return all(_TESTS[key](value, thing, known) for key, value in rule.items())


def _named(wanted: str, thing: Thing, prefix: bool = False) -> bool:
    """In one name or alias; a look at all of them together settles most products."""
    return _holds(thing.all_names, wanted, prefix) and any(
        _holds(text, wanted, prefix) for text in (*thing.names, *thing.aliases)
    )


def _lies_in(wanted: str, thing: Thing, known: Known) -> bool:
    return any(_folded(name) == _folded(wanted) for name in thing.places)


def _made_by(wanted: str, thing: Thing, known: Known) -> bool:
    return any(_of_maker(wanted, known.producers[slug]) for slug in thing.producers)


def _of_maker(wanted: str, maker: Maker) -> bool:
    return any(_holds(text, wanted) for text in (*maker.names, *maker.aliases))


_TESTS: dict[str, Any] = {
    "name": lambda wanted, thing, _: _named(wanted, thing),
    "prefix": lambda wanted, thing, _: _named(wanted, thing, prefix=True),
    "place": _lies_in,
    "set": lambda wanted, thing, _: thing.set in (wanted if isinstance(wanted, list) else [wanted]),
    "group": lambda wanted, thing, _: thing.group == wanted,
    "producer": lambda wanted, thing, _: wanted in thing.producers,
    "maker": _made_by,
    "mark": lambda wanted, thing, _: wanted in thing.marks,
    "text": lambda wanted, thing, _: _holds("\n".join((thing.text, *thing.names)), wanted),
}


def _holds(text: str, wanted: str, prefix: bool = False) -> bool:
    """Whether all the words wanted are in the text; the last one perhaps as the beginning of a word."""
    form, parts = _parts(wanted, prefix)
    there = form(text)
    return all(part in there for part in parts)


@cache
def _parts(wanted: str, prefix: bool) -> tuple[Callable[[str], str], list[str]]:
    """How to read the text, and what to look for in it."""
    form = _toned if fold(wanted) != wanted.lower() else _folded
    *whole, last = form(wanted).split()
    return form, [*(f" {word} " for word in whole), f" {last}" if prefix else f" {last} "]


@lru_cache(maxsize=200_000)
def _folded(text: str) -> str:
    """Words with a space before and after each."""
    return f" {words(text)} "


@lru_cache(maxsize=200_000)
def _toned(text: str) -> str:
    """The same with diacritics, the tone always behind the letters."""
    plain = unicodedata.normalize("NFC", text.lower())
    found = [unicodedata.normalize("NFD", word) for word in _WORD.findall(plain)]
    letters = [_TONES.sub("", word) + "".join(_TONES.findall(word)) for word in found]
    return f" {' '.join(letters)} "


def _pages(wanted: str, known: Known) -> set[str]:
    """Addresses below a language's home page of "set:4", "place:muong dong", "page:about/" …"""
    kind, _, what = wanted.partition(":")
    match kind:
        case "producer":
            same = {words(name) for name in known.producers[what].names}
            makers = known.producers.values()
            return {_maker(one) for one in makers if any(words(name) in same for name in one.names)}
        case "maker":
            return {_maker(one) for one in known.producers.values() if _of_maker(what, one)}
        case "place":
            return pages_of_place(what)
        case "group":
            return {f"groups/{what}/"}
        case "set":
            return {sets()[int(what)].url}
        case "mark":
            return {f"products/?mark={what}"}
        case _:
            return {what}


def _maker(maker: Maker) -> str:
    return f"producers/{maker.slug}/"


def pages_of_place(name: str) -> set[str]:
    """Addresses of the communes of this name, and of those that hold the former units of this name."""
    wanted, units = words(name), places()
    codes = {code for code, commune in units.communes.items() if words(commune.plain) == wanted}
    for unit in units.former.values():
        if words(unit.plain) == wanted:
            codes.update(unit.now)
    return {f"places/{code}-{slug(units.communes[code].plain)}/" for code in codes}
