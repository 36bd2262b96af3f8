"""The invented catalogue of synthetic.py with fairs, seen from 22 November 2026.

FAIR is on from 20 to 29 November: stand A12 shows TS0001, at another stand is the producer of both products.
SOON comes in January 2027, no source says on which days. PAST is over, LOST was called off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support import synthetic

if TYPE_CHECKING:
    from pathlib import Path

FAIR, SOON, PAST, LOST = "hoi-cho-thu", "tuan-hang-tet", "phien-cho-cu", "hoi-cho-huy"
BEFORE, FIRST, LAST, AFTER = "2026-11-19", "2026-11-20", "2026-11-29", "2026-11-30"

_SOURCES = """\
source: bao
sources:
  bao: {title: Bài báo về hội chợ, date: 2026-11, url: "https://bao.example/1", level: press}
"""
EVENTS = {
    FAIR: f"""\
name: {{vi: 'Hội chợ "Thử" & <b>vui</b>', en: 'Trial fair & <b>fun</b>'}}
start: {FIRST}
end: {LAST}
place: {{commune: "04795"}}
venue: {{vi: Quảng trường, en: The square}}
hours: {{vi: "8 giờ đến 21 giờ", en: 8 am to 9 pm}}
organiser: {{vi: Sở Công Thương, en: Department of Industry and Trade}}
website: https://hoi-cho.example/2026
stands:
  - {{name: A12, products: [TS0001], source: bao}}
  - {{name: {{vi: Gian hàng chung, en: Stand of all}}, producers: [htx-thu]}}
also_known_as: [chợ phiên mùa đông]
reviewed: 2026-11-20
""",
    SOON: "name: {vi: Tuần hàng Tết}\nstart: 2027-01\nend: 2027-01\n",
    PAST: "name: {vi: Phiên chợ cũ, en: Old market day}\nstart: 2025-10-03\nend: 2025-10-03\n",
    LOST: "name: {vi: Hội chợ bão, en: Storm fair}\nstart: 2026-12-01\nend: 2026-12-03\n"
    "cancelled: true\nstands: [{products: [TS0001]}]\n",
}


def write_catalogue(folder: Path) -> Path:
    """Write the entries below `folder` and return it."""
    synthetic.write_catalogue(folder, photo=True)
    (folder / "events").mkdir()
    for slug, text in EVENTS.items():
        path = folder / "events" / f"{slug}.yml"
        path.write_text(text + _SOURCES, encoding="utf-8", newline="\n")
    return folder
