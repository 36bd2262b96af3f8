"""Pages in the form a generator's own users would give them: short front matter, then Markdown.

Hugo and Eleventy look products up themselves, so a card in a list is only the address of its product, and
what is unknown is left out: a third of what our own Markdown pages carry. Front matter is JSON, which both
read faster than YAML.

>>> slim({"url": "sets/04-honey/", "note": None, "facts": []})
{'url': 'sets/04-honey/'}
"""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any

from catalogue.enrich.card_data import Card, Row
from catalogue.enrich.list_data import CollectionData

if TYPE_CHECKING:
    from catalogue.enrich.list_data import BrowseData
    from catalogue.render.page import Page


def slim(value: Any) -> Any:
    """Page data as plain values without what is unknown, and with addresses in place of cards and rows."""
    if isinstance(value, (Card, Row)):
        return value.url
    if is_dataclass(value):
        value = vars(value)
    if isinstance(value, dict):
        known = {
            key: item for key, item in value.items() if item is not None and item not in ("", [])
        }
        return {key: slim(item) for key, item in known.items()}
    return [slim(item) for item in value] if isinstance(value, (list, tuple)) else value


def whole(value: Any) -> Any:
    """Page data as plain values, cards and all."""
    if is_dataclass(value):
        value = vars(value)
    if isinstance(value, dict):
        return {key: whole(item) for key, item in value.items()}
    return [whole(item) for item in value] if isinstance(value, (list, tuple)) else value


def kind(page: Page) -> str:
    """`product`, `producer`, `place`, `collection`, `directory` or `home`; `text` for mere prose."""
    template: str = page.meta.get("template", "text.html")
    return "collection" if template == "browse.html" else template.removesuffix(".html")


def meta(page: Page) -> dict[str, Any]:
    """What a page is made of. The page of all products is to peers a list like the others."""
    if "browse" not in page.meta:
        return page.meta
    browse: BrowseData = page.meta["browse"]
    tiles = [*browse.groups, *browse.stars]
    data = CollectionData("browse", browse.count, browse.sections, browse.lead, tiles=tiles)
    return {key: value for key, value in page.meta.items() if key != "browse"} | {
        "collection": data
    }


def front_matter(page: Page) -> dict[str, Any]:
    """A page's data, without what only our own theme looks at."""
    unused = {"template", "hide", "linked"}
    data: dict[str, Any] = slim({k: v for k, v in meta(page).items() if k not in unused})
    return data
