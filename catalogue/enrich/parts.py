"""Parts that several pages show: ratings, cards, places, facts, marks, sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from catalogue.dates import PartialDate
from catalogue.enrich.card_data import Card, Row
from catalogue.enrich.index import Index, commune_of, former_of
from catalogue.enrich.labels import Labels, Shown
from catalogue.enrich.page_data import (
    FactData,
    MarkData,
    PhotoData,
    PhotoSource,
    PlaceData,
    RatingData,
    RenewalData,
    SourceData,
    UnitData,
)
from catalogue.enrich.renewal import renewal_of
from catalogue.enrich.status import DATED
from catalogue.load.folder import photo_key
from catalogue.reference import marks
from catalogue.text import has_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from catalogue.enrich.card_data import CardRef, RowRef
    from catalogue.enrich.labels import Words
    from catalogue.enrich.list_data import ProducerTile
    from catalogue.enrich.renewal import Renewal
    from catalogue.enrich.status import Rating
    from catalogue.model import Fact, Mark, Photo, Place, Source, Story, Text
    from catalogue.model.brief import PhotoBrief, ProductBrief, Standing
    from catalogue.render.photos import PhotoSet


class Slugged(Protocol):
    @property
    def slug(self) -> str: ...


@dataclass(frozen=True)
class Maker:
    """Makes the parts of pages in one language. All it needs is in these three."""

    index: Index
    labels: Labels
    photos: Mapping[str, PhotoSet]
    by_reference: bool = False
    _cards: dict[str, Card] = field(default_factory=dict, repr=False, compare=False)
    # Producer slug → its tile in lists.
    producer_tiles: dict[str, ProducerTile] = field(default_factory=dict, repr=False, compare=False)
    # Product id → its place in the alphabet.
    _order: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def rating(self, rating: Rating, full: bool = False) -> RatingData:
        """`full` where a page has room for a sentence."""
        labels, status = self.labels, rating.status
        dated = rating.end is not None and status in DATED
        return RatingData(
            stars=rating.stars,
            status=status,
            label=labels("star_label", stars=rating.stars) if rating.stars else None,
            short=labels.status(status, "chip"),
            note=self._note(status, rating) if full else None,
            expires=rating.end.last_day().isoformat() if dated and rating.end else None,
            notes={state: self._note(state, rating) for state in DATED} if full and dated else None,
        )

    def _note(self, status: str, rating: Rating) -> str:
        labels, end = self.labels, rating.end
        ends = {}
        if end is not None:
            precision = "day" if end.day else "month" if end.month else "year"
            for word in ("until", "ended"):
                ends[word] = labels(f"{word}_{precision}", date=end.label(labels.lang))
        return labels.status(status, "sentence", date=self.date(rating.revoked), **ends)

    def renewal(self, standing: Standing | None) -> RenewalData | None:
        """None where there is nothing to say, on the day of the build or later."""
        if standing is None or standing.end is None or standing.revoked is not None:
            return None
        found = renewal_of(standing.issued, standing.end)
        phase = found.phase(self.index.today)
        if phase is None:
            return None
        notes = {later: self._renewal_note(later, found, standing) for later in found.from_(phase)}
        return RenewalData(
            phase=phase,
            note=notes[phase],
            notes=notes,
            opens=found.opens.isoformat() if found.opens else None,
            closes=found.closes.isoformat() if found.closes else None,
            end=found.end.isoformat(),
            until=found.transition.isoformat() if found.transition else None,
        )

    def _renewal_note(self, phase: str, found: Renewal, standing: Standing) -> str:
        """The window of a month is narrower than the law's, and worded so."""
        exact = phase == "transition" or phase == "rule" or (standing.end and standing.end.day)
        days = {"opens": found.opens, "closes": found.closes, "until": found.transition}
        shown = {name: self.date(PartialDate.of(day)) for name, day in days.items() if day}
        return self.labels(f"renewal_{phase}" if exact else f"renewal_{phase}_month", **shown)

    def card(self, product: ProductBrief) -> Card | CardRef:
        """A product in a list, or just its name where the card itself is put in later."""
        if self.by_reference:
            return self.index.card_refs[product.id]
        if product.slug not in self._cards:
            self._cards[product.slug] = self.whole_card(product)
        return self._cards[product.slug]

    def by_name(self, products: Iterable[ProductBrief]) -> list[ProductBrief]:
        """Products in the alphabetical order of the page's language."""
        if not self._order:
            lang = self.labels.lang
            names = [(product.order.get(lang), product.id) for product in self.index.products]
            self._order.update((key[1], place) for place, key in enumerate(sorted(names)))
        order = self._order
        return sorted(products, key=lambda product: order[product.id])

    def row(self, product: ProductBrief) -> Row | RowRef:
        """A product in the rest of a long list, or just its name."""
        return self.index.row_refs[product.id] if self.by_reference else self.whole_row(product)

    def whole_row(self, product: ProductBrief) -> Row:
        name = self.labels.text(product.name)
        return Row(product.id, product_url(product), name, self.place_name(product))

    def place_name(self, product: ProductBrief) -> str | None:
        """Where it is from, in a word or two."""
        labels, commune, former = self.labels, self.index.commune_of(product), former_of(product)
        if commune is None and former is not None:
            return labels("former_suffix", name=former.label(labels.lang))
        return commune.label(labels.lang) if commune else None

    def whole_card(self, product: ProductBrief) -> Card:
        labels = self.labels
        product_set = self.index.set_of(product)
        return Card(
            id=product.id,
            url=product_url(product),
            name=labels.text(product.name),
            other_name=self.other_name(product.name),
            illustration=self.index.drawing_of(product),
            photo=self.photo(product.path, product.photo) if product.photo else None,
            rating=self.rating(self.index.rating(product)),
            place=self.place_name(product),
            producers=[labels.text(p.name) for p in self.index.producers_of(product)],
            set_short=labels.pick(product_set.short),
        )

    def other_name(self, name: Words) -> Shown | None:
        """The name in the other language, if it has one and it is not the same."""
        other, own = name.get(self.labels.other.lang), name.get(self.labels.lang)
        return Shown(other, self.labels.other.lang) if other and own and other != own else None

    def photo(self, path: str, photo: Photo | PhotoBrief) -> PhotoData:
        """A photo of the entry at `path`."""
        found = self.photos[photo_key(path, photo.file)]
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
    return shown.lang if shown and has_words(shown.text) else None


def within_sentence(name: str, lang: str) -> str:
    """ "Xã Hợp Tiến" → "xã Hợp Tiến": administrative words have a capital at the start only."""
    return name[:1].lower() + name[1:] if lang == "vi" else name


def product_url(entry: Slugged) -> str:
    return f"products/{entry.slug}/"


def producer_url(entry: Slugged) -> str:
    return f"producers/{entry.slug}/"
