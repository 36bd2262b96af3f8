"""A catalogue of invented entries that have all there can be, and much of it.

PL0001 has five photos, PL0002 one photo and everything else at great length: the worst case for paper. Both,
and PL0003, are of one producer who can be reached in every way; PL0004 is of another one, who cannot.
"""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw, ImageFilter

from tests.support.entry_files import write

if TYPE_CHECKING:
    from pathlib import Path

FIVE, LONG, PLAIN, OTHER = "nam-anh", "rat-dai", "binh-thuong", "cua-ho-khac"
MAKER, STRANGER = "htx-du-dau", "ho-khac"
PHONE, MAIL, ZALO = "+84912345678", "hop-tac-xa@du-dau.example", "https://zalo.me/0912345678"
# Shapes as cameras and people make them: across, upright, square, a strip.
SHAPES = [(1600, 1200), (1200, 1600), (1400, 1400), (2000, 900), (1500, 1000)]
_SENTENCE = (
    "Câu này dài vừa phải, có đủ dấu của tiếng Việt và lặp đi lặp lại để cho trang thật dài. ",
    "This sentence is of middling length and is said again and again to make the page long. ",
)


def write_catalogue(folder: Path) -> Path:
    """Write the entries below `folder` and return it."""
    for number, shape in enumerate(SHAPES):
        write_landscape(folder / "products" / "photos" / f"canh-{number}.jpg", number, shape)
    entries = {
        f"products/{FIVE}.yml": _product(1, "Năm ảnh", "Five photos", MAKER)
        | {"photos": [_photo(number) for number in range(len(SHAPES))]},
        f"products/{LONG}.yml": _long(),
        f"products/{PLAIN}.yml": _product(3, "Sản phẩm bình thường", "A plain product", MAKER),
        f"products/{OTHER}.yml": _product(4, "Của hộ khác", "Another household's", STRANGER),
        f"producers/{MAKER}.yml": _maker() | {"phone": PHONE, "email": MAIL, "zalo": ZALO},
        f"producers/{STRANGER}.yml": {
            "name": {"vi": "Hộ khác", "en": "Another household"},
            "kind": "household",
            "sources": _sources(1),
        },
    }
    for name, entry in entries.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write(folder / name, entry)
    return folder


def _product(number: int, vi: str, en: str, maker: str) -> dict[str, Any]:
    return {
        "id": f"PL{number:04d}",
        "name": {"vi": vi, "en": en},
        "set": 4,
        "producers": [maker],
        "place": {"commune": "05014"},
        "summary": _text(1, 150),
        "story": {"vi": f"Chuyện riêng của {vi}.", "en": f"The story of {en} alone."},
        "story_sources": ["nguon-1"],
        "certificates": [{"stars": 4, "issued": "2025-04", "source": "nguon-1"}],
        "sources": _sources(1),
    }


def _long() -> dict[str, Any]:
    names = _text(2, 110)
    return _product(2, f"{names['vi']} một", f"{names['en']} one", MAKER) | {
        "story": {lang: "\n\n".join([text] * 12) for lang, text in _text(9).items()},
        "certificates": [
            {"stars": stars, "issued": f"{2019 + at}-05", "issuer": _text(1), "source": "nguon-1"}
            for at, stars in enumerate((3, 3, 4, 4, 5))
        ],
        "marks": [
            {
                "mark": mark,
                "scope": "facility",
                "number": "123",
                "issuer": _text(1),
                "source": "nguon-2",
            }
            for mark in ("vietgap", "globalgap", "organic", "haccp", "iso-22000", "halal", "fda")
        ],
        "photos": [_photo(1)],
        "season": list(range(1, 13)),
        "packs": [
            {"size": f"{size} g", "price_vnd": 1000 * size, "price_date": "2026-05"}
            for size in range(100, 1300, 100)
        ],
        **{name: _text(3) for name in ("ingredients", "allergens", "storage", "shelf_life")},
        "facts": [{"label": f"Số {n}", "value": _text(1), "source": "nguon-3"} for n in range(12)],
        "buy": [
            {
                "kind": "shop",
                "name": f"Cửa hàng {n}",
                "phone": PHONE,
                "place": _text(1),
                "url": "https://cua-hang-co-ten-mien-rat-dai-va-van-hop-le.example/mat-ong-rung",
            }
            for n in range(9)
        ],
        "visit": {"possible": True, "note": _text(3), "booking": "https://dat-cho.example/"},
        "trace": {"url": "https://truy-xuat.example/1", "provider": "Truy xuất"},
        "unconfirmed": [_text(2) for _ in range(8)],
        "also_known_as": [f"tên khác số {n}" for n in range(20)],
        "reviewed": "2026-11-22",
        "sources": _sources(25),
    }


def _maker() -> dict[str, Any]:
    return {
        "name": {"vi": "HTX Đủ đầu mối", "en": "Cooperative with every channel"},
        "kind": "cooperative",
        "place": {"commune": "05014"},
        "website": "https://du-dau.example/",
        "facebook": "https://www.facebook.com/du-dau.example",
        "consent": {"by": "Hợp tác xã", "date": "2026-05-12"},
        "sources": _sources(1),
    }


def _text(times: int, longest: int | None = None) -> dict[str, str]:
    vi, en = ((sentence * times).strip()[:longest].strip() for sentence in _SENTENCE)
    return {"vi": vi, "en": en}


def _sources(count: int) -> dict[str, Any]:
    return {
        f"nguon-{n}": {
            "title": f"Bài báo số {n}: " + _SENTENCE[0].strip(),
            "publisher": "Báo Thử Nghiệm",
            "date": "2026-05-12",
            "url": f"https://bao-thu.example/mot-dia-chi-kha-la-dai/va-con-dai-hon-nua/{n}",
            "level": "press",
        }
        for n in range(1, count + 1)
    }


def _photo(number: int) -> dict[str, Any]:
    return {
        "file": f"photos/canh-{number}.jpg",
        "alt": {"vi": f'Cảnh số {number + 1} <b>"&"</b>', "en": f'View {number + 1} <b>"&"</b>'},
        "credit": f"Người chụp {number + 1}",
        "licence": "CC BY 4.0",
    }


def write_landscape(path: Path, seed: int, size: tuple[int, int]) -> None:
    """A JPEG of hills in mist, a sun and rice fields, as a photo might show them."""
    chance = random.Random(seed)
    width, height = size
    picture = Image.linear_gradient("L").resize(size)
    picture = Image.merge(
        "RGB", [picture.point(lambda v, low=low: low + v // 3) for low in (120, 150, 190)]
    )
    draw = ImageDraw.Draw(picture)
    sun = chance.randrange(width // 5, 4 * width // 5), height // 4, height // 12
    draw.ellipse((sun[0] - sun[2], sun[1] - sun[2], sun[0] + sun[2], sun[1] + sun[2]), "#fff2c4")
    for layer in range(5):
        ground = height * (0.42 + 0.12 * layer)
        waves = [
            (chance.uniform(1, 4), chance.uniform(0, 7), height * 0.09 / (layer + 1))
            for _ in range(3)
        ]
        ridge = [
            (x, ground + sum(a * math.sin(f * x / width * 6.3 + shift) for f, shift, a in waves))
            for x in range(0, width + 8, 8)
        ]
        shade = (150 - 28 * layer, 175 - 20 * layer, 160 - 32 * layer)
        draw.polygon([*ridge, (width, height), (0, height)], shade)
    for _ in range(60):
        x, y = chance.randrange(width), chance.randrange(int(height * 0.88), height)
        draw.ellipse((x - 40, y - 6, x + 40, y + 6), (200 - chance.randrange(60), 190, 80))
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.filter(ImageFilter.GaussianBlur(1.2)).save(path, quality=88)
