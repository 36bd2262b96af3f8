"""Where pages stand: addresses of pages that are there whatever the entries are, and their Markdown files."""

from __future__ import annotations

from catalogue.enrich.collections import STARS
from catalogue.enrich.open_documents import PAGE as DATA
from catalogue.places import places
from catalogue.reference import groups, sets

# The page that shows the design to who works on it: no visitor and no crawler looks for it.
STYLE = "style/"
# The page that sets up a tablet for a stand, and is its frame.
TABLET = "tablet/"
# The page of the list that a reader keeps.
SHORTLIST = "list/"
# The page on which the catalogue is stored on the reader's device.
OFFLINE = "offline/"
# The form for a new product.
FORM = "contribute/new/"
# Pages that are the first of a folder.
_INDEXES = {"", "products/", "groups/", "stars/", "places/", "producers/", "events/"}


def page_path(url: str) -> str:
    """`products/x/` is written as products/x.md, a folder's own page as its index.md."""
    return f"{url}index.md" if url in _INDEXES else f"{url.rstrip('/')}.md"


def list_urls() -> list[str]:
    """The addresses of all pages that `PageMaker.lists` makes whatever the entries are."""
    urls = [
        *sorted(_INDEXES),
        SHORTLIST,
        OFFLINE,
        TABLET,
        FORM,
        "map/",
        "season/",
        "status/",
        "statistics/",
        DATA,
        *(f"stars/{stars}/" for stars in STARS),
    ]
    urls += [group.url for group in groups().values()]
    urls += [product_set.url for product_set in sets().values()]
    return [*urls, *(unit.url for unit in places().communes.values()), STYLE]
