"""catalogue/enrich/linked_entries.py: what machines are told of a product and its producer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from catalogue.check.run import load_and_check
from catalogue.enrich.index import Index
from catalogue.enrich.labels import Labels
from catalogue.enrich.linked_data import Linked, script_text
from catalogue.enrich.linked_entries import producer_node, product_node
from catalogue.enrich.parts import Maker
from tests.support.run import ROOT, TODAY
from tests.support.synthetic import CLOTH, HONEY, MAKER, write_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    # (changes of the product, day) → its node
    Told = Callable[..., dict[str, Any]]


def _linked(source: Path, today: str, lang: str) -> Linked:
    day = date.fromisoformat(today)
    catalogue = load_and_check(source, day).catalogue
    return Linked(Maker(Index(catalogue, day), Labels(lang), {}), ROOT)


def _change(path: Path, changes: dict[str, Any]) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8")) | changes
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


@pytest.fixture
def told(tmp_path: Path) -> Told:
    def make(today: str = TODAY, lang: str = "en", **changes: Any) -> dict[str, Any]:
        source = write_catalogue(tmp_path)
        _change(source / f"products/{HONEY}.yml", changes)
        linked = _linked(source, today, lang)
        entry = linked.maker.index.catalogue.product(HONEY)
        return product_node(entry, linked, f"share/{lang}/{HONEY}.jpg")

    return make


@pytest.fixture
def producer(tmp_path: Path) -> Told:
    def make(**changes: Any) -> dict[str, Any]:
        source = write_catalogue(tmp_path)
        _change(source / f"producers/{MAKER}.yml", changes)
        linked = _linked(source, TODAY, "en")
        return producer_node(linked.maker.index.catalogue.producer(MAKER), linked)

    return make


@pytest.mark.parametrize(
    ("day", "state"),
    [("2026-11-22", "Active"), ("2028-03-31", "Active"), ("2028-04-01", "Inactive")],
)
def test_a_certificate_is_active_until_its_last_day(told: Told, day: str, state: str) -> None:
    newest, oldest = told(day)["hasCertification"]
    assert newest["certificationStatus"] == f"https://schema.org/Certification{state}"
    assert oldest["certificationStatus"] == "https://schema.org/CertificationInactive"


def test_a_certificate_tells_what_the_source_tells(told: Told) -> None:
    newest, oldest = told()["hasCertification"]
    assert newest["certificationIdentification"] == "12/QĐ-UBND"
    assert (newest["validFrom"], newest["expires"]) == ("2025-04-01", "2028-03-31")
    assert newest["issuedBy"] == {"@type": "Organization", "name": "The province"}
    rating = {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 1}
    assert newest["certificationRating"] == rating
    # As precise as known; 36 months after the month of issue.
    assert (oldest["validFrom"], oldest["expires"]) == ("2021-05", "2024-05")
    assert "issuedBy" not in oldest


def test_an_undated_certificate_is_neither_active_nor_not(told: Told) -> None:
    (only,) = told(certificates=[{"stars": 3, "source": "bao-thu"}])["hasCertification"][:1]
    assert not only.keys() & {"certificationStatus", "validFrom", "expires"}


def test_a_revoked_certificate_is_inactive(told: Told) -> None:
    revoked = {"stars": 4, "issued": "2025-04", "revoked": "2026-01", "source": "bao-thu"}
    (only,) = told(certificates=[revoked])["hasCertification"][:1]
    assert only["certificationStatus"].endswith("Inactive")


def test_a_candidate_has_no_certification(told: Told) -> None:
    assert "hasCertification" not in told(certificates=[], marks=[], status="candidate")


@pytest.mark.parametrize(
    ("mark", "told_of"),
    [
        ({"mark": "vietgap", "scope": "farm", "number": "7"}, False),
        ({"mark": "haccp", "scope": "product", "number": "7"}, True),
        ({"mark": "haccp", "scope": "product"}, False),
    ],
)
def test_of_marks_those_of_the_product_with_a_number_count(
    told: Told, mark: dict[str, Any], told_of: bool
) -> None:
    marks = [mark | {"source": "bao-thu"}]
    found = told(certificates=[], status="candidate", marks=marks).get("hasCertification", [])
    assert bool(found) is told_of


PACK = {"size": "500 ml", "price_vnd": 150000, "price_date": "2026-05", "source": "bao-thu"}


def test_a_sourced_price_of_a_day_is_an_offer(told: Told) -> None:
    (offer,) = told(packs=[PACK])["offers"]
    assert (offer["price"], offer["priceCurrency"]) == (150000, "VND")
    assert (offer["name"], offer["validFrom"]) == ("500 ml", "2026-05")


@pytest.mark.parametrize("without", ["price_vnd", "price_date", "source"])
def test_no_other_price_is(told: Told, without: str) -> None:
    pack = {key: value for key, value in PACK.items() if key != without}
    assert "offers" not in told(packs=[pack])


def test_spirits_have_no_price(told: Told) -> None:
    assert "offers" not in told(packs=[PACK], set=14)


def test_barcodes_and_the_id_are_told(told: Told) -> None:
    node = told(packs=[PACK | {"gtin": "8935049510017"}])
    assert node["gtin"] == ["8935049510017"]
    assert node["identifier"]["value"] == "TS0001"
    assert node["identifier"]["url"] == "https://ocop.example/Q/TS0001"


def test_a_good_is_a_product_made_by_somebody(told: Told) -> None:
    node = told()
    assert node["@type"] == "Product"
    (maker,) = node["manufacturer"]
    assert maker["@id"] == f"{ROOT}en/producers/{MAKER}/#it"
    assert node["countryOfOrigin"]["name"] == "VN"
    assert node["image"] == [f"{ROOT}share/en/{HONEY}.jpg"]


def test_a_service_is_provided_where_one_goes(told: Told) -> None:
    node = told(set=26, languages=["vi", "en"])
    assert node["@type"] == ["Service", "TouristAttraction"]
    assert not node.keys() & {"manufacturer", "countryOfOrigin"}
    assert node["provider"][0]["name"] == "Trial Cooperative"
    assert node["areaServed"]["name"] == "Muong Dong commune"
    assert node["availableLanguage"] == ["vi", "en"]


def test_where_nothing_is_known_nothing_is_said(told: Told) -> None:
    node = told(place=None, producers=[], packs=[], certificates=[], marks=[], status="candidate")
    assert not node.keys() & {"countryOfOrigin", "manufacturer", "offers", "gtin"}


def test_text_in_the_other_language_says_so(tmp_path: Path) -> None:
    linked = _linked(write_catalogue(tmp_path), TODAY, "en")
    node = product_node(linked.maker.index.catalogue.product(CLOTH), linked, None)
    assert node["description"] == {"@language": "vi", "@value": "Vải dệt để thử trang."}
    assert "image" not in node


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "LocalBusiness"),
        ({"kind": "association"}, "Organization"),
        ({"place": None}, "Organization"),
    ],
)
def test_a_producer_that_trades_at_a_known_place_is_a_business(
    producer: Told, changes: dict[str, Any], kind: str
) -> None:
    assert producer(**changes)["@type"] == kind


def test_a_producer_tells_what_its_page_tells(producer: Told) -> None:
    node = producer()
    assert node["telephone"] == "+84912345678"
    assert node["sameAs"] == ["https://htx-thu.example/"]
    assert node["address"]["addressLocality"] == "Muong Dong commune"
    assert "email" not in node


@pytest.mark.parametrize("approximate", [True, False])
def test_a_point_is_told_where_it_is_exact(producer: Told, approximate: bool) -> None:
    node = producer(location={"lat": 20.66, "lon": 105.54, "approximate": approximate})
    assert ("geo" in node) is not approximate


def test_nothing_in_a_script_ends_it() -> None:
    text = script_text({"a": "</script><!--&\u2028\u2029"})
    assert not set(text) & set("<>&\u2028\u2029")
    assert yaml.safe_load(text) == {"a": "</script><!--&\u2028\u2029"}
