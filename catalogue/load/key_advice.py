"""What a contributor meant by a key that its model does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalogue.headings import key_of
from catalogue.load.traps import shown
from catalogue.model.parts import Place
from catalogue.model.producer import Producer
from catalogue.model.walk import inner_model
from catalogue.text import fold

if TYPE_CHECKING:
    from catalogue.load.advice import Values, Wrong
    from catalogue.model.base import Model

_LEVELS = {"district", "province", "city", "huyen", "tinh", "thanh pho", "quan"}


def unknown_key(wrong: Wrong, parent: type[Model] | None) -> tuple[str, Values]:
    """Advice about a key that its model does not have; `got` is the key's value."""
    key = str(wrong.loc[-1])
    name = shown(key)
    if wrong.got is None and re.fullmatch(r"\d+(?:\.\d+)?\D{0,4}", key):
        return "yaml-comma-number", {"got": name}
    if "：" in key:
        return "yaml-wide-colon", {"got": shown(key.split("：", maxsplit=1)[0])}
    if parent is Place and fold(key) in _LEVELS:
        return "place-level", {"got": f"{name}: {shown(wrong.got)}"}
    meant = key_of(key)
    choices = list(parent.model_fields) if parent else []
    if meant in choices and meant != key:
        return wrong.code, wrong.values | {"nearest": meant}
    close = wrong.values.get("nearest", "-") != "-"
    homes = _homes(key, wrong.top) or ([] if close else _homes(meant or "", wrong.top))
    if homes and len(wrong.loc) == 1:
        below = f" → {meant}" if meant and meant != key else ""
        return "field-misplaced", {"got": name, "nearest": ", ".join(homes[:3]) + below}
    if not close and len(wrong.loc) == 1 and (meant or key) in Producer.model_fields:
        return "field-of-producer", {"got": name}
    return wrong.code, wrong.values


def _homes(key: str, top: type[Model]) -> list[str]:
    """Top-level keys below which a key may stand, lists of persons' data last."""
    found = []
    for name, info in top.model_fields.items():
        inner = inner_model(info.annotation)
        if inner is not None and key in inner.model_fields:
            found.append(name)
    return found
