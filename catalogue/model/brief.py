"""What other pages, and rules about several files, need to know of an entry: names, places, dates.

A catalogue of 17,000 products does not fit into memory comfortably as whole objects, and most runs change
a handful of them. So every entry has a brief, which is kept; the whole entry is looked up when its own page
is made.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from catalogue.model.changed import changed_on
from catalogue.model.lacks import producer_lacks, product_lacks
from catalogue.model.search_words import other_names, text_words
from catalogue.reference import CERTIFICATE_MONTHS, LANGS
from catalogue.text import sort_key, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from catalogue.dates import PartialDate
    from catalogue.model.parts import Certificate, Photo, Source
    from catalogue.model.producer import Producer
    from catalogue.model.product import Product
    from catalogue.model.texts import Text


class Names(NamedTuple):
    """A text in one or both languages."""

    vi: str | None
    en: str | None

    @classmethod
    def of(cls, text: Text) -> Names:
        return cls(text.vi, text.en)

    def get(self, lang: str) -> str | None:
        return self.vi if lang == "vi" else self.en


class Standing(NamedTuple):
    """What of a certificate decides its status on a day. `end` is None when no date is known.

    `level` says how strong the source is that states it.
    """

    stars: int
    end: PartialDate | None
    revoked: PartialDate | None
    issued: PartialDate | None = None
    level: str | None = None

    @classmethod
    def of(cls, certificate: Certificate, sources: Mapping[str, Source] | None = None) -> Standing:
        source = (sources or {}).get(certificate.source)
        return cls(
            certificate.stars,
            end_of(certificate),
            certificate.revoked,
            certificate.issued,
            source.level if source else None,
        )


def end_of(certificate: Certificate) -> PartialDate | None:
    """The certificate's end: as stated, or 36 months after its issue; None when no date is known."""
    if certificate.expires is not None:
        return certificate.expires
    return certificate.issued.plus_months(CERTIFICATE_MONTHS) if certificate.issued else None


class PhotoBrief(NamedTuple):
    """A photo as a card shows it. `file` is relative to the entry's folder: `photos/x.jpg`."""

    file: str
    alt: Names
    credit: str
    licence: str

    @classmethod
    def of(cls, photo: Photo) -> PhotoBrief:
        return cls(photo.file, Names.of(photo.alt), photo.credit, photo.licence)


class Position(NamedTuple):
    """Degrees north and east."""

    lat: float
    lon: float
    approximate: bool


class ProductBrief(NamedTuple):
    """`slug` is the file's name without ".yml", `path` its place in the catalogue folder, `digest` that
    of its content; `order` puts names in the alphabetical order of each language."""

    slug: str
    path: str
    digest: str
    id: str
    name: Names
    order: Names
    set: int
    producers: tuple[str, ...]
    commune: str | None
    former: str | None
    illustration: str | None
    season: tuple[int, ...]
    status: str | None
    certificates: tuple[Standing, ...]
    photo: PhotoBrief | None
    photos: tuple[str, ...]
    # For the search: other names, marks, whether one can visit or buy online, words of its texts.
    also: tuple[str, ...]
    marks: tuple[str, ...]
    visit: bool
    online: bool
    text: str
    # For the rules: numbers of trade items with the index of their pack; digests of stories by language.
    gtins: tuple[tuple[str, int], ...]
    stories: tuple[tuple[str, str], ...]
    # For the office: what the entry lacks (model/lacks.py).
    lacks: tuple[str, ...] = ()
    # For the rules: contact data of the producers where to buy, as (index in `buy`, field).
    makers_contacts: tuple[tuple[int, str], ...] = ()
    # For the open data: one sentence, and the newest day that the entry states.
    summary: Names | None = None
    changed: date | None = None
    # Changes with all that anything but the entry's own page, and the search in its text, can tell of it.
    elsewhere: str = ""

    @classmethod
    def of(cls, product: Product, slug: str, path: str, digest: str) -> ProductBrief:
        brief = cls(
            slug=slug,
            path=path,
            digest=digest,
            id=product.id,
            name=Names.of(product.name),
            order=order_of(product.name),
            set=product.set,
            producers=tuple(product.producers),
            commune=product.place.commune if product.place else None,
            former=product.place.former if product.place else None,
            illustration=product.illustration,
            season=tuple(product.season),
            status=product.status,
            certificates=tuple(
                Standing.of(certificate, product.sources) for certificate in product.certificates
            ),
            photo=PhotoBrief.of(product.photos[0]) if product.photos else None,
            photos=tuple(photo.file for photo in product.photos),
            also=other_names(product),
            marks=tuple(dict.fromkeys(mark.mark for mark in product.marks)),
            visit=product.visit is not None and product.visit.possible,
            makers_contacts=tuple(
                (at, name)
                for at, shop in enumerate(product.buy)
                if shop.kind == "producer"
                for name in ("phone", "place")
                if getattr(shop, name) is not None
            ),
            online=any(shop.kind == "online" or shop.url for shop in product.buy),
            text=text_words(product),
            gtins=tuple((pack.gtin, at) for at, pack in enumerate(product.packs) if pack.gtin),
            stories=_told(product),
            lacks=product_lacks(product),
            summary=Names.of(product.summary) if product.summary else None,
            changed=changed_on(product),
        )
        told = brief._replace(digest="", text="", gtins=(), stories=())
        return brief._replace(elsewhere=_name_of(told))


class ProducerBrief(NamedTuple):
    """A producer as product pages and lists show it."""

    slug: str
    path: str
    digest: str
    name: Names
    order: Names
    kind: str
    commune: str | None
    former: str | None
    location: Position | None
    phone: str | None
    email: str | None
    website: str | None
    zalo: str | None
    facebook: str | None
    photos: tuple[str, ...]
    also: tuple[str, ...]
    formerly: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    # For the rules and the open data: whether a consent to publish contact data is recorded.
    consent: bool = False
    # For the open data: the newest day that the entry states.
    changed: date | None = None
    # Changes with all that anything but the entry's own page can tell of it.
    elsewhere: str = ""

    def told(self) -> tuple[object, ...]:
        """What its products' pages tell of a producer: not which file that is from, what it lacks, when it
        changed, nor other names and addresses."""
        unseen = self._replace(path="", digest="", also=(), formerly=(), lacks=())
        return unseen._replace(consent=False, changed=None, elsewhere="")

    @classmethod
    def of(cls, producer: Producer, slug: str, path: str, digest: str) -> ProducerBrief:
        brief = cls(
            slug=slug,
            path=path,
            digest=digest,
            name=Names.of(producer.name),
            order=order_of(producer.name),
            kind=producer.kind,
            commune=producer.place.commune if producer.place else None,
            former=producer.place.former if producer.place else None,
            location=Position(at.lat, at.lon, at.approximate)
            if (at := producer.location)
            else None,
            phone=producer.phone,
            email=producer.email,
            website=producer.website,
            zalo=producer.zalo,
            facebook=producer.facebook,
            photos=tuple(photo.file for photo in producer.photos),
            also=other_names(producer),
            formerly=tuple(producer.formerly),
            lacks=producer_lacks(producer),
            consent=producer.consent is not None,
            changed=changed_on(producer),
        )
        return brief._replace(elsewhere=_name_of(brief._replace(digest="")))


def _name_of(told: ProductBrief | ProducerBrief) -> str:
    return hashlib.blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def order_of(name: Text | Names) -> Names:
    """Keys of the name as each language shows it."""
    vi, en = name.vi or name.en or "", name.en or name.vi or ""
    return Names(sort_key(vi, "vi"), sort_key(en, "en"))


def _told(product: Product) -> tuple[tuple[str, str], ...]:
    """(language, digest of the words without typing differences) of a product's story."""
    story = product.story
    plain = [(lang, words(story.get(lang) or "")) for lang in LANGS] if story else []
    return tuple(
        (lang, hashlib.blake2b(text.encode(), digest_size=16).hexdigest())
        for lang, text in plain
        if text
    )
