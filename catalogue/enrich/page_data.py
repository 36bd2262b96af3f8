"""What page templates get: the contract between Python and `overrides/`, here for parts of several pages.

Products in lists have theirs in `card_data.py`, whole pages in `product_data.py`, `producer_data.py`,
`event_data.py`, `list_data.py` and `office_data.py`.

These objects become the front matter of the Markdown pages, field by field; templates read them as
`page.meta`. Everything is in the page's language already. `url` is relative to the language's home page,
paths of photos and QR codes to the root of the site, above both languages. None means unknown: pages leave
it out or say so.

Nobody changes them once they are made. They are not frozen all the same: a page is made of a hundred, and a
frozen one takes four times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.enrich.labels import Shown


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
class FactData:
    """`source` is the number of a source on the same page."""

    label: Shown
    value: Shown
    source: int | None


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
class Crumb:
    title: str
    url: str
