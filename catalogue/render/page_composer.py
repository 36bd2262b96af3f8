"""Data of a page → the page: its front matter with title, way back, drawings and words for machines."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from catalogue.enrich.linked_data import Linked
from catalogue.enrich.linked_lists import list_nodes
from catalogue.enrich.page_data import Crumb
from catalogue.render.page import Page
from catalogue.render.page_contents import illustrations, lists_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.dates import PartialDate
    from catalogue.enrich.linked_data import Node
    from catalogue.enrich.parts import Maker

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
# What these list is not what they are about.
_ABOUT_MORE = {"data", "home", "product", "statistics", "status", "style"}


@dataclass(frozen=True)
class Composer:
    """Puts pages of one language together. `site_root` is the address above the languages, ending in "/"."""

    maker: Maker
    site_root: str

    @cached_property
    def linked(self) -> Linked:
        return Linked(self.maker, self.site_root)

    @cached_property
    def home(self) -> Crumb:
        """The first step of the way to every other page."""
        return Crumb(self.maker.labels("site_name"), "")

    def page(
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
        own = kind in _ABOUT_MORE
        lists = [] if own else list_nodes(self.linked, url, lists_of(data), data)
        meta = {
            "template": f"{kind}.html",
            # The theme writes titles as HTML; our templates take the escapes away again.
            "title": escape(title, quote=False),
            "description": description,
            "hide": ["navigation", "toc"],
            "edit": edit,
            "illustrations": sorted(illustrations(data)),
            "crumbs": crumbs,
            "linked": self.linked.graph(
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
