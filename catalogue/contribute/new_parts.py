"""Parts of an entry that are asked for by words instead of codes: product set, place, producer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.contribute.places_by_name import find_places
from catalogue.headings import choice_of
from catalogue.reference import kinds, sets
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from catalogue.contribute.dialogue import Dialogue
    from catalogue.load.folder import Catalogue

_MOST_SHOWN = 12


def ask_set(talk: Dialogue, question: str) -> int:
    """The number of a product set: the number itself, or words of its name."""
    while True:
        answer = talk.ask("set", question)
        if answer.isascii() and answer.isdecimal() and int(answer) in sets():
            number = int(answer)
            talk.say(f"  {number}. {sets()[number].label[talk.lang]}")
            return number
        wanted = words(answer)
        found = [
            item
            for item in sets().values()
            if any(wanted in words(name) for name in (*item.label.values(), *item.short.values()))
        ]
        if not wanted:
            found = list(sets().values())
        if len(found) == 1:
            talk.say(f"  {found[0].number}. {found[0].label[talk.lang]}")
            return found[0].number
        for item in found:
            talk.say(f"  {item.number:>2}. {item.label[talk.lang]}")
        if not found:
            talk.both(
                "  Không có bộ nào như thế. Nhấn Enter để xem cả 26 bộ.",
                "  No set has such words. Press Enter to see all 26.",
            )
        talk.again("set")


def ask_place(talk: Dialogue, key: str, question: str) -> dict[str, Any] | None:
    """A place as a file holds it, from a part of its name, new or old, without diacritics too."""
    while True:
        answer = talk.ask(key, question)
        if not answer:
            return None
        found = find_places(answer, partly=True)
        if not found:
            talk.both(
                "  Không có xã, phường nào như thế trong vùng Hòa Bình cũ.",
                "  There is no such commune or ward in the former Hoa Binh province.",
            )
        elif len(found) > _MOST_SHOWN:
            talk.both(
                f"  Có {len(found)} nơi như thế; gõ thêm chữ, hoặc thêm huyện cũ sau dấu phẩy.",
                f"  There are {len(found)} such places; type more, or the former district after a comma.",
            )
        elif len(found) == 1 and found[0].exact:
            talk.say(f"  {found[0].label}")
            return dict(found[0].place)
        else:
            pick = talk.choose(
                f"{key}.pick", talk.words("Số nào?", "Which one?"), [match.label for match in found]
            )
            if pick is not None:
                return dict(found[pick].place)
            talk.again(f"{key}.pick")
        talk.again(key)


def ask_choice(talk: Dialogue, key: str, question: str, kind: str, default: str = "") -> str:
    """A key of a closed list, by its number, its key or a word for it."""
    choices: Mapping[str, Any] = kinds()[kind]
    for number, row in enumerate(choices.values(), start=1):
        talk.say(f"   {number}. {row[talk.lang]}")
    while True:
        answer = talk.ask(key, question, default)
        if answer.isascii() and answer.isdecimal() and 1 <= int(answer) <= len(choices):
            return list(choices)[int(answer) - 1]
        if found := choice_of(kind, answer):
            return found
        talk.both("  Gõ số của một dòng ở trên.", "  Type the number of a line above.")
        talk.again(key)


def ask_producer(
    talk: Dialogue, key: str, question: str, catalogue: Catalogue, make: Callable[[str, str], str]
) -> str | None:
    """A producer's file name: of one that is there, by a part of its name, or of one that `make` asks for."""
    while True:
        answer = talk.ask(key, question)
        if not answer:
            return None
        wanted = words(answer)
        labels = {
            slug: brief.name.get(talk.lang) or brief.name.vi or brief.name.en or slug
            for slug, brief in catalogue.producers.items()
            if wanted in {words(slug)}
            or any(wanted in words(n) for n in (*brief.name, *brief.also) if n)
        }
        fresh = talk.words(f"“{answer}” là chủ thể mới", f"“{answer}” is a new producer")
        if len(labels) > _MOST_SHOWN:
            talk.both("  Quá nhiều; gõ thêm chữ.", "  Too many; type more of the name.")
            talk.again(key)
            continue
        pick = talk.choose(
            f"{key}.pick", talk.words("Số nào?", "Which one?"), [*labels.values(), fresh]
        )
        if pick is None:
            talk.again(f"{key}.pick")
            talk.again(key)
            continue
        return list(labels)[pick] if pick < len(labels) else make(key, answer)
