"""Who certified, and when: Decisions 1048 (2019), 148 (2023), 1489 (2025) and 26/2026."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from catalogue.check.issuers import check_issuers, issuers
from catalogue.check.problems import Context
from catalogue.load.folder import Entry
from catalogue.model import Certificate, Product, Text

DISTRICT = ("UBND huyện Kim Bôi", "Kim Boi District People's Committee")
CITY = ("UBND thành phố Hòa Bình", "Hoa Binh City People's Committee")
HOA_BINH = ("UBND tỉnh Hòa Bình", "Hoa Binh Provincial People's Committee")
PHU_THO = ("UBND tỉnh Phú Thọ", "Phu Tho Provincial People's Committee")
MARD = ("Bộ Nông nghiệp và Phát triển nông thôn", "Ministry of Agriculture and Rural Development")
MAE = ("Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment")


def found(stars: int, issued: str | None, issuer: tuple[str | None, str | None] | None) -> list:
    certificate = Certificate(
        stars=stars,
        issued=issued,
        issuer=Text(vi=issuer[0], en=issuer[1]) if issuer else None,
        source="a",
    )
    item = Product(id="TS0001", name=Text(vi="Cam"), set=1, certificates=[certificate])
    entry = Entry("cam", "products/cam.yml", item)
    return list(check_issuers(entry, Context(date(2026, 11, 22))))


@pytest.mark.parametrize(
    ("stars", "issued", "issuer"),
    [
        (3, "2019-12", HOA_BINH),
        (3, "2023-02-23", HOA_BINH),
        (3, "2023-02-24", DISTRICT),
        (3, "2024", CITY),
        (3, "2025-06-30", DISTRICT),
        (3, "2025-07-01", PHU_THO),
        (3, "2023", HOA_BINH),  # some day of that year fits
        (3, "2023", DISTRICT),
        (3, "2025", PHU_THO),
        (4, "2019", HOA_BINH),
        (4, "2025-06", HOA_BINH),
        (4, "2026-08-05", PHU_THO),
        (5, "2025-01", MARD),
        (5, "2025-06-26", MAE),
        (5, "2026", MAE),
        (3, "2024-05", ("Hội đồng OCOP", None)),  # tells no level
        (3, None, HOA_BINH),
        (3, "2024-05", None),
    ],
)
def test_what_fits_gives_no_finding(stars, issued, issuer) -> None:
    assert found(stars, issued, issuer) == []


@pytest.mark.parametrize(
    ("stars", "issued", "issuer", "wanted"),
    [
        (3, "2022", DISTRICT, "the provincial committee"),
        (3, "2023-02-23", DISTRICT, "the provincial committee"),
        (3, "2023-02-24", HOA_BINH, "the district or city committee"),
        (3, "2024", (HOA_BINH[0], None), "the district or city committee"),
        (3, "2024", (None, HOA_BINH[1]), "the district or city committee"),
        (3, "2025-07-01", CITY, "the provincial committee"),
        (4, "2024", DISTRICT, "the provincial committee"),
        (4, "2025-01", MARD, "the provincial committee"),
        (5, "2025-01", HOA_BINH, "the ministry of agriculture"),
        (4, "2025-07", HOA_BINH, "only until 2025-06-30"),
        (4, "2025-06-30", PHU_THO, "only from 2025-07-01"),
        (5, "2026-01", MARD, "only until 2025-12-31"),
        (5, "2024", MAE, "only from 2025-01-01"),
    ],
)
def test_what_does_not_fit_says_who_it_was(stars, issued, issuer, wanted) -> None:
    (problem,) = found(stars, issued, issuer)
    assert problem.code == "certificate-issuer"
    assert problem.loc == ("certificates", 0, "issuer")
    assert wanted in problem.values["wanted_en"]
    assert problem.values["wanted_vi"] != problem.values["wanted_en"]


def test_periods_of_a_star_level_follow_each_other_without_a_gap() -> None:
    for periods in issuers().periods.values():
        assert periods[0].first == date.min
        assert periods[-1].last == date.max
        for before, after in pairwise(periods):
            assert (after.first - before.last).days == 1
