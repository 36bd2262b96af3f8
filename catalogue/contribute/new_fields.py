"""Asking for one field: its documentation is the question, and the check judges the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.contribute.draft import Draft, about
from catalogue.text import is_slug, slug
from catalogue.written import read_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue.contribute.dialogue import Dialogue
    from catalogue.contribute.proposal import Proposal
    from catalogue.findings import Loc
    from catalogue.load.folder import Catalogue
    from catalogue.model.base import Model

    Read = Callable[[str], Any]

# Told of a value although only a later answer can put it right.
_LATER = frozenset({"translation-missing", "source-unknown"})


def date_of(text: str) -> Any:
    """The date that is written, in any usual form; else the text, for the check to explain."""
    found = read_date(text)
    return found.value if found else text


class Fields:
    """A conversation about files that would be made."""

    def __init__(self, talk: Dialogue, catalogue: Catalogue, proposal: Proposal) -> None:
        self.talk = talk
        self.catalogue = catalogue
        self.proposal = proposal

    def question(self, model: type[Model], loc: Loc) -> str:
        return about(model, loc, self.talk.lang)

    def text(
        self,
        draft: Draft,
        loc: Loc,
        question: str,
        read: Read = str,
        *,
        needed: bool = False,
        default: str = "",
    ) -> Any:
        """Ask for one value until the check takes it; an empty answer leaves it out."""
        key = ".".join(map(str, (draft.key, *loc)))
        while True:
            answer = self.talk.ask(key, question, default)
            if not answer and not needed:
                return None
            if not answer:
                self.talk.both("  Điều này cần có.", "  This is needed.")
                self.talk.again(key)
                continue
            draft.put(loc, read(answer))
            found = draft.findings(self.proposal, loc)
            for item in found:
                if item.code in _LATER:
                    continue
                self.talk.say(f"  {item.message(self.talk.lang)}\n  {item.hint(self.talk.lang)}")
            if not any(item.is_error and item.code not in _LATER for item in found):
                return read(answer)
            draft.take(loc)
            self.talk.again(key)

    def file(self, key: str, wanted: str, taken: set[str]) -> str:
        """A file name that is free and can be a page's address."""
        talk = self.talk
        while True:
            name = talk.ask(
                key,
                talk.words("Tên tệp, cũng là địa chỉ trang", "File name, also the page's address"),
                wanted,
            )
            name = name.removesuffix(".yml")
            if is_slug(name) and name not in taken:
                return name
            if name in taken:
                talk.both(f"  {name} đã có hoặc từng có.", f"  {name} is or was in use.")
            else:
                best = slug(name) or wanted
                talk.both(
                    f"  Chỉ chữ thường không dấu, số và gạch nối: {best}",
                    f"  Only a-z, digits and hyphens: {best}",
                )
            talk.again(key)
