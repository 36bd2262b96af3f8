"""`/api/v1/` of built sites: every document is there and valid by its schema; OpenAPI; tables; points."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from catalogue.enrich.open_documents import FEEDS
from catalogue.model.open_data import MODELS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.run import Site

SITES = ["site", "small_site", "plenty_site", "large_site"]
ENVELOPE = {"version", "generated_at", "total", "licence", "attribution", "source"}


@pytest.fixture(params=SITES)
def built(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def read(site: Site, path: str) -> Any:
    return json.loads((site.folder / path).read_bytes())


def published(site: Site, address: str) -> Path:
    """The file of a site at an absolute address."""
    assert address.startswith(site.root)
    return site.folder / address.removeprefix(site.root)


def documents(site: Site, name: str) -> list[Path]:
    folder = site.folder / "api/v1"
    return sorted(folder.glob("products/*.json")) if "{" in name else [folder / name]


@pytest.mark.parametrize("name", MODELS)
def test_every_document_is_valid_by_its_schema(built: Site, name: str) -> None:
    about = next(
        one
        for one in read(built, "api/v1/index.json")["documents"]
        if one["url"].endswith(f"/v1/{name}")
    )
    schema = json.loads(published(built, about["schema_url"]).read_bytes())
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == about["schema_url"]
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    there = documents(built, name)
    assert there
    for path in there:
        document = json.loads(path.read_bytes())
        assert [error.message for error in validator.iter_errors(document)] == [], path
        assert set(document) >= ENVELOPE


def test_schemas_refuse_what_is_no_document(site: Site) -> None:
    schema = read(site, "api/v1/schema/documents/product.json")
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    document = read(site, "api/v1/products/HB0001.json")
    product = document["product"]
    for wrong in (
        {"unknown": 1},
        {"set": 27},
        {"name": {"fr": "Miel"}},
        {"computed": product["computed"] | {"status": "good"}},
        {"computed": product["computed"] | {"updated": "yesterday"}},
    ):
        assert not validator.is_valid(document | {"product": product | wrong}), wrong


def test_lists_and_documents_of_products_are_of_the_same_products(built: Site) -> None:
    listed = read(built, "api/v1/products.json")
    ids = [row["id"] for row in listed["products"]]
    assert ids == built.ids()
    assert listed["total"] == len(ids)
    assert [path.stem for path in documents(built, "{}")] == ids
    for row in listed["products"][:20]:
        product = json.loads(published(built, row["links"]["data"]).read_bytes())["product"]
        assert product["id"] == row["id"]
        assert product["computed"].items() <= row.items()


def test_every_address_in_the_lists_leads_to_a_file(built: Site) -> None:
    for row in read(built, "api/v1/products.json")["products"][:50]:
        links = row["links"]
        for lang in ("vi", "en"):
            assert (published(built, links[lang]) / "index.html").is_file()
        assert (published(built, links["short"]) / "index.html").is_file()
        if "photo" in row:
            assert published(built, row["photo"]).is_file()
    index = read(built, "api/v1/index.json")
    assert [
        published(built, feed).relative_to(built.folder).as_posix() for feed in index["feeds"]
    ] == [*FEEDS]
    for about in index["documents"]:
        if "{" not in about["url"]:
            assert published(built, about["url"]).is_file()


def test_photos_are_given_in_the_sizes_that_are_published(plenty_site: Site) -> None:
    files = [
        file
        for path in documents(plenty_site, "{}")
        for photo in json.loads(path.read_bytes())["product"].get("photos", [])
        for file in photo["files"]
    ]
    assert files
    assert all(published(plenty_site, file["url"]).is_file() for file in files)


def test_openapi_describes_every_document_with_an_example_that_is_valid(built: Site) -> None:
    described = read(built, "api/v1/openapi.json")
    validate(described)
    assert described["openapi"].startswith("3.1")
    index = read(built, "api/v1/index.json")
    base = described["servers"][0]["url"]
    assert {f"{base}{path}" for path in described["paths"]} == {
        about["url"] for about in index["documents"]
    }
    assert described["info"]["version"] == index["version"] == index["changes"][0]["version"]
    examples = 0
    for path in described["paths"].values():
        for kind, body in path["get"]["responses"]["200"]["content"].items():
            if "example" in body:
                whole = described | {"$ref": body["schema"]["$ref"]}
                errors = Draft202012Validator(whole).iter_errors(body["example"])
                assert [error.message for error in errors] == [], kind
                examples += 1
    assert examples == len(MODELS)


def test_change_log_begins_with_this_version_and_goes_back(site: Site) -> None:
    index = read(site, "api/v1/index.json")
    versions = [tuple(map(int, one["version"].split("."))) for one in index["changes"]]
    assert versions == sorted(versions, reverse=True)
    assert index["changes"][0]["version"] == index["version"]


def test_columns_of_the_table_are_described_in_both_languages(site: Site) -> None:
    about = read(site, "api/v1/products.csv-metadata.json")
    text = (site.folder / "api/v1/products.csv").read_text(encoding="utf-8-sig")
    head = next(csv.reader(io.StringIO(text)))
    columns = about["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == head
    for column in columns:
        assert {words["@language"] for words in column["dc:description"]} == {"vi", "en"}


def test_points_lie_in_vietnam_and_middles_are_marked(built: Site) -> None:
    features = read(built, "api/v1/products.geojson")["features"]
    for feature in features:
        if feature["geometry"]:
            east, north = feature["geometry"]["coordinates"]
            assert 102 < east < 118
            assert 7 < north < 24
            facts = feature["properties"]
            assert facts["approximate"] or facts["position"] == "producer"
    assert {feature["id"] for feature in features} == set(built.ids())
