"""What a site consists of: every file, and a key that names all it is made of.

A file is made anew when its key is another than last time. So a key must hold whatever can change the
file; where it holds a little more, a file is made once too often, and that is all.

- A card depends on the names, place, rating and first photo of its product, and the names of its producers.
- A product's page depends on its file, its certificates' states on the day, its producers, the events it is
  at and the cards of related products; a producer's page on its file, events and the cards of its products.
- Every other page depends on its data, which is made in each build, and the cards it shows.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from catalogue.enrich.events import notes
from catalogue.enrich.labels import Labels
from catalogue.enrich.share import (
    default_share_data,
    default_share_path,
    has_pictures,
    share_data,
    share_path,
)
from catalogue.enrich.status import status_of
from catalogue.load.folder import photo_key
from catalogue.reference import LANGS
from catalogue.render.certificate_calendar import PATH as CERTIFICATES
from catalogue.render.certificate_calendar import dated
from catalogue.render.event_calendars import event_calendars
from catalogue.render.policy import policy, referrer
from catalogue.render.qr import qr_text
from catalogue.render.share_sprites import drawn_with
from catalogue.signature import code_signature, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from catalogue.enrich.events import Appearance
    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProducerBrief, ProductBrief
    from catalogue.render.page import Page
    from catalogue.render.pages import PageMaker
    from catalogue.render.photos import PhotoSet

_plain = json.JSONEncoder(check_circular=False, default=vars).encode


class Output(NamedTuple):
    """A file to publish. `kind` says how it is made, `what` from what.

    "page": the address of a page; "short", "svg", "png", "source": a product's slug; "share": the same, or
    nothing for the picture of all other pages; "moved": an address of before; "certificates": nothing;
    "open": a file of the open data, of a product's slug or none; "file": a path on this machine; "root",
    "app": a file above both languages; "pack": a pack's name; "text": the content itself.
    """

    path: str
    key: str
    kind: str
    what: str


class Keys:
    """Keys of the files that depend on entries. `frame` names what all pages of a language share."""

    def __init__(
        self, index: Index, photos: Mapping[str, PhotoSet], frame: str, site_root: str
    ) -> None:
        self.index = index
        self.photos = photos
        self.frame = digest(code_signature(), frame, site_root)

    @cached_property
    def cards(self) -> dict[str, str]:
        """Product id → key of its card."""
        return {product.id: self._card(product) for product in self.index.products}

    def _card(self, product: ProductBrief) -> str:
        names = [producer.name for producer in self.index.producers_of(product)]
        photo = self._photos(product)[:1]
        facts = (product.slug, product.id, product.name, product.set, product.commune)
        more = (product.former, product.illustration, product.photo, photo, names)
        return digest(repr((facts, more, self.index.rating(product))))

    def _photos(self, brief: ProductBrief | ProducerBrief) -> list[PhotoSet]:
        photos = brief.photos
        return [self.photos[photo_key(brief.path, file)] for file in photos] if photos else []

    @cached_property
    def told(self) -> dict[str, str]:
        """Producer slug → key of what pages of products tell of it."""
        producers = self.index.catalogue.producers
        return {slug: digest(repr(producer.told())) for slug, producer in producers.items()}

    def product(self, product: ProductBrief) -> str:
        index = self.index
        states = [status_of(standing, index.today) for standing in product.certificates]
        producers = [self.told[slug] for slug in product.producers]
        related = [
            (reason, [self.cards[other.id] for other in others])
            for reason, others in index.related(product).items()
        ]
        at = self._at_events(index.appearances.products.get(product.id, ()))
        facts = (product.slug, states, index.rating(product), producers, self._photos(product), at)
        return digest(repr((self.frame, product.digest, facts, related)))

    def producer(self, producer: ProducerBrief) -> str:
        products = self.index.by_producer.get(producer.slug, [])
        cards = [self.cards[product.id] for product in products]
        at = self._at_events(self.index.appearances.producers.get(producer.slug, ()))
        facts = (producer.slug, self._photos(producer), cards, at)
        return digest(repr((self.frame, producer.digest, facts)))

    def _at_events(self, found: Iterable[Appearance]) -> list[tuple[object, ...]]:
        """What pages tell of events that are not over, in both languages."""
        return [
            (lang, repr(note))
            for lang in LANGS
            if found
            for note in notes(found, self.index, Labels(lang))
        ]

    def page(self, page: Page) -> str:
        cards = [self.cards[product] for product in page.products]
        return digest(self.frame, page.url, _plain(page.meta), page.body, "".join(cards))


def entry_pages(keys: Keys) -> Iterator[Output]:
    """The pages of products and producers, in both languages."""
    for product in keys.index.products:
        yield from _pages(f"products/{product.slug}/", keys.product(product))
    for producer in keys.index.catalogue.producers.values():
        yield from _pages(f"producers/{producer.slug}/", keys.producer(producer))


def page_output(page: Output, keys: Keys) -> Output:
    """An entry's page with the key it has now."""
    entry = entry_of(page.what)
    assert entry is not None
    kind, slug = entry
    catalogue = keys.index.catalogue
    if kind == "products":
        return page._replace(key=keys.product(catalogue.products[slug]))
    return page._replace(key=keys.producer(catalogue.producers[slug]))


def _pages(url: str, key: str) -> Iterator[Output]:
    for lang in LANGS:
        yield Output(f"{lang}/{url}index.html", key, "page", url)


def entry_files(keys: Keys, site_root: str) -> Iterator[Output]:
    """Short addresses and QR codes of products."""
    around = (site_root, policy(), referrer())
    for product in keys.index.products:
        slug = product.slug
        facts = repr((*around, slug, product.id, product.name, product.status))
        names = digest(code_signature(), facts)
        yield Output(f"Q/{product.id}/index.html", names, "short", slug)
        code = digest(code_signature(), qr_text(site_root, product.id))
        yield Output(f"qr/{product.id}.svg", code, "svg", slug)
        yield Output(f"qr/{product.id}.png", code, "png", slug)


def calendar_outputs(index: Index, site_root: str) -> Iterator[Output]:
    """Events and ends of certificates, for calendars. That of certificates is long: it is made only when
    names or dates changed, and on another day."""
    for path, content in event_calendars(index, site_root):
        yield Output(path, digest(content), "text", content)
    facts = [(product.id, product.slug, product.name, one) for product, one in dated(index)]
    key = digest(code_signature(), repr((site_root, index.today, facts)))
    yield Output(CERTIFICATES, key, "certificates", "")


def share_outputs(index: Index, makers: Mapping[str, PageMaker]) -> Iterator[Output]:
    """Share pictures. Their keys hold what is drawn, and with what: no other change draws them anew."""
    products = index.products if has_pictures(len(index.products)) else []
    for lang in LANGS:
        maker = makers[lang].maker
        key = digest(drawn_with(), repr(default_share_data(maker)))
        yield Output(default_share_path(lang), key, "share", "")
        for product in products:
            key = digest(drawn_with(), repr(share_data(product, maker)))
            yield Output(share_path(lang, product.slug), key, "share", product.slug)


class Lists:
    """All other pages of each language by address, made when they are first asked for."""

    def __init__(self, makers: Mapping[str, PageMaker]) -> None:
        self._makers = makers
        self._made: dict[str, dict[str, Page]] = {}

    def of(self, lang: str) -> dict[str, Page]:
        if lang not in self._made:
            self._made[lang] = {page.url: page for page in self._makers[lang].lists()}
        return self._made[lang]

    @property
    def are_made(self) -> bool:
        """Whether somebody asked for them."""
        return bool(self._made)


def list_outputs(keys: Keys, lists: Lists) -> Iterator[Output]:
    """The files of all other pages."""
    for lang in LANGS:
        for url, page in lists.of(lang).items():
            yield Output(f"{lang}/{url}index.html", keys.page(page), "page", url)


def entry_of(url: str) -> tuple[str, str] | None:
    """The folder and the slug of the entry that a page is of; None for all other pages.

    >>> entry_of("products/che-phu-thanh/")
    ('products', 'che-phu-thanh')
    """
    folder, _, slug = url.partition("/")
    return (folder, slug[:-1]) if slug and folder in {"products", "producers"} else None


def by_entry(outputs: Iterable[Output]) -> list[Output]:
    """What is made of the same whole entry one after the other, so that it is looked up once for all.

    Pages of entries come first: they take longest, and all cores are to be done at about the same time.
    """
    return sorted(outputs, key=_whole_entry, reverse=True)


def _whole_entry(output: Output) -> tuple[str, str]:
    if output.kind in {"source", "open", "share"} and output.what:
        return "products", output.what
    return (output.kind == "page" and entry_of(output.what)) or ("", "")
