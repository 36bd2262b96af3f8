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

from pydantic import AfterValidator, PlainValidator, WithJsonSchema

from catalogue.dates import ImpossibleDateError, PartialDate
from catalogue.load.traps import Trap, shown
from catalogue.model.limits import Between, JsonSchema, Limit, Pattern, labelled, problem
from catalogue.places import Commune, FormerUnit, places
from catalogue.reference import LANGS, sets
from catalogue.text import fold

# Other years are typing errors in every date field.
FIRST_YEAR, LAST_YEAR = 1900, 2100


def _text_of(form: JsonSchema) -> WithJsonSchema:
    return WithJsonSchema({"type": "string"} | form)


def _nonempty(text: str) -> str:
    if not text:
        raise problem("text-empty")
    return text


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
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
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


@dataclass(frozen=True)
class _UnitCode(Limit):
    """The code of a commune or ward, of today or as it was until 30 June 2025.

    Only its form is checked here: whether there is such a unit, `check.places` looks up.
    """

    former: bool

    def check(self, value: str) -> str:
        """A code; for a name the finding tells the codes that bear it."""
        if re.fullmatch(r"[0-9]{5}", value, re.ASCII):
            return value
        wanted = fold(value)
        units: list[Commune | FormerUnit] = [
            *places().communes.values(),
            *places().former.values(),
        ]
        codes = [unit.code for unit in units if wanted in {fold(unit.name), fold(unit.plain)}]
        better = " / ".join(f'"{code}"' for code in dict.fromkeys(codes)) or '"05014"'
        raise problem("place-code-format", got=shown(value), nearest=better)

    def schema(self) -> JsonSchema:
        if not self.former:
            return labelled(
                {
                    code: {lang: unit.label(lang) for lang in LANGS}
                    for code, unit in places().communes.items()
                }
            )
        return labelled(
            {
                code: {lang: f"{unit.label(lang)}, {unit.district_label(lang)}" for lang in LANGS}
                for code, unit in places().former.items()
            }
        )


# Of a number in international form there are nine to eleven digits after +, spaces between them or not.
_PHONE_FORM = r"^ *\+ *8 *4 *[1-9]( *[0-9]){7,9} *$"
# Roughly what `_https` asks for: no sign that an address has not, no user name, a host with a dot.
_HTTPS_FORM = (
    r"^[Hh][Tt][Tt][Pp][Ss]://(?=[^\s\\<>\"'`{}|^]+$)\.*[^./?#@:]+\.[^/?#@:]*[^./?#@:][^/?#@:]*"
    r"(:[0-9]{0,5})?([/?#].*)?$"
)
_DATE_FORM = (
    "^(19[0-9]{2}|20[0-9]{2}|2100)"
    "(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    "|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|[12][0-9]))?$"
)

Line = Annotated[str, AfterValidator(_nonempty), WithJsonSchema({"type": "string", "minLength": 1})]
ProductId = Annotated[Line, Pattern("[A-Z]{2}[0-9]{4}", "id-format")]
Key = Annotated[Line, Pattern("[a-z0-9]+(-[a-z0-9]+)*", "key-format")]
CommuneCode = Annotated[Line, _UnitCode(former=False)]
FormerCode = Annotated[Line, _UnitCode(former=True)]
Email = Annotated[
    Line,
    Pattern(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+", "email-format"),
]
Phone = Annotated[Line, AfterValidator(_phone), _text_of({"pattern": _PHONE_FORM})]
HttpsUrl = Annotated[Line, AfterValidator(_https), _text_of({"pattern": _HTTPS_FORM})]
Booking = Annotated[
    Line,
    AfterValidator(lambda text: _https(text) if "://" in text else text),
    _text_of({"minLength": 1, "if": {"pattern": "://"}, "then": {"pattern": _HTTPS_FORM}}),
]
Gtin = Annotated[Line, AfterValidator(_gtin), _text_of({"pattern": "^([0-9]{8}|[0-9]{12,14})$"})]
Date = Annotated[
    PartialDate,
    PlainValidator(_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
                {"type": "string", "pattern": _DATE_FORM},
            ]
        }
    ),
]
Price = Annotated[int, PlainValidator(_price), WithJsonSchema({"type": "integer", "minimum": 0})]
Month = Annotated[int, Between(1, 12, "month-range")]
Stars = Annotated[int, Between(3, 5, "stars-range")]
SetNumber = Annotated[
    int,
    Between(1, 26, "set-range"),
    WithJsonSchema(
        {"type": "integer"} | labelled({number: item.label for number, item in sets().items()})
    ),
]
Percent = Annotated[float, Between(0, 100, "percent-range")]
# Vietnam and its islands; a point elsewhere is latitude and longitude exchanged, or a slip.
Latitude = Annotated[float, Between(7, 24, "latitude-range")]
Longitude = Annotated[float, Between(102, 118, "longitude-range")]
