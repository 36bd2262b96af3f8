"""What the page of a product gets: the same contract as in `page_data.py`."""

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
    RatingData,
    RenewalData,
    SourceData,
)


@dataclass
class ProducerData:
    """A producer on a product page."""

    name: Shown
    url: str
    kind: str
    place: str | None
    phone: Contact | None
    email: Contact | None
    website: str | None
    zalo: str | None
    facebook: str | None


@dataclass
class PackData:
    size: Shown
    gtin: str | None
    price: str | None
    price_date: str | None
    source: int | None


@dataclass
class CertificateData:
    stars: int
    label: str
    issued: str | None
    expires: str | None
    expires_computed: bool
    issuer: Shown | None
    decision: str | None
    product_code: str | None
    revoked: str | None
    source: int | None
    rating: RatingData
    renewal: RenewalData | None


@dataclass
class BuyData:
    kind: str
    name: Shown | None
    url: str | None
    host: str | None
    phone: Contact | None
    place: Shown | None
    source: int | None


@dataclass
class TraceData:
    url: str
    provider: str | None
    source: int | None


@dataclass
class VisitData:
    possible: bool
    note: Shown | None
    booking: Contact | None
    source: int | None


@dataclass
class EntryLink:
    """An entry by name, and the way to its page."""

    name: Shown
    url: str


@dataclass
class RelatedData:
    title: str
    cards: list[Card | CardRef]


@dataclass
class QrData:
    """The printed code: files below the site's root, the address it holds, the same to be typed."""

    svg: str
    png: str
    url: str
    short: str


@dataclass
class SetData:
    label: str
    short: str
    url: str


@dataclass
class ProductData:
    """`page.meta.product` of product.html. `story_lang` is the language of the body, None without one."""

    id: str
    name: Shown
    other_name: Shown | None
    summary: Shown | None
    kind: str
    group: SetData
    set: SetData
    rating: RatingData
    illustration: str
    illustration_label: str
    photos: list[PhotoData]
    story_lang: str | None
    story_sources: list[int]
    place: PlaceData | None
    location: LocationData | None
    producers: list[ProducerData]
    facts: list[FactData]
    season: list[int]
    season_source: int | None
    months: list[str]
    packs: list[PackData]
    certificates: list[CertificateData]
    marks: list[MarkData]
    buy: list[BuyData]
    trace: TraceData | None
    visit: VisitData | None
    notices: list[str]
    unconfirmed: list[Shown]
    sources: list[SourceData]
    events: list[EventNote]
    related: list[RelatedData]
    instead: list[EntryLink]
    also_known_as: list[str]
    missing: list[str]
    reviewed: str | None
    qr: QrData
