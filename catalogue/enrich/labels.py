"""Words, numbers and dates as a reader of one language sees them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from string import Template
from typing import Any, Protocol

from catalogue.reference import LANGS, OTHER, Bilingual, kinds, read_yaml


@cache
def _phrases(lang: str) -> dict[str, str | Template]:
    """Key → phrase, or a template where it has values to fill in."""
    data: dict[str, Bilingual] = read_yaml("phrases.yml")
    words = {key: phrase[lang] for key, phrase in data.items()}
    return {key: Template(phrase) if "$" in phrase else phrase for key, phrase in words.items()}


class Words(Protocol):
    """A text in one or both languages."""

    def get(self, lang: str) -> str | None: ...


@dataclass
class Shown:
    """A contributor's text as a page shows it, and the language it is in.

    Where a text lacks in the page's language the other one is shown, and marked as such.
    """

    text: str
    lang: str


@dataclass(frozen=True)
class Labels:
    """Everything that depends on the reader's language."""

    lang: str

    def __post_init__(self) -> None:
        assert self.lang in LANGS

    @property
    def other(self) -> Labels:
        return Labels(OTHER[self.lang])

    def __call__(self, key: str, /, **values: object) -> str:
        """A phrase of `data/phrases.yml` with its values filled in."""
        phrase = _phrases(self.lang)[key]
        return phrase if isinstance(phrase, str) else phrase.substitute(values)

    def pick(self, label: Bilingual) -> str:
        return label[self.lang]

    def kind(self, name: str, key: str) -> str:
        """The label of a choice: `kind("producer_kinds", "cooperative")`."""
        label: str = kinds()[name][key][self.lang]
        return label

    def status(self, status: str, part: str, **values: object) -> str:
        """The chip or the sentence of a status."""
        words: Any = kinds()["statuses"][status][part][self.lang]
        return str(words).format(**values)

    def text(self, text: Words) -> Shown:
        own = text.get(self.lang)
        if own is not None:
            return Shown(own, self.lang)
        foreign = text.get(OTHER[self.lang])
        assert foreign is not None  # the model refuses a text in no language
        return Shown(foreign, OTHER[self.lang])

    def maybe(self, text: Words | None) -> Shown | None:
        return None if text is None else self.text(text)

    def own(self, text: str) -> Shown:
        """A text of ours, in the page's language."""
        return Shown(text, self.lang)

    def number(self, value: float) -> str:
        """1234.5 → "1.234,5" in Vietnamese, "1,234.5" in English."""
        text = f"{value:,}"
        return text.translate(str.maketrans(",.", ".,")) if self.lang == "vi" else text
