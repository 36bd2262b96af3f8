"""Plain data → a model object, or one finding for each thing pydantic refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from catalogue.findings import Finding, finding
from catalogue.load.advice import Wrong, better
from catalogue.load.key_advice import unknown_key
from catalogue.load.traps import Trap, shown
from catalogue.model.base import Model
from catalogue.model.texts import Text
from catalogue.model.walk import field_at, model_at
from catalogue.text import nearest, slug
from catalogue.written import read_months

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails

    from catalogue.findings import Loc
    from catalogue.load.nodes import Document

M = TypeVar("M", bound=Model)

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
        about = field_at(model, loc)
        extra: Any = about.json_schema_extra if about else {}
        return at(
            "field-missing",
            part="key",
            about_vi=extra.get("description_vi", ""),
            about_en=about.description if about else "",
        )
    if kind == "extra_forbidden":
        return _unknown_key(at, model, loc, got)
    code, values = _code(kind, got, loc, context, model)
    code, values = better(Wrong(code, loc, got, values, model_at(model, loc), model))
    return at(code, part="key" if detail["loc"][-1:] == ("[key]",) else "value", **values)


def _code(
    kind: str, got: object, loc: Loc, context: dict[str, Any], model: type[Model]
) -> tuple[str, dict[str, Any]]:
    """The code and values of what pydantic refused."""
    if kind not in _TYPE_CODES:  # our own codes, from model.values and model.texts
        return kind, context
    if isinstance(got, Trap):
        return got.code, {"got": shown(got), "reads_as": got.reads_as}
    code = _TYPE_CODES[kind]
    if code == "mapping-expected":
        inner = model_at(model, loc)
        if isinstance(got, str) and inner is not None and issubclass(inner, Text):
            return "bilingual-expected", {"got": shown(got)}
        choices = ", ".join(inner.model_fields) if inner else "…"
        return code, {"got": _kind_of(got), "choices": choices}
    return code, {"got": _kind_of(got), "nearest": _better(code, loc, got)}


def _better(code: str, loc: Loc, got: object) -> str:
    """What to write instead of a value of the wrong type, where advice knows nothing better."""
    text = shown(got)
    if code == "list-expected":
        if loc[-1] == "season" and (months := read_months(text)):
            return ", ".join(map(str, months))
        return ", ".join(map(slug, text.split(","))) if loc[-1] == "producers" else text
    number = re.search(r"\d+(?:[.,]\d+)?", text)
    return number[0].replace(",", ".") if number else "4"


def _unknown_key(at: Callable[..., Finding], model: type[Model], loc: Loc, got: object) -> Finding:
    parent = model_at(model, loc[:-1])
    choices = list(parent.model_fields) if parent else []
    key = str(loc[-1])
    values = {
        "got": shown(key),
        "nearest": nearest(key, choices) or "-",
        "choices": ", ".join(choices),
    }
    wrong = Wrong("field-unknown", loc, got, values, None, model)
    code, values = unknown_key(wrong, parent)
    if code == "field-unknown" and got is None and parent is not None and issubclass(parent, Text):
        return at("yaml-comma", part="key", got=shown(key))
    return at(code, part="key", **values)


def _kind_of(value: object) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    return shown(value) if value is not None else "(∅)"
