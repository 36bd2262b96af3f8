"""A commented file with every key there is, made from the model: `products/_template.yml` and its like.

Who writes a new entry copies it, fills in what is required, and takes "# " away where they know more. Lines
that begin with "## " explain. With every "# " taken away it is an entry that the model accepts.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from catalogue.contribute.schema import FOLDER
from catalogue.reference import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.model.limits import JsonSchema

_HEAD = """\
# yaml-language-server: $schema=../{folder}/{kind}.json
##
## {title}
##
## Chép tệp này, đặt tên mới bằng chữ thường không dấu, nối bằng gạch ngang, rồi điền. Tệp có tên bắt đầu
## bằng "_" không được đọc. Biết thêm điều gì thì bỏ "# " ở đầu những dòng ấy; chưa biết thì để nguyên hoặc
## xóa đi. Kiểm tra: python3 build.py check
##
## Copy this file under a new name of lower-case letters without diacritics, joined by hyphens, and fill it
## in. Files whose names begin with "_" are not read. Where you know more, take "# " away at the beginning of
## the lines; what you do not know stays as it is or goes. Check it: python3 build.py check
##
## Tệp này được tạo từ mô hình · made from the model by: python3 build.py schema
"""
_ONE_OF = "Chọn một · One of:"
# Longer lists of choices are left to the editor and to the pages of the site.
_MOST_CHOICES = 30
# The key of the one source; and where the model gives no example, what passes by the form's beginning.
_SOME_KEY = "hbo-journey"
_BY_FORM = {"^(19": "2025-05", "^[Hh]": "https://example.vn/", "^[a-z0-9]+": _SOME_KEY}
_WIDTH = 104
_DATE = re.compile(r"[12]\d{3}(-\d\d){0,2}")
# Begins with a letter or "…", or a digit that makes no number; no sign that YAML reads.
_PLAIN = re.compile(r"(?=.*[^\W\d_]|…)[\w…][^:,{}\[\]#\n]*")


def template(kind: str, made: JsonSchema) -> str:
    """The file for a kind of entry: "product", "producer" or "event". `made` is the schema of such files."""
    writer = _Writer(made["definitions"])
    lines = [_HEAD.format(folder=FOLDER, kind=kind, title=made["title"])]
    for name, field in made["properties"].items():
        required = name in made["required"]
        lines += [f"## {line}" for line in _told(field)]
        written = writer.key(name, field)
        empty = writer.empty(name, field) if required else []
        if empty and len(written) == 1:
            lines.append(f"## Ví dụ · Example: {written[0]}")
        lines += empty
        if "patternProperties" in field or not required:
            lines += [f"# {line}" for line in written[len(empty) :]]
        lines.append("")
    return "\n".join(lines)


def _told(field: JsonSchema) -> Iterator[str]:
    """What a field means, and its choices, in lines of a readable length."""
    for text in field["description"].split("\n\n"):
        yield from _wrapped(text)
    values = [value for value in field.get("enum", []) if value is not None]
    if 0 < len(values) <= _MOST_CHOICES:
        yield _ONE_OF
        for value, label in zip(values, field["enumDescriptions"]):
            yield f"  {value}: {label}"


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + len(word) >= _WIDTH:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


class _Writer:
    """Writes keys of a schema with examples."""

    def __init__(self, parts: dict[str, JsonSchema]) -> None:
        self.parts = parts

    def empty(self, name: str, field: JsonSchema) -> list[str]:
        """A key to be filled in."""
        part = self._part(field)
        return [f"{name}:", *(f"  {key}:" for key in part["properties"])] if part else [f"{name}:"]

    def key(self, name: str, field: JsonSchema) -> list[str]:
        """A key with an example, over as many lines as it needs."""
        part = self._part(field)
        if part is not None:
            if set(part["properties"]) >= {"vi", "en"}:
                return self._text(name, field, part)
            return [f"{name}:", *_indented(self._mapping(part))]
        if "items" in field and "$ref" in field["items"]:
            part = self._resolve(field["items"]["$ref"])
            if part is self.parts.get("Text"):
                return [f"{name}:", "  - {vi: …, en: …}"]
            inner = self._mapping(part)
            return [f"{name}:", *_indented(_as_item(inner))]
        if "patternProperties" in field:
            (inner,) = field["patternProperties"].values()
            below = self._mapping(self._resolve(inner["$ref"]))
            return [f"{name}:", f"  {_SOME_KEY}:", *_indented(_indented(below))]
        return [f"{name}: {_as_yaml(_example(field))}"]

    def _mapping(self, part: JsonSchema) -> list[str]:
        lines: list[str] = []
        for name, field in part["properties"].items():
            lines += [f"# {line}" for line in _told(field)]
            lines += self.key(name, field)
        return lines

    def _text(self, name: str, field: JsonSchema, part: JsonSchema) -> list[str]:
        """A text in both languages; prose as blocks, in which any sign may stand."""
        if part is self.parts.get("Story"):
            return [f"{name}:", "  vi: |", "    …", "  en: |", "    …"]
        example = (field.get("examples") or [{"vi": "…", "en": "…"}])[0]
        if isinstance(example, dict):
            example = {lang: example[lang] for lang in LANGS}
        if "source" in part["properties"]:
            example = example | {"source": _SOME_KEY}
        return [f"{name}: {_as_yaml(example)}"]

    def _part(self, field: JsonSchema) -> JsonSchema | None:
        """The mapping a field holds, if it holds one."""
        for form in [*field.get("allOf", []), *field.get("anyOf", [])]:
            if "$ref" in form:
                return self._resolve(form["$ref"])
        return None

    def _resolve(self, reference: str) -> JsonSchema:
        return self.parts[reference.rpartition("/")[2]]


def _example(field: JsonSchema) -> Any:
    if field.get("examples"):
        return field["examples"][0]
    if "enum" in field:
        return field["enum"][0]
    forms = field.get("anyOf", [field])
    pattern = next((form["pattern"] for form in forms if "pattern" in form), "")
    for start, example in _BY_FORM.items():
        if pattern.startswith(start):
            return example
    if "boolean" in str(field.get("type")):
        return True
    plain = {"type": "string", "minLength": 1}
    return ["…"] if field.get("items") == plain else "…"


def _as_yaml(value: Any) -> str:
    """A value as a person would write it: quotes where YAML reads something else without."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_as_yaml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_as_yaml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return str(value)
    fine = value.startswith("https://") or _DATE.fullmatch(value) or _PLAIN.fullmatch(value)
    return value if fine else json.dumps(value, ensure_ascii=False)


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _as_item(lines: list[str]) -> list[str]:
    """Keys as the first element of a list: the dash stands before the first key, below its words."""
    at = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    return [*lines[:at], f"- {lines[at]}", *_indented(lines[at + 1 :])]
