"""catalogue/enrich/status.py: what a product's certificates amount to on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from catalogue.enrich.status import Rating, rating_of, status_of
from catalogue.model import Certificate, Product
from catalogue.model.brief import ProductBrief, Standing, end_of

DAY = date.fromisoformat


def certificate(stars: int = 4, **fields: Any) -> Certificate:
    return Certificate.model_validate({"stars": stars, "source": "article", **fields})


def product(*certificates: Certificate, status: str | None = None) -> ProductBrief:
    data = {"id": "HB0001", "name": {"vi": "Cam"}, "set": 1, "status": status}
    whole = Product.model_validate(data | {"certificates": list(certificates)})
    return ProductBrief.of(whole, "cam", "products/cam.yml", "")


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({"issued": "2024-08-15"}, "2027-08-15"),
        ({"issued": "2024-02-29"}, "2027-02-28"),
        ({"issued": "2024-12"}, "2027-12-31"),
        ({"issued": "2024-02"}, "2027-02-28"),
        ({"issued": 2024}, "2027-12-31"),
        ({"issued": "2024-08-15", "expires": "2026-01-31"}, "2026-01-31"),
        ({"issued": "2024-08-15", "expires": "2028-06"}, "2028-06-30"),
        ({"expires": 2028}, "2028-12-31"),
    ],
)
def test_certificate_holds_to_its_last_day(fields: dict[str, Any], last: str) -> None:
    end, standing = end_of(certificate(**fields)), Standing.of(certificate(**fields))
    assert end is not None
    assert end == standing.end
    assert end.last_day() == DAY(last)
    for days, status in {-181: "valid", -180: "expiring", 0: "expiring", 1: "expired"}.items():
        assert status_of(standing, DAY(last) + timedelta(days)) == status


@pytest.mark.parametrize("day", ["2019-01-01", "2026-11-22", "2090-01-01"])
@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "undated"),
        ({"revoked": "2025-03"}, "revoked"),
        ({"issued": "2024-08-15", "revoked": "2025-03"}, "revoked"),
        ({"issued": "2024-08-15", "expires": "2030", "revoked": 2025}, "revoked"),
    ],
)
def test_no_day_changes_what_has_no_end(fields: dict[str, Any], status: str, day: str) -> None:
    assert status_of(Standing.of(certificate(**fields)), DAY(day)) == status


@pytest.mark.parametrize("status", ["candidate", "unconfirmed"])
def test_product_without_a_certificate_has_the_status_written(status: str) -> None:
    assert rating_of(product(status=status), DAY("2026-11-22")) == Rating(status)


def test_product_without_certificate_and_status_is_unconfirmed() -> None:
    rating = rating_of(product(), DAY("2026-11-22"))
    assert (rating.status, rating.stars, rating.end, rating.is_valid) == (
        "unconfirmed",
        None,
        None,
        False,
    )


def test_discontinued_product_keeps_its_stars() -> None:
    rating = rating_of(
        product(certificate(issued="2026-01"), status="discontinued"), DAY("2026-11-22")
    )
    assert (rating.status, rating.stars, rating.is_valid) == ("discontinued", 4, False)


@pytest.mark.parametrize(
    ("rows", "status", "stars"),
    [
        ([{"stars": 3, "issued": 2022}, {"stars": 4}], "undated", 4),
        ([{"stars": 3, "issued": 2022}, {"stars": 4, "issued": "2025-06"}], "valid", 4),
        ([{"stars": 4, "issued": "2019-12"}, {"stars": 3, "issued": "2024-06"}], "valid", 3),
        (
            [
                {"stars": 3, "issued": "2025-01"},
                {"stars": 4, "issued": "2025-06", "revoked": "2026"},
            ],
            "valid",
            3,
        ),
        ([{"stars": 3, "issued": "2020-01"}, {"stars": 4, "issued": "2023-12"}], "expiring", 4),
        ([{"stars": 3, "issued": "2019-01"}, {"stars": 4, "issued": "2022-01"}], "expired", 4),
        ([{"stars": 3, "revoked": 2022}, {"stars": 5, "revoked": 2025}], "revoked", 5),
        ([{"stars": 5, "expires": "2026-11-22"}], "expiring", 5),
        ([{"stars": 5, "expires": "2026-11-21"}], "expired", 5),
    ],
)
def test_newest_certificate_that_stands_decides(
    rows: list[dict[str, Any]], status: str, stars: int
) -> None:
    rating = rating_of(product(*(certificate(**row) for row in rows)), DAY("2026-11-22"))
    assert (rating.status, rating.stars) == (status, stars)
    assert rating.is_valid == (status in {"valid", "expiring"})


def test_rating_tells_when_a_certificate_was_revoked() -> None:
    first, second = certificate(3, revoked=2022), certificate(5, revoked="2025-03")
    rating = rating_of(product(first, second), DAY("2026-11-22"))
    assert rating.revoked == second.revoked
    assert rating_of(product(first, certificate(4)), DAY("2026-11-22")).revoked is None


HISTORY = [certificate(3, issued="2021-06"), certificate(4, issued="2024-08-15")]


@pytest.mark.parametrize(
    ("day", "status", "stars"),
    [
        ("2019-01-01", "unconfirmed", None),
        ("2021-05-31", "unconfirmed", None),
        ("2021-06-01", "valid", 3),
        ("2021-12-31", "valid", 3),
        ("2022-06-30", "valid", 3),
        ("2023-06-15", "valid", 3),
        ("2024-01-01", "valid", 3),  # 181 days before 30 June 2024
        ("2024-01-02", "expiring", 3),
        ("2024-06-30", "expiring", 3),
        ("2024-07-01", "expired", 3),
        ("2024-08-14", "expired", 3),
        ("2024-08-15", "valid", 4),
        ("2025-02-28", "valid", 4),
        ("2026-11-22", "valid", 4),
        ("2027-02-15", "valid", 4),
        ("2027-02-16", "expiring", 4),
        ("2027-08-15", "expiring", 4),
        ("2027-08-16", "expired", 4),
        ("2028-02-29", "expired", 4),
        ("2030-12-31", "expired", 4),
    ],
)
def test_history_of_a_product(day: str, status: str, stars: int | None) -> None:
    """With the certificates there were on that day: a later one would be a finding of `check`."""
    known = [one for one in HISTORY if one.issued and one.issued.first_day() <= DAY(day)]
    rating = rating_of(product(*known), DAY(day))
    assert (rating.status, rating.stars) == (status, stars)
