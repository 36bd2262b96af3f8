"""The base of all models, and how a field is documented.

Every field carries its meaning in both languages, an example and, where there is one, the source of its
rule: the field reference on the site and the JSON Schema are made from these.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """Strict and closed: a wrong type or an unknown key is a finding, never silently converted."""

    # Most runs meet a few kinds of entries only: the others' validators are never built.
    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        defer_build=True,
    )


def doc(vi: str, en: str, example: Any = None, rule: str | None = None) -> Any:
    """Document a field: what it means in Vietnamese and English, an example, the rule's source."""
    extra: dict[str, Any] = {"description_vi": vi}
    if rule is not None:
        extra["rule"] = rule
    examples = None if example is None else [example]
    return Field(description=en, examples=examples, json_schema_extra=extra)
