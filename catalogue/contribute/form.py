"""The questions of the form at contribute/new/, made from the model: fields with limits, choices and words.

`data/form.yml` says which keys are asked, in which order, in a reader's words; the rest is the model's own
JSON Schema. So the form, the check, the templates and the editors' schemas come from one definition.

>>> next(field for field in sections("vi")[0].fields if field.path == "set").choices[3].value
4
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from catalogue.contribute.form_spec import kind_of, schema_of
from catalogue.reference import LANGS, groups, read_yaml, sets

if TYPE_CHECKING:
    from catalogue.model.limits import JsonSchema


@dataclass(frozen=True)
class Choice:
    """`group` is what it stands under, for long lists."""

    value: Any
    label: str
    group: str | None = None


@dataclass(frozen=True)
class Field:
    """A question.

    `is_` is the kind of value; `with_part`: needed when something else of its part is given; `lines` makes
    it a text of several; `both`: one text for both languages; `lang` is the language of what is to be
    written, where the path says it.
    """

    path: str
    kind: str
    is_: str
    label: str
    help: str
    required: bool
    with_part: bool
    lines: int | None
    fold: bool
    both: bool
    suggest: str | None
    lang: str | None
    example: str | None
    choices: list[Choice]


@dataclass(frozen=True)
class Group:
    """A list whose items have the same questions."""

    path: str
    one: str
    add: str
    fields: list[Field]


@dataclass(frozen=True)
class Section:
    """`more`: not needed, folded away; `new` asks for the file of a new producer."""

    id: str
    title: str
    lead: str | None
    more: bool
    status: bool
    photo: bool
    fields: list[Field]
    group: Group | None
    new: Section | None


def sections(lang: str) -> list[Section]:
    """The questions in the words of a language, each field with what the model says of it."""
    return [_section(row, lang) for row in read_yaml("form.yml")["sections"]]


def _section(row: dict[str, Any], lang: str) -> Section:
    kind = row.get("of", "product")
    fields = [_field(one, kind, "", lang) for one in row.get("fields", [])]
    if row.get("photo"):  # it is no part of the file before the photo is there
        fields = [
            replace(one, kind="photo", path=one.path.removeprefix("photos.0.")) for one in fields
        ]
    group = row.get("group")
    return Section(
        id=row.get("id", "new-producer"),
        title=row["title"][lang],
        lead=row["lead"][lang] if "lead" in row else None,
        more=row.get("more", False),
        status=row.get("status", False),
        photo=row.get("photo", False),
        fields=fields,
        group=group and _group(group, kind, lang),
        new=_section(row["new"], lang) if "new" in row else None,
    )


def _group(row: dict[str, Any], kind: str, lang: str) -> Group:
    path = row["path"]
    fields = [_field(one, kind, f"{path}.*.", lang) for one in row["fields"]]
    return Group(path, row["one"][lang], row["add"][lang], fields)


def _field(row: dict[str, Any], kind: str, below: str, lang: str) -> Field:
    found, required = schema_of(kind, below + row["path"])
    is_ = kind_of(found)
    told = found["description"].split("\n\n")[LANGS.index(lang)].rstrip(".")
    label = row["label"][lang] if "label" in row else told
    given = row.get("help")
    help_ = told if given is True else given[lang] if given else ""
    step = row["path"].rsplit(".", 1)[-1]
    return Field(
        path=row["path"],
        kind=kind,
        is_=is_,
        label=label,
        help=help_.rstrip("."),
        required=row.get("required", required and "." not in row["path"]),
        with_part=required and "." in row["path"],
        lines=row.get("lines"),
        fold=row.get("fold", False),
        both=row.get("both", False),
        suggest=row.get("suggest"),
        lang=step if step in LANGS else None,
        example=_example(found, is_),
        choices=_choices(row["path"], found, lang),
    )


def _example(field: JsonSchema, is_: str) -> str | None:
    """An example to show in an empty field, where its form has to be known."""
    shown = {"date": "2024-12", "phone": "0912 345 678", "url": "https://…", "price": "150000"}
    if is_ in shown:
        return shown[is_]
    examples = field.get("examples") or [None]
    usable = isinstance(examples[0], (str, int, float)) and not isinstance(examples[0], bool)
    return str(examples[0]) if usable and is_ in {"gtin", "percent", "label", "line"} else None


def _choices(path: str, field: JsonSchema, lang: str) -> list[Choice]:
    """The choices of a field in the words of a language; product sets with their group."""
    if path == "set":
        return [
            Choice(number, item.label[lang], groups()[item.group].label[lang])
            for number, item in sets().items()
        ]
    if path == "stars":
        return [Choice(n, str(n)) for n in range(field["minimum"], field["maximum"] + 1)]
    found = []
    for value, words in zip(field.get("enum", []), field.get("enumDescriptions", [])):
        if value is not None:
            vi, _, en = words.partition(" · ")
            found.append(Choice(value, (en or vi) if lang == "en" else vi))
    return found
