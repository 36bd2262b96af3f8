"""An entry in the making: its data, and what the check says of each value as soon as it is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from catalogue.contribute.yaml_writer import plain, yaml_text
from catalogue.findings import field_name
from catalogue.load.folder import MODELS
from catalogue.model.walk import field_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.contribute.proposal import Proposal
    from catalogue.findings import Finding, Loc
    from catalogue.model.base import Model


@dataclass
class Draft:
    """One file. `path` may change while it is made, and so may `data`; answers are kept under `key`."""

    path: str
    key: str
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def model(self) -> type[Model]:
        return MODELS[self.path.split("/", maxsplit=1)[0]]

    def put(self, loc: Loc, value: Any) -> None:
        """Set a value; lists and mappings on the way are made."""
        holder: Any = self.data
        for step, following in pairwise(loc):
            if isinstance(step, int):
                while len(holder) <= step:
                    holder.append({})
                holder = holder[step]
            else:
                holder = holder.setdefault(step, [] if isinstance(following, int) else {})
        if isinstance(holder, list):
            holder.append(value)
        else:
            holder[loc[-1]] = value

    def take(self, loc: Loc) -> None:
        """Take a value away again, and what is empty without it."""
        holders: list[Any] = [self.data]
        for step in loc[:-1]:
            holders.append(holders[-1][step])
        for holder, step in zip(reversed(holders), reversed(loc)):
            if holder is holders[-1] or holder[step] in ({}, []):
                del holder[step]

    def text(self) -> str:
        return yaml_text(self.data, self.model)

    def findings(self, proposal: Proposal, loc: Loc) -> Sequence[Finding]:
        """What the check says of one value, with all other files that would be made beside it."""
        name = field_name(loc)
        before = proposal.made.get(self.path)
        proposal.made[self.path] = self.text()
        try:
            found = proposal.findings([self.path])
        finally:
            if before is None:
                del proposal.made[self.path]
            else:
                proposal.made[self.path] = before
        return [
            item
            for item in found
            if item.field == name or item.field.startswith((f"{name}.", f"{name}["))
        ]


def about(model: type[Model], loc: Loc, lang: str) -> str:
    """What a field means, in the words of its documentation, with its example."""
    info = field_at(model, loc)
    assert info is not None, loc
    extra: Any = info.json_schema_extra or {}
    text: str = extra.get("description_vi", "") if lang == "vi" else info.description or ""
    text = text.rstrip(".")
    example = plain(info.examples[0]) if info.examples else None
    if isinstance(example, (str, int, float)):
        hint = {"vi": "ví dụ", "en": "e.g."}[lang]
        return f"{text} ({hint} {example})"
    return text
