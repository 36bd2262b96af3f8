"""Words of the page templates, as mkdocs.yml inherits them."""

from __future__ import annotations

from functools import cache

from catalogue.reference import Bilingual, read_yaml


@cache
def ui_words() -> dict[str, Bilingual]:
    words: dict[str, Bilingual] = read_yaml("words.yml")["extra"]["words"]
    return words
