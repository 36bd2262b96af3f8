"""The kinds of papers: what each is made of, and how its file is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.dates import PartialDate
from catalogue.paper.book import chapters, counted, indexes
from catalogue.paper.content import both
from catalogue.paper.fair_list import fair_list
from catalogue.paper.sheets import sheet
from catalogue.paper.typeset import Typeset, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.load.folder import Entry
    from catalogue.model import Event
    from catalogue.model.brief import ProductBrief
    from catalogue.paper.content import Data, Paper

# What the second page of the book explains.
_HOW = ("stars", "unknown", "code", "office")


def cards(
    paper: Paper, products: Iterable[ProductBrief], on_a4: bool = False, crop_marks: bool = False
) -> Typeset:
    """A stand card of A6 for each product; with `on_a4` four to a sheet, to be cut."""
    data = _frame(paper, "paper_products") | {
        "products": [paper.product(product) for product in products],
        "on_a4": on_a4,
        "crop_marks": crop_marks,
    }
    return _made(paper, "cards", data)


def labels(paper: Paper, products: Iterable[ProductBrief]) -> Typeset:
    """Shelf labels of 90 × 54 mm, ten to a sheet of A4, with marks where to cut."""
    data = _frame(paper, "paper_products") | {
        "products": [paper.product(product) for product in products],
        "crop_marks": False,
    }
    return _made(paper, "labels", data)


def producers(paper: Paper, products: Iterable[ProductBrief], crop_marks: bool = False) -> Typeset:
    """A sheet of A4 for each producer of these products, in the order of their names: with these alone."""
    made_by: dict[str, list[ProductBrief]] = {}
    for product in products:
        for slug in dict.fromkeys(product.producers):
            made_by.setdefault(slug, []).append(product)
    makers = sorted(
        (paper.index.catalogue.producers[slug] for slug in made_by),
        key=lambda producer: (producer.order.vi, producer.slug),
    )
    data = _frame(paper, "paper_producers") | {
        "producers": [sheet(paper, maker, made_by[maker.slug]) for maker in makers],
        "crop_marks": crop_marks,
    }
    for key in ("reach", "no_reach", "about", "products", "no_products", "online"):
        data["words"][key] = paper.words(f"paper_{key}")
    return _made(paper, "producers", data)


def event(
    paper: Paper, entry: Entry[Event], products: Iterable[ProductBrief], crop_marks: bool = False
) -> Typeset:
    """The buyer's list of an event: A4 across, these of its products, stand by stand."""
    data = _frame(paper, "paper_list") | {
        "event": fair_list(paper, entry, {product.id for product in products}),
        "crop_marks": crop_marks,
    }
    for key in (
        "list",
        "cancelled",
        "of_makers",
        "product",
        "stars",
        "by",
        "price",
        "no_price",
        "notes",
    ):
        data["words"][key] = paper.words(f"paper_{key}")
    return _made(paper, "event", data)


def catalogue(
    paper: Paper,
    products: list[ProductBrief],
    chosen: list[Data] | None = None,
    crop_marks: bool = False,
) -> Typeset:
    """A book of A5 with contents and indexes. `chosen`: what these products have in common, for its cover."""
    data = _frame(paper, "paper_catalogue") | {
        "groups": chapters(paper, products),
        "indexes": indexes(paper, products),
        "how": [paper.words(f"paper_how_{key}") for key in _HOW],
        "chosen": chosen or [],
        "address": paper.site_root,
        "crop_marks": crop_marks,
    }
    today = PartialDate.of(paper.index.today)
    data["words"] |= {
        "home": paper.words("home_title"),
        "count": counted(paper, len(products)),
        "edition": both(lambda lang: paper.labels(lang)("paper_edition", date=today.label(lang))),
        "how": paper.words("paper_how"),
        "contents": paper.words("paper_contents"),
        "licence": paper.words("paper_how_licence"),
    }
    paper.pictures.drawing("landscape")
    return _made(paper, "catalogue", data)


def _frame(paper: Paper, title: str) -> Data:
    """What every paper says around its products."""
    today = PartialDate.of(paper.index.today)
    words = {
        "site": paper.words("site_name"),
        "no_producer": paper.words("paper_no_producer"),
        "made_from": paper.words("paper_made_from"),
        "more": paper.words("paper_more", count="{n}"),
        "as_of": both(lambda lang: paper.labels(lang)("paper_as_of", date=today.label(lang))),
    }
    vi = paper.labels("vi")
    return {"words": words, "title": f"{vi('site_name')}: {vi(title)}"}


def _made(paper: Paper, template: str, data: Data) -> Typeset:
    return typeset(template, data, paper.pictures.files, paper.index.today)
