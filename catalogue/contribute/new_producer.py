"""Asking for a producer that the catalogue does not have yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.check.trade import PERSONAL_KINDS
from catalogue.contribute.draft import Draft
from catalogue.contribute.new_fields import date_of
from catalogue.contribute.new_parts import ask_choice, ask_place
from catalogue.contribute.proposal import free_slug, taken_slugs
from catalogue.model import Producer
from catalogue.written import read_phones

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue.contribute.new_fields import Fields, Read
    from catalogue.findings import Loc


def _phone(text: str) -> str:
    return (read_phones(text) or [text])[0]


def ask_new_producer(fields: Fields, key: str, name: str) -> str:
    """Ask for a new producer; its file name. Its file is added to the proposal."""
    talk = fields.talk
    draft = Draft("producers/_.yml", key)
    talk.both("  Chủ thể mới:", "  The new producer:")
    made = {path.split("/")[1].removesuffix(".yml") for path in fields.proposal.made}
    taken = taken_slugs(fields.catalogue, "producers") | made

    def ask(
        loc: Loc,
        vi: str = "",
        en: str = "",
        read: Read = str,
        default: str = "",
        *,
        needed: bool = False,
    ) -> Any:
        question = talk.words(vi, en) or fields.question(Producer, loc)
        return fields.text(draft, loc, f"  {question}", read, default=default, needed=needed)

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
        _consent(draft, ask)
    if kind not in PERSONAL_KINDS or "consent" in draft.data:
        ask(("address",))
        ask(("phone",), read=_phone)
        ask(("email",))
    file = fields.file(f"{key}.file", free_slug(draft.data["name"]["vi"], taken, "chu-the"), taken)
    draft.path = f"producers/{file}.yml"
    fields.proposal.made[draft.path] = draft.text()
    return file


def _consent(draft: Draft, ask: Callable[..., Any]) -> None:
    """Contact data of a person is asked for only where somebody agreed to its publication."""
    who = ask(
        ("consent", "by"),
        "Ai đồng ý công bố địa chỉ, điện thoại (Enter: chưa hỏi, sẽ không ghi)",
        "Who agreed to publish address and phone (Enter: nobody asked, they are left out)",
    )
    if who:
        ask(("consent", "date"), "Ngày đồng ý", "When", date_of, needed=True)
