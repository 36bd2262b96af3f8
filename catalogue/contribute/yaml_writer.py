"""Plain data → the YAML of an entry, in the hand of the files that are there.

Keys come in the model's order; names, summaries and stories over several lines, lists of words on one;
quotes only where YAML needs them, and always around codes and phone numbers. What is written is read again: a
text that would not say just what it was made from is never returned.

>>> print(yaml_text({"set": 4, "id": "HB0013", "place": {"commune": "05014"}}, Product), end="")
id: HB0013
set: 4
place: {commune: "05014"}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from catalogue.contribute.layout import data_of
from catalogue.dates import PartialDate
from catalogue.load.traps import Trap
from catalogue.model.texts import Story, Summary, Text
from catalogue.model.walk import inner_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.model.base import Model

_WIDTH = 110  # a mapping that fits on one line of so many columns stands on one
# What may stand without quotes wherever it is: words with the signs that are only signs.
_PLAIN = re.compile(r"[^\W_](?:[\w /().%°+×₫–;…“”’!?=-]*[\w/().%°₫…”’!?])?")
_PLAIN_LINE = re.compile(r"[^\W_“(](?:[^\n:#]|:(?=\S)|(?<=\S)#)*(?<![\s:])")
# Codes and numbers of all kinds: another YAML reader may take for a number what ours does not.
_NUMBER_LIKE = re.compile(r"[\d.,:+_/ -]+(?:[eE][+-]?\d+)?")
_LINE_BREAKS = re.compile("[\r\x85\u2028\u2029]")


def plain(value: Any) -> Any:
    """Data as a file holds it: dates as text, a bare year as a number, nothing empty."""
    if isinstance(value, PartialDate):
        return value.year if value.month is None else str(value)
    if isinstance(value, dict):
        inner = {key: plain(item) for key, item in value.items()}
        return {
            key: item for key, item in inner.items() if item is not None and item not in ({}, "")
        }
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def yaml_text(data: dict[str, Any], model: type[Model]) -> str:
    """An entry's file. Raises ValueError for data that YAML cannot say."""
    data = plain(data)
    text = "".join(key_text(key, data[key], model) for key in _ordered(data, model))
    if data_of(text) != data:
        raise ValueError(f"not to be written as YAML: {data!r}")
    return text


def key_text(key: str, value: Any, model: type[Model]) -> str:
    """A top-level key with its value, as lines."""
    info = model.model_fields.get(key)
    inner = inner_model(info.annotation) if info else None
    return "\n".join(_lines(key, plain(value), inner, 0)) + "\n"


def item_text(item: dict[str, Any], model: type[Model], indent: int) -> str:
    """An element of a list of mappings, as lines that begin with "- "."""
    return "\n".join(_item(plain(item), model, indent)) + "\n"


def source_text(key: str, source: dict[str, Any], model: type[Model], indent: int) -> str:
    """A source below its key, as lines."""
    return "\n".join(_lines(key, plain(source), model, indent, tall=True)) + "\n"


def flow_text(value: dict[str, Any], model: type[Model]) -> str:
    """A mapping on one line. Raises ValueError for one that holds text of several lines."""
    text = _flow(plain(value), model)
    if text is None:
        raise ValueError(f"not for one line: {value!r}")
    return text


def _ordered(data: dict[str, Any], model: type[Model] | None) -> list[str]:
    order = list(model.model_fields) if model else []
    return sorted(data, key=lambda key: order.index(key) if key in order else len(order))


def _lines(
    key: str, value: Any, model: type[Model] | None, indent: int, *, tall: bool = False
) -> Iterator[str]:
    """`tall` values stand below their key even where they would fit beside it: stories, sources."""
    space = " " * indent
    head = f"{space}{_scalar(key, flow=True)}:"
    if isinstance(value, dict) and value:
        keyed = model is not None and not set(value) <= set(model.model_fields)  # sources
        flow = _flow(value, model)
        prose = model is not None and issubclass(model, (Story, Summary))
        high = keyed or prose or tall or (indent == 0 and model is Text and key == "name")
        if flow is not None and not high and len(head) + 1 + len(flow) <= _WIDTH:
            yield f"{head} {flow}"
            return
        yield head
        for name in value if keyed else _ordered(value, model):
            below = model if keyed else _below(model, name)
            yield from _lines(name, value[name], below, indent + 2, tall=keyed or model is Story)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield head
        for item in value:
            yield from _item(item, model, indent + 2)
    elif isinstance(value, str) and _is_block(value, tall=tall):
        yield f"{head} |"
        yield from (f"{space}  {line}" if line else "" for line in value.split("\n"))
    else:
        yield f"{head} {_flow(value, model) if isinstance(value, list) else _scalar(value, flow=False)}"


def _item(item: dict[str, Any], model: type[Model] | None, indent: int) -> Iterator[str]:
    space = " " * indent
    flow = _flow(item, model)
    if flow is not None and indent + 2 + len(flow) <= _WIDTH:
        yield f"{space}- {flow}"
        return
    mark = "- "
    for name in _ordered(item, model):
        for line in _lines(name, item[name], _below(model, name), indent + 2):
            yield space + mark + line[indent + 2 :] if mark == "- " else line
            mark = "  "


def _below(model: type[Model] | None, name: str) -> type[Model] | None:
    info = model.model_fields.get(name) if model else None
    return inner_model(info.annotation) if info else None


def _flow(value: Any, model: type[Model] | None) -> str | None:
    """A value on one line; None where a text in it has several."""
    if isinstance(value, dict):
        parts = []
        for name in _ordered(value, model):
            inner = _flow(value[name], _below(model, name))
            if inner is None:
                return None
            parts.append(f"{_scalar(name, flow=True)}: {inner}")
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_scalar(item, flow=True) for item in value) + "]"
    if isinstance(value, str) and "\n" in value:
        return None
    return _scalar(value, flow=True)


def _is_block(text: str, *, tall: bool) -> bool:
    """Whether a text may stand as literal lines: it has several, and none that would get lost."""
    return (
        (tall or "\n" in text)
        and text == text.strip()
        and not _LINE_BREAKS.search(text)
        and all(
            line == line.rstrip() and (not line or line.isprintable()) for line in text.split("\n")
        )
    )


def _scalar(value: Any, *, flow: bool) -> str:
    """A number, truth value or text; quoted where it has to be."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return str(value)
    form = _PLAIN if flow else _PLAIN_LINE
    if form.fullmatch(value) and value.isprintable() and _reads_as_text(value):
        return value
    return '"' + "".join(map(_escaped, value)) + '"'


def _reads_as_text(value: str) -> bool:
    """Whether YAML takes an unquoted text for just this text; a date stays one, since fields read them."""
    found = data_of(f"k: {value}\n")
    if found is None or "k" not in found or isinstance(found["k"], Trap):
        return False
    is_date = re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value, re.ASCII)
    return bool(found["k"] == value) and not (_NUMBER_LIKE.fullmatch(value) and not is_date)


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char == "\n":
        return "\\n"
    if char.isprintable():
        return char
    code = ord(char)
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    )
