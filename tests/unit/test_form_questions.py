"""What the form asks comes from the model: nothing of either is without the other."""

from __future__ import annotations

import json

import pytest

from catalogue.contribute import schema as schemas
from catalogue.contribute.form import Field, sections
from catalogue.contribute.form_spec import CODES, kind_of, schema_of, spec, value_kinds
from catalogue.enrich.form_page import next_id
from catalogue.findings import codes
from catalogue.model import Producer, Product
from catalogue.reference import kinds, marks, read_yaml, sets

FORM = read_yaml("form.yml")
MODELS = {"product": Product, "producer": Producer}


def asked(lang: str) -> list[tuple[Field, str]]:
    """Every question, and what its path begins with."""
    found = []
    for section in sections(lang):
        found += [(field, "") for field in section.fields]
        found += [(field, "") for field in (section.new.fields if section.new else [])]
        if section.group:
            found += [(field, f"{section.group.path}.*.") for field in section.group.fields]
    return found


@pytest.mark.parametrize("kind", MODELS)
def test_every_key_of_the_model_is_asked_or_said_not_to_be(kind: str) -> None:
    here = {
        (below + field.path).split(".")[0] if field.kind != "photo" else "photos"
        for field, below in asked("vi")
        if field.kind == kind or (field.kind, kind) == ("photo", "product")
    }
    not_asked = set(FORM["not_asked"][kind])
    assert here | not_asked == set(MODELS[kind].model_fields)
    assert not here & not_asked


def test_what_the_model_requires_is_required() -> None:
    for field, below in asked("vi"):
        if field.kind == "photo" or "." in field.path:
            continue
        _, required = schema_of(field.kind, below + field.path)
        assert field.required or not required, field.path


def test_choices_are_those_of_the_model_with_their_labels() -> None:
    wanted = {
        "set": {number: item.label["en"] for number, item in sets().items()},
        "mark": {key: mark.label["en"] for key, mark in marks().items()},
        "scope": {key: label["en"] for key, label in kinds()["mark_scopes"].items()},
        "level": {key: label["en"] for key, label in kinds()["source_levels"].items()},
        "stars": {3: "3", 4: "4", 5: "5"},
    }
    found = {
        field.path: {choice.value: choice.label for choice in field.choices}
        for field, _ in asked("en")
        if field.path in wanted
    }
    assert found == wanted


def test_a_word_of_the_model_stands_where_the_form_has_none_of_its_own() -> None:
    fields = {below + field.path: field for field, below in asked("en")}
    assert fields["certificates.*.product_code"].label == "OCOP product code, if any"
    assert fields["certificates.*.issued"].help == "When issued, as precisely as known"


@pytest.mark.parametrize("kind", MODELS)
def test_kinds_of_values_are_found_by_the_model(kind: str) -> None:
    found = value_kinds(kind)
    assert "part" not in set(found.values())
    wanted = {
        "product": {"id": "id", "packs.*.gtin": "gtin", "certificates.*.issued": "date"}
        | {"sources.*.url": "url", "visit.booking": "booking", "summary.vi": "summary"},
        "producer": {"phone": "phone", "email": "email", "consent.date": "date"},
    }
    assert wanted[kind].items() <= found.items()


def test_schemas_that_the_form_reads_are_those_of_the_model() -> None:
    for kind in MODELS:
        field, _ = schema_of(kind, "name")
        assert field == schemas.schema(kind)["properties"]["name"]
        assert kind_of(field) == "part"


def test_findings_that_the_form_knows_are_those_of_check() -> None:
    assert set(CODES) <= set(codes())
    assert set(spec()["messages"]) == set(CODES)
    json.dumps(spec())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_word_is_there_in_both_languages(lang: str) -> None:
    for key, words in FORM["words"].items():
        assert words[lang], key
        assert type(words["vi"]) is type(words["en"]), key


def test_next_id_is_the_one_after_the_highest_ever_used() -> None:
    assert next_id(["HB0001", "HB0020", "PT0099"]) == "HB0021"
    assert next_id([]) == "HB0001"
