"""What a producer's sheet says of the producer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich.contacts import host_of, phone_contact
from catalogue.enrich.parts import producer_url
from catalogue.paper.content import both, texts
from catalogue.reference import kinds
from catalogue.render.prose import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.model.brief import ProducerBrief, ProductBrief
    from catalogue.paper.content import Data, Paper

_LINKS = ("website", "zalo", "facebook")


def sheet(paper: Paper, producer: ProducerBrief, products: list[ProductBrief]) -> Data:
    """A producer and these of its products, the reliable and higher ratings first."""
    item = paper.index.catalogue.producer(producer.slug).item
    about = item.about
    page = f"vi/{producer_url(producer)}"
    return {
        **paper.producer_name(producer),
        "kind": kinds()["producer_kinds"][producer.kind],
        "place": both(lambda lang: paper.place(producer, lang, unknown="paper_no_seat")),
        "address": texts(item.address or item.village),
        "contacts": list(contacts(paper, producer)),
        "about": both(lambda lang: paragraphs((about and about.get(lang)) or "")),
        "products": [paper.product(one) for one in paper.index.best_first(products)],
        "code": paper.pictures.code_of_page(page),
        "url": (paper.site_root + page).split("://", 1)[1],
    }


def contacts(paper: Paper, producer: ProducerBrief) -> Iterator[Data]:
    """How to reach a producer: a label in both languages and what to dial, write to or open."""
    phone = phone_contact(producer.phone)
    found = {"phone": phone.text if phone else None, "email": producer.email}
    found |= {name: getattr(producer, name) for name in _LINKS}
    for name, value in found.items():
        if value:
            text = value if name not in _LINKS else _typed(value)
            yield {"label": paper.words(f"paper_{name}"), "text": text}


def _typed(url: str) -> str:
    """An address as one types it: without scheme and without a slash at the end."""
    return url.removeprefix("https://").rstrip("/") or host_of(url)
