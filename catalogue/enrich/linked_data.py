"""A page for machines: what it is about in the words of schema.org, as one JSON-LD text in its head.

A page's graph holds the page itself, its way up and what it is about. Nodes that several pages speak of
have one address for all of them: a producer is `<its page>#it` on the pages of its products too.
Everything is said by the page as well, from the same data. Stars are the rating of a certificate, given
by an authority: never `aggregateRating` or `review`, which are customers' opinions.

>>> Linked(maker, "https://ocop.example/").graph("stars/", "CollectionPage", "Star ratings", "…", [], [])
'{"@context":"https://schema.org","@graph":[{"@type":"CollectionPage", …'
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue.reference import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.dates import PartialDate
    from catalogue.enrich.labels import Shown
    from catalogue.enrich.page_data import Crumb
    from catalogue.enrich.parts import Maker
    from catalogue.places import Commune

Node = dict[str, Any]
# Of a long list machines get so many; the rest they find in the sitemap.
MOST_ITEMS = 50
DATA_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
COUNTRY = "VN"  # ISO 3166-1
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def script_text(data: Any) -> str:
    """JSON that can stand in a <script>: nothing in it ends the element or begins a comment."""
    text = _encode(data)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


@dataclass(frozen=True)
class Linked:
    """Makes the nodes of pages in one language. `site_root` is the address above both languages."""

    maker: Maker
    site_root: str

    def address(self, url: str) -> str:
        """The published address of a page of this language."""
        return f"{self.site_root}{self.maker.labels.lang}/{url}"

    def it(self, url: str) -> str:
        """The address of what a page is about."""
        return f"{self.address(url)}#it"

    def words(self, shown: Shown) -> Any:
        """A text; one in another language than the page's says so."""
        if shown.lang == self.maker.labels.lang:
            return shown.text
        return {"@language": shown.lang, "@value": shown.text}

    def names(self, name: Shown, other: Shown | None, more: Iterable[str] = ()) -> Node:
        """The name, in the other language too, and other spellings."""
        others = [*([self.words(other)] if other else []), *more]
        return {"name": self.words(name)} | ({"alternateName": others} if others else {})

    def graph(
        self,
        url: str,
        kind: str,
        title: str,
        description: str,
        crumbs: list[Crumb],
        about: list[Node],
        reviewed: PartialDate | None = None,
    ) -> str:
        """The JSON-LD of a page. `kind` is its type, the first node of `about` its main subject."""
        page: Node = {
            "@type": kind,
            "@id": self.address(url),
            "url": self.address(url),
            "name": title,
            "description": description,
            "inLanguage": self.maker.labels.lang,
            "isPartOf": {"@id": self.site_id},
        }
        if about:
            page["mainEntity"] = {"@id": about[0]["@id"]}
        if reviewed:
            page["lastReviewed"] = str(reviewed)
        nodes = [page, *about]
        if crumbs:
            page["breadcrumb"] = {"@id": f"{self.address(url)}#crumbs"}
            nodes.append(self._crumbs(url, title, crumbs))
        return script_text({"@context": "https://schema.org", "@graph": nodes})

    def _crumbs(self, url: str, title: str, crumbs: list[Crumb]) -> Node:
        steps = [*((crumb.title, crumb.url) for crumb in crumbs), (title, url)]
        return {
            "@type": "BreadcrumbList",
            "@id": f"{self.address(url)}#crumbs",
            "itemListElement": [
                {"@type": "ListItem", "position": at, "name": name, "item": self.address(way)}
                for at, (name, way) in enumerate(steps, start=1)
            ],
        }

    def item_list(self, url: str, items: Iterable[tuple[str, str]], count: int) -> Node:
        """A list of pages: (title, address) of the first, and how many there are."""
        return {
            "@type": "ItemList",
            "@id": f"{self.address(url)}#list",
            "numberOfItems": count,
            "itemListElement": [
                {"@type": "ListItem", "position": at, "name": title, "url": self.address(way)}
                for at, (title, way) in enumerate(items, start=1)
            ],
        }

    @property
    def site_id(self) -> str:
        return f"{self.site_root}#site"

    def home(self, title: str, description: str, built: str) -> list[Node]:
        """The site and the data set it publishes; `built` is the day (ISO) its counts are of."""
        labels = self.maker.labels
        publisher = {
            "@type": "Organization",
            "@id": f"{self.site_root}#publisher",
            "name": labels("site_name"),
            "url": self.site_root,
        }
        site = {
            "@type": "WebSite",
            "@id": self.site_id,
            "url": self.site_root,
            "name": labels("site_name"),
            "description": description,
            "inLanguage": list(LANGS),
            "publisher": {"@id": publisher["@id"]},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": self.address("products/?q={search_term_string}"),
                },
                "query-input": "required name=search_term_string",
            },
        }
        dataset = {
            "@type": "Dataset",
            "@id": f"{self.site_root}#data",
            "name": title,
            "description": description,
            "url": self.address(""),
            "inLanguage": list(LANGS),
            "license": DATA_LICENCE,
            "isAccessibleForFree": True,
            "dateModified": built,
            "creator": {"@id": publisher["@id"]},
            "spatialCoverage": {
                "@type": "Place",
                "name": labels("region"),
                "containedInPlace": self.province(),
            },
        }
        return [site, dataset, publisher]

    def province(self) -> Node:
        labels = self.maker.labels
        return {
            "@type": "AdministrativeArea",
            "name": labels("province"),
            "containedInPlace": {"@type": "Country", "name": COUNTRY},
        }

    def commune(self, unit: Commune) -> Node:
        """A commune or ward, as its own page has it."""
        return {
            "@type": "AdministrativeArea",
            "@id": self.it(unit.url),
            "name": unit.label(self.maker.labels.lang),
            "url": self.address(unit.url),
            "identifier": unit.code,
            "containedInPlace": self.province(),
        }

    def postal(self, unit: Commune | None, street: Shown | None = None) -> Node | None:
        """An address, as far as it is known."""
        if unit is None and street is None:
            return None
        labels = self.maker.labels
        found: Node = {"@type": "PostalAddress"}
        if street:
            found["streetAddress"] = self.words(street)
        if unit:
            found["addressLocality"] = unit.label(labels.lang)
            found["addressRegion"] = labels("province")
        return found | {"addressCountry": COUNTRY}
