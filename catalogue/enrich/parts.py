"""Parts that several pages show: ratings, cards, places, contacts, facts, marks, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from catalogue.dates import PartialDate
from catalogue.enrich.index import Index, commune_of, former_of
from catalogue.enrich.labels import Labels, Shown
from catalogue.enrich.page_data import (
    Card,
    Contact,
    FactData,
    MarkData,
    PhotoData,
    PhotoSource,
    PlaceData,
    RatingData,
    SourceData,
    StatusWords,
    UnitData,
)
from catalogue.enrich.status import DATED
from catalogue.reference import marks
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.enrich.status import Rating
    from catalogue.load.folder import Entry
    from catalogue.model import Fact, Mark, Photo, Place, Producer, Product, Source, Story, Text
    from catalogue.render.photos import PhotoSet


@dataclass(frozen=True)
class Maker:
    """Makes the parts of pages in one language. All it needs is in these three."""

    index: Index
    labels: Labels
    photos: Mapping[str, PhotoSet]

    def rating(self, rating: Rating) -> RatingData:
        states = None
        if rating.end and rating.status in DATED:
            states = {name: self._status_words(name, rating) for name in DATED}
        now = self._status_words(rating.status, rating)
        return RatingData(
            stars=rating.stars,
            status=rating.status,
            label=self.labels("star_label", stars=rating.stars) if rating.stars else None,
            short=now.short,
            note=now.note,
            expires=rating.end.last_day().isoformat() if states and rating.end else None,
            states=states,
        )

    def _status_words(self, status: str, rating: Rating) -> StatusWords:
        labels, end = self.labels, rating.end
        revoked = rating.certificate.revoked if rating.certificate else None
        ends = {}
        if end is not None:
            precision = "day" if end.day else "month" if end.month else "year"
            for word in ("until", "ended"):
                ends[word] = labels(f"{word}_{precision}", date=end.label(labels.lang))
        sentence = labels.status(status, "sentence", date=self.date(revoked), **ends)
        return StatusWords(labels.status(status, "chip"), sentence)

    def card(self, entry: Entry[Product]) -> Card:
        product, labels = entry.item, self.labels
        product_set = self.index.set_of(entry)
        commune = self.index.commune_of(entry)
        former = former_of(product.place)
        place = commune.label(labels.lang) if commune else None
        if place is None and former is not None:
            place = labels("former_suffix", name=former.label(labels.lang))
        return Card(
            id=product.id,
            url=product_url(entry),
            name=labels.text(product.name),
            other_name=self.other_name(product.name),
            illustration=self.index.drawing_of(entry),
            photo=self.photo(entry, product.photos[0]) if product.photos else None,
            rating=self.rating(self.index.rating(entry)),
            place=place,
            producers=[labels.text(p.item.name) for p in self.index.producers_of(entry)],
            set_short=labels.pick(product_set.short),
        )

    def other_name(self, name: Text) -> Shown | None:
        """The name in the other language, if it has one and it is not the same."""
        other, own = name.get(self.labels.other.lang), name.get(self.labels.lang)
        return Shown(other, self.labels.other.lang) if other and own and other != own else None

    def photo(self, entry: Entry[Product] | Entry[Producer], photo: Photo) -> PhotoData:
        found = self.photos[entry.photo_key(photo.file)]
        sources = [PhotoSource(f"photos/{name}", width) for name, width in found.variants]
        return PhotoData(
            sources=sources,
            fallback=f"photos/{found.fallback}",
            width=found.width,
            height=found.height,
            alt=self.labels.text(photo.alt),
            credit=photo.credit,
            licence=photo.licence,
        )

    def place(self, place: Place | None) -> PlaceData | None:
        if place is None:
            return None
        lang = self.labels.lang
        commune, former = commune_of(place), former_of(place)
        return PlaceData(
            commune=UnitData(commune.code, commune.label(lang), commune.url) if commune else None,
            former=UnitData(
                former.code,
                within_sentence(former.label(lang), lang),
                None,
                within_sentence(former.district_label(lang), lang),
            )
            if former
            else None,
            village=self.labels.maybe(place.village),
        )

    def facts(self, facts: list[Fact], numbers: SourceNumbers) -> list[FactData]:
        return [
            FactData(
                self.labels.text(fact.label), self.labels.text(fact.value), numbers.get(fact.source)
            )
            for fact in facts
        ]

    def marks(self, marks_written: list[Mark], numbers: SourceNumbers) -> list[MarkData]:
        return [
            MarkData(
                label=self.labels.pick(marks()[mark.mark].label),
                meaning=self.labels.pick(marks()[mark.mark].meaning),
                scope=self.labels.kind("mark_scopes", mark.scope),
                number=mark.number,
                issued=self.date(mark.issued),
                expires=self.date(mark.expires),
                issuer=self.labels.maybe(mark.issuer),
                source=numbers.get(mark.source),
            )
            for mark in marks_written
        ]

    def sources(self, sources: dict[str, Source], numbers: SourceNumbers) -> list[SourceData]:
        return [
            SourceData(
                number=numbers.numbers[key],
                id=f"source-{numbers.numbers[key]}",
                title=self.labels.text(source.title),
                publisher=self.labels.maybe(source.publisher),
                date=self.date(source.date),
                url=source.url,
                reference=self.labels.maybe(source.reference),
                note=self.labels.maybe(source.note),
                level=source.level,
                level_label=self.labels.kind("source_levels", source.level),
            )
            for key, source in sources.items()
        ]

    def date(self, date: PartialDate | None) -> str | None:
        return date.label(self.labels.lang) if date else None

    def texts(self, texts: list[Text]) -> list[Shown]:
        return [self.labels.text(text) for text in texts]


@dataclass(frozen=True)
class SourceNumbers:
    """Key of a source → its number on the page: the order in the file."""

    numbers: dict[str, int]

    @classmethod
    def of(cls, sources: dict[str, Source]) -> SourceNumbers:
        return cls({key: number for number, key in enumerate(sources, start=1)})

    def get(self, key: str | None) -> int | None:
        return self.numbers[key] if key else None

    def all(self, keys: list[str]) -> list[int]:
        return sorted({self.numbers[key] for key in keys})


def prose_language(prose: Story | None, labels: Labels) -> str | None:
    """The language a story is shown in; None when there is none, or nothing in it to read."""
    shown = labels.maybe(prose)
    return shown.lang if shown and words(shown.text) else None


def within_sentence(name: str, lang: str) -> str:
    """ "Xã Hợp Tiến" → "xã Hợp Tiến": administrative words have a capital at the start only."""
    return name[:1].lower() + name[1:] if lang == "vi" else name


def product_url(entry: Entry[Product]) -> str:
    return f"products/{entry.slug}/"


def producer_url(entry: Entry[Producer]) -> str:
    return f"producers/{entry.slug}/"


def phone_contact(number: str | None) -> Contact | None:
    """ "+84912345678" → read as "+84 912 345 678", pressed as tel:."""
    if number is None:
        return None
    local = number.removeprefix("+84")
    # Groups of three from the right: how numbers of nine digits are read in Vietnam.
    parts = [local[max(end - 3, 0) : end] for end in range(len(local), 0, -3)][::-1]
    return Contact(" ".join(["+84", *parts]), f"tel:{number}")


def mail_contact(address: str | None) -> Contact | None:
    return Contact(address, f"mailto:{address}") if address else None


def booking_contact(booking: str | None) -> Contact | None:
    if booking is None:
        return None
    if booking.startswith("https://"):
        return Contact(host_of(booking), booking)
    return Contact(booking, None)


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")
