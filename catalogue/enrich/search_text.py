"""Words of summaries, stories, ingredients and facts → the products that have them.

They stand apart from the index, in files by first letters, so that a reader loads a few kilobytes when
a word is no name. Kept in a process that builds again and again: then only what changed is worked out.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from catalogue.model.brief import ProductBrief

# What `TextWords.kept` tells: ids, texts, word → positions.
Words = tuple[list[str], list[str], dict[str, list[int]]]
# Files are named by one letter in catalogues of fewer products than this, then by two.
_MANY = 2000
# A word of more than a tenth of all products tells them too little apart to be worth its bytes.
_TENTH, _FEW = 10, 30


def bucket_letters(count: int) -> int:
    """How many first letters of a word name its file, in a catalogue of so many products."""
    return 1 if count < _MANY else 2


class TextWords:
    """Folded word → positions of products in the order of ids."""

    def __init__(self, kept: Words | None = None) -> None:
        """`kept` is what `kept()` told in an earlier run."""
        self._ids, self._texts, self._places = kept or ([], [], {})

    def kept(self) -> Words:
        """Ids and texts of products, and the words' places, in plain values."""
        return self._ids, self._texts, self._places

    def update(self, products: Sequence[ProductBrief]) -> set[str] | None:
        """Take the words of these products; the files that may have changed, None for all."""
        ids, texts = [product.id for product in products], [product.text for product in products]
        before, same = self._texts, ids == self._ids
        self._ids, self._texts = ids, texts
        if not same:
            self._places = _places(texts)
            return None
        letters, changed = bucket_letters(len(ids)), set()
        for at, (old, new) in enumerate(zip(before, texts)):
            if old != new:
                changed |= self._replace(at, set(old.split()), set(new.split()))
        return {word[:letters] for word in changed}

    def _replace(self, at: int, old: set[str], new: set[str]) -> set[str]:
        for word in old - new:
            found = self._places[word]
            del found[bisect_left(found, at)]
            if not found:
                del self._places[word]
        for word in new - old:
            insort(self._places.setdefault(word, []), at)
        return old ^ new

    def files(self, only: set[str] | None = None) -> Iterator[tuple[str, dict[str, list[int]]]]:
        """Bucket → words → positions, the first one and then differences; in order, none empty."""
        count = len(self._ids)
        letters, most = bucket_letters(count), max(count // _TENTH, _FEW)
        buckets: dict[str, dict[str, list[int]]] = {}
        words = self._places if only is None else self._within(only, letters)
        for word in sorted(words):
            found = self._places[word]
            if len(found) <= most:
                deltas = [found[0], *map(sub, found[1:], found)]
                buckets.setdefault(word[:letters], {})[word] = deltas
        yield from buckets.items()

    def _within(self, only: set[str], letters: int) -> Iterable[str]:
        return [word for word in self._places if word[:letters] in only]


def _places(texts: Iterable[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        for word in text.split():
            places[word].append(at)
    return dict(places)
