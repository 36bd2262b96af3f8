"""`check --fix`: what can be put right in a file without knowing anything about the product.

Only what cannot change what a file says is touched, and every step is proved: the text is read again, and
unless its data is what it was (but for the one value that was mended) the step is left out. Changing twice is
changing once.

- line ends, spaces at the ends of lines, a byte order mark, the end of the file, composed letters;
- quotes around codes, phone numbers and other texts that YAML takes for numbers; phone numbers in their
  international form; the leading zero of a place's code;
- an expiry date that is just issue plus 36 months, and values that say only what holds without them;
- the order of the top-level keys.
"""

from __future__ import annotations

import re
import unicodedata
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import PydanticUndefined
from yaml.nodes import ScalarNode

from catalogue.contribute.layout import (
    Spot,
    block_lines,
    data_of,
    end,
    ordered,
    spots,
    start,
    without,
)
from catalogue.load.encoding import decode
from catalogue.load.folder import MODELS
from catalogue.load.traps import Trap
from catalogue.model import Certificate
from catalogue.model.brief import end_of
from catalogue.model.walk import parts
from catalogue.places import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.findings import Loc
    from catalogue.model.base import Model

_NUMBERS = (int, float, Trap)
# A phone number written as at home, or with the country's number in front, but for signs between.
_HOME_PHONE = re.compile(r"(?:\+|00)?84([1-9]\d{7,9})|0([1-9]\d{7,9})", re.ASCII)
# An empty list of certificates says that there is none.
_MEANT = frozenset({"certificates"})


def fixed(raw: bytes, path: str) -> bytes:
    """The content of `products/x.yml` put right; as it is where it cannot be read as text."""
    text, findings = decode(raw, path)
    if any(item.is_error for item in findings):
        return raw
    text = _line_ends(text)
    data = data_of(text)
    if data is None:
        return text.encode()
    model = MODELS[path.split("/", maxsplit=1)[0]]
    for step in (_spaces, _composed):
        changed = step(text)
        if data_of(changed) == data:
            text = changed
    text = _values(text, model)
    text = _redundant(text, model)
    changed = _spaces(
        ordered(text, list(model.model_fields))
    )  # blank lines may have come to the end
    return (changed if data_of(changed) == data_of(text) else text).encode()


def _line_ends(text: str) -> str:
    """YAML takes all ends of a line for the same, so this is safe in files it cannot read too."""
    text = re.sub("\r\n?", "\n", text)
    return text if text.endswith("\n") or not text else text + "\n"


def _spaces(text: str) -> str:
    kept = block_lines(text)
    lines = [
        line if number in kept else line.rstrip(" \t")
        for number, line in enumerate(text.split("\n"))
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# --- values ----------------------------------------------------------------------------------------
def _values(text: str, model: type[Model]) -> str:
    """Values that have another type or form than their field, one after the other."""
    while True:
        for loc, spot, value in _mended(text, model):
            changed = _replaced(text, loc, spot, value)
            if changed is not None:
                text = changed
                break
        else:
            return text


def _mended(text: str, model: type[Model]) -> Iterator[tuple[Loc, Spot, str]]:
    """Paths of values that are wrong, and the texts that they should be."""
    try:
        model.model_validate(data_of(text))
        return
    except ValidationError as error:
        details = error.errors(include_url=False)
    places_of = spots(text)
    for detail in details:
        spot = places_of.get(detail["loc"])
        if spot is None or not isinstance(spot.value, ScalarNode) or spot.value.style in ("|", ">"):
            continue
        better = _better(detail["type"], detail["input"], spot.value)
        if better is not None:
            yield detail["loc"], spot, better


def _better(kind: str, got: object, node: ScalarNode) -> str | None:
    number = isinstance(got, _NUMBERS) and not isinstance(got, bool) and not node.style
    if kind in ("string_type", "model_type") and number:
        return str(node.value)
    if kind == "place-code-format" and isinstance(got, str):
        code = got.zfill(5)
        known = code in places().communes or code in places().former
        return code if known and got.isdecimal() and code != got else None
    if kind == "phone-format" and isinstance(got, str):
        match = _HOME_PHONE.fullmatch(re.sub(r"[\s.\-()]", "", got))
        return f"+84{match[1] or match[2]}" if match else None
    return None


def _replaced(text: str, loc: Loc, spot: Spot, value: str) -> str | None:
    """The text with a value in double quotes, provided that it says just that now."""
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    changed = text[: start(spot.value)] + quoted + text[end(spot.value) :]
    wanted = deepcopy(data_of(text))
    holder: Any = wanted
    for step in loc[:-1]:
        holder = holder[step]
    if holder[loc[-1]] == value:  # quotes alone would not end the finding
        return None
    holder[loc[-1]] = value
    return changed if data_of(changed) == wanted else None


# --- what says nothing -----------------------------------------------------------------------------
def _redundant(text: str, model: type[Model]) -> str:
    """The text without values that could be left out; only of a file whose values are all right."""
    while True:
        data = data_of(text)
        try:
            item = model.model_validate(data)
        except ValidationError:
            return text
        there = spots(text)
        for loc in _needless(item):
            changed = without(text, there[loc]) if loc in there else None
            if changed is not None and _same_but(changed, data, loc):
                text = changed
                break
        else:
            return text


def _needless(item: Model) -> Iterator[Loc]:
    for loc, part in parts(item):
        if isinstance(part, Certificate) and part.expires is not None:
            bare = part.model_copy(update={"expires": None})
            if end_of(bare) == part.expires:
                yield (*loc, "expires")
        for name in sorted(part.model_fields_set - _MEANT):
            info = type(part).model_fields[name]
            default = info.get_default(call_default_factory=True)
            value = getattr(part, name)
            if default is not PydanticUndefined and value is not None and value == default:
                yield (*loc, name)


def _same_but(changed: str, data: object, loc: Loc) -> bool:
    wanted: Any = deepcopy(data)
    holder = wanted
    for step in loc[:-1]:
        holder = holder[step]
    del holder[loc[-1]]
    return bool(data_of(changed) == wanted)
