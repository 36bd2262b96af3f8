"""What page templates get: the contract between Python and `overrides/`.

These objects become the front matter of the Markdown pages, field by field; templates read them as
`page.meta`. Everything is in the page's language already. `url` is relative to the language's home page,
paths of photos and QR codes to the root of the site, above both languages. None means unknown: pages leave
it out or say so.

Nobody changes them once they are made. They are not frozen all the same: a page is made of a hundred, and a
frozen one takes four times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from catalogue.enrich.labels import Shown

if TYPE_CHECKING:
    from catalogue.enrich.event_data import EventNote


@dataclass
class RatingData:
    """Stars and the state of the certificate.

    `short` is the state in a word or two, `note` in a sentence. `expires` is the last valid day (ISO), so
    that the browser can correct the state on the day of reading; None where no date is known. `notes`
    holds the sentences of "valid", "expiring" and "expired" where a page shows one.
    """

    stars: int | None
    status: str
    label: str | None
    short: str
    note: str | None
    expires: str | None
    notes: dict[str, str] | None


@dataclass
class RenewalData:
    """When to ask for re-evaluation: `note` on the day of the build, in `phase`.

    `notes` holds the sentences of all phases from then on, and `opens`, `closes`, `end`, `until` (ISO) are
    the days on which one passes into the next, so that browsers can tell which is true on the day of reading.
    """

    phase: str
    note: str
    notes: dict[str, str]
    opens: str | None
    closes: str | None
    end: str
    until: str | None


@dataclass
class PhotoSource:
    src: str
    width: int


@dataclass
class PhotoData:
    """A photo in several widths. `width` and `height` are those of the original, upright."""

    sources: list[PhotoSource]
    fallback: str
    width: int
    height: int
    alt: Shown
    credit: str
    licence: str


@dataclass
class Card:
    """A product in a list."""

    id: str
    url: str
    name: Shown
    other_name: Shown | None
    illustration: str
    photo: PhotoData | None
    rating: RatingData
    place: str | None
    producers: list[Shown]
    set_short: str


@dataclass
class Row:
    """A product in the long rest of a list: by name and place."""

    id: str
    url: str
    name: Shown
    place: str | None


class RowRef(NamedTuple):
    """A row by the id of its product alone."""

    id: str


class CardRef(NamedTuple):
    """A product in a list by its id alone. `illustration` is the drawing its card shows, if it does."""

    id: str
    illustration: str | None


@dataclass
class Contact:
    """A phone number, mail address or booking channel: what to read and, where it works, to press."""

    text: str
    href: str | None


@dataclass
class UnitData:
    """A commune or a former unit."""

    code: str
    name: str
    url: str | None = None
    district: str | None = None


@dataclass
class PlaceData:
    commune: UnitData | None
    former: UnitData | None
    village: Shown | None


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
class FactData:
    """`source` is the number of a source on the same page."""

    label: Shown
    value: Shown
    source: int | None


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
class MarkData:
    label: str
    meaning: str
    scope: str
    number: str | None
    issued: str | None
    expires: str | None
    issuer: Shown | None
    source: int | None


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
class SourceData:
    number: int
    id: str
    title: Shown
    publisher: Shown | None
    date: str | None
    url: str | None
    reference: Shown | None
    note: Shown | None
    level: str
    level_label: str


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
class LocationData:
    """The way to a point: for the visitor's own map application (`geo`), and two maps on the web.

    `centre`: it is the middle of a commune or ward, which `to` names, and nobody's address.
    """

    to: Shown
    approximate: bool
    centre: bool
    geo: str
    osm: str
    google: str


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


@dataclass
class Crumb:
    title: str
    url: str
