"""What a contributor meant by a value that no field takes, and so which finding helps most.

`validate` knows what is wrong (a list is expected); this module looks at what stands there instead ("4 sao",
`HTX Green Life`) and names that mistake, with the thing to write. Only words: nothing is accepted here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from catalogue.headings import choice_names, choice_of
from catalogue.load.traps import Trap, shown
from catalogue.model.parts import Location, Place
from catalogue.model.texts import Text
from catalogue.places import places
from catalogue.reference import groups, kinds, sets
from catalogue.text import fold, nearest, slug, words
from catalogue.written import (
    read_date,
    read_months,
    read_number,
    read_phones,
    read_price,
    read_stars,
    shown_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue.findings import Loc
    from catalogue.model.base import Model

    Values = dict[str, Any]


class Wrong(NamedTuple):
    """A value that was refused: the code so far, where, what stands there, the finding's values, the model
    that should stand there, the model of the whole file."""

    code: str
    loc: Loc
    got: Any
    values: Values
    inner: type[Model] | None
    top: type[Model]


def better(wrong: Wrong) -> tuple[str, Values]:
    """The code and values of the finding that helps most."""
    advise = _ADVICE.get(wrong.code)
    return (advise and advise(wrong)) or (wrong.code, wrong.values)


def _text(value: object) -> str:
    return value.raw if isinstance(value, Trap) else str(value)


def _with(wrong: Wrong, best: object) -> tuple[str, Values]:
    return wrong.code, wrong.values | {"nearest": best}


# --- forms -----------------------------------------------------------------------------------------
def _date(wrong: Wrong) -> tuple[str, Values] | None:
    found = read_date(_text(wrong.got))
    if isinstance(wrong.got, (list, dict)):
        return "value-expected", wrong.values
    return _with(wrong, found.value) if found else None


def _id(wrong: Wrong) -> tuple[str, Values]:
    found = re.fullmatch(
        r"([A-Za-z]{2})?\W*(\d{1,4})(?:\.yml)?", _text(wrong.got).strip(), re.ASCII
    )
    best = f"{(found[1] or 'HB').upper()}{int(found[2]):04d}" if found else "HB0013"
    return "id-format", {"got": shown(wrong.got), "nearest": best}


def _choice(wrong: Wrong) -> tuple[str, Values] | None:
    got = _text(wrong.got)
    if wrong.loc == ("status",):
        if read_stars(got) or choice_of("statuses", got) in kinds()["statuses"].keys() - {
            *wrong.values["choices"].split(", ")
        }:
            return "status-derived", wrong.values
        lists = ["statuses"]
    else:
        lists = [
            name for name, rows in kinds().items() if ", ".join(rows) == wrong.values["choices"]
        ]
    for name in lists:
        known = choice_names(name)
        word = f" {words(got)} "
        inside = [key for label, key in known.items() if word.strip() and word in f" {label} "]
        alike = known.get(nearest(got, known) or "")
        close = choice_of(name, got) or (inside[0] if inside else alike)
        if close:
            return _with(wrong, close)
    return None


def _key(wrong: Wrong) -> tuple[str, Values] | None:
    got = _text(wrong.got)
    last = next((step for step in reversed(wrong.loc) if isinstance(step, str)), "")
    if last == "producers":
        file = got.removeprefix("producers/").removesuffix(".yml")
        return "producer-name", wrong.values | {"nearest": slug(file) or "green-life"}
    if last == "source" or last.endswith(("_source", "_sources")):
        bare = re.sub(r"^https?://(?:www\.)?|\.(?:com|vn|org|gov|htm|html)\b", "", got)
        return "source-name", wrong.values | {"nearest": slug(bare)[:30].strip("-") or "article"}
    return None


def _phone(wrong: Wrong) -> tuple[str, Values]:
    found = read_phones(_text(wrong.got))
    if not found:
        return "phone-digits", {"got": wrong.values["got"]}
    code = "phone-several" if len(found) > 1 else "phone-format"
    return code, wrong.values | {"nearest": found[0]}


def _url(wrong: Wrong) -> tuple[str, Values] | None:
    phones = read_phones(_text(wrong.got)) if wrong.loc[-1:] == ("zalo",) else []
    if phones:
        return "zalo-number", wrong.values | {"nearest": f"https://zalo.me/{phones[0][1:]}"}
    is_address = re.search(r"[:/.]", _text(wrong.got))
    return None if is_address else ("url-format", wrong.values)


def _price(wrong: Wrong) -> tuple[str, Values] | None:
    got = _text(wrong.got)
    ends = re.split(r"\s*(?:-|–|đến|tới|to)\s*", got)
    if len(ends) == 2 and all(read_price(end) for end in ends):
        return "price-range", {"got": shown(got)}
    found = read_price(got)
    return _with(wrong, found) if found and not isinstance(wrong.got, Trap) else None


# --- kinds of value --------------------------------------------------------------------------------
def _number(wrong: Wrong) -> tuple[str, Values] | None:
    got, loc = _text(wrong.got), wrong.loc
    if loc[-1:] == ("stars",):
        return _with(wrong, read_stars(got) or "3, 4, 5")
    if loc[:1] == ("season",):
        months = read_months(got)
        best = ", ".join(map(str, months)) or "10, 11, 12"
        return "month-words", {"got": shown(wrong.got), "nearest": best}
    if loc == ("set",):
        return _group(got) or _set(wrong, got)
    number = read_number(got)
    return _with(wrong, shown_number(number)) if number is not None else None


def _set(wrong: Wrong, got: str) -> tuple[str, Values] | None:
    names = {name: number for number, item in sets().items() for name in item.short.values()}
    if name := nearest(got, names):
        return _with(wrong, f"{names[name]} ({name})")
    number = read_number(got)
    return _with(wrong, shown_number(number)) if number is not None else None


def _group(got: str) -> tuple[str, Values] | None:
    for group in groups().values():
        if fold(got) in {fold(name) for name in (*group.label.values(), *group.short.values())}:
            inside = [item for item in sets().values() if item.group == group.slug]
            choices = ", ".join(f"{item.number} ({item.short['vi']})" for item in inside)
            return "set-group", {"got": shown(got), "choices": choices}
    return None


def _one_value(wrong: Wrong) -> tuple[str, Values] | None:
    if wrong.loc == ("id",) and not isinstance(wrong.got, (list, dict)):
        return _id(wrong)
    if wrong.loc[:1] == ("producers",) and isinstance(wrong.got, dict):
        name = wrong.got.get("name")
        name = name.get("vi") if isinstance(name, dict) else name
        return "producer-inline", {"nearest": slug(str(name or "")) or "green-life"}
    return ("value-expected", wrong.values) if isinstance(wrong.got, (list, dict)) else None


def _items(wrong: Wrong) -> tuple[str, Values] | None:
    if wrong.inner is None:
        return None
    return "items-expected", wrong.values | {"choices": ", ".join(wrong.inner.model_fields)}


def _mapping(wrong: Wrong) -> tuple[str, Values] | None:
    got, inner = wrong.got, wrong.inner
    text = _text(got) if isinstance(got, (str, int, float, Trap)) else ""
    tight = re.match(r"([a-z_]+):\S", text)
    if inner is not None and tight and tight[1] in inner.model_fields:
        return "yaml-no-colon", {"got": tight[1]}
    if inner is not None and issubclass(inner, Text):
        if text and not isinstance(got, str):
            return "text-expected", wrong.values
        if wrong.code == "mapping-expected" and wrong.loc[0] in ("ingredients", "allergens"):
            return "value-expected", wrong.values
    if inner is Place and text:
        return "place-name", {"got": shown(got), "nearest": _place(text)}
    if inner is Location:
        numbers = re.findall(r"\d+\.\d+", text) or [str(part) for part in got or () if text == ""]
        lat, lon = sorted(numbers, key=float) if len(numbers) == 2 else ("20.66", "105.54")
        return "location-text", {"got": shown(got), "nearest": f"{{lat: {lat}, lon: {lon}}}"}
    return None


def _place(text: str) -> str:
    """The place that a code or name means, as it is written in a file."""
    known = places()
    bare = re.sub(r"^(?:xa|phuong|thi tran|tt|p|x)[. ]+", "", fold(text).strip())
    for key, units in (("commune", known.communes), ("former", known.former)):
        for unit in units.values():
            if unit.code == text or fold(unit.plain) == bare:
                return f'{{{key}: "{unit.code}"}}'
    return '{commune: "05014"}'


_ADVICE: dict[str, Callable[[Wrong], tuple[str, Values] | None]] = {
    "date-format": _date,
    "id-format": _id,
    "choice-unknown": _choice,
    "key-format": _key,
    "phone-format": _phone,
    "url-https": _url,
    "price-not-whole": _price,
    "number-expected": _number,
    "text-expected": _one_value,
    "list-expected": _items,
    "mapping-expected": _mapping,
    "bilingual-expected": _mapping,
}
