"""What the buyer's list of an event says: when and where it is, and stand by stand what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich.events import dates_label, event_url, stand_products, stand_title
from catalogue.enrich.labels import Shown
from catalogue.paper.content import both, texts
from catalogue.paper.sheets import contacts

if TYPE_CHECKING:
    from catalogue.load.folder import Entry
    from catalogue.model import Event, Stand
    from catalogue.paper.content import Data, Paper


def fair_list(paper: Paper, entry: Entry[Event], chosen: set[str]) -> Data:
    """An event with the products whose ids are chosen; stands that show none of them are left out."""
    event = entry.item
    page = f"vi/{event_url(entry)}"
    stands = [
        _stand(paper, stand, number, chosen) for number, stand in enumerate(event.stands, start=1)
    ]
    return {
        **paper.names(event.name),
        "when": both(lambda lang: dates_label(event, paper.labels(lang))),
        "venue": texts(event.venue),
        "place": both(lambda lang: paper.place(event.place, lang)) if event.place else None,
        "hours": texts(event.hours),
        "organiser": texts(event.organiser),
        "cancelled": event.cancelled,
        "code": paper.pictures.code_of_page(page),
        "url": (paper.site_root + page).split("://", 1)[1],
        "stands": [stand for stand in stands if stand["products"]],
    }


def _stand(paper: Paper, stand: Stand, number: int, chosen: set[str]) -> Data:
    makers = [paper.index.catalogue.producers[key] for key in dict.fromkeys(stand.producers)]
    products = [one for one in stand_products(stand, paper.index) if one.id in chosen]
    return {
        "title": _title(stand) or paper.words("stand_n", number=number),
        "makers": [paper.producer_name(maker) for maker in makers],
        "contacts": list(contacts(paper, makers[0])) if len(makers) == 1 else [],
        "of_makers": not stand.products,
        "products": [paper.product(product) for product in products],
    }


def _title(stand: Stand) -> Data | None:
    name = texts(stand.name)
    return name and {
        lang: stand_title(Shown(text, lang)).text if text else None for lang, text in name.items()
    }
