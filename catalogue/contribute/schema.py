"""JSON Schemas of the files contributors write, made from the model: for editors, and published.

Editors complete keys and choices from them, show what a field means in both languages, and underline what
`check` would refuse. They say all a schema can say of one file; what needs other files, the day or
arithmetic is left to `check`. They are of draft 7, which all editors understand.

>>> schema("product")["properties"]["id"]["pattern"]
'^[A-Z]{2}[0-9]{4}$'
"""

from __future__ import annotations

import json
from functools import cache

from catalogue.check.trade import CONTACT_FIELDS, PERSONAL_KINDS
from catalogue.config import REPOSITORY
from catalogue.load.folder import MODELS
from catalogue.model.limits import JsonSchema
from catalogue.model.titles import TITLES
from catalogue.places import places

# Name of a kind of file → its folder.
KINDS = {"product": "products", "producer": "producers", "event": "events"}
# Where editors find them in this repository, and readers on the site.
FOLDER = "catalogue/schema"
PUBLISHED = "api/v1/schema"


def schema(kind: str) -> JsonSchema:
    """The schema of a kind of file."""
    model = MODELS[KINDS[kind]]
    made = model.model_json_schema(ref_template="#/definitions/{model}")
    parts = made.pop("$defs", {})
    root = _object(made, model.__name__)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **root,
        "definitions": {name: _object(part, name) for name, part in sorted(parts.items())},
    }


def schema_text(kind: str) -> str:
    """The schema as a file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"


@cache
def committed_text(kind: str) -> str:
    """That file in the repository, which a test holds to the model: making it anew takes far longer."""
    return (REPOSITORY / FOLDER / f"{kind}.json").read_text("utf-8")


@cache
def committed(kind: str) -> JsonSchema:
    """The schema in that file. Not to be changed."""
    found: JsonSchema = json.loads(committed_text(kind))
    return found


def _object(made: JsonSchema, name: str) -> JsonSchema:
    """A mapping: its title in both languages, its fields, and what holds between them."""
    required = made.get("required", [])
    fields = {key: _field(field, key in required) for key, field in made["properties"].items()}
    found: JsonSchema = {"title": " · ".join(TITLES[name].values()), "type": "object"}
    if required:
        found["required"] = required
    found |= {"additionalProperties": False, "properties": fields}
    rules = _rules(name)
    return found | ({"allOf": rules} if rules else {})


def _field(made: JsonSchema, required: bool) -> JsonSchema:
    """A field: what it means in both languages, then its form. One that may be left out may be empty."""
    told = [made.get("description_vi"), made.get("description"), made.get("rule")]
    forms = made.get("anyOf") or [made]
    forms = [_form(form) for form in forms if form.get("type") != "null"]
    if not required:
        forms = _or_empty(forms)
    if len(forms) == 1 and "$ref" in forms[0]:
        forms = [{"allOf": forms}]  # in draft 7 nothing may stand beside a reference
    found: JsonSchema = {"description": "\n\n".join(text for text in told if text)}
    if made.get("examples"):
        found["examples"] = made["examples"]
    return found | (forms[0] if len(forms) == 1 else {"anyOf": forms})


_NOT_FORM = {"title", "default", "description", "description_vi", "rule", "examples"}


def _form(made: JsonSchema) -> JsonSchema:
    """What a value may be, without words; the same for what a list or mapping holds."""
    found = {key: value for key, value in made.items() if key not in _NOT_FORM}
    if "pattern" in found or "enum" in found:
        found.pop("minLength", None)
    for key in ("items", "additionalProperties"):
        if isinstance(found.get(key), dict):
            found[key] = _form(found[key])
    if "patternProperties" in found:  # a mapping whose keys are free, but of a form
        del found["propertyNames"]
        found["additionalProperties"] = False
    return found


def _or_empty(forms: list[JsonSchema]) -> list[JsonSchema]:
    """Forms that also let "key:" stand with nothing after it, which is as good as no key."""
    only = forms[0]
    if len(forms) == 1 and isinstance(only.get("type"), str):
        more: JsonSchema = {"type": [only["type"], "null"]}
        if "enum" in only:
            more |= {
                "enum": [*only["enum"], None],
                "enumDescriptions": [*only["enumDescriptions"], "—"],
            }
        return [only | more]
    return [*forms, {"type": "null"}]


def _given(*keys: str) -> JsonSchema:
    """That at least one of these keys has a value."""
    one = [{"required": [key], "properties": {key: {"not": {"type": "null"}}}} for key in keys]
    return one[0] if len(one) == 1 else {"anyOf": one}


def _listed(key: str) -> JsonSchema:
    """That something stands in this list."""
    return {"required": [key], "properties": {key: {"type": "array", "minItems": 1}}}


def _if(condition: JsonSchema, then: JsonSchema) -> JsonSchema:
    return {"if": condition, "then": then}


def _rules(name: str) -> list[JsonSchema]:
    """What rules of `catalogue.check` a schema can say: those about several keys of one mapping."""
    in_words = {key: [_given("vi", "en")] for key in ("Text", "Story", "Summary", "Statement")}
    found: dict[str, list[JsonSchema]] = in_words | {
        "Product": [_status_of_certified()],
        "Producer": [_consent()],
        "Pack": [_if(_given("price_vnd"), _given("price_date"))],
        "Place": _places(),
        "Stand": [{"anyOf": [_listed("producers"), _listed("products")]}],
    }
    return found.get(name, [])


def _status_of_certified() -> JsonSchema:
    return _if(
        _listed("certificates"), {"properties": {"status": {"enum": ["discontinued", None]}}}
    )


def _consent() -> JsonSchema:
    personal = {"required": ["kind"], "properties": {"kind": {"enum": sorted(PERSONAL_KINDS)}}}
    return _if({"allOf": [personal, _given(*CONTACT_FIELDS)]}, _given("consent"))


def _places() -> list[JsonSchema]:
    """A former unit lies in its present one; of a divided one the present one must be named."""
    found = []
    split = [unit.code for unit in places().former.values() if unit.is_split]
    divided = {"required": ["former"], "properties": {"former": {"enum": split}}}
    found.append(_if(divided, _given("commune")))
    for code, unit in places().communes.items():
        here = {"required": ["commune"], "properties": {"commune": {"const": code}}}
        parts = {"properties": {"former": {"enum": [*unit.former, None]}}}
        found.append(_if(here, parts))
    return found
