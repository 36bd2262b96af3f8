"""The whole catalogue as a book: chapters by group and set, and its indexes.

Groups and sets come in the order of the decision that names them, products by their Vietnamese names.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from catalogue.enrich.index import commune_of
from catalogue.paper.content import cut
from catalogue.reference import LANGS, groups, sets
from catalogue.text import index_letter, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from catalogue.model.brief import ProductBrief
    from catalogue.paper.content import Data, Paper

# A name in a line of an index.
_NAME = 90
# What stands in an index: a name, its place in the alphabet, and the products it leads to.
Line = tuple[str, str, list[str]]


def chapters(paper: Paper, products: Iterable[ProductBrief]) -> list[Data]:
    """Groups that have products, each with its sets that have."""
    by_set: dict[int, list[ProductBrief]] = {}
    for product in sorted(products, key=lambda one: (one.order.vi, one.id)):
        by_set.setdefault(product.set, []).append(product)
    return [
        {
            "slug": group.slug,
            "label": group.label,
            "drawing": paper.pictures.drawing(group.slug),
            "count": counted(paper, sum(len(by_set[number]) for number in numbers)),
            "sets": [
                {
                    "number": number,
                    "label": sets()[number].label,
                    "products": [paper.product(product) for product in by_set[number]],
                }
                for number in numbers
            ],
        }
        for group in groups().values()
        if (numbers := [n for n in sorted(by_set) if sets()[n].group == group.slug])
    ]


def counted(paper: Paper, count: int) -> Data:
    return paper.words("paper_count_one") if count == 1 else paper.words("paper_count", count=count)


def indexes(paper: Paper, products: list[ProductBrief]) -> list[Data]:
    """Product names of each language, producers, places: all in the order of their alphabet."""
    found = [_index(paper, f"names_{lang}", lang, _names(products, lang)) for lang in LANGS]
    found.append(_index(paper, "producers", "vi", _producers(paper, products)))
    found.append(_index(paper, "places", "vi", _places(products)))
    return [index for index in found if index["letters"]]


def _index(paper: Paper, key: str, lang: str, lines: Iterable[Line]) -> Data:
    ordered = sorted(lines, key=lambda line: (line[1], line[2]))
    letters = groupby(ordered, key=lambda line: index_letter(line[0], lang))
    return {
        "key": key,
        "lang": lang,
        "title": paper.words(f"paper_{key}"),
        "letters": [
            {
                "letter": letter,
                "rows": [{"name": cut(name, _NAME), "ids": ids} for name, _, ids in rows],
            }
            for letter, rows in letters
        ],
    }


def _names(products: Iterable[ProductBrief], lang: str) -> Iterator[Line]:
    """Of a product without a name in this language nothing: it stands in the other index."""
    for product in products:
        name = product.name.get(lang)
        if name is not None:
            yield name, sort_key(name, lang), [product.id]


def _producers(paper: Paper, products: Iterable[ProductBrief]) -> Iterator[Line]:
    made_by: dict[str, list[str]] = {}
    for product in products:
        for slug in dict.fromkeys(product.producers):
            made_by.setdefault(slug, []).append(product.id)
    for slug, ids in made_by.items():
        producer = paper.index.catalogue.producers[slug]
        name = paper.labels("vi").text(producer.name).text
        yield name, sort_key(name, "vi"), ids


def _places(products: Iterable[ProductBrief]) -> Iterator[Line]:
    """Communes and wards, by their own names: "Mường Động (xã)"."""
    from_there: dict[str, tuple[str, list[str]]] = {}
    for product in products:
        commune = commune_of(product)
        if commune is not None:
            kind = commune.name.removesuffix(commune.plain).strip().lower()
            name = f"{commune.plain} ({kind})"
            from_there.setdefault(commune.code, (name, []))[1].append(product.id)
    for name, ids in from_there.values():
        yield name, sort_key(name, "vi"), ids
