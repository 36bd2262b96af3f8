"""What a value may be, said once: the check that refuses it, and the same in JSON Schema for editors.

>>> Pattern("[A-Z]{2}[0-9]{4}", "id-format").check("HB0013")
'HB0013'
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from catalogue.load.traps import shown
from catalogue.text import nearest

JsonSchema = dict[str, Any]


def problem(code: str, **values: object) -> PydanticCustomError:
    """The error that becomes a finding with this code."""
    return PydanticCustomError(code, code, {key: str(value) for key, value in values.items()})


class Limit(ABC):
    """Checks a value after its type, and adds to the schema of that type."""

    @abstractmethod
    def check(self, value: Any) -> Any:
        """The value. Raises the error of its finding."""

    @abstractmethod
    def schema(self) -> JsonSchema:
        """What a JSON Schema of the type says of it."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        return handler(schema) | self.schema()


@dataclass(frozen=True)
class Pattern(Limit):
    """Text of a form. `regex` is understood alike by Python and JavaScript: no \\w, no \\d."""

    regex: str
    code: str

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(self.regex)

    def check(self, value: str) -> str:
        if not self._form.fullmatch(value):
            raise problem(self.code, got=shown(value))
        return value

    def schema(self) -> JsonSchema:
        return {"pattern": f"^{self.regex}$"}


@dataclass(frozen=True)
class Between(Limit):
    """A number within limits."""

    low: int
    high: int
    code: str

    def check(self, value: float) -> float:
        if not self.low <= value <= self.high:
            got = int(value) if float(value).is_integer() else value
            raise problem(self.code, got=shown(got), low=self.low, high=self.high)
        return value

    def schema(self) -> JsonSchema:
        return {"minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, eq=False)  # a mapping cannot be hashed
class OneOf(Limit):
    """A key of a closed list, whose labels editors and forms show; of a wrong one the nearest is told."""

    choices: Mapping[str, Any]

    def check(self, value: str) -> str:
        if value not in self.choices:
            raise problem(
                "choice-unknown",
                got=shown(value),
                nearest=nearest(value, self.choices) or next(iter(self.choices)),
                choices=", ".join(self.choices),
            )
        return value

    def schema(self) -> JsonSchema:
        return labelled({key: label_of(choice) for key, choice in self.choices.items()})


def label_of(choice: Any) -> dict[str, str]:
    """What readers see of a choice, in both languages: of `kinds.yml`, or of a kind of mark."""
    if isinstance(choice, Mapping):
        found: dict[str, str] = choice.get("chip", choice)
        return found
    label: dict[str, str] = choice.label
    return label


def labelled(labels: Mapping[Any, Mapping[str, str]]) -> JsonSchema:
    """A closed list with words for each choice, as editors show them."""
    words = [" · ".join(dict.fromkeys((label["vi"], label["en"]))) for label in labels.values()]
    return {"enum": list(labels), "enumDescriptions": words}
