"""What paper says of a product or a producer, in both languages at once.

A text lies on paper in Vietnamese and, below it, in English; where one lacks, the other stands alone. So
nothing here is "in the page's language": `name` is the Vietnamese name, or the only one there is, `other` the
English one. Everything is text to be shown as it is, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue.enrich.index import commune_of, former_of
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.enrich.status import DATED
from catalogue.paper.pictures import STARS
from catalogue.reference import LANGS, marks
from catalogue.render.qr import short_url
from catalogue.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from catalogue.enrich.index import Index, Placed
    from catalogue.enrich.labels import Shown, Words
    from catalogue.model import Product
    from catalogue.model.brief import ProducerBrief, ProductBrief
    from catalogue.paper.pictures import Pictures
    from catalogue.render.photos import PhotoSet

Data = dict[str, Any]
# With these the stars of a certificate do not count any more.
_WITHOUT_STARS = frozenset(("revoked", "discontinued"))
# The names of a card, label or entry: whatever is longer is cut, with "…".
_NAME, _PRODUCER = 130, 90
_ELLIPSIS = "…"


@dataclass
class Paper:
    """All that papers are made of."""

    index: Index
    photos: Mapping[str, PhotoSet]
    site_root: str
    pictures: Pictures

    def __post_init__(self) -> None:
        self.makers = {lang: Maker(self.index, Labels(lang), self.photos) for lang in LANGS}

    def labels(self, lang: str) -> Labels:
        return self.makers[lang].labels

    def words(self, key: str, **values: object) -> Data:
        """A phrase in both languages."""
        return both(lambda lang: self.labels(lang)(key, **values))

    def product(self, brief: ProductBrief) -> Data:
        """Everything that some paper says of a product."""
        item = self.index.catalogue.product(brief.slug).item
        product_set = self.index.set_of(brief)
        alcohol, herbal = product_set.is_alcohol, product_set.is_herbal
        return {
            "id": brief.id,
            **self.names(brief.name),
            **self._standing(brief),
            "summary": texts(item.summary),
            "set": product_set.short,
            "group": product_set.group,
            "place": both(lambda lang: self.place(brief, lang)),
            "place_short": both(lambda lang: self.place(brief, lang, province=False)),
            "producers": [self.producer_name(one) for one in self.index.producers_of(brief)],
            "picture": self.pictures.of(brief),
            "is_photo": brief.photo is not None,
            "credit": brief.photo.credit if brief.photo else None,
            "packs": [] if alcohol else self._packs(item),
            "marks": both(lambda lang: [marks()[key].label[lang] for key in brief.marks]),
            "notice": self.words("paper_alcohol")
            if alcohol
            else self.words("paper_herbal")
            if herbal
            else None,
            "code": self.pictures.code(brief),
            "short": short_url(self.site_root, brief.id).split("://", 1)[1],
        }

    def names(self, name: Words, limit: int = _NAME) -> Data:
        """A name and the other one, if there is one and it is not the same."""
        maker = self.makers["vi"]
        return {
            "name": _shown(maker.labels.text(name), limit),
            "other": _shown(maker.other_name(name), limit),
        }

    def producer_name(self, producer: ProducerBrief) -> Data:
        return self.names(producer.name, _PRODUCER)

    def _standing(self, brief: ProductBrief) -> Data:
        """Stars, and the state of the certificate with its date."""
        rating = self.index.rating(brief)
        status = rating.status
        stars = None if status in _WITHOUT_STARS else rating.stars

        def state(lang: str) -> str:
            labels = self.labels(lang)
            if status in DATED and rating.end is not None:
                end = rating.end
                if status != "expired":
                    return labels("share_until", date=end.label(lang))
                precision = "day" if end.day else "month" if end.month else "year"
                ended = labels(f"ended_{precision}", date=end.label(lang))
                return labels("paper_expired", ended=ended)
            if status == "revoked" and rating.revoked is not None:
                return labels("paper_revoked", date=rating.revoked.label(lang))
            return labels(f"paper_{status}")

        return {
            "stars": stars,
            "stars_label": self.words("star_label", stars=stars) if stars else None,
            "stars_kind": status if status in STARS else "valid",
            "status": status,
            "state": both(state),
            "soon": self.words("paper_expiring") if status == "expiring" else None,
            "note": both(lambda lang: self.makers[lang].rating(rating, full=True).note),
        }

    def place(
        self,
        entry: Placed | None,
        lang: str,
        province: bool = True,
        unknown: str = "paper_no_place",
    ) -> str:
        """The commune or ward; where only a former unit is known, that."""
        labels = self.labels(lang)
        commune, former = commune_of(entry), former_of(entry)
        if commune is not None:
            name = commune.label(lang)
        elif former is not None:
            name = labels("former_suffix", name=former.label(lang))
        else:
            return labels(unknown)
        return f"{name}, {labels('province')}" if province else name

    def _packs(self, item: Product) -> list[Data]:
        """Sizes, and prices with their date: a price without one says nothing."""
        return [
            {
                "size": texts(pack.size),
                "price": self.words("price", amount=f"{pack.price_vnd:,}".replace(",", "."))["vi"]
                if pack.price_vnd is not None and pack.price_date is not None
                else None,
                "date": str(pack.price_date) if pack.price_date else None,
            }
            for pack in item.packs
        ]


def both(made: Callable[[str], Any]) -> Data:
    """The same in each language."""
    return {lang: made(lang) for lang in LANGS}


def cut(text: str, limit: int) -> str:
    """One line of at most so many characters, ended at a word."""
    text = one_line(text)
    if len(text) <= limit:
        return text
    short = text[: limit - 1]
    return (short.rpartition(" ")[0] or short).rstrip(" ,;:") + _ELLIPSIS


def _shown(text: Shown | None, limit: int) -> Data | None:
    return {"text": cut(text.text, limit), "lang": text.lang} if text else None


def texts(text: Words | None) -> Data | None:
    """A text in the languages it is in; None for one it lacks."""
    if text is None:
        return None
    found = {lang: one_line(text.get(lang) or "") or None for lang in LANGS}
    # What is the same in both languages ("500 ml") is said once.
    return found | {"en": None} if found["vi"] == found["en"] else found


def all_text(value: object) -> Iterable[str]:
    """Every text in the data of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from all_text(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from all_text(part)
