"""The search index: a column for each thing a reader can look for, entry i of each is product i.

It holds both languages and every product in the order of ids; what words of texts lead to stands in files
of its own (`search_text.py`), which readers load only when they need one. The format is described in
docs/search.md.

>>> search_data(index, photos, pages, ["a", "b"])["ids"]
[['HB', 1, 23]]
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from catalogue.enrich.search_tables import (
    NONE,
    Tables,
    alias_column,
    name_columns,
    optional_phrases,
    optional_words,
    packed,
)
from catalogue.enrich.search_text import bucket_letters
from catalogue.enrich.status import DATED
from catalogue.load.folder import photo_key
from catalogue.places import english, places
from catalogue.signature import digest
from catalogue.text import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from catalogue.enrich.index import Index
    from catalogue.enrich.search_tables import SearchPage
    from catalogue.enrich.status import Rating
    from catalogue.model.brief import ProductBrief
    from catalogue.render.photos import PhotoSet

FORMAT = 2
_EPOCH = date(1970, 1, 1)
_WIDEST_OF_A_CARD = 640  # pixels
PHOTO, VISIT, ONLINE = 1, 2, 4
# Of more products a browser takes long to put the words of names together; of fewer, longer to load them.
_MOST_WITHOUT_WORDS = 1500


def is_large(products: int) -> bool:
    """Whether the index of so many products is so large that more is made ready for browsers."""
    return products > _MOST_WITHOUT_WORDS


def search_data(
    index: Index,
    photos: Mapping[str, PhotoSet],
    pages: Sequence[SearchPage],
    buckets: Iterable[str],
) -> dict[str, Any]:
    """What `/search/index.json` holds; `buckets` are the files with words of texts."""
    products = index.products
    tables = Tables(index, pages)
    ratings = [index.rating(product) for product in products]
    data = {
        "format": FORMAT,
        "of": digest_of(products),
        "ids": _runs([product.id for product in products]),
        **name_columns([(product.name, product.slug) for product in products]),
        "aliases": alias_column(product.also for product in products),
        "set": packed(product.set for product in products),
        "stars": packed(rating.stars or 0 for rating in ratings),
        "status": packed(tables.statuses[rating.status] for rating in ratings),
        "ends": packed(map(_end, ratings)),
        "place": packed(tables.spot_column()),
        **_makers(products, tables),
        "season": packed(map(_season, products)),
        "with": packed(map(_with, products)),
        "marks": packed(tables.marked.get(product.marks, NONE) for product in products),
        "drawing": packed(tables.drawings.get(name, NONE) for name in tables.drawing_column()),
        "photos": dict(_photos(products, photos)),
        "tables": tables.data(),
    }
    data["words"] = (
        " ".join(sorted(vocabulary("\n".join(_named(data))))) if is_large(len(products)) else ""
    )
    data["optional"] = "\n".join(sorted(optional_words() | optional_phrases()))
    data["text"] = {"letters": bucket_letters(len(products)), "buckets": " ".join(buckets)}
    return data


def digest_of(products: Iterable[ProductBrief]) -> str:
    """Names the products and their order: positions in two files mean the same if this is the same."""
    return digest(*(product.id for product in products))[:12]


def _runs(ids: Iterable[str]) -> list[list[str | int]]:
    """Prefix, first number and how many in a row: HB0001, HB0002, HB0004 → HB 1 2, HB 4 1."""
    runs: list[list[Any]] = []
    for one in ids:
        prefix, number = one[:2], int(one[2:])
        if runs and runs[-1][0] == prefix and sum(runs[-1][1:]) == number:
            runs[-1][2] += 1
        else:
            runs.append([prefix, number, 1])
    return runs


def _end(rating: Rating) -> int:
    """The last valid day, where days make the status; 0 where it is not known."""
    if rating.end is None or rating.status not in DATED:
        return 0
    return (rating.end.last_day() - _EPOCH).days


def _makers(products: Sequence[ProductBrief], tables: Tables) -> dict[str, Any]:
    """The producer of each product, the first of several; all of those, by position."""
    made = [[tables.producers[slug] for slug in dict.fromkeys(one.producers)] for one in products]
    return {
        "producer": packed(makers[0] if makers else NONE for makers in made),
        "producers": {str(at): makers for at, makers in enumerate(made) if len(makers) > 1},
    }


def _season(product: ProductBrief) -> int:
    return sum(1 << month - 1 for month in set(product.season))


def _with(product: ProductBrief) -> int:
    return PHOTO * bool(product.photos) + VISIT * product.visit + ONLINE * product.online


def _photos(
    products: Iterable[ProductBrief], photos: Mapping[str, PhotoSet]
) -> Iterable[tuple[str, list[Any]]]:
    """Position → name of the first photo, and the widths a card may use."""
    for at, product in enumerate(products):
        if product.photo:
            variants = photos[photo_key(product.path, product.photo.file)].variants
            name, width = variants[0]
            widths = [step for _, step in variants if step <= _WIDEST_OF_A_CARD]
            yield str(at), [name.removesuffix(f"-{width}.webp"), widths or [width]]


def _named(data: Mapping[str, Any]) -> Iterable[str]:
    """Every name in the index: what a word that is not spelt well may have been meant to be."""
    tables = data["tables"]
    for named in (data, tables["producers"]):
        yield from (named["vi"], named["en"], *named["aliases"].values())
    units = [unit.name for unit in places().communes.values()]
    units += [name for unit in places().former.values() for name in (unit.name, unit.district)]
    for name in units:
        yield from (name, english(name))
    for name in ("sets", "groups", "marks"):
        for row in tables[name]:
            yield from (row["vi"], row["en"], *row.get("long", {}).values())
