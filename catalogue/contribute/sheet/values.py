"""A cell's value → what a file holds, or the doubt that says why not. Nothing is guessed silently."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from catalogue.contribute.places_by_name import one_place
from catalogue.contribute.sheet.doubts import Doubt
from catalogue.dates import PartialDate
from catalogue.headings import choice_names, choice_of
from catalogue.reference import groups, kinds, old_groups, sets
from catalogue.text import fold, nearest, words
from catalogue.written import read_date, read_months, read_phones, read_price, read_stars

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue.contribute.sheet.cells import Cell

    Say = Callable[[Doubt], None]

# Days since 30 December 1899, as spreadsheets count; these are 2009 to 2064. Smaller whole numbers are years.
_SERIALS = range(40_000, 60_001)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (a spreadsheet's days have no time zone)
_NOTHING = frozenset(
    {"", "-", "–", "—", "x", "0", "khong", "khong co", "chua co", "chua ro", "n/a", "...", "…"}
)


def is_nothing(cell: Cell) -> bool:
    """Whether a cell says that there is nothing to say."""
    return fold(cell.text).strip(" .") in _NOTHING


def doubt(cell: Cell, code: str, **values: object) -> Doubt:
    texts = {"got": cell.text[:60]} | {key: str(value) for key, value in values.items()}
    return Doubt(cell.address, code, texts)


def cell_date(cell: Cell, say: Say) -> PartialDate | None:
    value = cell.value
    if isinstance(value, (datetime, date)):
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = int(value)
    else:
        number = int(cell.text) if re.fullmatch(r"\d{5}", cell.text, re.ASCII) else 0
    if number in _SERIALS:
        return PartialDate.of((_EPOCH + timedelta(days=number)).date())
    found = read_date(cell.text)
    if found is None:
        say(doubt(cell, "sheet-date"))
        return None
    if found.guessed:
        say(doubt(cell, "sheet-date-guessed", nearest=found.value))
    return found.value


def cell_stars(cell: Cell, say: Say) -> int | None:
    found = read_stars(cell.text)
    if found is None:
        say(doubt(cell, "sheet-stars"))
    return found


def cell_set(cell: Cell, say: Say) -> int | None:
    """A set by its number, name or short name; a group's name only where the group has one set."""
    text = words(cell.text)
    number = re.fullmatch(r"(?:bo(?: san pham)?(?: so)? )?(\d{1,2})(?: .*)?", text)
    if number and int(number[1]) in sets():
        return int(number[1])
    exact = [
        item.number
        for item in sets().values()
        if text in {words(name) for name in (*item.label.values(), *item.short.values())}
    ]
    if len(set(exact)) == 1:
        return exact[0]
    found: list[int] = []
    for group in groups().values():
        if text in {words(name) for name in (*group.label.values(), *group.short.values())}:
            found += [item.number for item in sets().values() if item.group == group.slug]
    found += [old.set for old in old_groups() if old.set and text in map(words, old.label.values())]
    found += [item.number for item in sets().values() if text in map(words, item.branch.values())]
    found = sorted(set(found))
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(f"{number} ({sets()[number].short['vi']})" for number in found)
        say(doubt(cell, "sheet-set-group", choices=choices))
    else:
        say(doubt(cell, "sheet-set"))
    return None


def cell_place(
    cell: Cell, say: Say, district: str = "", *, former: bool = False
) -> dict[str, str] | None:
    """A commune by its name or code; the district's column narrows the choice down."""
    text = f"{cell.text}, huyện {district}" if district else cell.text
    place, found = one_place(text)
    if former:
        found = [match for match in found if "former" in match.place]
        place = found[0].place if len(found) == 1 else None
    if place is not None:
        return dict(place)
    if found:
        choices = "; ".join(f"{match.code} = {match.label}" for match in found[:6])
        say(doubt(cell, "sheet-place-many", choices=choices))
    else:
        say(doubt(cell, "sheet-place"))
    return None


def cell_phone(cell: Cell, say: Say) -> str | None:
    found = read_phones(cell.text)
    if not found:
        say(doubt(cell, "sheet-phone"))
        return None
    if len(found) > 1:
        say(doubt(cell, "sheet-phone-several", nearest=found[0]))
    return found[0]


def cell_price(cell: Cell, say: Say) -> int | None:
    value = cell.value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == int(value):
        return int(value)
    found = read_price(cell.text)
    if found is None:
        say(doubt(cell, "sheet-price"))
    return found


def cell_months(cell: Cell, say: Say) -> list[int] | None:
    found = read_months(cell.text)
    if not found:
        say(doubt(cell, "sheet-months"))
    return found or None


def cell_choice(cell: Cell, say: Say, kind: str, code: str) -> str | None:
    found = choice_of(kind, cell.text)
    if found is None:
        known = kinds()[kind]
        best = choice_names(kind).get(nearest(cell.text, choice_names(kind)) or "", "-")
        say(doubt(cell, code, nearest=best, choices=", ".join(known)))
    return found


def decision_of(cell: Cell) -> str:
    """The number of a decision in a cell that may hold its date too: "Số 377/QĐ-UBND ngày 5/12/2024"."""
    text = re.sub(r"/\s*Q[DÐđ]\s*-", "/QĐ-", cell.text)
    found = re.search(r"\d+(?:/\d{4})?\s*/\s*QĐ\s*-\s*[A-ZĐa-zđ]+(?:-[A-ZĐa-zđ]+)*", text)
    return (
        re.sub(r"\s", "", found[0])
        if found
        else re.sub(r"^(?:QĐ\s*)?(?:số|so)\s*:?\s*", "", text, flags=re.I)
    )


def date_behind(cell: Cell) -> PartialDate | None:
    """The date that stands behind a decision's number: "377/QĐ-UBND ngày 5/12/2024"."""
    found = re.search(
        r"ngày\s+(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})",
        cell.text,
    )
    read = read_date(found[0]) if found else None
    return read.value if read else None
