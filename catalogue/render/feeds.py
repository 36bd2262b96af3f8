"""Atom feeds of new and changed products (RFC 4287): one in each language, one in both.

A product's day is the newest one that its own file and the ledger state: when it was last compared with its
sources, when a source or a certificate is from, when it was entered. So a feed is the same to the byte while
the data is, whenever it is built; a product that states no day at all is in no feed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from catalogue.enrich.labels import Labels
from catalogue.enrich.open_documents import api
from catalogue.enrich.status import DATED
from catalogue.reference import LANGS, groups
from catalogue.render.environment import render
from catalogue.render.qr import short_url

if TYPE_CHECKING:
    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProductBrief

MOST_ENTRIES = 50
# What no XML document may hold.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(path: str, index: Index, site_root: str) -> str:
    """The feed at `feed.xml`, `vi/feed.xml` or `en/feed.xml`."""
    langs = LANGS if path == "feed.xml" else (path[:2],)
    newest = sorted(
        (product for product in index.products if index.updated(product)),
        key=lambda product: (index.updated(product), product.id),
        reverse=True,
    )[:MOST_ENTRIES]
    day = index.updated(newest[0]) if newest else index.data_day
    labels = [Labels(lang) for lang in langs]
    text = render(
        "feed.xml",
        lang=langs[0],
        address=f"{site_root}{path}",
        root=site_root,
        title=_both(label("feed_title") for label in labels),
        subtitle=_both(label("feed_about") for label in labels),
        author=_both(label("site_name") for label in labels),
        rights=_both(api()["attribution"][lang] for lang in langs),
        updated=day,
        pages=[{"lang": lang, "url": f"{site_root}{lang}/"} for lang in langs],
        entries=[_entry(product, index, site_root, langs) for product in newest],
    )
    return _NO_XML.sub("\ufffd", text)


def _entry(
    product: ProductBrief, index: Index, site_root: str, langs: tuple[str, ...]
) -> dict[str, Any]:
    labels = [Labels(lang) for lang in langs]
    group = groups()[index.set_of(product).group]
    return {
        "id": short_url(site_root, product.id),
        "title": _both(label.text(product.name).text for label in labels),
        "updated": index.updated(product),
        "published": index.entered(product),
        "pages": [
            {"lang": lang, "url": f"{site_root}{lang}/products/{product.slug}/"} for lang in langs
        ],
        "group": group.slug,
        "group_label": _both(label.pick(group.short) for label in labels),
        "summary": "\n".join(_summary(product, index, label) for label in labels),
    }


def _summary(product: ProductBrief, index: Index, labels: Labels) -> str:
    """What it is, its stars and their last day as the sources give it, who makes it, where: nothing ages."""
    rating, commune = index.rating(product), index.commune_of(product)
    makers = [labels.text(maker.name).text for maker in index.producers_of(product)]
    stars = labels("star_label", stars=rating.stars) if rating.stars else None
    if rating.end and rating.status in DATED:
        state = labels("share_until", date=rating.end.label(labels.lang))
    else:
        state = labels.status(rating.status, "chip")
    facts = [stars, state, *makers, commune.label(labels.lang) if commune else None]
    about = labels.text(product.summary).text if product.summary else None
    return " ".join(filter(None, [about, " · ".join(filter(None, facts))]))


def _both(texts: Any) -> str:
    """One text, or those of both languages where they are not the same."""
    return " / ".join(dict.fromkeys(texts))
