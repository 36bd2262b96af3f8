"""Page data → Markdown pages that any MkDocs can build: front matter for the data, a body for prose."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from catalogue.enrich import collections, directories
from catalogue.enrich.data_page import data_page, dataset_node
from catalogue.enrich.event_data import StandData
from catalogue.enrich.event_page import event_data, events_data
from catalogue.enrich.events import event_url
from catalogue.enrich.form_page import form_data
from catalogue.enrich.home_page import home_data
from catalogue.enrich.linked_data import Linked
from catalogue.enrich.linked_entries import producer_node, product_node
from catalogue.enrich.linked_events import event_node
from catalogue.enrich.linked_lists import list_nodes
from catalogue.enrich.list_data import (
    DirectorySection,
    FilterTile,
    GroupTile,
    OfflineData,
    SeasonMonth,
    Section,
    ShortlistData,
    Tile,
)
from catalogue.enrich.map_page import map_data
from catalogue.enrich.open_documents import PAGE as DATA
from catalogue.enrich.page_data import Card, CardRef, Crumb, RelatedData, Row, RowRef
from catalogue.enrich.parts import Maker, producer_url, product_url, prose_language
from catalogue.enrich.place_page import place_data
from catalogue.enrich.producer_page import producer_data
from catalogue.enrich.product_page import product_data
from catalogue.enrich.season_page import season_data
from catalogue.enrich.share import has_pictures, share_path
from catalogue.enrich.statistics_page import statistics_data
from catalogue.enrich.status_page import status_data
from catalogue.enrich.style_page import style_data
from catalogue.enrich.tablet_page import tablet_data
from catalogue.places import places
from catalogue.reference import groups, sets
from catalogue.render.front_matter import front_matter
from catalogue.render.prose import safe_markdown
from catalogue.render.site_config import site_config

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from catalogue.dates import PartialDate
    from catalogue.enrich.linked_data import Node


@dataclass(frozen=True)
class Page:
    """One page of one language. `url` is where it is published, below the language's home.

    `meta` is the front matter; the data a template asks for stands in it under the template's name.
    """

    url: str
    meta: dict[str, Any]
    body: str = ""

    @property
    def path(self) -> str:
        return page_path(self.url)

    @property
    def kind(self) -> str:
        """The name of its template: "product", "place" …; empty for a page of plain Markdown."""
        return str(self.meta.get("template", "")).removesuffix(".html")

    @property
    def products(self) -> list[str]:
        """Ids of the products it shows as cards or rows."""
        found = _product_lists(self.meta.get(self.kind))
        return [product.id for products in found for product in products]

    def markdown(self) -> str:
        """The page as a Markdown file that any MkDocs can build."""
        front = front_matter(self.meta)
        return f"---\n{front}---\n\n{self.body}\n" if self.body else f"---\n{front}---\n"


# The page that shows the design to who works on it: no visitor and no crawler looks for it.
STYLE = "style/"
# How machines are told what kind of page it is, where it is no list.
_PAGE_TYPES = {
    "home": "WebPage",
    "data": "WebPage",
    "product": "ItemPage",
    "producer": "ProfilePage",
    "event": "WebPage",
    "offline": "WebPage",
    "tablet": "WebPage",
    "statistics": "WebPage",
    "status": "WebPage",
    "form": "WebPage",
    "style": "WebPage",
}
# Pages that are the first of a folder.
_INDEXES = {"", "products/", "groups/", "stars/", "places/", "producers/", "events/"}
# The page that sets up a tablet for a stand, and is its frame.
_TABLET = "tablet/"
# The page of the list that a reader keeps.
_SHORTLIST = "list/"
# The page on which the catalogue is stored on the reader's device.
_OFFLINE = "offline/"
# The form for a new product.
_FORM = "contribute/new/"


def page_path(url: str) -> str:
    """`products/x/` is written as products/x.md, a folder's own page as its index.md."""
    return f"{url}index.md" if url in _INDEXES else f"{url.rstrip('/')}.md"


def list_urls() -> list[str]:
    """The addresses of all pages that `PageMaker.lists` makes whatever the entries are."""
    urls = [
        *sorted(_INDEXES),
        _SHORTLIST,
        _OFFLINE,
        _TABLET,
        _FORM,
        "map/",
        "season/",
        "status/",
        "statistics/",
        DATA,
        *(f"stars/{stars}/" for stars in collections.STARS),
    ]
    urls += [group.url for group in groups().values()]
    urls += [product_set.url for product_set in sets().values()]
    return [*urls, *(unit.url for unit in places().communes.values()), STYLE]


@dataclass(frozen=True)
class PageMaker:
    """Makes all pages of one language."""

    maker: Maker
    site_root: str

    @cached_property
    def _linked(self) -> Linked:
        return Linked(self.maker, self.site_root)

    def pages(self) -> Iterator[Page]:
        index = self.maker.index
        yield from self.lists()
        for product in index.products:
            yield self.product(product.slug)
        for slug in index.catalogue.producers:
            yield self.producer(slug)

    def lists(self) -> Iterator[Page]:
        """All pages but those of single products and producers; events are few, and lists of products."""
        yield self._home_page()
        yield from self._overviews()
        yield from self._collections()
        yield from self._places()
        yield from self._events()
        yield self._form()
        yield self._data()
        yield self._style()

    def _form(self) -> Page:
        """Where a product is added or changed without knowing of files."""
        data = form_data(self.maker, site_config(self.maker.labels.lang, self.site_root))
        crumbs = [self._home(), Crumb(data.words["eyebrow"], "contribute/")]
        return self._page(
            _FORM, "form", data.words["title"], data.words["description"], data, crumbs
        )

    def _data(self) -> Page:
        """The open data."""
        labels = self.maker.labels
        title, description = labels("data_title"), labels("data_description")
        data = data_page(self.maker, self.site_root)
        about = [dataset_node(self._linked, labels("home_title"), description)]
        return self._page(DATA, "data", title, description, data, [self._home()], about=about)

    def _style(self) -> Page:
        """For who works on the site."""
        labels = self.maker.labels
        return self._page(
            STYLE,
            "style",
            labels("style_title"),
            labels("style_description"),
            style_data(self.maker),
            [self._home()],
        )

    def _home_page(self) -> Page:
        labels = self.maker.labels
        data = home_data(self.maker)
        title, description = labels("home_title"), labels("home_description")
        about = self._linked.home(title, description, data.as_of_iso)
        return self._page("", "home", title, description, data, crumbs=[], about=about)

    def product(self, slug: str) -> Page:
        entry = self.maker.index.catalogue.product(slug)
        data = product_data(entry, self.maker, self.site_root)
        group = Crumb(data.group.short, data.group.url)
        product_set = Crumb(data.set.short, data.set.url)
        return self._page(
            product_url(entry),
            "product",
            data.name.text,
            data.summary.text if data.summary else data.name.text,
            data,
            crumbs=[self._home(), group, product_set],
            about=[product_node(entry, self._linked, self._share(slug))],
            reviewed=entry.item.reviewed,
            body=self._prose(entry.item.story, "story"),
            edit=entry.path,
        )

    def _share(self, slug: str) -> str | None:
        has = has_pictures(len(self.maker.index.products))
        return share_path(self.maker.labels.lang, slug) if has else None

    def producer(self, slug: str) -> Page:
        entry = self.maker.index.catalogue.producer(slug)
        data = producer_data(entry, self.maker)
        labels = self.maker.labels
        return self._page(
            producer_url(entry),
            "producer",
            data.name.text,
            labels("producer_description", name=data.name.text, kind=data.kind),
            data,
            crumbs=[self._home(), Crumb(labels("producers"), "producers/")],
            about=[producer_node(entry, self._linked)],
            reviewed=entry.item.reviewed,
            body=self._prose(entry.item.about, "about"),
            edit=entry.path,
        )

    def _prose(self, story: Any, ids: str) -> str:
        if prose_language(story, self.maker.labels) is None:
            return ""
        return safe_markdown(self.maker.labels.text(story).text, ids)

    def _overviews(self) -> Iterator[Page]:
        maker = self.maker
        browse = collections.browse_data(maker)
        yield self._page(
            "products/", "browse", maker.labels("browse"), browse.lead, browse, [self._home()]
        )
        yield self._page(
            _SHORTLIST,
            "shortlist",
            maker.labels("shortlist"),
            maker.labels("shortlist_description"),
            ShortlistData(browse.count),
            [self._home()],
        )
        yield self._page(
            _OFFLINE,
            "offline",
            maker.labels("offline"),
            maker.labels("offline_description"),
            OfflineData(browse.count),
            [self._home()],
        )
        yield self._page(
            _TABLET,
            "tablet",
            maker.labels("tablet_title"),
            maker.labels("tablet_description"),
            tablet_data(maker, f"{self.site_root}Q/"),
            [self._home()],
        )
        yield self._index("groups/", "groups", directories.groups_directory(maker))
        yield self._index("stars/", "stars", directories.stars_directory(maker))
        yield self._index("producers/", "producers", directories.producers_directory(maker))
        yield self._index("places/", "places", directories.places_directory(maker))
        for kind, data in (
            ("map", map_data(maker)),
            ("season", season_data(maker)),
            ("status", status_data(maker)),
            ("statistics", statistics_data(maker)),
        ):
            title = maker.labels(f"{kind}_title")
            yield self._page(f"{kind}/", kind, title, data.lead, data, [self._home()])

    def _collections(self) -> Iterator[Page]:
        maker, labels = self.maker, self.maker.labels
        home = [self._home()]
        in_groups = [*home, Crumb(labels("groups"), "groups/")]
        for group in groups().values():
            label = labels.pick(group.label)
            yield self._page(
                group.url,
                "collection",
                labels("group_title", short=labels.pick(group.short)),
                labels("group_description", label=label),
                collections.group_data(group, maker),
                crumbs=in_groups,
            )
        for item in sets().values():
            label = labels.pick(item.label)
            group = groups()[item.group]
            yield self._page(
                item.url,
                "collection",
                labels("set_title", label=label),
                labels("set_description", label=label),
                collections.set_data(item, maker),
                crumbs=[*home, Crumb(labels.pick(group.short), group.url)],
            )
        for stars in collections.STARS:
            yield self._page(
                f"stars/{stars}/",
                "collection",
                labels("star_title", stars=stars),
                labels("star_description", stars=stars),
                collections.star_data(stars, maker),
                crumbs=[*home, Crumb(labels("stars"), "stars/")],
            )

    def _places(self) -> Iterator[Page]:
        maker, labels = self.maker, self.maker.labels
        for unit in places().communes.values():
            name = unit.label(labels.lang)
            yield self._page(
                unit.url,
                "place",
                name,
                labels("place_description", name=name),
                place_data(unit, maker),
                crumbs=[self._home(), Crumb(labels("places"), "places/")],
                about=[self._linked.commune(unit)],
            )

    def _events(self) -> Iterator[Page]:
        maker, labels = self.maker, self.maker.labels
        data = events_data(maker)
        yield self._page(
            "events/", "events", labels("events_title"), data.lead, data, [self._home()]
        )
        for entry in maker.index.catalogue.events.values():
            event = event_data(entry, maker)
            name = event.name.text
            yield self._page(
                event_url(entry),
                "event",
                name,
                labels("event_description", name=name, when=event.note.when),
                event,
                crumbs=[self._home(), Crumb(labels("events_title"), "events/")],
                about=[event_node(entry, self._linked)],
                reviewed=entry.item.reviewed,
                edit=entry.path,
            )

    def _index(self, url: str, key: str, data: Any) -> Page:
        labels = self.maker.labels
        return self._page(url, "directory", labels(key), data.lead, data, [self._home()])

    def _home(self) -> Crumb:
        return Crumb(self.maker.labels("site_name"), "")

    def _page(
        self,
        url: str,
        kind: str,
        title: str,
        description: str,
        data: Any,
        crumbs: list[Crumb],
        body: str = "",
        edit: str | None = None,
        about: Sequence[Node] = (),
        reviewed: PartialDate | None = None,
    ) -> Page:
        """A page for the template `<kind>.html`, which finds its data as `page.meta.<kind>`.

        `about` says to machines what the page is about; its list does where there is nothing else.
        """
        assert is_dataclass(data)
        assert not isinstance(data, type)
        own = kind in {
            "data",
            "home",
            "product",
            "statistics",
            "status",
            "style",
        }  # what these list is not what they are about
        lists = [] if own else list_nodes(self._linked, url, _lists(data), data)
        meta = {
            "template": f"{kind}.html",
            # The theme writes titles as HTML; our templates take the escapes away again.
            "title": escape(title, quote=False),
            "description": description,
            "hide": ["navigation", "toc"],
            "edit": edit,
            "illustrations": sorted(_illustrations(data)),
            "crumbs": crumbs,
            "linked": self._linked.graph(
                url,
                _PAGE_TYPES.get(kind, "CollectionPage"),
                title,
                description,
                crumbs,
                [*about, *lists],
                reviewed,
            ),
            kind: data,
        }
        return Page(url, meta, body)


_PRODUCTS = (Card, CardRef, Row, RowRef)
_TILES = (
    DirectorySection,
    FilterTile,
    GroupTile,
    RelatedData,
    SeasonMonth,
    Section,
    StandData,
    Tile,
)


def _lists(data: Any) -> Iterator[list[Any]]:
    """The lists of tiles, cards and rows of a page, wherever in its data they are."""
    for value in vars(data).values() if data is not None else ():
        if isinstance(value, list) and value:
            if isinstance(value[0], _TILES):
                yield value
                for part in value:
                    yield from _lists(part)
            elif isinstance(value[0], _PRODUCTS):
                yield value


def _product_lists(data: Any) -> list[list[Any]]:
    return [found for found in _lists(data) if isinstance(found[0], _PRODUCTS)]


def _illustrations(data: Any) -> set[str]:
    """The drawings a page shows, so that its template puts just these into the page."""
    found = set()
    for parts in ([data], *_lists(data)):
        for part in parts if not isinstance(parts[0], (Row, RowRef)) else ():
            # A photo takes the drawing's place.
            shows_photo = getattr(part, "photo", None) or getattr(part, "photos", None)
            drawing = getattr(part, "illustration", None)
            if drawing is not None and not shows_photo:
                found.add(drawing)
    return found
