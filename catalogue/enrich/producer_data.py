"""What the page of a producer gets: the same contract as in `page_data.py`."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.enrich.card_data import Card, CardRef
from catalogue.enrich.event_data import EventNote
from catalogue.enrich.labels import Shown
from catalogue.enrich.page_data import (
    Contact,
    FactData,
    LocationData,
    MarkData,
    PhotoData,
    PlaceData,
    SourceData,
)


@dataclass
class ProducerPageData:
    """`page.meta.producer` of producer.html."""

    name: Shown
    other_name: Shown | None
    kind: str
    place: PlaceData | None
    address: Shown | None
    location: LocationData | None
    phone: Contact | None
    email: Contact | None
    website: str | None
    zalo: str | None
    facebook: str | None
    consent: str | None
    founded: str | None
    about_lang: str | None
    about_sources: list[int]
    facts: list[FactData]
    marks: list[MarkData]
    photos: list[PhotoData]
    unconfirmed: list[Shown]
    sources: list[SourceData]
    products: list[Card | CardRef]
    events: list[EventNote]
    also_known_as: list[str]
    reviewed: str | None
