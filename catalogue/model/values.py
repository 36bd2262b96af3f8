"""Values with a form of their own: ids, dates, addresses, phone numbers, trade item numbers.

Each type names the finding it raises. A finding's code is the type of the pydantic error; its context
holds the values that the message shows (see `data/findings.yml`).
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from catalogue.dates import ImpossibleDateError, PartialDate
from catalogue.load.traps import Trap, shown
from catalogue.places import Commune, FormerUnit, places
from catalogue.text import fold, nearest

FIRST_YEAR = 1900  # older years are typing errors in every date field


def problem(code: str, **values: object) -> PydanticCustomError:
    """The error that becomes a finding with this code."""
    return PydanticCustomError(code, code, {key: str(value) for key, value in values.items()})


def _nonempty(text: str) -> str:
    if not text:
        raise problem("text-empty")
    return text


def _pattern(regex: str, code: str) -> AfterValidator:
    form = re.compile(regex, re.ASCII)

    def check(text: str) -> str:
        if not form.fullmatch(text):
            raise problem(code, got=shown(text))
        return text

    return AfterValidator(check)


def _date(value: Any) -> PartialDate:
    """A date field takes text and, for a bare year, a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:04d}" if value >= 0 else str(value)
    if isinstance(value, Trap):
        value = value.raw
    if not isinstance(value, str):
        raise problem("date-format", got=shown(value), nearest="2024-12")
    try:
        found = PartialDate.parse(value)
    except ImpossibleDateError:
        raise problem("date-impossible", got=shown(value)) from None
    except ValueError:
        raise problem("date-format", got=shown(value), nearest=_guess_date(value)) from None
    if not FIRST_YEAR <= found.year <= 2100:
        raise problem("date-impossible", got=shown(value))
    return found


def _guess_date(text: str) -> str:
    """The ISO form of a date written 05/12/2024 or 12/2024, 2024/12/5, or month first: 12/25/2024."""
    parts = re.findall(r"\d+", text)
    if len(parts) in {2, 3} and len(parts[-1]) == 4:
        parts.reverse()
    if len(parts) in {2, 3} and len(parts[0]) == 4:
        year, *rest = parts[0], *(part.zfill(2) for part in parts[1:])
        for order in (rest, rest[::-1]):
            guess = "-".join([year, *order])
            with suppress(ValueError):
                PartialDate.parse(guess)
                return guess
    return "2024-12"


_PHONE = re.compile(r"\+84[1-9]\d{7,9}", re.ASCII)


def _phone(text: str) -> str:
    digits = re.sub(r"[\s.\-()]", "", text)
    if _PHONE.fullmatch(digits) and re.fullmatch(r"[+\d ]+", text):
        return digits
    guess = "+84" + re.sub(r"^(?:(?:\+|00)?84)?0?", "", digits)
    if not _PHONE.fullmatch(guess):
        guess = "+84912345678"
    raise problem("phone-format", got=shown(text), nearest=guess)


def _https(text: str) -> str:
    try:
        parts = urlsplit(text)
        port_ok = parts.port is None or parts.port > 0
    except ValueError:
        raise problem("url-format", got=shown(text)) from None
    if parts.scheme == "http" and parts.hostname:
        raise problem("url-https", got=shown(text), nearest="https" + text[4:])
    if parts.scheme != "https":
        guess = f"https://{text}" if re.fullmatch(r"[\w.-]+\.\w+(/.*)?", text) else "https://…"
        raise problem("url-https", got=shown(text), nearest=guess)
    host = parts.hostname or ""
    clean = not re.search(r"[\s\\<>\"'`{}|^\x00-\x20\x7f\u200b-\u200f\u202a-\u202e]", text)
    if not (clean and port_ok and "." in host.strip(".") and "@" not in parts.netloc):
        raise problem("url-format", got=shown(text))
    return text


def gtin_check_digit(digits: str) -> int:
    """The last digit a trade item number must have, from those before it (GS1 General Specifications)."""
    total = sum(int(d) * (3 if place % 2 == 0 else 1) for place, d in enumerate(reversed(digits)))
    return -total % 10


def _gtin(text: str) -> str:
    if not re.fullmatch(r"\d{8}|\d{12,14}", text, re.ASCII):
        raise problem("gtin-format", got=shown(text))
    if gtin_check_digit(text[:-1]) != int(text[-1]):
        wanted = text[:-1] + str(gtin_check_digit(text[:-1]))
        raise problem("gtin-check-digit", got=text, nearest=wanted)
    return text


@dataclass(frozen=True)
class _Between:
    """A number within limits: for the check, and for the JSON Schema."""

    low: int
    high: int
    code: str

    def check(self, value: float) -> float:
        if not self.low <= value <= self.high:
            raise problem(self.code, got=shown(value), low=self.low, high=self.high)
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | {"minimum": self.low, "maximum": self.high}


# An amount as people write it: "150.000 đ", "150,000 VND", "1_000".
_AMOUNT = re.compile(
    r"[^0-9-]*0*([1-9][0-9]{0,2}(?:[ ._,]?[0-9]{3})+)\s*(?:đ|đồng|₫|vnd|vnđ)?", re.IGNORECASE
)


def _price(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise problem("price-not-whole", got=value, nearest=-value)
        return value
    raw = value.raw if isinstance(value, Trap) else value
    amount = _AMOUNT.fullmatch(raw) if isinstance(raw, str) else None
    guess = re.sub(r"\D", "", amount[1]) if amount else "150000"
    raise problem("price-not-whole", got=shown(value), nearest=guess)


def _place_code(text: str) -> str:
    """A code; for a name the codes that bear it."""
    if re.fullmatch(r"[0-9]{5}", text, re.ASCII):
        return text
    wanted = fold(text)
    units: list[Commune | FormerUnit] = [*places().communes.values(), *places().former.values()]
    codes = [unit.code for unit in units if wanted in {fold(unit.name), fold(unit.plain)}]
    better = " / ".join(f'"{code}"' for code in dict.fromkeys(codes)) or '"05014"'
    raise problem("place-code-format", got=shown(text), nearest=better)


def one_of(choices: dict[str, Any]) -> AfterValidator:
    """One of the keys of a closed list; the nearest is suggested."""

    def check(text: str) -> str:
        if text not in choices:
            raise problem(
                "choice-unknown",
                got=shown(text),
                nearest=nearest(text, choices) or next(iter(choices)),
                choices=", ".join(choices),
            )
        return text

    return AfterValidator(check)


Line = Annotated[str, AfterValidator(_nonempty)]
ProductId = Annotated[Line, _pattern(r"[A-Z]{2}[0-9]{4}", "id-format")]
Key = Annotated[Line, _pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "key-format")]
PlaceCode = Annotated[
    Line, AfterValidator(_place_code), WithJsonSchema({"type": "string", "pattern": "^[0-9]{5}$"})
]
Email = Annotated[Line, _pattern(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "email-format")]
Phone = Annotated[Line, AfterValidator(_phone)]
HttpsUrl = Annotated[
    Line, AfterValidator(_https), WithJsonSchema({"type": "string", "pattern": "^https://"})
]
Booking = Annotated[Line, AfterValidator(lambda text: _https(text) if "://" in text else text)]
Gtin = Annotated[
    Line,
    AfterValidator(_gtin),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{8}([0-9]{4,6})?$"}),
]
Date = Annotated[
    PartialDate,
    PlainValidator(_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": FIRST_YEAR, "maximum": 2100},
                {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
            ]
        }
    ),
]
Price = Annotated[int, PlainValidator(_price), WithJsonSchema({"type": "integer", "minimum": 0})]
Month = Annotated[int, _Between(1, 12, "month-range")]
Stars = Annotated[int, _Between(3, 5, "stars-range")]
SetNumber = Annotated[int, _Between(1, 26, "set-range")]
Percent = Annotated[float, _Between(0, 100, "percent-range")]
# Vietnam and its islands; a point elsewhere is latitude and longitude exchanged, or a slip.
Latitude = Annotated[float, _Between(7, 24, "latitude-range")]
Longitude = Annotated[float, _Between(102, 118, "longitude-range")]
