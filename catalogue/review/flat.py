"""A model as flat rows, so that two versions of an entry can be laid side by side.

>>> from catalogue.model import Producer
>>> flat(Producer.model_validate({"name": {"vi": "HTX A"}, "kind": "farm"}))
{'name.vi': 'HTX A', 'kind': 'farm'}
"""

from __future__ import annotations

from typing import Any

from catalogue.model.base import Model

# By what the items of a list are known when they are compared; others by their place in the list.
_KNOWN_BY = {
    "marks": ("mark", "scope"),
    "photos": ("file",),
    "packs": ("size",),
    "facts": ("label",),
    "buy": ("name", "kind"),
    "stands": ("name",),
}


def flat(model: Model) -> dict[str, str]:
    """Path of a field → what it says; nothing for what is left out."""
    rows: dict[str, str] = {}
    for name in type(model).model_fields:
        _add(rows, name, getattr(model, name), name)
    return rows


def _add(rows: dict[str, str], path: str, value: Any, name: str) -> None:
    if value is None:
        return
    if isinstance(value, Model):
        for field in type(value).model_fields:
            _add(rows, f"{path}.{field}", getattr(value, field), field)
    elif isinstance(value, dict):
        for key, item in value.items():
            _add(rows, f"{path}.{key}", item, name)
    elif isinstance(value, list) and any(isinstance(item, Model) for item in value):
        for number, item in enumerate(value):
            _add(rows, f"{path}[{_known_by(name, item, number)}]", item, name)
    elif isinstance(value, list):
        if value:
            rows[path] = ", ".join(map(str, value))
    else:
        rows[path] = str(value)


def _known_by(name: str, item: Model, number: int) -> str:
    parts = [_word(getattr(item, field, None)) for field in _KNOWN_BY.get(name, ())]
    return ", ".join(filter(None, parts)) or str(number)


def _word(value: Any) -> str:
    if isinstance(value, Model):
        texts = (getattr(value, name, None) for name in type(value).model_fields)
        return str(next(filter(None, texts), ""))
    return "" if value is None else str(value)
