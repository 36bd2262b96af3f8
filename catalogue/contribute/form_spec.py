"""What the browser must know to check an entry as `check` does: kinds of values, lists, words of findings.

>>> value_kinds("product")["certificates.*.issued"]
'date'
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from catalogue.check.trade import CONTACT_FIELDS, PERSONAL_KINDS
from catalogue.contribute.schema import committed as schema
from catalogue.findings import codes
from catalogue.model import values
from catalogue.model.texts import Short
from catalogue.reference import kinds, marks, read_yaml, sets, wordings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.model.limits import JsonSchema

KINDS = ("product", "producer")
# The findings that a form can give rise to: what the browser knows of `check`.
CODES: tuple[str, ...] = tuple(read_yaml("form.yml")["findings"])
# Kinds of values that have rules of their own.
_TYPES = {
    "date": values.Date,
    "phone": values.Phone,
    "url": values.HttpsUrl,
    "booking": values.Booking,
    "gtin": values.Gtin,
    "price": values.Price,
    "percent": values.Percent,
    "email": values.Email,
    "id": values.ProductId,
    "key": values.Key,
    "summary": Short,
    "line": values.Line,
}


@cache
def _forms() -> list[tuple[str, JsonSchema]]:
    found = []
    for name, known in _TYPES.items():
        form = TypeAdapter(known).json_schema()
        if "pattern" in form:
            form.pop("minLength", None)
        found.append((name, form))
    return found


def kind_of(field: JsonSchema) -> str:
    """The kind of value a field of the schema takes; "choice", "part" or "list" where it is none of these."""
    form = {key: value for key, value in field.items() if key not in {"description", "examples"}}
    if isinstance(form.get("type"), list):
        form["type"] = form["type"][0]
    if "anyOf" in form:
        form["anyOf"] = [one for one in form["anyOf"] if one != {"type": "null"}]
        if len(form["anyOf"]) == 1:
            form = form["anyOf"][0]
    if "enum" in form:
        return "choice"
    if form.get("type") == "array":
        return "list"
    for name, known in _forms():
        if form == known:
            return name
    if form.get("type") in {"integer", "boolean", "number"}:
        return str(form["type"])
    if {"type": "string", "minLength": 1} in form.get("anyOf", []):
        return "label"
    return "part"


def part_of(field: JsonSchema, parts: dict[str, JsonSchema]) -> JsonSchema | None:
    """The mapping that a field holds, itself or in a list or under free keys."""
    inside = [field, field.get("items") or {}, *field.get("patternProperties", {}).values()]
    forms = [form for one in inside for form in [one, *one.get("allOf", []), *one.get("anyOf", [])]]
    for form in forms:
        if "$ref" in form:
            return parts[form["$ref"].rpartition("/")[2]]
    return None


def schema_of(kind: str, path: str) -> tuple[JsonSchema, bool]:
    """The schema of the field at a path, and whether what it stands in must have it."""
    made = schema(kind)
    part: JsonSchema | None = made
    field: JsonSchema = {}
    required = False
    for step in path.split("."):
        if step == "*" or step.isdigit():
            continue
        assert part is not None
        field = part["properties"][step]
        required = step in part.get("required", [])
        part = part_of(field, made["definitions"])
    return field, required


def value_kinds(kind: str) -> dict[str, str]:
    """Path of every value of an entry, with * for what is in lists and under free keys → kind of value."""
    made = schema(kind)
    return dict(_value_kinds(made, made["definitions"], ""))


def _value_kinds(
    part: JsonSchema, parts: dict[str, JsonSchema], path: str
) -> Iterator[tuple[str, str]]:
    for name, field in part["properties"].items():
        is_ = kind_of(field)
        here = f"{path}{name}"
        if is_ == "list" or "patternProperties" in field:
            here += ".*"
        if is_ == "label":
            yield here, "line"
        inner = part_of(field, parts)
        if inner is not None:
            yield from _value_kinds(inner, parts, f"{here}.")
        elif is_ == "list":
            yield here, kind_of(field["items"])
        elif is_ != "label":
            yield here, is_


def spec() -> dict[str, Any]:
    """What the browser needs to check an entry, and to say what it found."""
    known = {
        "marks": {
            key: {"label": mark.label["vi"], "scopes": mark.scopes} for key, mark in marks().items()
        },
        "scopes": {key: label["vi"] for key, label in kinds()["mark_scopes"].items()},
        "alcohol": [number for number, item in sets().items() if item.is_alcohol],
        "wordings": [
            {"name": row.name, "sets": sorted(row.applies_to_sets), "vi": row.vi, "en": row.en}
            for row in wordings()
        ],
        "personal": sorted(PERSONAL_KINDS),
        "contacts": CONTACT_FIELDS,
        "kinds": kinds()["producer_kinds"],
    }
    messages = {
        name: {"level": code.level, "message": code.message, "hint": code.hint}
        for name, code in codes().items()
        if name in CODES
    }
    return {
        "values": {kind: value_kinds(kind) for kind in KINDS},
        "order": {kind: list(schema(kind)["properties"]) for kind in KINDS},
        "messages": messages,
        "known": known,
    }
