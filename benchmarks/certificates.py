"""Certificates, marks and states of invented products, as YAML lines.

Dates are relative to `TODAY`, so that every state occurs when a build is given that day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.vocabulary import pair
from catalogue.reference import marks

if TYPE_CHECKING:
    from random import Random

TODAY = date(2026, 11, 22)

# How many of a hundred products are in each state.
STATES = {
    "valid": 46, "expiring": 12, "expired": 15, "upgraded": 8, "revoked": 2,
    "undated": 7, "candidate": 6, "unconfirmed": 3, "discontinued": 1,
}  # fmt: skip
# Months since the last certificate was issued, by state.
_MONTHS = {
    "valid": (1, 29), "expiring": (31, 35), "expired": (38, 84), "upgraded": (2, 26),
    "revoked": (6, 30), "discontinued": (40, 70),
}  # fmt: skip
_PHU_THO = ("UBND tỉnh Phú Thọ", "Phu Tho Provincial People's Committee")
_HOA_BINH = ("UBND tỉnh Hòa Bình", "Hoa Binh Provincial People's Committee")
_KIM_BOI = ("UBND huyện Kim Bôi", "Kim Boi district People's Committee")
_MARD = ("Bộ Nông nghiệp và Phát triển nông thôn", "Ministry of Agriculture and Rural Development")
_MAE = ("Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment")
_MARKS_OF = {
    "field": ("vietgap", "organic", "gi", "collective-mark"),
    "livestock": ("vietgap", "certification-mark"),
    "honey": ("vietgap", "haccp", "iso-22000"),
    "kitchen": ("haccp", "iso-22000", "iso-9001", "halal", "trademark"),
    "tea": ("vietgap", "organic", "haccp", "collective-mark"),
    "herb": ("gmp", "iso-9001", "trademark"),
    "craft": ("collective-mark", "trademark"),
    "garden": ("vietgap", "trademark"),
    "visit": ("trademark",),
}


def months_ago(months: int, day: int) -> date:
    """A day `months` months before TODAY's month."""
    index = TODAY.year * 12 + TODAY.month - 1 - months
    return date(index // 12, index % 12 + 1, day)


def _issued(random: Random, months: int) -> str:
    """A past date, now and then known to the month only."""
    day = months_ago(months, random.randint(1, 28))
    return day.isoformat() if random.random() < 0.8 else f"{day:%Y-%m}"


def certificates(random: Random, state: str, source: str) -> str:
    """The lines `certificates:` and `status:` of a product in a state."""
    if state in {"candidate", "unconfirmed"}:
        return f"certificates: []\nstatus: {state}\n"
    stars = random.choices((3, 4, 5), (70, 27, 3))[0]
    rows = []
    if state == "undated":
        rows.append(_row(random, stars, None, source))
    else:
        months = random.randint(*_MONTHS[state])
        if state == "upgraded":
            rows.append(_row(random, 3, _issued(random, months + 36), source))
            stars = max(stars, 4)
        revoked = months_ago(months // 2, 15).isoformat() if state == "revoked" else None
        rows.append(_row(random, stars, _issued(random, months), source, revoked))
    end = "status: discontinued\n" if state == "discontinued" else ""
    return "certificates:\n" + "".join(rows) + end


def _row(
    random: Random, stars: int, issued: str | None, source: str, revoked: str | None = None
) -> str:
    parts = [f"stars: {stars}"]
    if issued:
        parts.append(f"issued: {issued}")
        if random.random() < 0.7:
            number, year = random.randint(100, 4800), issued[:4]
            parts.append(f'decision: "{number}/QĐ-UBND"')
            parts.append(f'product_code: "25-{random.randint(5000, 5900)}-{number}-{year}"')
    if revoked:
        parts.append(f"revoked: {revoked}")
    if random.choice((True, True, True, False)):
        parts.append(f"issuer: {pair(_issuer(stars, issued or '2024'))}")
    return f"  - {{{', '.join(parts)}, source: {source}}}\n"


def _issuer(stars: int, issued: str) -> tuple[str, str]:
    """Who certified so many stars then: the rule `certificate-issuer`."""
    if stars == 5:
        return _MAE if issued >= "2025-03" else _MARD
    if issued >= "2025-07":
        return _PHU_THO
    return _KIM_BOI if stars == 3 and issued >= "2023-02-24" else _HOA_BINH


def mark_lines(random: Random, family: str, source: str) -> str:
    """`marks:` of a third of the products."""
    if random.random() > 0.35:
        return ""
    chosen = random.sample(_MARKS_OF[family], min(len(_MARKS_OF[family]), random.choice((1, 1, 2))))
    rows = []
    for name in chosen:
        row = f"mark: {name}, scope: {marks()[name].scopes[0]}"
        if random.random() < 0.6:
            begun = TODAY - timedelta(days=random.randint(60, 900))
            row += f', number: "{random.randint(10, 99999):05d}", issued: {begun.isoformat()}'
            row += f", expires: {(begun + timedelta(days=1095)).isoformat()}"
        rows.append(f"  - {{{row}, source: {source}}}\n")
    return "marks:\n" + "".join(rows)
