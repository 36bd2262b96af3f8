"""Events → what their pages and the list of them show, and what calendars get of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from catalogue.enrich import directions
from catalogue.enrich.contacts import host_of
from catalogue.enrich.event_data import EventPageData, EventsData, EventYear, StandData
from catalogue.enrich.events import (
    by_date,
    event_products,
    note,
    stand_products,
    stand_title,
)
from catalogue.enrich.parts import Maker, SourceNumbers
from catalogue.enrich.producer_page import producer_tiles

if TYPE_CHECKING:
    from catalogue.load.folder import Entry
    from catalogue.model import Event, Stand

# The file of all events, for calendars.
ALL_EVENTS = "events.ics"


def calendar_path(entry: Entry[Event]) -> str:
    """The file of an event for calendars, below the language's home."""
    return f"events/{entry.slug}.ics"


def event_data(entry: Entry[Event], maker: Maker) -> EventPageData:
    event, labels = entry.item, maker.labels
    numbers = SourceNumbers.of(event.sources)
    return EventPageData(
        name=labels.text(event.name),
        other_name=maker.other_name(event.name),
        note=note(entry, maker.index, labels),
        place=maker.place(event.place),
        location=directions.to_place(event.place, labels),
        venue=labels.maybe(event.venue),
        hours=labels.maybe(event.hours),
        organiser=labels.maybe(event.organiser),
        website=event.website,
        host=host_of(event.website) if event.website else None,
        source=numbers.get(event.source),
        count=len(event_products(entry, maker.index)),
        stands=[
            _stand(stand, number, maker, numbers)
            for number, stand in enumerate(event.stands, start=1)
        ],
        sources=maker.sources(event.sources, numbers),
        also_known_as=event.also_known_as,
        reviewed=maker.date(event.reviewed),
        ics=calendar_path(entry),
    )


def _stand(stand: Stand, number: int, maker: Maker, numbers: SourceNumbers) -> StandData:
    labels, index = maker.labels, maker.index
    producers = [index.catalogue.producers[key] for key in dict.fromkeys(stand.producers)]
    title = labels.maybe(stand.name)
    return StandData(
        id=f"stand-{number}",
        title=stand_title(title) if title else labels.own(labels("stand_n", number=number)),
        producers=producer_tiles(producers, maker),
        cards=[maker.card(product) for product in stand_products(stand, index)],
        named=bool(stand.products),
        source=numbers.get(stand.source),
    )


def events_data(maker: Maker) -> EventsData:
    """All events, the last one first: an order that does not change as days go by."""
    ordered = by_date(maker.index.catalogue.events.values())[::-1]
    return EventsData(
        lead=maker.labels("events_lead"),
        years=[
            EventYear(year, [note(entry, maker.index, maker.labels) for entry in entries])
            for year, entries in groupby(ordered, key=lambda entry: entry.item.start.year)
        ],
        ics=ALL_EVENTS,
    )
