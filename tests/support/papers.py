"""An invented catalogue that is hard on paper, papers made of it, and what a PDF holds."""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pypdfium2
import zxingcpp
from pypdfium2 import raw

from catalogue.check.run import load_and_check
from catalogue.enrich.index import Index
from catalogue.load.folder import named_photos
from catalogue.paper.content import Paper
from catalogue.paper.pictures import Pictures
from catalogue.render.photos import derive_all
from tests.support import plenty
from tests.support.entry_files import write
from tests.support.run import ROOT, TODAY

if TYPE_CHECKING:
    from pathlib import Path

EVENT = "hoi-cho"
MILLIMETRE = 72 / 25.4
# Every stack of marks there is in Vietnamese, in small and in capital letters.
STACKED = "Ẳ Ẵ Ặ Ẩ Ẫ Ậ Ể Ễ Ệ Ổ Ỗ Ộ Ở Ỡ Ợ Ử Ữ Ự ẳ ẵ ặ ẩ ẫ ậ ể ễ ệ ổ ỗ ộ ở ỡ ợ ử ữ ự"
MARKUP = '#panic(1) = Tiêu đề - [x] *đ* $a_b$ <b> @c `d` #import "/etc/passwd"'
UNBROKEN = "KhôngCóKhoảngTrắngNàoCảTrongTênSảnPhẩmNàyĐểThửXemCóTrànRaNgoàiHayKhông"
_SOURCES = {"s": {"title": "Bài báo", "publisher": "Báo Thử", "date": "2025", "level": "press"}}
_MAKERS = [f"htx-dai-{number}" for number in range(5)]
_LONG_VI = "Hợp tác xã dịch vụ nông nghiệp tổng hợp và du lịch cộng đồng Ngọc Lâu số"
_LONG_EN = "Ngoc Lau General Agricultural Service and Community Tourism Cooperative no."


def write_catalogue(folder: Path) -> Path:
    """That of tests/support/plenty.py, and: the longest names, five producers, no English, no photo, markup,
    every state of a certificate, an event."""
    plenty.write_catalogue(folder)
    for number, slug in enumerate(_MAKERS):
        name = {"vi": f"{_LONG_VI} {number}", "en": f"{_LONG_EN} {number}"}
        entry = {"name": name, "kind": "cooperative", "sources": _SOURCES}
        write(folder / f"producers/{slug}.yml", entry)
    for slug, entry in _products():
        write(folder / f"products/{slug}.yml", entry | {"sources": _SOURCES})
    (folder / "events").mkdir()
    write(folder / f"events/{EVENT}.yml", _event())
    return folder


def _products() -> list[tuple[str, dict[str, Any]]]:
    long_en = "Extraordinarily long English name for a product " * 3
    rows = [
        {"name": {"vi": f"Nghiễng {STACKED}", "en": long_en.strip()}, "producers": _MAKERS,
         "place": {"commune": "05014"}, "certificates": [_certificate(5, issued="2025-01")],
         "summary": {"vi": ("Ỡ " * 79) + "x", "en": ("Long words of a summary go on " * 5).strip()}},
        {"name": {"vi": UNBROKEN}, "certificates": [_certificate(3, issued="2020")]},
        {"name": {"vi": MARKUP, "en": 'Only "#strong[x]" \\ //c'}, "status": "candidate"},
        {"name": {"vi": "Rượu ngô", "en": "Maize spirit"}, "set": 14,
         "certificates": [_certificate(4, issued="2023-02", revoked="2024-05-02")],
         "packs": [{"size": "500 ml", "price_vnd": 99000, "price_date": "2026-05", "source": "s"}]},
        {"name": {"vi": "Cao lá", "en": "Leaf extract"}, "set": 18, "status": "discontinued",
         "certificates": [_certificate(4, issued="2023-02")]},
        {"name": {"vi": "Đỗ Ngọc", "en": "Ngoc beans"}, "set": 1, "producers": _MAKERS[:3],
         "place": {"former": "05038"}, "certificates": [_certificate(4, issued="2024-01-15")],
         "packs": [{"size": "1 kg", "price_vnd": 150000, "price_date": "2026-05", "source": "s"}],
         "summary": {"vi": "Chỉ có tiếng Việt."}},
        {"name": {"vi": "Dứa", "en": "Pineapple"}, "set": 1, "certificates": [_certificate(3)]},
    ]  # fmt: skip
    defaults = {"set": 4, "producers": []}
    return [
        (f"kho-{number}", {"id": f"KH{number:04d}"} | defaults | row)
        for number, row in enumerate(rows, start=1)
    ]


def _certificate(stars: int, **more: str) -> dict[str, Any]:
    return {"stars": stars, "source": "s"} | more


def _event() -> dict[str, Any]:
    return {
        "name": {"vi": "Hội chợ Ẩm thực Tây Bắc", "en": "North-West food fair"},
        "start": "2026-12-05", "end": "2026-12-09",
        "venue": {"vi": "Quảng trường Hòa Bình", "en": "Hoa Binh square"},
        "stands": [
            {"name": "A12", "producers": [plenty.MAKER]},
            {"producers": _MAKERS, "products": ["KH0001", "KH0002", "KH0006"]},
        ],
        "source": "s", "sources": _SOURCES,
    }  # fmt: skip


def paper_of(folder: Path, cache: Path) -> Paper:
    """All that papers of a catalogue folder are made of; its photos are drawn to `cache`."""
    today = date.fromisoformat(TODAY)
    checked = load_and_check(folder, today)
    assert [one for one in checked.findings if one.is_error] == []
    index = Index(checked.catalogue, today)
    names = sorted(named_photos(checked.catalogue))
    drawn = derive_all([(folder / name, None) for name in names], cache, 1, lambda: None)
    photos = dict(zip(names, drawn))
    return Paper(index, photos, ROOT, Pictures(index, photos, cache, ROOT, 740))


Box = tuple[float, float, float, float]


@dataclass
class Page:
    """A page of a PDF: its size and that of the trimmed paper in mm, its text, and the boxes of its lines
    (left, bottom, right, top, in mm of the page)."""

    size: tuple[int, int]
    trim: tuple[int, int]
    text: str
    lines: list[Box]
    fonts: set[tuple[str, bool]]


class Pdf:
    """A PDF as a reader has it."""

    def __init__(self, content: bytes) -> None:
        self._document = pypdfium2.PdfDocument(content)
        self.pages = [_page(page) for page in self._document]

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)

    def crossing(self) -> list[tuple[int, Box, Box]]:
        """Lines of text that lie over one another: page and boxes. Parts of one line may touch."""
        return [
            (number, one, other)
            for number, page in enumerate(self.pages)
            for at, one in enumerate(page.lines)
            for other in page.lines[at + 1 :]
            if _cross(one, other)
        ]

    def outside(self, margin: float) -> list[tuple[int, Box]]:
        """Lines of text nearer to the edge of the trimmed paper than so many mm."""
        found = []
        for number, page in enumerate(self.pages):
            aside = [(page.size[i] - page.trim[i]) / 2 + margin for i in (0, 1)]
            found += [
                (number, (left, bottom, right, top))
                for left, bottom, right, top in page.lines
                if left < aside[0]
                or bottom < aside[1]
                or right > page.size[0] - aside[0]
                or top > page.size[1] - aside[1]
            ]
        return found

    def codes(self, number: int, dots: int = 300) -> set[str]:
        """The texts of all QR codes on a page printed with so many dots an inch."""
        picture = self._document[number].render(scale=dots / 72, grayscale=True).to_pil()
        return {code.text for code in zxingcpp.read_barcodes(picture)}


def _cross(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    same_line = abs(one[1] - other[1]) < 1
    return wide > 0 and not same_line and high > 0.35 * min(one[3] - one[1], other[3] - other[1])


def plain(text: str) -> str:
    """Letters and digits alone: lines are broken anywhere."""
    assert unicodedata.is_normalized("NFC", text)
    return "".join(char for char in text if char.isalnum())


def _page(page: pypdfium2.PdfPage) -> Page:
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    left, bottom, right, top = page.get_trimbox()
    return Page(
        size=_rounded(*page.get_size()),
        trim=_rounded(right - left, top - bottom),
        text=text.get_text_range(),
        lines=[tuple(side / MILLIMETRE for side in box) for box in boxes],
        fonts=set(_fonts(page)),
    )


def _rounded(*points: float) -> tuple[int, ...]:
    return tuple(round(side / MILLIMETRE) for side in points)


def _fonts(page: pypdfium2.PdfPage) -> list[tuple[str, bool]]:
    """Name of each font and whether it is in the file."""
    found = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
        font = raw.FPDFTextObj_GetFont(item.raw)
        name = ctypes.create_string_buffer(200)
        raw.FPDFFont_GetBaseFontName(font, name, 200)
        found.append((name.value.decode(), bool(raw.FPDFFont_GetIsEmbedded(font))))
    return found
