"""Values as people write them in sheets, messages and answers → what stands in a file.

Nothing is invented: what cannot be read for certain gives None or an empty list, and a date that needed a
guess says so.

>>> str(read_date("ngày 5 tháng 12 năm 2024").value), read_stars("OCOP 4 sao"), read_phones("0912.345.678")
('2024-12-05', 4, ['+84912345678'])
"""

from __future__ import annotations

import re
from typing import NamedTuple

from catalogue.dates import PartialDate, month_name
from catalogue.text import fold

_MONTHS = {
    name: number
    for number in range(1, 13)
    for full in (month_name(number, "en").lower(),)
    for name in (full, full[:3])
} | {"sept": 9}
_WORD_NUMBERS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
_MONTH_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_MONTH_NAME = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({_MONTH_WORD})\.? ?(\d{{1,2}} )?(\d{{4}})"
)
_SPACES = re.compile(r"\s+")


class ReadDate(NamedTuple):
    """A date, and whether day and month or the century had to be guessed."""

    value: PartialDate
    guessed: bool = False


def read_date(text: str) -> ReadDate | None:
    """A date in any usual form: ISO, 5/12/2024, 12/2024, "tháng 12 năm 2024", "5 December 2024", 2024.

    Day before month, as in Vietnam; where only the other order is possible that is taken, as a guess.
    """
    plain = _SPACES.sub(" ", fold(text).replace(",", " ").strip(" .;"))
    plain = re.sub(r"\b0?0:00(:00)?$", "", plain).strip()  # a day as a time of midnight
    if named := _DAY_MONTH_NAME.fullmatch(plain):
        day = named[1] or named[3]
        return _dated(int(named[4]), _MONTHS[named[2]], int(day) if day else None)
    plain = re.sub(r"\b(?:ngay|thang|nam|thg|th|t(?=\d)|date|from|tu)\b\.?|\bt(?=\d)", " ", plain)
    parts = re.findall(r"\d+", plain)
    if not parts or len(parts) > 3 or re.search(r"[^\d\s/.\-]", plain):
        return None
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:  # the year first
        return _dated(*numbers)
    if len(parts[-1]) == 4 and len(parts) > 1:
        return _dated(numbers[-1], *numbers[-2::-1])
    if len(parts) == 3 and len(parts[-1]) == 2 and numbers[-1] < 70:
        found = _dated(2000 + numbers[2], numbers[1], numbers[0])
        return found and ReadDate(found.value, guessed=True)
    return None


def _dated(year: int, month: int | None = None, day: int | None = None) -> ReadDate | None:
    guessed = False
    if month is not None and day is not None and month > 12 >= day:
        month, day, guessed = day, month, True
    text = f"{year:04d}" + "".join(f"-{part:02d}" for part in (month, day) if part is not None)
    try:
        return ReadDate(PartialDate.parse(text), guessed)
    except ValueError:
        return None


def read_stars(text: str) -> int | None:
    """Stars written "4", "4 sao", "OCOP 4*", "****", "★★★★☆" or "bốn sao"; None when it is not one number."""
    if drawn := max(re.findall(r"[★*⭐]+", text), key=len, default=""):
        count = len(drawn)
        if count > 1 or not re.search(r"\d", text):
            return count
    plain = fold(text)
    if re.search(r"tiem nang|potential|de xuat|dang ky|du kien", plain):
        return None  # scored for, but not held
    plain = re.sub(r"\b(?:19|20)\d\d\b", " ", plain)
    numbers = {int(number.split(".")[0]) for number in re.findall(r"\d+(?:\.0+)?", plain)}
    if not numbers:
        numbers = {
            _WORD_NUMBERS[word] for word in re.findall(r"[a-z]+", plain) if word in _WORD_NUMBERS
        }
    if len(numbers) != 1 or re.search(r"\d[.,][1-9]", plain):
        return None
    return numbers.pop()


_PHONE = re.compile(
    r"(?<!\d)(?:(?:\+|00)840?|840?(?=\d{9})|0|(?=[35789]\d{8}(?!\d)))([1-9]\d{8,9})(?!\d)", re.ASCII
)


def read_phones(text: str) -> list[str]:
    """Vietnamese phone numbers in their international form, in order; what is none is left out."""
    found: list[str] = []
    for piece in re.split(r"[;,/\n]| - | hoặc | và | or ", text):
        digits = re.sub(r"[\s.\-()]", "", piece)
        match = _PHONE.search(digits)
        if match and f"+84{match[1]}" not in found:
            found.append(f"+84{match[1]}")
    return found


_AMOUNT = re.compile(
    r"\D{0,12}?(\d{1,3}(?:[ ._,]\d{3})+|\d+(?:[.,]\d+)?)\s*(k|ngh?in|ngan|tr|trieu)?\s*"
    r"(?:d|dong|₫|vnd)?(?:\s*/\s*\w+(?: \w+)?)?\.?"
)
_FACTORS = {"k": 1000, "nghin": 1000, "ngin": 1000, "ngan": 1000, "tr": 10**6, "trieu": 10**6}


def read_price(text: str) -> int | None:
    """Whole đồng of "150.000đ", "150k", "150 nghìn" or "1,5 triệu"; None for a range or words."""
    found = _AMOUNT.fullmatch(fold(text).strip())
    if not found:
        return None
    digits, factor = found[1], _FACTORS.get(found[2] or "", 1)
    if factor == 1 or re.search(r"[ ._,]\d{3}$", digits):
        return (
            int(re.sub(r"\D", "", digits)) * factor
            if not re.search(r"[.,]\d{1,2}$", digits)
            else None
        )
    return round(float(digits.replace(",", ".")) * factor)


def read_months(text: str) -> list[int]:
    """Months of "tháng 10, 11", "October" or "10-12", those of a range too; all of "quanh năm"."""
    plain = fold(text)
    if re.search(r"quanh nam|ca nam|all year|year.round", plain):
        return list(range(1, 13))
    for name in sorted(_MONTHS, key=len, reverse=True):
        plain = re.sub(rf"\b{name}\b", str(_MONTHS[name]), plain)
    plain = re.sub(r"\b(?:19|20)\d\d\b", " ", plain)
    found = [int(number) for number in re.findall(r"\d+", plain)]
    if any(not 1 <= month <= 12 for month in found):
        return []
    if len(found) == 2 and re.search(r"den|toi|to|-|–", plain):
        return [(found[0] - 1 + step) % 12 + 1 for step in range((found[1] - found[0]) % 12 + 1)]
    return found


def read_number(text: str) -> float | None:
    """The one number of "29,5 độ" or "20°39'36\\"N" (then as decimal degrees); None for none or several."""
    turned = re.fullmatch(
        r"\s*(\d+)\s*°\s*(\d+)\s*['′]\s*(?:(\d+(?:[.,]\d+)?)\s*[\"″])?\s*[NEBĐ]?\s*", text
    )
    if turned:
        seconds = float((turned[3] or "0").replace(",", "."))
        return round(int(turned[1]) + int(turned[2]) / 60 + seconds / 3600, 5)
    found = re.findall(r"\d+(?:[.,]\d+)?", text)
    return float(found[0].replace(",", ".")) if len(found) == 1 else None


def shown_number(number: float) -> str:
    """4 rather than 4.0."""
    return str(int(number)) if number == int(number) else str(number)
