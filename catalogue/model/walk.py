"""Ways through an entry: what models are in it, and which model or field describes what stands at a path."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from catalogue.model.base import Model

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from catalogue.findings import Loc


def parts(entry: Model) -> list[tuple[Loc, Model]]:
    """Every model inside an entry with its path, the entry itself first."""
    found: list[tuple[Loc, Model]] = []
    _collect(entry, (), found)
    return found


def _collect(item: Model, loc: Loc, found: list[tuple[Loc, Model]]) -> None:
    found.append((loc, item))
    for name in _holding_models(type(item)):
        value = getattr(item, name)
        if isinstance(value, Model):
            _collect(value, (*loc, name), found)
        elif isinstance(value, list):
            for index, element in enumerate(value):
                _collect(element, (*loc, name, index), found)
        elif isinstance(value, dict):
            for key, element in value.items():
                _collect(element, (*loc, name, key), found)


@cache
def _holding_models(model: type[Model]) -> list[str]:
    """The fields of a model that hold models, lists or dicts of them: most fields hold plain values."""
    return [name for name, info in model.model_fields.items() if inner_model(info.annotation)]


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
