"""A hidden paragraph of a product's page: what people look for and the story need not say.

Material's search finds what stands in the body, letter by letter: so names come in both languages, and once
more without diacritics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich.index import former_of
from catalogue.reference import LANGS
from catalogue.render.prose import escape
from catalogue.text import fold

if TYPE_CHECKING:
    from catalogue.enrich.index import Index
    from catalogue.load.folder import Entry
    from catalogue.model import Product


def search_words(entry: Entry[Product], index: Index) -> str:
    """The paragraph as Markdown. It is the same in both languages, so the last one made is kept."""
    if entry.slug not in index.search_words:
        index.search_words.clear()
        index.search_words[entry.slug] = _paragraph(entry, index)
    return index.search_words[entry.slug]


def _paragraph(entry: Entry[Product], index: Index) -> str:
    product, brief = entry.item, index.catalogue.products[entry.slug]
    former, commune = former_of(brief), index.commune_of(brief)
    names = [brief.name, *(producer.name for producer in index.producers_of(brief))]
    found = [product.id, *product.also_known_as]
    for lang in LANGS:
        found += [name.get(lang) or "" for name in names]
        found += [unit.label(lang) for unit in (commune, former) if unit]
        found += [index.set_of(brief).short[lang]]
        found += [product.summary.get(lang) or ""] if product.summary else []
    folded = [plain for text in found if (plain := fold(text)) != text.lower()]
    text = " · ".join(dict.fromkeys(text for text in [*found, *folded] if text))
    return escape(text, at_line_start=True) + "\n{: hidden }"
