"""Texts in two languages."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import core_schema

from catalogue.model.base import Model, doc
from catalogue.model.limits import JsonSchema, problem
from catalogue.model.values import Key, Line
from catalogue.reference import LANGS

SUMMARY_LENGTH = 160


class Text(Model):
    """A text in Vietnamese, English or both; what lacks in one language is shown in the other."""

    vi: Annotated[Line | None, doc("Bằng tiếng Việt.", "In Vietnamese.", "Mật ong rừng")] = None
    en: Annotated[Line | None, doc("Bằng tiếng Anh.", "In English.", "Forest honey")] = None

    @model_validator(mode="after")
    def _some_text(self) -> Text:
        if self.vi is None and self.en is None:
            raise problem("text-empty")
        return self

    def get(self, lang: str) -> str | None:
        value: str | None = getattr(self, lang)
        return value

    def missing(self) -> list[str]:
        """The languages this text is not in."""
        return [lang for lang in LANGS if getattr(self, lang) is None]


def _short(text: str) -> str:
    if len(text) > SUMMARY_LENGTH:
        raise problem("summary-length", length=len(text), limit=SUMMARY_LENGTH)
    if "\n" in text:
        raise problem("summary-lines")
    return text


Short = Annotated[
    Line,
    AfterValidator(_short),
    # Signs are counted without blanks and line ends around them, which YAML may add.
    WithJsonSchema(
        {"type": "string", "pattern": rf"^\s*\S([^\n]{{0,{SUMMARY_LENGTH - 2}}}\S)?\s*$"}
    ),
]


class Summary(Text):
    """One sentence, for cards, search results and shared links."""

    vi: Annotated[
        Short | None, doc("Một câu, tối đa 160 ký tự.", "One sentence, at most 160 characters.")
    ] = None
    en: Annotated[
        Short | None, doc("Một câu, tối đa 160 ký tự.", "One sentence, at most 160 characters.")
    ] = None


class Story(Text):
    """Prose in Markdown: paragraphs, emphasis, lists and links; everything else is shown as typed."""


class Statement(Text):
    """A fact in words, with the key of the source that states it."""

    source: Annotated[
        Key | None, doc("Khóa của nguồn trong mục sources.", "Key of its source in sources.")
    ] = None


class _SameInBoth:
    """Lets a text be written once, when it is the same in both languages."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self.doubled, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(schema)]}

    @staticmethod
    def doubled(value: Any) -> Any:
        return {"vi": value, "en": value} if isinstance(value, str) else value


# A name or address that may be written once when it is the same in both languages.
Label = Annotated[Text, _SameInBoth()]
# A sourced fact, likewise.
Remark = Annotated[Statement, _SameInBoth()]
