"""catalogue/check: dates of certificates, events and other facts, on their edges."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.yaml_corpus import check_top, codes_of, errors_of, spots, values_of

CERTIFICATE = "certificates:\n  - {{stars: 4, issued: {issued}, {end}source: article}}\n"


@pytest.mark.parametrize(
    ("issued", "end"),
    [
        ("2024-02-29", "2027-02-28"),
        ("2021-01-31", "2024-01-31"),
        ("2024-12", "2027-12"),
        ("2024", "2027"),
        ("2024-08-15", "2027-08-15"),
    ],
)
def test_end_that_is_36_months_after_the_issue_is_redundant(
    issued: str, end: str, tmp_path: Path
) -> None:
    top = CERTIFICATE.format(issued=issued, end=f"expires: {end}, ")
    assert codes_of(check_top(tmp_path, "product", top)) == {"certificate-expiry-redundant"}


@pytest.mark.parametrize(
    ("issued", "end"),
    [
        ("2024-08-15", "expires: 2027-08, "),  # less precise: says something else
        ("2024-08-15", "expires: 2027-08-14, "),
        ("2024", "expires: 2024-06, "),
        ("2024-12", "revoked: 2024-12-01, "),
        ("2024-12-05", "revoked: 2024, "),
        ("2026-11-22", ""),
        ("2026-11", ""),
        ("2026", ""),
        ("2018", ""),
        ("2018-12-31", ""),
    ],
)
def test_possible_dates_of_a_certificate(issued: str, end: str, tmp_path: Path) -> None:
    assert (
        codes_of(check_top(tmp_path, "product", CERTIFICATE.format(issued=issued, end=end)))
        == set()
    )


@pytest.mark.parametrize(
    ("issued", "end", "code"),
    [
        ("2026-11-23", "", "certificate-future"),
        ("2026-12", "", "certificate-future"),
        ("2027", "", "certificate-future"),
        ("2017-12-31", "", "certificate-before-programme"),
        ("2017", "", "certificate-before-programme"),
        ("2024-12", "expires: 2024-11, ", "certificate-expiry-order"),
        ("2024-12-05", "revoked: 2024-12-04, ", "certificate-expiry-order"),
        ("2024", "revoked: 2023-12-31, ", "certificate-expiry-order"),
    ],
)
def test_impossible_dates_of_a_certificate(
    issued: str, end: str, code: str, tmp_path: Path
) -> None:
    found = check_top(tmp_path, "product", CERTIFICATE.format(issued=issued, end=end))
    assert errors_of(found) == {code}


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["2021", "2021"], []),
        (["2021", "2021-01"], []),  # the year holds the month: no order to find
        (["2021-06", "2021"], []),
        (["2021", "", "2022"], []),
        (["2022", "", "2021"], ["4:24"]),
        (["2021-06-15", "2021-06-14"], ["3:24"]),
        (["2023", "2022", "2021"], ["3:24", "4:24"]),
    ],
)
def test_certificates_stand_oldest_first(rows: list[str], wrong: list[str], tmp_path: Path) -> None:
    lines = [
        f"  - {{stars: 4, {f'issued: {day}, ' if day else ''}source: article}}\n" for day in rows
    ]
    found = check_top(tmp_path, "product", "certificates:\n" + "".join(lines))
    assert spots(found, "certificate-order") == wrong


@pytest.mark.parametrize(
    ("kind", "top", "place"),
    [
        ("product", "reviewed: 2026-11-23\n", "1:11"),
        ("product", "marks: [{mark: gi, scope: product, issued: 2027, source: article}]\n", "1:44"),
        ("product", "packs: [{size: 1 kg, price_vnd: 5000, price_date: 2026-12}]\n", "1:51"),
        ("product", "sources: {article: {title: x, level: press, date: 2026-12-01}}\n", "1:51"),
        ("product", "certificates: [{stars: 4, revoked: 2027, source: article}]\n", "1:36"),
        ("producer", "founded: 2027\n", "1:10"),
        ("producer", "consent: {by: HTX, date: 2027}\n", "1:26"),
    ],
)
def test_what_has_happened_lies_in_the_past(
    kind: str, top: str, place: str, tmp_path: Path
) -> None:
    assert spots(check_top(tmp_path, kind, top), "date-future") == [place]


@pytest.mark.parametrize(
    "top", ["reviewed: 2026-11-22\n", "reviewed: 2026-11\n", "reviewed: 2026\n"]
)
def test_today_and_this_month_are_no_future(top: str, tmp_path: Path) -> None:
    assert errors_of(check_top(tmp_path, "product", top)) == set()


def test_today_decides_what_the_future_is(tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", "reviewed: 2024-12-05\n", date(2024, 12, 4))
    assert spots(found, "date-future") == ["1:11"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("05/12/2024", "2024-12-05"),
        ("5.12.2024", "2024-12-05"),
        ("12/2024", "2024-12"),
        ("12/25/2024", "2024-12-25"),
        ("2024/12/5", "2024-12-05"),
        ("2024-1-5", "2024-01-05"),
        ("ngày 5 tháng 12 năm 2024", "2024-12-05"),
        ("31/02/2024", "2024-12"),
        ("khoảng 2024", "2024-12"),
        ("hôm qua", "2024-12"),
    ],
)
def test_date_in_another_order_is_guessed(typed: str, meant: str, tmp_path: Path) -> None:
    values = values_of(tmp_path, "product", f"reviewed: {typed}\n", "date-format")
    assert values["nearest"] == meant


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2026-12-05", "2026-12-05", None),
        ("2026-12-05", "2026-12", None),
        ("2026-12", "2026-12-01", None),
        ("2026-12-05", "2026-12-04", "event-order"),
        ("2026-12", "2026-11", "event-order"),
    ],
)
def test_event_ends_after_it_begins(start: str, end: str, code: str | None, tmp_path: Path) -> None:
    found = check_top(tmp_path, "event", f"start: {start}\nend: {end}\n")
    assert errors_of(found) == ({code} if code else set())
