"""Plain data → a model object, or one finding for each thing pydantic refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import ValidationError

from catalogue.findings import Finding, finding
from catalogue.load.traps import Trap, shown
from catalogue.model.base import Model
from catalogue.model.texts import Text
from catalogue.reference import sets
from catalogue.text import nearest, slug

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from catalogue.findings import Loc
    from catalogue.load.nodes import Document

M = TypeVar("M", bound=Model)

# What a contributor may write for a product set's number: its short name.
_SET_NAMES = {
    name: number for number, item in sets().items() for name in dict.fromkeys(item.short.values())
}

_TYPE_CODES = {
    "string_type": "text-expected",
    "int_type": "number-expected",
    "int_from_float": "number-expected",
    "float_type": "number-expected",
    "finite_number": "number-expected",
    "bool_type": "bool-expected",
    "list_type": "list-expected",
    "model_type": "mapping-expected",
    "dict_type": "mapping-expected",
}


def validate(document: Document, model: type[M]) -> tuple[M | None, list[Finding]]:
    """The object a document describes, or the findings that say why it describes none."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_translate(detail, document, model) for detail in details]


def _translate(detail: ErrorDetails, document: Document, model: type[Model]) -> Finding:
    # Errors inside a dict's key carry this marker as their last step.
    loc: Loc = tuple(step for step in detail["loc"] if step != "[key]")
    kind, got, context = detail["type"], detail["input"], detail.get("ctx", {})

    def at(code: str, part: str = "value", **values: object) -> Finding:
        return finding(document.path, document.position(loc, part), code, loc, **values)

    if kind == "missing":
        about = _field_at(model, loc)
        extra: Any = about.json_schema_extra if about else {}
        return at(
            "field-missing",
            part="key",
            about_vi=extra.get("description_vi", ""),
            about_en=about.description if about else "",
        )
    if kind == "extra_forbidden":
        return _unknown_key(at, model, loc, got)
    if kind not in _TYPE_CODES:  # our own codes, from model.values and model.texts
        return at(kind, part="key" if detail["loc"][-1:] == ("[key]",) else "value", **context)
    if isinstance(got, Trap):
        return at(got.code, got=shown(got), reads_as=got.reads_as)
    code = _TYPE_CODES[kind]
    if code == "mapping-expected":
        inner = _model_at(model, loc)
        if isinstance(got, str) and inner is not None and issubclass(inner, Text):
            return at("bilingual-expected", got=shown(got))
        choices = ", ".join(inner.model_fields) if inner else "…"
        return at(code, got=shown(got), choices=choices)
    return at(code, got=_kind_of(got), nearest=_better(code, loc, got))


def _months(text: str) -> list[int]:
    """The months a text names; of "tháng 11 đến tháng 2" also those between."""
    found = [int(number) for number in re.findall(r"\d+", text) if 1 <= int(number) <= 12]
    if len(found) == 2 and re.search(r"đến|tới|to|-|–", text):
        return [(found[0] - 1 + step) % 12 + 1 for step in range((found[1] - found[0]) % 12 + 1)]
    return found


def _better(code: str, loc: Loc, got: object) -> str:
    """What to write instead of a value of the wrong type."""
    text = shown(got)
    if code == "list-expected":
        if loc[-1] == "season" and (months := _months(text)):
            return ", ".join(map(str, months))
        return slug(text) if loc[-1] == "producers" else text
    if loc == ("set",) and (name := nearest(text, _SET_NAMES)):
        return f"{_SET_NAMES[name]} ({name})"
    number = re.search(r"\d+(?:[.,]\d+)?", text)
    return number[0].replace(",", ".") if number else "4"


def _unknown_key(at: Callable[..., Finding], model: type[Model], loc: Loc, got: object) -> Finding:
    parent = _model_at(model, loc[:-1])
    choices = list(parent.model_fields) if parent else []
    key = str(loc[-1])
    if got is None and parent is not None and issubclass(parent, Text):
        return at("yaml-comma", part="key", got=shown(key))
    best = nearest(key, choices) or "-"
    return at("field-unknown", part="key", got=shown(key), nearest=best, choices=", ".join(choices))


def _kind_of(value: object) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    return shown(value) if value is not None else "(∅)"


def _model_at(model: type[Model], loc: Loc) -> type[Model] | None:
    """The model that describes what stands at a path, if one does."""
    current: type[Model] | None = model
    in_dict = False
    for step in loc:
        # A number in a list, or a key of a dict (sources), leads to what the list or dict holds.
        if isinstance(step, int) or in_dict:
            in_dict = False
            continue
        info = current.model_fields.get(step) if current else None
        if info is None:
            return None
        current = _inner_model(info.annotation)
        in_dict = get_origin(info.annotation) is dict
    return current


def _field_at(model: type[Model], loc: Loc) -> FieldInfo | None:
    parent = _model_at(model, loc[:-1])
    return parent.model_fields.get(str(loc[-1])) if parent else None


def _inner_model(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    for part in get_args(annotation):
        found = _inner_model(part)
        if found is not None:
            return found
    return None
