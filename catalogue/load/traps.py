"""Plain YAML scalars that YAML 1.1 reads as something else than what is written.

`05014` is an octal number (2572), `12:30` a sexagesimal one (750), `+84912345678` loses its plus, `NO` is
false. Such a scalar stays as written, wrapped in a `Trap`, so that no field takes it and the finding can
name what happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_TAG = "tag:yaml.org,2002:"
# Forms that mean the same in YAML 1.1, YAML 1.2 and JSON: no trap.
_PLAIN_INT = re.compile(r"-?(?:0|[1-9]\d{0,17})", re.ASCII)
_PLAIN_FLOAT = re.compile(r"-?(?:0|[1-9]\d*)\.\d+", re.ASCII)
_SEXAGESIMAL = re.compile(r"\d+(?::\d+)+", re.ASCII)
_OCTAL = re.compile(r"0[0-7]+", re.ASCII)
_DOTTED_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.000", re.ASCII)
_SHOWN_LENGTH = 60


@dataclass(frozen=True)
class Trap:
    """A scalar as written (`raw`), the code of its finding, and what YAML makes of it."""

    raw: str
    code: str
    reads_as: str


def shown(value: Any) -> str:
    """A value as a message shows it: as written, shortened, on one line."""
    if isinstance(value, Trap):
        value = value.raw
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"


def resolve(raw: str, tag: str) -> Any:
    """The value of a plain scalar: str, int, float, bool, None, or a Trap."""
    kind = tag.removeprefix(_TAG)
    if kind == "int":
        return int(raw) if _PLAIN_INT.fullmatch(raw) else _int_trap(raw)
    if kind == "float":
        if _DOTTED_THOUSANDS.fullmatch(raw):
            return Trap(raw, "yaml-dotted-thousands", str(float(raw)))
        return float(raw) if _PLAIN_FLOAT.fullmatch(raw) else Trap(raw, "yaml-number", raw)
    if kind == "bool":
        truth = raw.lower() in {"yes", "on", "true"}
        if raw in {"true", "false"}:
            return truth
        return Trap(raw, "yaml-bool", str(truth).lower())
    if kind == "null":
        return None
    return raw  # strings and dates: a date stays as written and is read by the field


def _int_trap(raw: str) -> Trap:
    digits = raw.replace("_", "").lstrip("+-")
    # Python refuses to convert very long numbers, and no value of an entry is one.
    if len(raw) <= _SHOWN_LENGTH:
        if _SEXAGESIMAL.fullmatch(digits):
            total = 0
            for part in digits.split(":"):
                total = total * 60 + int(part)
            return Trap(raw, "yaml-sexagesimal", str(total))
        if raw.startswith("+"):
            return Trap(raw, "yaml-plus", digits)
        if _OCTAL.fullmatch(digits):
            return Trap(raw, "yaml-leading-zero", str(int(digits, 8)))
    return Trap(raw, "yaml-number", raw)
