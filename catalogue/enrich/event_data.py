"""What pages get of events: the same contract as in `page_data.py`."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.enrich.card_data import Card, CardRef
from catalogue.enrich.labels import Shown
from catalogue.enrich.list_data import ProducerTile
from catalogue.enrich.page_data import LocationData, PlaceData, SourceData


@dataclass
class EventNote:
    """An event as any page names it.

    `start` and `end` are its first and last possible day (ISO), `exact` is false where sources do not give
    the days. `stands` are names of the stands. `maker`: it is known of the producer alone that it is there.
    """

    name: Shown
    url: str
    when: str
    start: str
    end: str
    exact: bool
    state: str
    stands: list[Shown]
    maker: bool


@dataclass
class StandData:
    """A stand with its products as cards. `named`: they are those that a source names, not all there are."""

    id: str
    title: Shown
    producers: list[ProducerTile]
    cards: list[Card | CardRef]
    named: bool
    source: int | None


@dataclass
class EventPageData:
    """`page.meta.event` of event.html. `count` is the number of products, `ics` its file for calendars."""

    name: Shown
    other_name: Shown | None
    note: EventNote
    place: PlaceData | None
    location: LocationData | None
    venue: Shown | None
    hours: Shown | None
    organiser: Shown | None
    website: str | None
    host: str | None
    source: int | None
    count: int
    stands: list[StandData]
    sources: list[SourceData]
    also_known_as: list[str]
    reviewed: str | None
    ics: str


@dataclass
class EventYear:
    """The events of a year, the last one first."""

    year: int
    events: list[EventNote]


@dataclass
class EventsData:
    """`page.meta.events` of events.html: all events by year. `ics` is the file of all for calendars."""

    lead: str
    years: list[EventYear]
    ics: str
