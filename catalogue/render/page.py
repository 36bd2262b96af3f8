"""One page: front matter for the data, a body for prose. Any MkDocs can build its Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from catalogue.render.front_matter import front_matter
from catalogue.render.page_addresses import page_path
from catalogue.render.page_contents import product_lists


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
        found = product_lists(self.meta.get(self.kind))
        return [product.id for products in found for product in products]

    def markdown(self) -> str:
        """The page as a Markdown file that any MkDocs can build."""
        front = front_matter(self.meta)
        return f"---\n{front}---\n\n{self.body}\n" if self.body else f"---\n{front}---\n"
