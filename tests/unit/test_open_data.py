"""The open data: what stands in its documents and tables, and that nothing in them tells the clock."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.dates import PartialDate
from catalogue.enrich.index import Index
from catalogue.enrich.open_documents import OpenDocuments, api
from catalogue.enrich.open_entries import OpenEntries
from catalogue.load.ledger import Ledger, Row
from catalogue.model.brief import Names, Position, Standing
from catalogue.publish.open_data import OpenData
from catalogue.render.open_schemas import openapi
from catalogue.render.open_tables import cell, cells_of, readable_phone, table
from tests.support.briefs import TODAY, index_of, producer, product
from tests.support.yaml_corpus import catalogue_with, file_of

ROOT = "https://ocop.example/"


@cache
def shipped(day: date = TODAY) -> Index:
    return Index(load_and_check(REPOSITORY, day).catalogue, day)


def files(index: Index) -> dict[str, bytes]:
    data = OpenData(index, {}, ROOT)
    return {output.path: data.content(output) for output in data.outputs()}


def row(index: Index) -> dict[str, Any]:
    return OpenEntries(index, {}, ROOT).row(index.products[0])


def certified(**fields: Any) -> Any:
    ends = Standing(4, PartialDate(2028, 3), None, PartialDate(2025, 3), "press")
    return product(1, **{"status": None, "certificates": (ends,)} | fields)


# ---- days --------------------------------------------------------------------------------------------


def test_next_day_changes_no_file_but_those_that_name_the_day() -> None:
    today, tomorrow = (files(shipped(day)) for day in (TODAY, TODAY + timedelta(1)))
    changed = {path for path in today if today[path] != tomorrow[path]}
    assert set(today) == set(tomorrow)
    assert {path.removeprefix("api/v1/") for path in changed} == {
        "index.json",
        "products.json",
        "products.geojson",
        "products.csv",
        "products-semicolon.csv",
        "certificates.json",
        "openapi.json",
    }


def test_examples_of_lists_are_made_of_their_first_entries_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All of thousands would be told for one of each."""
    made: list[str] = []
    for name in ("row", "producer"):
        tell = getattr(OpenEntries, name)
        monkeypatch.setattr(
            OpenEntries, name, lambda self, one, tell=tell: made.append(one.slug) or tell(self, one)
        )
    told = openapi(OpenDocuments(shipped(), {}, ROOT))
    first, maker = made
    assert first == shipped().products[0].slug
    assert maker == next(iter(shipped().catalogue.producers))
    content = told["paths"]["/products.json"]["get"]["responses"]["200"]["content"]
    (example,) = content["application/json"]["example"]["products"]
    assert example["id"] == shipped().products[0].id


def test_day_of_the_data_is_the_newest_that_entries_state() -> None:
    products = [product(1, changed=date(2025, 1, 1)), product(2, changed=date(2026, 2, 1))]
    documents = OpenDocuments(index_of(products), {}, ROOT)
    assert documents.document("products.json")["generated_at"] == "2026-02-01"
    assert documents.document("products.json")["status_on"] == TODAY.isoformat()
    makers = [producer("a", changed=date(2026, 5, 1))]
    assert index_of(products, makers).data_day == date(2026, 5, 1)


def test_day_of_an_entry_is_never_after_the_day_itself() -> None:
    index = index_of([product(1, changed=TODAY + timedelta(5))])
    assert index.updated(index.products[0]) == TODAY
    assert index_of([product(1)]).data_day == TODAY


def test_day_of_entry_into_the_ledger_counts() -> None:
    index = index_of([product(1, changed=date(2025, 1, 1))])
    entered = Row("TS0001", date(2026, 3, 4), ("cu", "thu-1"), "")
    index.catalogue.ledger = Ledger({"TS0001": entered}, there=True)
    assert row(index)["updated"] == "2026-03-04"
    assert row(index)["formerly"] == ["cu"]


# ---- statuses ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", range(0, 4300, 215))
def test_status_of_any_day_follows_from_the_last_valid_day(days: int) -> None:
    """As the documents say: 20 days from 2019 to 2030."""
    day = date(2019, 1, 1) + timedelta(days)
    found = row(index_of([certified()], today=day))
    last = date.fromisoformat(found["valid_until"])
    wanted = "expired" if day > last else "expiring" if (last - day).days <= 180 else "valid"
    assert found["status"] == wanted


def test_status_holds_until_the_day_that_is_named_and_no_longer() -> None:
    day = TODAY
    seen = []
    while (until := row(index_of([certified()], today=day)).get("status_until")) is not None:
        last = date.fromisoformat(until)
        same, other = (
            row(index_of([certified()], today=at))["status"] for at in (last, last + timedelta(1))
        )
        assert same == row(index_of([certified()], today=day))["status"] != other
        seen.append(same)
        day = last + timedelta(1)
    assert seen == ["valid", "expiring"]


def test_certificate_that_no_source_dates_has_no_last_day() -> None:
    undated = Standing(3, None, None, None, "press")
    found = row(index_of([certified(certificates=(undated,))]))
    assert found["status"] == "undated"
    assert not {"valid_until", "status_until", "issued"} & set(found)


# ---- people ------------------------------------------------------------------------------------------


def whole_producer(folder: Path, top: str) -> dict[str, Any]:
    path = catalogue_with(folder, "producer", file_of("producer", top=top))
    index = Index(load_and_check(folder, TODAY).catalogue, TODAY)
    return OpenEntries(index, {}, ROOT).producer(index.catalogue.producers[Path(path).stem])


PERSON = (
    'kind: household\nphone: "+84912345678"\nemail: a@b.vn\naddress: Xóm Cầu\n'
    "location: {lat: 20.6, lon: 105.5}\nwebsite: https://a.vn\n"
)


def test_contacts_of_a_person_are_withheld_without_a_consent(tmp_path: Path) -> None:
    found = whole_producer(tmp_path, PERSON)
    assert not {"phone", "email", "address", "location", "consent"} & set(found)
    assert found["website"] == "https://a.vn"


def test_contacts_of_a_person_are_given_with_a_consent_and_not_who_gave_it(tmp_path: Path) -> None:
    found = whole_producer(tmp_path, PERSON + "consent: {by: Nguyễn Thị A, date: 2026-05-12}\n")
    assert found["phone"] == "+84912345678"
    assert found["consent"] == {"date": "2026-05-12"}
    assert "Nguyễn" not in json.dumps(found, ensure_ascii=False)


def test_point_of_a_person_is_the_middle_of_the_commune_without_a_consent() -> None:
    at = Position(20.6, 105.5, False)
    for consent, of in ((False, "commune-centre"), (True, "producer")):
        maker = producer("a", kind="household", location=at, consent=consent)
        index = index_of([product(1, producers=("a",), commune="05014")], [maker])
        assert row(index)["position"]["of"] == of


def test_prices_of_alcohol_are_withheld(tmp_path: Path) -> None:
    top = 'set: 14\npacks: [{size: 500 ml, gtin: "8930000000019", price_vnd: 90000, price_date: 2026}]\n'
    path = catalogue_with(tmp_path, "product", file_of("product", top=top))
    index = Index(load_and_check(tmp_path, TODAY).catalogue, TODAY)
    brief = index.catalogue.products[Path(path).stem]
    packs = OpenEntries(index, {}, ROOT).product(brief)["packs"]
    assert packs == [{"size": {"vi": "500 ml", "en": "500 ml"}, "gtin": "8930000000019"}]


# ---- points ------------------------------------------------------------------------------------------


def test_geojson_has_longitude_first_and_says_what_is_approximate() -> None:
    index = index_of([product(1, commune="05014"), product(2)])
    found = OpenDocuments(index, {}, ROOT).document("products.geojson")
    first, second = found["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [105.436, 20.6924]}
    assert first["properties"]["approximate"] is True
    assert first["properties"]["position"] == "commune-centre"
    assert second["geometry"] is None
    assert found["bbox"] == [105.436, 20.6924, 105.436, 20.6924]


# ---- tables ------------------------------------------------------------------------------------------


def rows_of(index: Index, name: str = "products.csv") -> list[dict[str, str]]:
    text = table(cells_of(OpenDocuments(index, {}, ROOT)), name).decode("utf-8-sig")
    between = ";" if "semicolon" in name else ","
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=between))


@pytest.mark.parametrize("name", ["products.csv", "products-semicolon.csv"])
def test_table_has_the_mark_of_utf8_and_rows_of_one_length(name: str) -> None:
    content = table(cells_of(OpenDocuments(shipped(), {}, ROOT)), name)
    assert content.startswith(b"\xef\xbb\xbfid")
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    rows = rows_of(shipped(), name)
    assert len(rows) == len(shipped().products)
    assert all(None not in row and None not in row.values() for row in rows)
    assert list(rows[0]) == list(api()["columns"])


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84",
        "-1",
        "@x",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        '=x;y,"z"',
    ],
)
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert cell(text).startswith("'")
    for name in ("products.csv", "products-semicolon.csv"):
        (found,) = rows_of(index_of([product(1, name=Names(text, None))]), name)
        assert found["name_vi"] == cell(text)


def test_phone_numbers_stay_texts_with_all_their_digits() -> None:
    assert readable_phone("+84912345678") == "(+84) 912 345 678"
    maker = producer("a", phone="+842183123456")
    (found,) = rows_of(index_of([product(1, producers=("a",))], [maker]))
    assert found["phones"] == "(+84) 2 183 123 456"


def test_table_says_no_more_of_a_date_than_is_known() -> None:
    (found,) = rows_of(index_of([certified()]))
    assert (found["issued"], found["valid_until"]) == ("2025-03-XX", "2028-03-31")


def test_codes_and_points_cannot_be_taken_for_numbers() -> None:
    (found,) = rows_of(index_of([product(1, commune="05014")]))
    assert found["place"] == "05014 Xã Mường Động"
    assert found["coordinates"] == "20.6924, 105.436"
