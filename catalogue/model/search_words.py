"""What a search finds an entry by beside its name: other names, and of a product the words of its texts.

Worked out once per content, where an entry is examined, and kept in its brief.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalogue.reference import LANGS
from catalogue.text import vocabulary, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from catalogue.model.producer import Producer
    from catalogue.model.product import Product
    from catalogue.model.texts import Text

# Where a link of a story leads: nobody looks for parts of an address.
_TARGET = re.compile(r"\]\([^()\s]*\)|https?://\S+")


def other_names(entry: Product | Producer) -> tuple[str, ...]:
    """The other names that say more than the name: some word of theirs does not stand in it.

    >>> other_names(product)  # "Cao xạ đen Tuyết Nhi", also known as "cao xạ đen" and "xạ đen Hòa Bình"
    ('xạ đen Hòa Bình',)
    """
    names = [set(words(name).split()) for name in _in_both([entry.name])]
    found = {name: set(words(name).split()) for name in entry.also_known_as}
    return tuple(name for name, own in found.items() if not any(own <= known for known in names))


def text_words(product: Product) -> str:
    """Folded words of summary, story, ingredients and facts; not those of its names."""
    written = "\n".join(_in_both(_texts(product)))
    names = "\n".join([*_in_both([product.name]), *product.also_known_as])
    if "](" in written or "://" in written:
        written = _TARGET.sub(" ", written)
    return " ".join(sorted(vocabulary(written) - vocabulary(names)))


def _texts(product: Product) -> Iterator[Text | None]:
    yield product.summary
    yield product.story
    yield product.ingredients
    for fact in product.facts:
        yield fact.label
        yield fact.value


def _in_both(texts: Iterable[Text | None]) -> Iterator[str]:
    for text in texts:
        if text is not None:
            for lang in LANGS:
                yield text.get(lang) or ""
