"""JSON Schemas of the open data's documents, and their description as OpenAPI 3.1: from the typed models.

What a document leaves out when it is not known has no null in its schema either, and a date is always text.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from catalogue.enrich.open_documents import FEEDS, PAGE, api, schema_path
from catalogue.enrich.open_entries import API
from catalogue.model.open_data import MODELS

if TYPE_CHECKING:
    from catalogue.enrich.open_documents import OpenDocuments

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PARTS = "#/components/schemas/"
_PART = re.compile(f'"\\$ref": "{_PARTS}(\\w+)"')
_TEMPLATE = f"{_PARTS}{{model}}"


def schema(name: str, site_root: str) -> Schema:
    """The JSON Schema of a document."""
    return {"$schema": _DIALECT, "$id": f"{site_root}{schema_path(name)}"} | _shape(name)


def _shape(name: str) -> Schema:
    """What the models say of a document, with the parts that it refers to: out of what they say of all, since
    to ask for each by itself takes long."""
    texts = _texts()
    own = MODELS[name].__name__
    parts: set[str] = set()
    wanted = set(_PART.findall(texts[own]))
    while wanted:
        parts |= wanted
        wanted = {part for one in wanted for part in _PART.findall(texts[one])} - parts
    inside = ", ".join(f"{json.dumps(part)}: {texts[part]}" for part in sorted(parts))
    text = f'{{"$defs": {{{inside}}}, {texts[own][1:]}'
    found: Schema = json.loads(text.replace(_PARTS, "#/$defs/"))
    return found


@cache
def _texts() -> dict[str, str]:
    """Name of a part → its schema in JSON: the same in every build of a process."""
    return {name: json.dumps(shape) for name, shape in _shapes().items()}


@cache
def _shapes() -> Schema:
    """What they say of all documents, in one place; each part once."""
    models = [(model, "serialization") for model in MODELS.values()]
    _, found = models_json_schema(models, ref_template=_TEMPLATE)  # type: ignore[arg-type]
    shapes: Schema = _tidy(found)["$defs"]
    return shapes


def _tidy(node: Any) -> Any:
    """Without null for what is left out, defaults, and titles that only repeat names."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {}
    for key, value in node.items():
        if key in {"properties", "$defs"}:  # names of fields and models, no keywords
            kept[key] = {name: _tidy(inner) for name, inner in value.items()}
        elif key in {"examples", "enum"}:
            kept[key] = value
        elif key != "default" and (key != "title" or "const" in node):
            kept[key] = _tidy(value)
    return _without_null(kept) if "anyOf" in kept else kept


def _without_null(node: Schema) -> Schema:
    choices = [one for one in node.pop("anyOf") if one != {"type": "null"}]
    if any(one.get("type") == "integer" for one in choices):
        # A date: in a contributor's file it may be a bare number.
        choices = [one for one in choices if one.get("type") != "integer"] or choices
    return choices[0] | node if len(choices) == 1 else node | {"anyOf": choices}


def openapi(documents: OpenDocuments) -> Schema:
    """The description of all documents, with an example of each from the catalogue itself."""
    paths = {}
    for name, about in api()["documents"].items():
        model = MODELS.get(name)
        shape = {"$ref": _TEMPLATE.format(model=model.__name__)} if model else {"type": "string"}
        paths[f"/{name}"] = _path(name, about, shape, documents)
    root = documents.site_root
    return {
        "openapi": "3.1.0",
        "info": {
            "title": api()["title"]["en"],
            "version": api()["version"],
            "summary": api()["title"]["vi"],
            "description": _description(root),
            "license": {"name": api()["licence"]["name"], "url": api()["licence"]["url"]},
        },
        "externalDocs": {"url": f"{root}en/{PAGE}"},
        "servers": [{"url": f"{root}{API}".rstrip("/")}],
        "paths": paths,
        "components": {"schemas": _shapes()},
    }


# For who reads nothing else: what may be relied on.
_DESCRIPTION = """\
Static files, no key, no limit. Fields that are not known are left out. Within v1 fields are only added. \
A status is of the day `status_on`; `valid_until` and `status_until` tell it for every other day.

Atom feeds: {feeds}

Change log:

{changes}"""


def _description(root: str) -> str:
    changes = [f"- {one['version']} ({one['date']}): {one['en']}" for one in api()["changes"]]
    feeds = ", ".join(f"{root}{feed}" for feed in FEEDS)
    return _DESCRIPTION.format(feeds=feeds, changes="\n".join(changes))


def _path(name: str, about: dict[str, str], shape: Schema, documents: OpenDocuments) -> Schema:
    body: Schema = {"schema": shape}
    example = _example(name, documents)
    if example is not None:
        body["example"] = example
    operation: Schema = {
        "operationId": name.split(".")[0].replace("/{id}", "ById").replace("-", "_")
        + ("" if name.endswith(".json") else name.rsplit(".", 1)[1].capitalize()),
        "summary": about["en"],
        "description": about["vi"],
        "responses": {"200": {"description": about["en"], "content": {about["type"]: body}}},
    }
    if "{id}" in name:
        operation["parameters"] = [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "description": "Catalogue number, as printed in QR codes.",
                "schema": {"type": "string", "pattern": "^[A-Z]{2}[0-9]{4}$"},
            }
        ]
        operation["responses"]["404"] = {"description": "No product has this number."}
    return {"get": operation}


def _example(name: str, documents: OpenDocuments) -> Schema | None:
    """A document with one entry of each list; of the first product by id. None for tables."""
    products = documents.index.products
    if "{id}" in name:
        return documents.product(products[0].id) if products else None
    if not name.endswith("json"):
        return None
    found = documents.examples.document(name)
    many = api()["documents"][name].get("many")
    return found | {many: found[many][:1], "total": len(found[many][:1])} if many else found
