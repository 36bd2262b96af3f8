"""Queries made from the catalogue's own names by chance: nobody can tune an engine to them.

    fold    the whole name without diacritics          drop   one or two words left out
    typo    a letter wrong, missing, too many or two swapped       prefix   the last word not finished
    join    two words, or all, written as one          order  the end of the name first

Right is the product the name was taken from, and any other whose name or alias has all the words that were
kept. The same seed gives the same queries.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from benchmarks.search.queries import Query
from catalogue.text import words

if TYPE_CHECKING:
    from benchmarks.search.known import Known

SEED = 20261122
COUNT = 400
_EDITS = {"fold": 1, "drop": 2, "typo": 3, "prefix": 2, "join": 1, "order": 1}
_LETTERS = "abcdefghiklmnopqrstuvxy"
_SHORTEST = 3  # letters of a word that gets a typo: a shorter one would be another word


def generated(known: Known, count: int = COUNT, seed: int = SEED) -> list[Query]:
    random = Random(f"{seed}/{len(known.products)}")
    numbers, vocabulary = list(known.products), _vocabulary(known)
    found: list[Query] = []
    while len(found) < count:
        product = known.products[random.choice(numbers)]
        name = random.choices(product.names, (2, 1)[: len(product.names)])[0]
        edit = random.choices(list(_EDITS), list(_EDITS.values()))[0]
        made = _edited(random, edit, name, vocabulary)
        if made:
            text, kept = made
            rule = {"prefix" if edit == "prefix" else "name": kept}
            site = random.choices(("vi", "en"), (3, 1))[0]
            found.append(Query(text, edit, site, (product.id,), (rule,)))
    return found


def _vocabulary(known: Known) -> set[str]:
    """Folded words of the catalogue's names: a typo that gives one of these is none."""
    names = [name for one in known.products.values() for name in (one.all_names, *one.places)]
    names += [name for one in known.producers.values() for name in (*one.names, *one.aliases)]
    return {word for name in names for word in words(name).split()}


def _edited(random: Random, edit: str, name: str, vocabulary: set[str]) -> tuple[str, str] | None:
    """What is typed and the words that were meant, or None when the name is too short for this."""
    kept = words(name).split()
    if edit in {"drop", "typo"} and len(kept) > 3 and random.random() < (edit == "drop") + 0.4:
        for _ in range(random.choice((1, 2)) if len(kept) > 4 else 1):
            del kept[random.randrange(len(kept))]
    elif edit == "drop":
        return None
    typed = list(kept)
    if edit == "typo":
        at = random.randrange(len(typed))
        wrong = _mistyped(random, typed[at])
        if wrong is None or wrong in vocabulary:
            return None
        typed[at] = wrong
    elif edit == "prefix":
        last = random.randrange(min(2, len(kept) - 1), len(kept))
        kept = kept[: last + 1]
        kept[last] = kept[last][: random.randint(1, len(kept[last]))]
        typed = kept
    elif edit == "join":
        at = random.randrange(max(1, len(typed) - 1))
        typed = ["".join(typed)] if random.random() < 0.2 else _joined(typed, at)
    elif edit == "order":
        at = random.randrange(1, len(typed)) if len(typed) > 1 else 0
        typed = typed[at:] + typed[:at]
    elif edit == "fold" and random.random() < 0.3:
        return name, " ".join(kept)  # as it is written
    return " ".join(typed), " ".join(kept)


def _joined(typed: list[str], at: int) -> list[str]:
    return [*typed[:at], "".join(typed[at : at + 2]), *typed[at + 2 :]]


def _mistyped(random: Random, word: str) -> str | None:
    if len(word) < _SHORTEST:
        return None
    at = random.randrange(len(word))
    match random.choice(("other", "missing", "more", "swapped")):
        case "other":
            wrong = word[:at] + random.choice(_LETTERS) + word[at + 1 :]
        case "missing":
            wrong = word[:at] + word[at + 1 :]
        case "more":
            wrong = word[:at] + random.choice(_LETTERS) + word[at:]
        case _:
            at = min(at, len(word) - 2)
            wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return wrong if wrong != word else None
