"""Invented products and producers as briefs, and an index of them, without a single file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue.dates import PartialDate
from catalogue.enrich.index import Index
from catalogue.load.folder import Catalogue
from catalogue.model.brief import Names, ProducerBrief, ProductBrief, Standing, order_of
from catalogue.shards import Shards

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 11, 22)
RELIABLE = (Standing(4, PartialDate(2028, 3, 31), None),)


def product(number: int, **fields: Any) -> ProductBrief:
    """Product TS0001 … of set 4, a candidate, made by nobody nowhere."""
    made = ProductBrief(
        slug=f"thu-{number}",
        path=f"products/thu-{number}.yml",
        digest="",
        id=f"TS{number:04d}",
        name=Names(f"Tên {number:04d}", f"Name {number:04d}"),
        order=Names("", ""),
        set=4,
        producers=(),
        commune=None,
        former=None,
        illustration=None,
        season=(),
        status="candidate",
        certificates=(),
        photo=None,
        photos=(),
        also=(),
        marks=(),
        visit=False,
        online=False,
        text="",
        gtins=(),
        stories=(),
    )
    made = made._replace(**fields)
    return made._replace(order=order_of(made.name))


def reliable(number: int, **fields: Any) -> ProductBrief:
    """The same with a valid certificate."""
    return product(number, **{"status": None, "certificates": RELIABLE} | fields)


def producer(slug: str, **fields: Any) -> ProducerBrief:
    """A cooperative of nowhere that tells nothing of itself."""
    made = ProducerBrief(
        slug=slug,
        path=f"producers/{slug}.yml",
        digest="",
        name=Names(f"HTX {slug}", f"{slug} Cooperative"),
        order=Names("", ""),
        kind="cooperative",
        commune=None,
        former=None,
        location=None,
        phone=None,
        email=None,
        website=None,
        zalo=None,
        facebook=None,
        photos=(),
        also=(),
    )
    made = made._replace(**fields)
    return made._replace(order=order_of(made.name))


def index_of(
    products: Iterable[ProductBrief] = (),
    producers: Iterable[ProducerBrief] = (),
    today: date = TODAY,
) -> Index:
    catalogue = Catalogue(Path("nowhere"), Shards(None, ""))
    catalogue.products = {one.slug: one for one in products}
    catalogue.producers = {one.slug: one for one in producers}
    return Index(catalogue, today)
