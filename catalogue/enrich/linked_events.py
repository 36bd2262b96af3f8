"""Events as nodes of schema.org (see `linked_data.py`): only what their pages say too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich.events import event_products, event_url
from catalogue.enrich.index import commune_of
from catalogue.enrich.linked_data import MOST_ITEMS
from catalogue.enrich.parts import product_url

if TYPE_CHECKING:
    from catalogue.enrich.linked_data import Linked, Node
    from catalogue.load.folder import Entry
    from catalogue.model import Event

_SCHEMA = "https://schema.org/"


def event_node(entry: Entry[Event], linked: Linked) -> Node:
    event, labels = entry.item, linked.maker.labels
    unit = commune_of(event.place)
    node: Node = {
        "@type": "Event",
        "@id": linked.it(event_url(entry)),
        "url": linked.address(event_url(entry)),
        **linked.names(
            labels.text(event.name), linked.maker.other_name(event.name), event.also_known_as
        ),
        "startDate": str(event.start),
        "endDate": str(event.end),
        "eventStatus": f"{_SCHEMA}{'EventCancelled' if event.cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"{_SCHEMA}OfflineEventAttendanceMode",
    }
    venue = labels.maybe(event.venue)
    if venue or unit:
        name = linked.words(venue) if venue else unit.label(labels.lang) if unit else None
        node["location"] = {"@type": "Place", "name": name}
        if unit:
            node["location"]["address"] = linked.postal(unit)
    if event.organiser:
        name = linked.words(labels.text(event.organiser))
        node["organizer"] = {"@type": "Organization", "name": name}
    if event.website:
        node["sameAs"] = event.website
    shown = event_products(entry, linked.maker.index)[:MOST_ITEMS]
    if shown:
        node["about"] = [{"@id": linked.it(product_url(product))} for product in shown]
    return node
