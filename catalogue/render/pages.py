"""Page data → Markdown pages that any MkDocs can build: front matter for the data, a body for prose."""

from __future__ import annotations

from dataclasses import asdict, dataclass, is_dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import yaml

from catalogue.enrich import collections, directories
from catalogue.enrich.home_page import home_data
from catalogue.enrich.index import former_of
from catalogue.enrich.page_data import Card, Crumb
from catalogue.enrich.parts import Maker, producer_url, product_url, prose_language
from catalogue.enrich.place_page import former_names, place_data
from catalogue.enrich.producer_page import producer_data
from catalogue.enrich.product_page import product_data
from catalogue.places import places
from catalogue.reference import LANGS, groups, sets
from catalogue.render.prose import escape as escape_markdown
from catalogue.render.prose import safe_markdown
from catalogue.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.load.folder import Entry
    from catalogue.model import Producer, Product


@dataclass(frozen=True)
class Page:
    """One Markdown file below a language's docs folder. `url` is where MkDocs will publish it."""

    url: str
    meta: dict[str, Any]
    body: str = ""

    @property
    def path(self) -> str:
        """`products/x/` is written as products/x.md, a folder's own page as its index.md."""
        if self.url in _INDEXES:
            return f"{self.url}index.md"
        return f"{self.url.rstrip('/')}.md"

    def markdown(self) -> str:
        front = yaml.dump(
            self.meta,
            Dumper=yaml.CSafeDumper,
            allow_unicode=True,
            sort_keys=False,
            width=_NO_FOLDING,
        )
        return f"---\n{front}---\n\n{self.body}\n" if self.body else f"---\n{front}---\n"


# Folded lines are harmless to parsers and a nuisance to people.
_NO_FOLDING = 1_000_000_000
# Pages that are the first of a folder.
_INDEXES = {"", "products/", "groups/", "stars/", "places/", "producers/"}


@dataclass(frozen=True)
class PageMaker:
    """Makes all pages of one language."""

    maker: Maker
    site_root: str

    def pages(self) -> Iterator[Page]:
        index = self.maker.index
        yield self.home()
        yield from self._lists()
        for product in index.products:
            yield self.product(product)
        for producer in index.catalogue.producers.values():
            yield self.producer(producer)

    def home(self) -> Page:
        labels = self.maker.labels
        data = home_data(self.maker)
        return self._page(
            "", "home", labels("home_title"), labels("home_description"), data, crumbs=[]
        )

    def product(self, entry: Entry[Product]) -> Page:
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
            body=self._prose(entry.item.story, "story") + "\n\n" + self._search_words(entry),
            edit=entry.path,
        )

    def producer(self, entry: Entry[Producer]) -> Page:
        data = producer_data(entry, self.maker)
        labels = self.maker.labels
        return self._page(
            producer_url(entry),
            "producer",
            data.name.text,
            labels("producer_description", name=data.name.text, kind=data.kind),
            data,
            crumbs=[self._home(), Crumb(labels("producers"), "producers/")],
            body=self._prose(entry.item.about, "about") or escape_markdown(data.name.text),
            edit=entry.path,
        )

    def _search_words(self, entry: Entry[Product]) -> str:
        """A hidden paragraph of what people look for and the story need not say.

        Material's search finds what stands in the body, letter by letter: so names come in both
        languages, and once more without diacritics.
        """
        product, index = entry.item, self.maker.index
        former, commune = former_of(product.place), index.commune_of(entry)
        names = [product.name, *(producer.item.name for producer in index.producers_of(entry))]
        found = [product.id, *product.also_known_as]
        for lang in LANGS:
            found += [name.get(lang) or "" for name in names]
            found += [unit.label(lang) for unit in (commune, former) if unit]
            found += [index.set_of(entry).short[lang]]
            found += [product.summary.get(lang) or ""] if product.summary else []
        folded = [fold(text) for text in found if fold(text) != text.lower()]
        text = " · ".join(dict.fromkeys(text for text in [*found, *folded] if text))
        return escape_markdown(text, at_line_start=True) + "\n{: hidden }"

    def _prose(self, story: Any, ids: str) -> str:
        if prose_language(story, self.maker.labels) is None:
            return ""
        return safe_markdown(self.maker.labels.text(story).text, ids)

    def _lists(self) -> Iterator[Page]:
        maker, labels = self.maker, self.maker.labels
        home = [self._home()]
        in_groups = [*home, Crumb(labels("groups"), "groups/")]
        yield self._list("products/", "browse", collections.browse_data(maker), home)
        yield self._index("groups/", "groups", directories.groups_directory(maker))
        yield self._index("stars/", "stars", directories.stars_directory(maker))
        yield self._index("producers/", "producers", directories.producers_directory(maker))
        yield self._index("places/", "places", directories.places_directory(maker))
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
        for unit in places().communes.values():
            name = unit.label(labels.lang)
            yield self._page(
                unit.url,
                "place",
                name,
                labels("place_description", name=name),
                place_data(unit, maker),
                crumbs=[*home, Crumb(labels("places"), "places/")],
                body=former_names(unit, maker),
            )

    def _list(self, url: str, key: str, data: Any, crumbs: list[Crumb]) -> Page:
        labels = self.maker.labels
        return self._page(url, "collection", labels(key), data.lead, data, crumbs)

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
    ) -> Page:
        """A page for the template `<kind>.html`, which finds its data as `page.meta.<kind>`."""
        assert is_dataclass(data)
        assert not isinstance(data, type)
        meta = {
            "template": f"{kind}.html",
            # Material's search shows titles as HTML; our templates take the escapes away again.
            "title": escape(title, quote=False),
            "description": description,
            "hide": ["navigation", "toc"],
            "edit": edit,
            "illustrations": sorted(_illustrations(data)),
            "crumbs": [asdict(crumb) for crumb in crumbs],
            kind: asdict(data),
        }
        return Page(url, meta, body)


def _illustrations(data: Any) -> set[str]:
    """The drawings a page shows, so that its template puts just these into the page."""
    found: set[str] = set()
    if isinstance(data, list):
        for item in data:
            found |= _illustrations(item)
    elif is_dataclass(data):
        own = getattr(data, "illustration", None)
        # A photo takes the drawing's place.
        shows_photo = bool(getattr(data, "photo", None) or getattr(data, "photos", None))
        if own is not None and not shows_photo:
            found.add(own)
        if not isinstance(data, Card):
            for value in vars(data).values():
                found |= _illustrations(value)
    return found
