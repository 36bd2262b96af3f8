"""Which pages are alike but for their slots, and the probes that show MkDocs what they look like.

A family is a page template and an address, where "*" stands for the last part of addresses that many
pages have: depth and section, and so all links of the frame, are the same within it.
"""

from __future__ import annotations

from html import escape

from catalogue.publish.probes import LINK_TEMPLATE, mark
from catalogue.render.page import Page

FAMILIES = [
    ("home", ""),
    ("browse", "products/"),
    ("shortlist", "list/"),
    ("offline", "offline/"),
    ("tablet", "tablet/"),
    ("form", "contribute/new/"),
    ("directory", "groups/"),
    ("directory", "stars/"),
    ("directory", "producers/"),
    ("directory", "places/"),
    ("map", "map/"),
    ("season", "season/"),
    ("data", "data/"),
    ("events", "events/"),
    ("event", "events/*/"),
    ("status", "status/"),
    ("statistics", "statistics/"),
    ("product", "products/*/"),
    ("producer", "producers/*/"),
    ("place", "places/*/"),
    ("collection", "groups/*/"),
    ("collection", "sets/*/"),
    ("collection", "stars/*/"),
    ("style", "style/"),
]
# The last part of a probe's address: unlike any slug, and left as it is in addresses.
SLUG, _CHECK_SLUG = "0-probe", "0-another-probe"
# Text as nobody would write it in earnest: a shell filled with it must be what MkDocs makes of it.
_CHECK_TITLE = escape(f"“A” & <b>%s</b> \\1 {{{{ b }}}} 'c' {mark('title')}", quote=False)
_CHECK_DESCRIPTION = f'"d" & <i>\\g<0></i> {{% e %}} {mark("description")} {SLUG}'


def kind_of(page: Page) -> str:
    """The name of a page's template, which is that of its main part and of its data as well."""
    return str(page.meta["template"]).removesuffix(".html")


def probes() -> list[Page]:
    """All pages that MkDocs renders for the sake of shells."""
    return [*map(probe, FAMILIES), *filter(None, map(check, FAMILIES))]


def probe(family: tuple[str, str]) -> Page:
    """The page of a family that has marks in its slots."""
    return _page(family, SLUG, mark("title"), mark("description"))


def check(family: tuple[str, str]) -> Page | None:
    """Another page of the family, with other values; a family of one page can have no other."""
    one = "*" not in family[1]
    return None if one else _page(family, _CHECK_SLUG, _CHECK_TITLE, _CHECK_DESCRIPTION)


def _page(family: tuple[str, str], slug: str, title: str, description: str) -> Page:
    kind, address = family
    meta = {"template": f"{kind}.html", "title": title, "description": description}
    return Page(address.replace("*", slug), meta | {"probe": "shell"})


def link_page() -> bytes:
    """What stands in a page's place, so that MkDocs knows it when another links to it."""
    return Page("", {"template": LINK_TEMPLATE, "probe": "link"}).markdown().encode()
