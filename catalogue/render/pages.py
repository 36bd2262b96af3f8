"""All pages of one language: those of entries here, lists and all others from the modules beside this one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from catalogue.enrich.linked_entries import producer_node, product_node
from catalogue.enrich.page_data import Crumb
from catalogue.enrich.parts import Maker, producer_url, product_url, prose_language
from catalogue.enrich.producer_page import producer_data
from catalogue.enrich.product_page import product_data
from catalogue.enrich.share import has_pictures, share_path
from catalogue.render.page_composer import Composer
from catalogue.render.prose import safe_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.render.page import Page


@dataclass(frozen=True)
class PageMaker:
    """Makes all pages of one language."""

    maker: Maker
    site_root: str

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self.maker, self.site_root)

    def pages(self) -> Iterator[Page]:
        index = self.maker.index
        yield from self.lists()
        for product in index.products:
            yield self.product(product.slug)
        for slug in index.catalogue.producers:
            yield self.producer(slug)

    def lists(self) -> Iterator[Page]:
        """All pages but those of single products and producers; events are few, and lists of products."""
        # Loaded only when lists are made: a change that none of them shows needs none.
        from catalogue.render import collection_pages, single_pages

        composer = self._composer
        yield single_pages.home(composer)
        yield from single_pages.overviews(composer)
        yield from single_pages.directories(composer)
        yield from single_pages.reports(composer)
        yield from collection_pages.groups_and_sets(composer)
        yield from collection_pages.star_levels(composer)
        yield from collection_pages.communes(composer)
        yield from collection_pages.events(composer)
        yield single_pages.form(composer)
        yield single_pages.open_data(composer)
        yield single_pages.style(composer)

    def product(self, slug: str) -> Page:
        composer = self._composer
        entry = self.maker.index.catalogue.product(slug)
        data = product_data(entry, self.maker, self.site_root)
        group = Crumb(data.group.short, data.group.url)
        product_set = Crumb(data.set.short, data.set.url)
        return composer.page(
            product_url(entry),
            "product",
            data.name.text,
            data.summary.text if data.summary else data.name.text,
            data,
            crumbs=[composer.home, group, product_set],
            about=[product_node(entry, composer.linked, self._share(slug))],
            reviewed=entry.item.reviewed,
            body=self._prose(entry.item.story, "story"),
            edit=entry.path,
        )

    def _share(self, slug: str) -> str | None:
        has = has_pictures(len(self.maker.index.products))
        return share_path(self.maker.labels.lang, slug) if has else None

    def producer(self, slug: str) -> Page:
        composer, labels = self._composer, self.maker.labels
        entry = self.maker.index.catalogue.producer(slug)
        data = producer_data(entry, self.maker)
        return composer.page(
            producer_url(entry),
            "producer",
            data.name.text,
            labels("producer_description", name=data.name.text, kind=data.kind),
            data,
            crumbs=[composer.home, Crumb(labels("producers"), "producers/")],
            about=[producer_node(entry, composer.linked)],
            reviewed=entry.item.reviewed,
            body=self._prose(entry.item.about, "about"),
            edit=entry.path,
        )

    def _prose(self, story: Any, ids: str) -> str:
        if prose_language(story, self.maker.labels) is None:
            return ""
        return safe_markdown(self.maker.labels.text(story).text, ids)
