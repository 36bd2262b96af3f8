"""Pages at addresses of before: a product or producer whose file was renamed is found at its new one.

Tiny, without a look of their own: a browser goes on at once, with what stood behind `?` and `#`; without
scripts it goes on as well, and a link stands there. Search engines are told the new address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich.labels import Labels
from catalogue.publish.plan import Output
from catalogue.publish.root import GO_ON, inline_page
from catalogue.reference import LANGS
from catalogue.render.policy import policy, referrer
from catalogue.signature import code_signature, digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProducerBrief, ProductBrief


def moved_outputs(index: Index, site_root: str) -> Iterator[Output]:
    """The files of all addresses of before, in both languages."""
    for old, new in index.moved.items():
        name = repr(_entry(index, new).name)
        key = digest(code_signature(), site_root, policy(), referrer(), old, new, name)
        for lang in LANGS:
            yield Output(f"{lang}/{old}index.html", key, "moved", old)


def moved_page(index: Index, lang: str, old: str, site_root: str) -> bytes:
    """The page at an address of before, such as `products/mat-ong/`."""
    new, labels = index.moved[old], Labels(lang)
    name = labels.text(_entry(index, new).name)
    # Both are in one folder.
    way = f"../{new.split('/')[1]}/"
    page = inline_page(
        GO_ON,
        lang=lang,
        title=name.text,
        headings={lang: labels("moved")},
        note=None,
        robots="noindex,follow",
        canonical=f"{site_root}{lang}/{new}",
        refresh=way,
        base=None,
        links=[{"href": way, "lang": name.lang, "text": name.text, "detail": None}],
    )
    return page.encode()


def _entry(index: Index, address: str) -> ProductBrief | ProducerBrief:
    kind, slug, _ = address.split("/")
    catalogue = index.catalogue
    return catalogue.products[slug] if kind == "products" else catalogue.producers[slug]
