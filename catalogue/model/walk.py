"""Which model or field describes what stands at a path of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from catalogue.model.base import Model

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from catalogue.findings import Loc


def model_at(model: type[Model], loc: Loc) -> type[Model] | None:
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
        current = inner_model(info.annotation)
        in_dict = get_origin(info.annotation) is dict
    return current


def field_at(model: type[Model], loc: Loc) -> FieldInfo | None:
    parent = model_at(model, loc[:-1])
    return parent.model_fields.get(str(loc[-1])) if parent else None


def inner_model(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    for part in get_args(annotation):
        found = inner_model(part)
        if found is not None:
            return found
    return None
