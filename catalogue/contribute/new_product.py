"""`new`: a product asked for step by step; each answer is checked with the rules of `check`.

Questions are the fields' own documentation. In: answers. Out: a `Proposal` of one product and, where they are
new, its producers; nothing is written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.check.trade import PERSONAL_KINDS
from catalogue.contribute.draft import Draft, about
from catalogue.contribute.new_parts import ask_choice, ask_place, ask_producer, ask_set
from catalogue.contribute.proposal import Proposal, free_ids, free_slug, taken_slugs
from catalogue.model import Certificate, Place, Producer, Product, Source
from catalogue.text import is_slug, slug
from catalogue.written import read_date, read_months, read_phones, read_stars

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue.contribute.dialogue import Dialogue
    from catalogue.findings import Loc
    from catalogue.load.folder import Catalogue
    from catalogue.model.base import Model

    Read = Callable[[str], Any]

_KEY_LENGTH = 30  # of the key of a source, made from its title


def _date(text: str) -> Any:
    found = read_date(text)
    return found.value if found else text


def _stars(text: str) -> Any:
    return read_stars(text) or text


def _phone(text: str) -> str:
    return (read_phones(text) or [text])[0]


def _months(text: str) -> Any:
    return read_months(text) or [text]


class Asking:
    """One run of `new`."""

    def __init__(self, talk: Dialogue, catalogue: Catalogue, proposal: Proposal) -> None:
        self.talk = talk
        self.catalogue = catalogue
        self.proposal = proposal

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
                if item.code in ("translation-missing", "source-unknown"):
                    continue  # comes with a later answer
                self.talk.say(f"  {item.message(self.talk.lang)}\n  {item.hint(self.talk.lang)}")
            if not any(item.is_error and item.code != "source-unknown" for item in found):
                return read(answer)
            draft.take(loc)
            self.talk.again(key)

    def _identity(self, draft: Draft) -> None:
        talk = self.talk
        first = next(free_ids(self.catalogue))
        self.text(draft, ("id",), talk.words("Mã (Enter: mã còn trống)", "Id (Enter: the next free one)"),
                  str.upper, needed=True, default=first)  # fmt: skip
        taken = taken_slugs(self.catalogue, "products")
        name = draft.data["name"]["vi"]
        draft.path = f"products/{self._file('file', free_slug(name, taken, 'ocop'), taken)}.yml"

    def _file(self, key: str, wanted: str, taken: set[str]) -> str:
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
                talk, f"producer.{len(slugs)}", question, self.catalogue, self._producer
            )
            if found is None:
                break
            if found not in slugs:
                slugs.append(found)
        if slugs:
            draft.put(("producers",), slugs)

    def _producer(self, key: str, name: str) -> str:
        """Ask for a new producer; its file name. Its file is added to the proposal."""
        talk = self.talk
        draft = Draft("producers/_.yml", key)
        talk.both("  Chủ thể mới:", "  The new producer:")
        made = {path.split("/")[1].removesuffix(".yml") for path in self.proposal.made}
        taken = taken_slugs(self.catalogue, "producers") | made

        def ask(
            loc: Loc,
            vi: str = "",
            en: str = "",
            read: Read = str,
            default: str = "",
            *,
            needed: bool = False,
        ) -> Any:
            question = talk.words(vi, en) or self.question(Producer, loc)
            return self.text(draft, loc, f"  {question}", read, default=default, needed=needed)

        ask(("name", "vi"), "Tên tiếng Việt", "Vietnamese name", default=name, needed=True)
        ask(("name", "en"), "Tên tiếng Anh", "English name")
        kind = ask_choice(
            talk,
            f"{key}.kind",
            talk.words("  Loại chủ thể", "  Kind of producer"),
            "producer_kinds",
        )
        draft.put(("kind",), kind)
        where = talk.words("  Xã, phường nơi có trụ sở", "  Commune where it is based")
        if place := ask_place(talk, f"{key}.place", where):
            draft.put(("place",), place)
        if kind in PERSONAL_KINDS:
            self._consent(draft, ask)
        if kind not in PERSONAL_KINDS or "consent" in draft.data:
            ask(("address",))
            ask(("phone",), read=_phone)
            ask(("email",))
        file = self._file(
            f"{key}.file", free_slug(draft.data["name"]["vi"], taken, "chu-the"), taken
        )
        draft.path = f"producers/{file}.yml"
        self.proposal.made[draft.path] = draft.text()
        return file

    def _consent(self, draft: Draft, ask: Callable[..., Any]) -> None:
        """Contact data of a person is asked for only where somebody agreed to its publication."""
        who = ask(
            ("consent", "by"),
            "Ai đồng ý công bố địa chỉ, điện thoại (Enter: chưa hỏi, sẽ không ghi)",
            "Who agreed to publish address and phone (Enter: nobody asked, they are left out)",
        )
        if who:
            ask(("consent", "date"), "Ngày đồng ý", "When", _date, needed=True)

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
        for name, read in (("issued", _date), ("issuer", str), ("decision", str)):
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
        for name, read in (("publisher", str), ("date", _date), ("url", str)):
            self.text(draft, (*base, name), "  " + self.question(Source, (name,)), read)
        source = draft.data["sources"].pop("nguon")
        key = slug(source["title"])[:_KEY_LENGTH].strip("-") or "nguon"
        draft.data["sources"][key] = source
        draft.data["certificates"][0]["source"] = key
