"""`new`: a product asked for step by step; each answer is checked with the rules of `check`.

Questions are the fields' own documentation. In: answers. Out: a `Proposal` of one product and, where they are
new, its producers; nothing is written here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from catalogue.contribute.draft import Draft
from catalogue.contribute.new_fields import Fields, date_of
from catalogue.contribute.new_parts import ask_choice, ask_place, ask_producer, ask_set
from catalogue.contribute.new_producer import ask_new_producer
from catalogue.contribute.proposal import free_ids, free_slug, taken_slugs
from catalogue.model import Certificate, Place, Product, Source
from catalogue.text import slug
from catalogue.written import read_months, read_stars

if TYPE_CHECKING:
    from catalogue.findings import Loc

_KEY_LENGTH = 30  # of the key of a source, made from its title


def _stars(text: str) -> Any:
    return read_stars(text) or text


def _months(text: str) -> Any:
    return read_months(text) or [text]


class Asking(Fields):
    """One run of `new`."""

    def product(self) -> Draft:
        """Ask for everything; the product's draft. Its producers stand in the proposal."""
        talk = self.talk
        draft = Draft("products/_.yml", "product")
        self.text(
            draft, ("name", "vi"), talk.words("Tên tiếng Việt", "Vietnamese name"), needed=True
        )
        self.text(draft, ("name", "en"), talk.words("Tên tiếng Anh", "English name"))
        draft.put(("set",), ask_set(talk, self.question(Product, ("set",))))
        self._identity(draft)
        self._producers(draft)
        where = talk.words(
            "Tên xã, phường (cũ hay mới, gõ một phần cũng được)",
            "Name of the commune (old or new, a part will do)",
        )
        if place := ask_place(talk, "place", where):
            draft.put(("place",), place)
            self.text(draft, ("place", "village"), self.question(Place, ("village",)))
        for lang, words in (
            ("vi", ("tiếng Việt", "in Vietnamese")),
            ("en", ("tiếng Anh", "in English")),
        ):
            about_it = self.question(Product, ("summary",))
            self.text(draft, ("summary", lang), f"{about_it} ({talk.words(*words)})")
        self._certificate(draft)
        self.text(draft, ("season",), self.question(Product, ("season",)), _months)
        self.proposal.made[draft.path] = draft.text()
        return draft

    def _identity(self, draft: Draft) -> None:
        talk = self.talk
        first = next(free_ids(self.catalogue))
        self.text(draft, ("id",), talk.words("Mã (Enter: mã còn trống)", "Id (Enter: the next free one)"),
                  str.upper, needed=True, default=first)  # fmt: skip
        taken = taken_slugs(self.catalogue, "products")
        name = draft.data["name"]["vi"]
        draft.path = f"products/{self.file('file', free_slug(name, taken, 'ocop'), taken)}.yml"

    def _producers(self, draft: Draft) -> None:
        talk = self.talk
        slugs: list[str] = []
        while True:
            question = talk.words(
                "Chủ thể: gõ một phần tên (Enter: không biết)"
                if not slugs
                else "Chủ thể khác (Enter: hết)",
                "Producer: type a part of the name (Enter: unknown)"
                if not slugs
                else "Another producer (Enter: no)",
            )
            found = ask_producer(
                talk,
                f"producer.{len(slugs)}",
                question,
                self.catalogue,
                partial(ask_new_producer, self),
            )
            if found is None:
                break
            if found not in slugs:
                slugs.append(found)
        if slugs:
            draft.put(("producers",), slugs)

    def _certificate(self, draft: Draft) -> None:
        talk = self.talk
        loc: Loc = ("certificates", 0)
        stars = talk.words(
            "Hạng sao trong giấy chứng nhận, 3 đến 5 (Enter: chưa có giấy)",
            "Stars of its certificate, 3 to 5 (Enter: none)",
        )
        if self.text(draft, (*loc, "stars"), stars, _stars) is None:
            choices = ["unconfirmed", "candidate"]
            labels = [
                talk.words("Chưa xác nhận được", "Not confirmed"),
                talk.words("Đang phấn đấu", "Working towards one"),
            ]
            picked = talk.choose(
                "status", talk.words("Tình trạng (Enter: 1)", "Status (Enter: 1)"), labels
            )
            draft.put(("status",), choices[picked or 0])
            return
        draft.put((*loc, "source"), "nguon")
        self._source(draft)
        for name, read in (("issued", date_of), ("issuer", str), ("decision", str)):
            self.text(draft, (*loc, name), self.question(Certificate, (name,)), read)

    def _source(self, draft: Draft) -> None:
        talk = self.talk
        talk.both("Điều này ghi ở đâu?", "Where is this stated?")
        base: Loc = ("sources", "nguon")
        self.text(draft, (*base, "title"), "  " + self.question(Source, ("title",)), needed=True)
        level = ask_choice(
            talk,
            "source.level",
            talk.words("  Độ mạnh của nguồn", "  How strong the source is"),
            "source_levels",
        )
        draft.put((*base, "level"), level)
        for name, read in (("publisher", str), ("date", date_of), ("url", str)):
            self.text(draft, (*base, name), "  " + self.question(Source, (name,)), read)
        source = draft.data["sources"].pop("nguon")
        key = slug(source["title"])[:_KEY_LENGTH].strip("-") or "nguon"
        draft.data["sources"][key] = source
        draft.data["certificates"][0]["source"] = key
