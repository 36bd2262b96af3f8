"""Makes the files of a site, in whatever process: a card, a page, a short address, a QR code.

Everything a file is made of is in the workshop; what it needs beside (templates, the Markdown converter,
the QR codes' pattern) each process makes for itself, once.
"""

from __future__ import annotations

import traceback
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, TemplateSyntaxError

from catalogue.config import REPOSITORY
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.enrich.share import default_share_data, share_data
from catalogue.publish.app import app_file
from catalogue.publish.errors import PublishError
from catalogue.publish.form_files import source_content
from catalogue.publish.moved import moved_page
from catalogue.publish.open_data import OpenData
from catalogue.publish.pack_text import Packer
from catalogue.publish.packs import is_cards
from catalogue.publish.plan import entry_of
from catalogue.publish.root import root_files, short_address
from catalogue.publish.templates import kept_partials
from catalogue.publish.tree import File, link_or_copy, put
from catalogue.reference import LANGS
from catalogue.render.body_html import to_html
from catalogue.render.certificate_calendar import certificates_ics
from catalogue.render.page import Page
from catalogue.render.pages import PageMaker
from catalogue.render.partials import base_url, fill_cards, placed
from catalogue.render.qr import Codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from catalogue.enrich.index import Index
    from catalogue.publish.frame import Frame
    from catalogue.publish.packs import Packing
    from catalogue.publish.plan import Lists, Output
    from catalogue.render.partials import Partials
    from catalogue.render.photos import PhotoSet


OVERRIDES = REPOSITORY / "overrides"
# Language → mark → what is put in its place: "HB0013" for a card, "HB0013 row" for a row.
InLists = dict[str, dict[str, str]]


class Workshop:
    """All that files are made of. `cards` are put in before pages are made."""

    def __init__(
        self,
        index: Index,
        photos: Mapping[str, PhotoSet],
        site_root: str,
        lists: Lists,
        frame: Frame,
        stage: str,
        home: Path,
        photo_cache: Path,
    ) -> None:
        self.index = index
        self.photos = photos
        self.site_root = site_root
        self.shells = frame.shells
        self.templates = frame.templates
        self.stage = stage
        self.home = home
        self.photo_cache = photo_cache
        self.lists = lists
        # Addresses of all pages, for the list of them.
        self.urls: list[str] = []
        self.cards: InLists = {lang: {} for lang in LANGS}
        # What is in which pack; known when all other files are made.
        self.packing: Packing | None = None

    def __getstate__(self) -> dict[str, Any]:
        """For a process that shares no memory: without what it makes for itself."""
        return {name: value for name, value in vars(self).items() if not name.startswith("_")}

    @cached_property
    def _pages(self) -> dict[str, PageMaker]:
        return page_makers(self.index, self.photos, self.site_root)

    @cached_property
    def _partials(self) -> dict[str, Partials]:
        around = self.site_root, self.templates, self.home
        return {lang: kept_partials(lang, *around) for lang in LANGS}

    @cached_property
    def _root(self) -> dict[str, bytes]:
        return root_files(self.site_root, self.urls, bool(self.index.moved))

    @cached_property
    def _data(self) -> OpenData:
        return OpenData(self.index, self.photos, self.site_root)

    @cached_property
    def _codes(self) -> Codes:
        return Codes(self.site_root)

    def page(self, lang: str, url: str) -> Page:
        """The page at an address."""
        entry = entry_of(url)
        if entry is None:
            return self.lists.of(lang)[url]
        kind, slug = entry
        maker = self._pages[lang]
        return maker.product(slug) if kind == "products" else maker.producer(slug)

    def shown(self, output: Output) -> list[str]:
        """The products, by slug, that a page shows as cards or rows."""
        lang, index = output.path.partition("/")[0], self.index
        entry = entry_of(output.what)
        if entry is None:
            page = self.lists.of(lang)[output.what]
            return [self.slugs[product] for product in page.products]
        kind, slug = entry
        if kind == "producers":
            return [product.slug for product in index.by_producer.get(slug, [])]
        related = index.related(index.catalogue.products[slug])
        return [product.slug for others in related.values() for product in others]

    def cards_in(self, pack: Output) -> list[str]:
        """The products, by id, whose cards a pack holds."""
        assert self.packing is not None
        return self.packing.members[pack.what] if is_cards(pack.what) else []

    @cached_property
    def slugs(self) -> dict[str, str]:
        """Product id → slug."""
        return {product.id: product.slug for product in self.index.products}

    def html(self, lang: str, page: Page) -> bytes:
        """A page's HTML, the same as MkDocs makes of it."""
        content = to_html(page.body)
        way_home = base_url(page)
        cards = self._placed(lang, way_home)
        partials, shells = self._partials[lang], self.shells[lang]
        with _templates_to_blame():
            inner = {name: partials.part(name, page, content) for name in shells.parts(page)}
        parts = {name: fill_cards(text, cards, way_home) for name, text in inner.items()}
        return shells.fill(page, parts.pop(page.kind), parts)

    def _placed(self, lang: str, way_home: str) -> dict[str, str]:
        """Cards as pages of one depth show them; most pages are of the same."""
        key = (lang, way_home)
        if key not in self._by_depth:
            self._by_depth[key] = _Placed(self.cards[lang], way_home)
        return self._by_depth[key]

    @cached_property
    def _by_depth(self) -> dict[tuple[str, str], dict[str, str]]:
        return {}

    def entry_in_lists(self, slug: str) -> InLists:
        """A product's card and row in each language, to be put into pages."""
        product = self.index.catalogue.products[slug]
        found: InLists = {}
        for lang in LANGS:
            partials, maker = self._partials[lang], self._pages[lang].maker
            card, row = maker.whole_card(product), maker.whole_row(product)
            with _templates_to_blame():
                found[lang] = {
                    product.id: partials.card(card),
                    f"{product.id} row": partials.row(row),
                }
        return found

    def _share_picture(self, output: Output) -> bytes:
        from catalogue.render.share_draw import draw  # most runs draw no picture

        lang = output.path.removeprefix("share/")[:2]
        maker = self._pages[lang].maker
        product = self.index.catalogue.products.get(output.what)
        data = share_data(product, maker) if product else default_share_data(maker)
        return draw(data, self.photo_cache)

    @cached_property
    def _packer(self) -> Packer:
        return Packer(self.stage, self.cards)

    def _pack(self, output: Output) -> bytes:
        assert self.packing is not None
        return self.packing.content(output.what, self._packer)

    def content(self, output: Output) -> bytes:
        """What a file holds."""
        if output.kind == "page":
            lang = output.path.partition("/")[0]
            return self.html(lang, self.page(lang, output.what))
        if output.kind == "text":
            return output.what.encode()
        if output.kind == "root":
            return self._root[output.what]
        if output.kind == "certificates":
            return certificates_ics(self.index, self.site_root).encode()
        if output.kind == "share":
            return self._share_picture(output)
        if output.kind == "open":
            return self._data.content(output)
        if output.kind == "moved":
            lang = output.path.partition("/")[0]
            return moved_page(self.index, lang, output.what, self.site_root)
        if output.kind == "pack":
            return self._pack(output)
        if output.kind == "app":
            return app_file(output.what)
        if output.kind == "source":
            return source_content(self.index, output.what)
        product = self.index.catalogue.products[output.what]
        if output.kind == "short":
            return short_address(product, self.site_root)
        draw = self._codes.svg if output.kind == "svg" else self._codes.png
        return draw(product.id)


@contextmanager
def _templates_to_blame() -> Iterator[None]:
    """A template that is broken, or asks for what is not there, is its author's to mend."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise PublishError(f"overrides/{error.name}:{error.lineno}: {error.message}") from error
    except (TemplateError, AttributeError, LookupError, TypeError) as error:
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            path = Path(frame.filename)
            if path.is_relative_to(OVERRIDES):
                where = f"{path.relative_to(REPOSITORY).as_posix()}:{frame.lineno}"
                raise PublishError(f"{where}: {error}") from error
        raise


class _Placed(dict[str, str]):
    """Cards with the way home filled in, each when it is first asked for."""

    def __init__(self, cards: Mapping[str, str], way_home: str) -> None:
        super().__init__()
        self._cards, self._way_home = cards, way_home

    def __missing__(self, name: str) -> str:
        self[name] = text = placed(self._cards[name], self._way_home)
        return text


def page_makers(
    index: Index, photos: Mapping[str, PhotoSet], site_root: str
) -> dict[str, PageMaker]:
    """For each language, who makes its pages: with cards by reference, to be put in later."""
    return {
        lang: PageMaker(Maker(index, Labels(lang), photos, by_reference=True), site_root)
        for lang in LANGS
    }


def make(workshop: Workshop, output: Output) -> File:
    """Write a file to the stage."""
    path = f"{workshop.stage}/{output.path}"
    if output.kind == "file":
        return File(output.key, *link_or_copy(output.what, path))
    return File(output.key, *put(path, workshop.content(output)))


def make_card(workshop: Workshop, slug: str) -> InLists:
    """What lists show of a product."""
    return workshop.entry_in_lists(slug)
