"""Entries with a fault each, for the form's rules and for those of `check`."""

from __future__ import annotations

from typing import Any

SOURCES = {"article": {"title": "Bài báo", "level": "press"}}
PRODUCT: dict[str, Any] = {
    "id": "HB0013",
    "name": {"vi": "Cam đồi Cao Phong", "en": "Cao Phong oranges"},
    "set": 1,
    "summary": {"vi": "Cam trồng trên đồi.", "en": "Oranges grown on hills."},
    "story": {"vi": "Cam ngọt nhờ sương núi.", "en": "Mountain mist makes them sweet."},
    "story_sources": ["article"],
    "sources": SOURCES,
    "status": "unconfirmed",
}
PRODUCER: dict[str, Any] = {
    "name": {"vi": "Hợp tác xã Mường", "en": "Muong Cooperative"},
    "kind": "cooperative",
}


def certificate(**values: Any) -> dict[str, Any]:
    return {"status": None, "certificates": [{"stars": 4, "source": "article"} | values]}


def pack(**values: Any) -> dict[str, Any]:
    return {"packs": [{"size": "500 ml"} | values]}


DATES = [
    "5/12/2024",
    "12/2024",
    "tháng 12 năm 2024",
    "2024/12/5",
    "5.12.24",
    "Dec 2024",
    "nay",
    "20245",
]
DATES += [
    "2025-02-30",
    "2024-13",
    "1899",
    "2101-01",
    "2090-01-01",
    "12/25/2024",
    "0000",
    "2024-02-29",
]
PHONES = ["0912 345 678", "0912345678 - 0987654321", "09123456", "+84 912 345 678", "84912345678"]
PHONES += ["gọi anh Năm", "(0218) 3851 234", "+840912345678", "1900 1234"]
URLS = [
    "http://ten.vn/a",
    "ten.vn",
    "https://ten.vn",
    "https://ten",
    "ftp://ten.vn",
    "https://a b.vn",
]
URLS += [
    "https://x@ten.vn/",
    "facebook",
    "https://ten.vn:0/",
    "https://ten.vn:99999/",
    "Xem trang a.vn",
]
PRICES = [
    "150.000 đ",
    "150k",
    "1,5 triệu",
    "rẻ",
    "150000 - 200000",
    "từ 10.000 đến 20.000",
    -5,
    150,
    0,
]
NAMES = [
    "CAM CAO PHONG",
    "Cam Cao Phong OCOP 4 sao",
    "Mật ong (5★)",
    "Đang cập nhật",
    "Bưởi 3T",
    "HTX",
]
STORIES = [
    "Cam <b>ngọt</b>.",
    "# Tựa\n\nCam.",
    "[x](javascript:a) cam",
    "[x](https://a.vn) cam",
    "<!-- a -->",
]
STORIES += ["[a](http://a.vn), [b](mailto:a@b.vn) và [c](ftp://x.vn)", "Xem <https://a.vn>."]

# (kind, what differs from a valid entry)
CASES: list[tuple[str, dict[str, Any]]] = [
    *(("product", {"sources": {"article": SOURCES["article"] | {"date": text}}}) for text in DATES),
    *(("product", {"buy": [{"kind": "shop", "phone": text}]}) for text in PHONES),
    *(("product", {"buy": [{"kind": "online", "url": text}]}) for text in URLS),
    *(("product", {"visit": {"possible": True, "booking": text}}) for text in URLS),
    *(("product", pack(price_vnd=value, price_date="2026-05")) for value in PRICES),
    *(("product", {"name": {"vi": text, "en": "Oranges"}}) for text in NAMES),
    *(("product", {"story": {"vi": text, "en": "Oranges."}}) for text in STORIES),
    ("product", {"name": {"vi": "Cao Phong orange", "en": "Quả cam Cao Phong"}}),
    ("product", {"name": {"vi": "Quả bưởi", "en": "Quả bưởi"}}),
    ("product", {"name": {"vi": ""}}),
    ("product", {"summary": {"vi": "Cam trong tren doi Cao Phong rat ngot", "en": "x y"}}),
    ("product", {"summary": {"vi": "ă" * 161, "en": "Oranges."}}),
    ("product", {"summary": {"vi": "Cam.\nNgọt.", "en": "Oranges."}}),
    ("product", {"id": "hb13"}),
    ("product", {"id": "13"}),
    ("product", {"id": "sản phẩm"}),
    ("product", pack(price_vnd=150000)),
    ("product", {"set": 14} | pack(price_vnd=150000, price_date="2026-05")),
    ("product", pack(gtin="893-123")),
    ("product", pack(gtin="8931234567891")),
    ("product", pack(gtin="8931234567897")),
    ("product", {"alcohol_percent": 101}),
    ("product", {"alcohol_percent": "rất nhẹ"}),
    ("product", {"alcohol_percent": "từ 20 đến 30"}),
    ("product", certificate(issued="2090-12")),
    ("product", certificate(issued="2014")),
    ("product", certificate(issued="2024-12", expires="2027-12")),
    ("product", certificate(issued="2024-02-29", expires="2027-02-28")),
    ("product", certificate(issued="2024-12-05", expires="2023-01")),
    ("product", certificate(issued="2024", revoked="2023")),
    ("product", certificate(decision="377/QD-BNN")),
    ("product", certificate(decision="377 / QĐ - BNN")),
    ("product", certificate(decision="số 5")),
    ("product", certificate(decision="1887/2024/QĐ-UBND")),
    (
        "product",
        {
            "status": None,
            "certificates": [
                {"stars": 4, "issued": "2024", "source": "article"},
                {"stars": 3, "issued": "2021-05", "source": "article"},
            ],
        },
    ),
    ("product", {"marks": [{"mark": "haccp", "scope": "product", "source": "article"}]}),
    (
        "product",
        {"marks": [{"mark": "vietgap", "scope": "farm", "issued": "2090", "source": "article"}]},
    ),
    ("product", {"set": 20, "summary": {"vi": "Cao thảo dược chữa bệnh gan.", "en": "It heals."}}),
    (
        "product",
        {"set": 14, "summary": {"vi": "Rượu tốt cho sức khoẻ, ngon nhất.", "en": "Spirit."}},
    ),
    ("producer", {"kind": "household", "phone": "+84912345678"}),
    ("producer", {"kind": "farm", "address": {"vi": "Xóm Lác", "en": "Lac hamlet"}}),
    (
        "producer",
        {"kind": "farm", "email": "a@b.vn", "consent": {"by": "Bùi Thị A", "date": "2026-05"}},
    ),
    ("producer", {"email": "htx.example.vn"}),
    ("producer", {"email": "é@example.vn"}),
    ("producer", {"founded": "2090"}),
    ("producer", {"name": {"vi": "HỢP TÁC XÃ MƯỜNG", "en": "Chưa rõ"}}),
]


def entry_of(kind: str, changes: dict[str, Any]) -> dict[str, Any]:
    whole = (PRODUCT if kind == "product" else PRODUCER) | changes
    return {key: value for key, value in whole.items() if value is not None}
