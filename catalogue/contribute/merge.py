"""More in a file that is there: keys, elements of lists and sources are put in, and nothing else is touched.

Each function gives the new text, proved by reading it again, or None where the file is written in a way that
leaves no clean place.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import yaml

from catalogue.contribute.layout import (
    block_bounds,
    data_of,
    end,
    spots,
    without,
)
from catalogue.contribute.yaml_writer import flow_text, item_text, key_text, plain, source_text
from catalogue.model.walk import inner_model

if TYPE_CHECKING:
    from catalogue.model.base import Model


def add_key(text: str, model: type[Model], key: str, value: Any) -> str | None:
    """A top-level key that the file lacks, at its place in the model's order."""
    value = plain(value)
    order = list(model.model_fields)
    bounds = block_bounds(text)
    if bounds is None or key in bounds:
        return None
    lines = text.splitlines(keepends=True)
    later = [
        first
        for name, (first, _) in bounds.items()
        if name in order and order.index(name) > order.index(key)
    ]
    at = min(later) if later else max(last for _, last in bounds.values())
    changed = "".join([*lines[:at], key_text(key, value, model), *lines[at:]])
    return _proved(text, changed, lambda data: data.__setitem__(key, value))


def append_item(text: str, model: type[Model], key: str, item: dict[str, Any]) -> str | None:
    """An element at the end of a list of mappings; the list is made where there is none."""
    item = plain(item)
    spot = spots(text).get((key,))
    if spot is not None and not spot.value.value:  # certificates: []
        emptied = without(text, spot)
        return None if emptied is None else add_key(emptied, model, key, [item])
    if spot is None:
        return add_key(text, model, key, [item])
    inner = _inner(model, key)
    node: Any = spot.value
    if not isinstance(node, yaml.SequenceNode):
        return None
    if node.flow_style:
        at = end(node) - 1
        changed = text[:at].rstrip() + ", " + flow_text(item, inner) + text[at:]
    else:
        at = _block_end(text, key)
        changed = text[:at] + item_text(item, inner, node.start_mark.column) + text[at:]
    return _proved(text, changed, lambda data: data[key].append(item))


def add_source(text: str, model: type[Model], key: str, source: dict[str, Any]) -> str | None:
    """A source under a new key; the same source under the same key is left as it is."""
    source = plain(source)
    spot = spots(text).get(("sources",))
    if spot is None:
        return add_key(text, model, "sources", {key: source})
    if not isinstance(spot.value, yaml.MappingNode):
        return None
    if (data_of(text) or {}).get("sources", {}).get(key) == source:
        return text
    node: Any = spot.value
    inner = _inner(model, "sources")
    if node.flow_style:
        at = end(node) - 1
        changed = f"{text[:at].rstrip()}, {key}: {flow_text(source, inner)}{text[at:]}"
    else:
        at = _block_end(text, "sources")
        changed = text[:at] + source_text(key, source, inner, node.start_mark.column) + text[at:]
    return _proved(text, changed, lambda data: data["sources"].__setitem__(key, source))


def drop_key(text: str, key: str) -> str | None:
    """The file without a top-level key."""
    spot = spots(text).get((key,))
    return text if spot is None else without(text, spot)


def _inner(model: type[Model], key: str) -> type[Model]:
    inner = inner_model(model.model_fields[key].annotation)
    assert inner is not None, key
    return inner


def _block_end(text: str, key: str) -> int:
    """Where the content of a top-level key ends: comments and blank lines behind it come after."""
    bounds = block_bounds(text)
    assert bounds is not None, key
    lines = text.splitlines(keepends=True)
    return len("".join(lines[: bounds[key][1]]))


def _proved(text: str, changed: str, change: Any) -> str | None:
    wanted = deepcopy(data_of(text))
    if wanted is None:
        return None
    try:
        change(wanted)
        return changed if data_of(changed) == wanted else None
    except (KeyError, AttributeError, TypeError):
        return None
