"""catalogue/model: the fields of the contract, their documentation and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError, create_model
from pydantic.fields import FieldInfo

import catalogue.model as package
from catalogue.model.base import Model
from tests.support.yaml_corpus import check_top, errors_of, file_of, spots

MODELS: list[type[Model]] = [getattr(package, name) for name in package.__all__]
MODELS = [model for model in MODELS if isinstance(model, type)]


FIELDS = {
    f"{model.__name__}.{name}": info
    for model in MODELS
    for name, info in model.model_fields.items()
}
WITH_EXAMPLE = {name: info for name, info in FIELDS.items() if info.examples}


def validate(info: FieldInfo, value: object) -> None:
    """Validate the value of a field on its own."""
    create_model("One", __base__=Model, value=(info.annotation, info)).model_validate(
        {"value": value}
    )


@pytest.mark.parametrize("info", FIELDS.values(), ids=FIELDS.keys())
def test_field_says_in_both_languages_what_it_means(info: FieldInfo) -> None:
    assert info.description
    assert isinstance(info.json_schema_extra, dict)
    texts = [str(info.json_schema_extra["description_vi"]), info.description]
    assert all(text.endswith((".", "…")) for text in texts)
    assert texts[0] != texts[1]


@pytest.mark.parametrize("info", WITH_EXAMPLE.values(), ids=WITH_EXAMPLE.keys())
def test_field_accepts_its_example(info: FieldInfo) -> None:
    for example in info.examples or []:
        validate(info, example)


@pytest.mark.parametrize(
    "value", [object(), b"x", [[]], {"?": {}}], ids=["object", "bytes", "list", "dict"]
)
@pytest.mark.parametrize("info", FIELDS.values(), ids=FIELDS.keys())
def test_field_refuses_what_no_field_takes(info: FieldInfo, value: object) -> None:
    with pytest.raises(ValidationError):
        validate(info, value)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_model_is_documented_and_closed(model: type[Model]) -> None:
    assert model.__doc__
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"]


@pytest.mark.parametrize("kind", ["product", "producer", "event"])
def test_smallest_file_is_valid(kind: str, tmp_path: Path) -> None:
    assert errors_of(check_top(tmp_path, kind, "")) == set()


@pytest.mark.parametrize(
    ("kind", "key"),
    [("product", key) for key in ("id", "name", "set")]
    + [("producer", key) for key in ("name", "kind")]
    + [("event", key) for key in ("name", "start", "end", "source", "sources")],
)
def test_required_key(kind: str, key: str, tmp_path: Path) -> None:
    found = check_top(tmp_path, kind, f"{key}:\n")
    assert errors_of(found) == {"field-missing"}
    assert found[0].hint("vi") != found[0].hint("en")


# ---- wrong types: the code, and the place of the value ------------------------------------------------

WRONG = {
    "product": [
        ("id: 13", "id-format", "1:5"),
        ("id: [HB0013]", "value-expected", "1:5"),
        ("id: HB00013", "id-format", "1:5"),
        ("id: ＨＢ0013", "id-format", "1:5"),
        ("name: [Mật, ong]", "mapping-expected", "1:7"),
        ("name: {vi: 1}", "text-expected", "1:12"),
        ("set: 4.0", "number-expected", "1:6"),
        ("set: 0", "set-range", "1:6"),
        ("producers: {a: b}", "list-expected", "1:12"),
        ("producers: [[green-life]]", "value-expected", "1:13"),
        ("producers:\n  -", "text-expected", "2:4"),
        ("place: [05089]", "mapping-expected", "1:8"),
        ('place: {commune: "٠٥٠١٤"}', "place-code-format", "1:18"),
        ("place: {xa: Mật}", "field-unknown", "1:9"),
        ("summary: Mật ong", "bilingual-expected", "1:10"),
        ("story: [a]", "mapping-expected", "1:8"),
        ("certificates: {stars: 4}", "items-expected", "1:15"),
        ("certificates: [4]", "mapping-expected", "1:16"),
        ('certificates: [{stars: "4", source: article}]', "number-expected", "1:24"),
        ("certificates: [{stars: , source: article}]", "number-expected", "1:17"),
        ("certificates: [{stars: 6, source: article}]", "stars-range", "1:24"),
        ("status: valid", "status-derived", "1:9"),
        ("marks: [{mark: VietGAP, scope: farm, source: article}]", "choice-unknown", "1:16"),
        ("season: 10", "list-expected", "1:9"),
        ("season: [10, true]", "month-words", "1:14"),
        ("season: [0]", "month-range", "1:10"),
        ("packs: [{size: 500 ml, gtin: 8931234567897}]", "text-expected", "1:30"),
        ("packs: [{size: 1, price_date: 2026-05}]", "text-expected", "1:16"),
        ("packs: [{size: Mật, price_vnd: -5, price_date: 2026}]", "price-not-whole", "1:32"),
        ("alcohol_percent: .inf", "yaml-number", "1:18"),
        ("alcohol_percent: -1", "percent-range", "1:18"),
        ("capacity: 40000", "text-expected", "1:11"),
        ("languages: [de]", "choice-unknown", "1:13"),
        ("buy: [{kind: market}]", "choice-unknown", "1:14"),
        ("trace: {provider: VNPT}", "field-missing", "1:8"),
        ("trace: {url: truyxuat.vn}", "url-https", "1:14"),
        ("visit: {possible: 1}", "bool-expected", "1:19"),
        ("also_known_as: [1]", "text-expected", "1:17"),
        ("also_known_as: ['']", "text-empty", "1:17"),
        ("reviewed: soon", "date-format", "1:11"),
        ("reviewed: 1899", "date-impossible", "1:11"),
        ("sources: [article]", "mapping-expected", "1:10"),
        ("sources: {Báo: {title: x, level: press}}", "key-format", "1:11"),
        ("sources: {article: {title: x}}", "field-missing", "1:20"),
        ("sources: {date: {titel: x, level: press, title: x}}", "field-unknown", "1:18"),
        ("sources: {article: {title: x, level: blog}}", "choice-unknown", "1:38"),
    ],
    "producer": [
        ("kind: htx", "choice-unknown", "1:7"),
        ("location: [20, 105]", "location-text", "1:11"),
        ('location: {lat: "20", lon: 105}', "number-expected", "1:17"),
        ("location: {lat: 20}", "field-missing", "1:11"),
        ("email: [a@b.vn]", "value-expected", "1:8"),
        ("website: javascript:alert(1)", "url-https", "1:10"),
        ("consent: true", "mapping-expected", "1:10"),
        ("founded: 20155", "date-format", "1:10"),
    ],
    "event": [
        ("start: 12/05/2026", "date-format", "1:8"),
        ("stands: [{products: HB0013}]", "list-expected", "1:21"),
        ("stands: [{products: [hb13]}]", "id-format", "1:22"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "code", "place"),
    [(kind, *row) for kind, rows in WRONG.items() for row in rows],
)
def test_wrong_value(kind: str, text: str, code: str, place: str, tmp_path: Path) -> None:
    found = check_top(tmp_path, kind, text + "\n")
    assert spots(found, code) == [place]
    assert errors_of(found) <= {code, "source-unknown"}


def test_unknown_key_of_a_source_called_like_a_field_lists_the_keys_of_sources(
    tmp_path: Path,
) -> None:
    found = check_top(tmp_path, "product", "sources: {date: {titel: x, title: x, level: press}}\n")
    (unknown,) = (f for f in found if f.code == "field-unknown")
    assert dict(unknown.values)["nearest"] == "title"


def test_all_faults_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    top = "id: hb13\nset: 27\nseason: [0, 13]\nsumary: x\n"
    found = check_top(tmp_path, "product", top)
    assert [f"{f.line} {f.code}" for f in found if f.is_error] == [
        "1 id-format",
        "2 set-range",
        "3 month-range",
        "3 month-range",
        "4 field-unknown",
    ]
    assert file_of("product", top=top).startswith(top)
