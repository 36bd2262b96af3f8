"""JSON Schemas: what they refuse `check` refuses, and the other way round where a schema can say it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.contribute.generated import generated
from catalogue.contribute.schema import KINDS, schema
from catalogue.contribute.template import template
from catalogue.findings import codes
from catalogue.load.files import read
from catalogue.load.folder import MODELS
from catalogue.load.nodes import parse
from catalogue.load.traps import Trap
from catalogue.load.validate import validate
from catalogue.model.limits import label_of
from catalogue.places import places
from catalogue.reference import kinds, marks, sets
from tests.support.yaml_corpus import TODAY, check_one, check_top, errors_of, file_of

VALIDATORS = {kind: jsonschema.Draft7Validator(schema(kind)) for kind in KINDS}
CODES = codes()
EXAMPLES = [name for name, code in CODES.items() if code.bad is not None]

# Errors that a schema cannot say, and why. A new finding that is none of these must be in the schema.
BEYOND_A_SCHEMA = {
    # How a file is written: editors read YAML before any schema sees it.
    **dict.fromkeys((name for name in CODES if name.startswith("yaml-")), "the way it is written"),
    "text-tcvn3": "the meaning of letters",
    "text-vni": "the meaning of letters",
    "text-mojibake": "the meaning of letters",
    "text-lost": "the meaning of letters",
    "gtin-check-digit": "arithmetic",
    "gtin-duplicate": "other files",
    "id-duplicate": "other files",
    "address-taken": "other files",
    "producer-unknown": "other files",
    "product-unknown": "other files",
    "story-same": "other files",
    "source-unknown": "a key elsewhere in the file",
    "story-link": "Markdown",
    "certificate-future": "the day",
    "date-future": "the day",
    "certificate-before-programme": "comparing dates",
    "certificate-order": "comparing dates",
    "certificate-expiry-order": "comparing dates",
    "event-order": "comparing dates",
    "stand-duplicate": "names elsewhere in the file",
}


def refused(kind: str, data: object) -> list[str]:
    return [error.json_path for error in VALIDATORS[kind].iter_errors(data)]


def data_of(text: str) -> Any:
    """A file's data as an editor has it: of what YAML 1.1 misreads, what is written."""
    document, _ = parse(text, "products/x.yml")
    return plain(document.data) if document else None


def plain(value: Any) -> Any:
    if isinstance(value, Trap):
        return value.raw
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_one_of_draft_7(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(kind))


SHIPPED = [
    (kind, path)
    for kind, folder in KINDS.items()
    for path in sorted((REPOSITORY / folder).glob("[!_.]*.yml"))
]


def test_shipped_files_are_there() -> None:
    assert len(SHIPPED) >= 36


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=[path.stem for _, path in SHIPPED])
def test_shipped_file_passes(kind: str, path: Path) -> None:
    text, _ = read(path, path.name)
    assert text is not None
    assert refused(kind, data_of(text)) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_bad_example_is_refused_by_both_or_passes_both(name: str, tmp_path: Path) -> None:
    code = CODES[name]
    assert code.bad is not None
    wrong = errors_of(check_top(tmp_path, code.file, code.bad))
    data = data_of(file_of(code.file, top=code.bad))
    if wrong and not wrong <= set(BEYOND_A_SCHEMA):
        assert refused(code.file, data)
    elif data is not None and not any(error.startswith("yaml-") for error in wrong):
        assert refused(code.file, data) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_good_example_passes_both(name: str) -> None:
    code = CODES[name]
    assert code.good is not None
    assert refused(code.file, data_of(file_of(code.file, top=code.good))) == []


def test_only_errors_that_there_are_stand_beyond_a_schema() -> None:
    assert [name for name in BEYOND_A_SCHEMA if name not in CODES] == []


# Values at the edges: top-level keys, and whether both accept them.
EDGES = [
    ("product", "set: 26\n", True),
    ("product", "set: 0\n", False),
    ("product", "season: [0]\n", False),
    ("product", "alcohol_percent: 100\n", True),
    ("product", "alcohol_percent: 100.5\n", False),
    ("product", f"summary: {{vi: {'ă' * 160}, en: x}}\n", True),
    ("product", f"summary: {{vi: {'ă' * 161}, en: x}}\n", False),
    ("product", "reviewed: 2024-02-29\n", True),
    ("product", "reviewed: 2024-02-30\n", False),
    ("product", "reviewed: 2024-04-31\n", False),
    ("product", "reviewed: 2024-13\n", False),
    ("product", "reviewed: 1899\n", False),
    ("product", 'reviewed: "1900"\n', True),
    ("product", "reviewed: 2024-1\n", False),
    ("product", 'packs:\n  - {size: 1 kg, gtin: "12345670"}\n', True),
    ("product", 'packs:\n  - {size: 1 kg, gtin: "123456789"}\n', False),
    ("product", "packs:\n  - {size: 1 kg, price_vnd: -1, price_date: 2026-05}\n", False),
    ("product", "packs:\n  - size: 1 kg\n    price_vnd:\n", True),
    ("product", 'buy: [{kind: shop, phone: "+84 912 345 678"}]\n', True),
    ("product", 'buy: [{kind: shop, phone: "+840912345678"}]\n', False),
    ("product", 'buy: [{kind: shop, phone: "+84-912-345-678"}]\n', False),
    ("product", 'buy: [{kind: online, url: "https://ten.vn:8080/a?b=c@d#e"}]\n', True),
    ("product", 'buy: [{kind: online, url: "HTTPS://ten.vn"}]\n', True),
    ("product", 'buy: [{kind: online, url: "https://localhost/"}]\n', False),
    ("product", 'buy: [{kind: online, url: "https://a@ten.vn/"}]\n', False),
    ("product", 'buy: [{kind: online, url: "https://.vn./"}]\n', False),
    ("product", 'buy: [{kind: online, url: "https://ten.vn/a b"}]\n', False),
    ("product", 'place: {commune: "05014", former: "05038"}\n', True),
    ("product", 'place: {former: "04957"}\n', False),
    ("product", 'place:\n  commune:\n  former: "05038"\n', True),
    ("product", "name:\n  vi:\n  en: Orange\n", True),
    ("product", "name: {}\n", False),
    ("product", "ingredients: mật ong\n", True),
    ("product", "ingredients: {vi: mật ong, en: honey, source: article}\n", True),
    ("product", "ingredients: {source: article}\n", False),
    ("product", "status: discontinued\ncertificates: [{stars: 4, source: article}]\n", True),
    ("product", "status: candidate\ncertificates: []\n", True),
    (
        "product",
        "sources:\n  Article: {title: Bài, level: press}\n  article: {title: Bài, level: press}\n",
        False,
    ),
    ("product", "story:\n", True),
    ("producer", "kind: farm\naddress: Xóm Lác\n", False),
    ("producer", "kind: farm\nfounded: 2015\n", True),
    ("producer", "kind: company-llc\nemail: a.b+c@htx-x.example.vn\n", True),
    ("producer", "email: é@example.vn\n", False),
    ("event", "website: http://hoicho.vn\n", False),
    ("event", "stands:\n  - {name: A12, products: [hb13]}\n", False),
]


@pytest.mark.parametrize(("kind", "top", "good"), EDGES, ids=[top.strip() for _, top, _ in EDGES])
def test_schema_and_check_agree_at_the_edges(
    kind: str, top: str, good: bool, tmp_path: Path
) -> None:
    assert (errors_of(check_top(tmp_path, kind, top)) == set()) is good
    assert (refused(kind, data_of(file_of(kind, top=top))) == []) is good


def uncommented(text: str) -> str:
    """A template with every key in use, and what is required filled in."""
    whole = re.sub(r"^# (?!yaml-language-server)", "", text, flags=re.MULTILINE)
    for key, value in FILLED.items():
        whole = re.sub(
            rf"^{key}:\n(?:  (?:vi|en):\n)*(?!  )", f"{key}: {value}\n", whole, flags=re.MULTILINE
        )
    # A status and certificates contradict each other: the template shows both.
    return re.sub(r"^status: .*\n", "", whole, flags=re.MULTILINE)


FILLED = {
    "id": "HB0013",
    "name": "{vi: Cam, en: Orange}",
    "set": "4",
    "kind": "household",
    "start": "2026-12-05",
    "end": "2026-12-09",
    "source": "hbo-journey",
}


@pytest.mark.parametrize("kind", KINDS)
def test_template_with_every_key_in_use_passes_model_and_schema(kind: str) -> None:
    document, found = parse(uncommented(template(kind, schema(kind))), f"{KINDS[kind]}/x.yml")
    assert document is not None
    _, problems = validate(document, MODELS[KINDS[kind]])
    assert [*found, *problems] == []
    assert refused(kind, document.data) == []


@pytest.mark.parametrize("kind", KINDS)
def test_template_has_every_key(kind: str) -> None:
    document, _ = parse(uncommented(template(kind, schema(kind))), "x.yml")
    assert document is not None
    keys = list(MODELS[KINDS[kind]].model_fields)
    assert list(document.data) == [key for key in keys if key != "status"]


@pytest.mark.parametrize("kind", KINDS)
def test_template_as_it_is_asks_for_what_is_required(kind: str, tmp_path: Path) -> None:
    found = check_one(tmp_path, kind, template(kind, schema(kind)))
    required = {
        name for name, info in MODELS[KINDS[kind]].model_fields.items() if info.is_required()
    }
    assert {one.field for one in found if one.is_error} == required


@pytest.mark.parametrize("kind", KINDS)
def test_template_tells_editors_its_schema(kind: str) -> None:
    modeline = template(kind, schema(kind)).splitlines()[0]
    path = modeline.removeprefix("# yaml-language-server: $schema=")
    assert (
        REPOSITORY / KINDS[kind] / path
    ).resolve() == REPOSITORY / f"catalogue/schema/{kind}.json"


def test_every_field_is_explained_in_both_languages() -> None:
    for kind in KINDS:
        made = schema(kind)
        for part in [made, *made["definitions"].values()]:
            for name, field in part["properties"].items():
                assert field["description"].count("\n\n") >= 1, f"{part['title']}: {name}"


def choices_of(kind: str, part: str, field: str) -> dict[object, str]:
    made = schema(kind)
    place = made["definitions"][part] if part else made
    found = place["properties"][field]
    return dict(zip(found["enum"], found["enumDescriptions"], strict=True))


@pytest.mark.parametrize(
    ("kind", "part", "field", "labels"),
    [
        ("product", "", "set", {number: item.label for number, item in sets().items()}),
        ("product", "Mark", "mark", {key: mark.label for key, mark in marks().items()}),
        ("product", "Buy", "kind", kinds()["buy_kinds"]),
        ("product", "", "illustration", kinds()["drawings"]),
        ("producer", "", "kind", kinds()["producer_kinds"]),
        (
            "product",
            "Place",
            "commune",
            {code: {"vi": unit.name} for code, unit in places().communes.items()},
        ),
    ],
)
def test_choices_have_their_labels(
    kind: str, part: str, field: str, labels: dict[object, Any]
) -> None:
    found = choices_of(kind, part, field)
    assert {key for key in found if key is not None} == set(labels)
    for key, label in labels.items():
        assert label_of(label)["vi"] in found[key]


@pytest.mark.parametrize("path", generated())
def test_committed_copy_is_that_of_the_model(path: str) -> None:
    committed = (REPOSITORY / path).read_text(encoding="utf-8")
    assert committed == generated()[path], "run: python3 build.py schema"


def test_editors_find_the_schemas() -> None:
    settings = json.loads((REPOSITORY / ".vscode/settings.json").read_text(encoding="utf-8"))
    mapped = settings["yaml.schemas"]
    assert mapped == {
        f"./catalogue/schema/{kind}.json": f"/{folder}/*.yml" for kind, folder in KINDS.items()
    }
    advised = json.loads((REPOSITORY / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in advised["recommendations"]
    assert all((REPOSITORY / path).is_file() for path in mapped)


def test_templates_are_no_entries() -> None:
    checked = load_and_check(REPOSITORY, TODAY)
    assert "_template" not in checked.catalogue.products
    assert [found for found in checked.findings if "_template" in found.path] == []
