"""Pages for contributors that are made from the code: every field, every finding."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue.enrich.labels import Labels
from catalogue.findings import Code, codes
from catalogue.model import Event, Producer, Product
from catalogue.model.base import Model
from catalogue.model.titles import TITLES
from catalogue.render.environment import render
from catalogue.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class FieldDoc:
    """A field as the reference shows it."""

    name: str
    about: str
    required: bool
    example: str | None
    rule: str | None
    part: str | None
    part_title: str | None


@dataclass(frozen=True)
class ModelDoc:
    name: str
    title: str
    fields: list[FieldDoc]


def model_docs(lang: str) -> list[ModelDoc]:
    """The three kinds of file and then their parts, each once, in order of appearance."""
    queue: list[type[Model]] = [Product, Producer, Event]
    docs: list[ModelDoc] = []
    for model in queue:  # grows while it is read: parts stand behind the files they are found in
        fields = []
        for name, info in model.model_fields.items():
            part = next(_models(info.annotation), None)
            if part is not None and part not in queue:
                queue.append(part)
            fields.append(_field_doc(name, info, part, lang))
        title = TITLES[model.__name__][lang]
        docs.append(ModelDoc(model.__name__, title, fields))
    return docs


def _field_doc(name: str, info: FieldInfo, part: type[Model] | None, lang: str) -> FieldDoc:
    extra: Any = info.json_schema_extra or {}
    about = extra.get("description_vi", "") if lang == "vi" else info.description
    example = info.examples[0] if info.examples else None
    return FieldDoc(
        name=name,
        about=about or "",
        required=info.is_required(),
        example=None if example is None else _as_yaml(example),
        rule=extra.get("rule"),
        part=part.__name__ if part else None,
        part_title=TITLES[part.__name__][lang] if part else None,
    )


def _as_yaml(example: object) -> str:
    """An example as it is written in a file; JSON's quotes where YAML needs quotes."""
    if isinstance(example, str):
        quoted = (
            example[:1].isdigit() and example.replace("-", "").isdecimal() and "-" not in example
        )
        return json.dumps(example) if quoted or example.startswith("+") else example
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {value}" for key, value in example.items()) + "}"
    if isinstance(example, list):
        return "[" + ", ".join(map(str, example)) + "]"
    return str(example)


def _models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models(part)


def _meta(title: str) -> dict[str, Any]:
    return {"title": title, "description": title}


def reference_pages(lang: str) -> list[Page]:
    """`contribute/fields/` and `contribute/findings/`."""
    labels = Labels(lang)
    finding_codes: list[Code] = list(codes().values())
    return [
        Page(
            "contribute/fields/",
            _meta(labels("fields_title")),
            render(f"fields.{lang}.md", models=model_docs(lang)),
        ),
        Page(
            "contribute/findings/",
            _meta(labels("findings_title")),
            render(f"findings.{lang}.md", codes=finding_codes, lang=lang),
        ),
    ]
