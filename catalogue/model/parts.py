"""The parts of an entry: sources, certificates, marks, places, photos, packs, where to buy."""

from __future__ import annotations

from typing import Annotated

from catalogue.model.base import Model, doc
from catalogue.model.limits import OneOf
from catalogue.model.texts import Label, Text
from catalogue.model.values import (
    Booking,
    CommuneCode,
    Date,
    FormerCode,
    Gtin,
    HttpsUrl,
    Key,
    Latitude,
    Line,
    Longitude,
    Phone,
    Price,
    Stars,
)
from catalogue.reference import kinds, marks

_SOURCE_VI = "Khóa của nguồn trong mục sources của tệp này."
_SOURCE_EN = "Key of the source in this file's `sources`."
SourceRef = Annotated[Key, doc(_SOURCE_VI, _SOURCE_EN, "hbo-journey")]
OptionalSourceRef = Annotated[Key | None, doc(_SOURCE_VI, _SOURCE_EN, "hbo-journey")]

LevelKey = Annotated[Line, OneOf(kinds()["source_levels"])]
MarkKey = Annotated[Line, OneOf(marks())]
ScopeKey = Annotated[Line, OneOf(kinds()["mark_scopes"])]
BuyKey = Annotated[Line, OneOf(kinds()["buy_kinds"])]


class Source(Model):
    """Where a claim comes from."""

    title: Annotated[
        Label,
        doc(
            "Tiêu đề, viết đúng như nguồn; để trong ngoặc vuông nếu là mô tả của người biên tập.",
            "The title as the source has it; in square brackets when it is our description.",
            "OCOP Hoa Binh: Awakening local excellence",
        ),
    ]
    publisher: Annotated[
        Label | None, doc("Cơ quan hoặc nơi đăng.", "Who published it.", "Báo Hòa Bình")
    ] = None
    date: Annotated[Date | None, doc("Ngày đăng.", "When it was published.", "2025-05")] = None
    url: Annotated[
        HttpsUrl | None, doc("Địa chỉ trang, bắt đầu bằng https.", "Its address, https only.")
    ] = None
    level: Annotated[
        LevelKey,
        doc(
            "Độ mạnh của nguồn: official (văn bản nhà nước), press (báo chí), producer (chủ thể), "
            "shop (nơi bán).",
            "How strong it is: official (document of an authority), press, producer, shop.",
            "press",
        ),
    ]
    file: Annotated[
        Line | None,
        doc(
            "Tên bản lưu do người quản lý danh mục giữ.",
            "Name of the copy kept by the maintainers.",
            "004_73eaf4fa1db17aae.txt",
        ),
    ] = None
    reference: Annotated[
        Label | None,
        doc(
            "Cách tìm lại khi không có địa chỉ: số bài, số công báo …",
            "How to find it when there is no address: article number, gazette number …",
            "en.baohoabinh.com.vn, 10330",
        ),
    ] = None
    note: Annotated[
        Text | None, doc("Điều cần biết về nguồn này.", "What to know about this source.")
    ] = None


class Certificate(Model):
    """One OCOP rating: a decision of an authority that holds for 36 months."""

    stars: Annotated[
        Stars,
        doc(
            "Hạng sao, 3 đến 5.",
            "Stars, 3 to 5.",
            4,
            "Quyết định 26/2026/QĐ-TTg, Điều 3.3 và 4: dưới 50 điểm không có giấy chứng nhận.",
        ),
    ]
    issued: Annotated[
        Date | None,
        doc(
            "Ngày cấp, chính xác đến đâu ghi đến đó.",
            "When issued, as precisely as known.",
            "2024-12",
        ),
    ] = None
    expires: Annotated[
        Date | None,
        doc(
            "Chỉ ghi khi khác ngày cấp + 36 tháng.",
            "Only when it differs from issue + 36 months.",
            "2027-06-30",
            "Quyết định 26/2026/QĐ-TTg, Điều 4.3: 36 tháng.",
        ),
    ] = None
    issuer: Annotated[
        Label | None,
        doc(
            "Cơ quan cấp, ghi như trong quyết định.",
            "The issuing authority, as in the decision.",
            {"vi": "UBND huyện Kim Bôi", "en": "Kim Boi district People's Committee"},
        ),
    ] = None
    decision: Annotated[
        Line | None,
        doc("Số quyết định.", "Number of the decision.", "377/QĐ-BNN-VPĐP"),
    ] = None
    product_code: Annotated[
        Line | None,
        doc(
            "Mã số sản phẩm OCOP, nếu có.",
            "OCOP product code, if any.",
            "25-05014-1-2026",
            "Quyết định 26/2026/QĐ-TTg: tỉnh - xã - số thứ tự - năm đánh giá.",
        ),
    ] = None
    revoked: Annotated[
        Date | None,
        doc(
            "Ngày bị thu hồi.",
            "When it was revoked.",
            "2026-02",
            "Quyết định 26/2026/QĐ-TTg, Điều 8.",
        ),
    ] = None
    source: SourceRef


class Mark(Model):
    """A mark or management system beside the stars: VietGAP, HACCP, a geographical indication …"""

    mark: Annotated[MarkKey, doc("Loại chứng nhận.", "Which mark.", "vietgap")]
    scope: Annotated[
        ScopeKey,
        doc(
            "Chứng nhận điều gì: farm (nơi trồng, nuôi), facility (cơ sở), product (sản phẩm).",
            "What it is about: the farm, the facility or the product.",
            "farm",
        ),
    ]
    number: Annotated[Line | None, doc("Số chứng nhận.", "Its number.", "00046")] = None
    issued: Annotated[Date | None, doc("Ngày cấp.", "When issued.", "2024-11-05")] = None
    expires: Annotated[Date | None, doc("Ngày hết hạn.", "When it expires.", "2027-11-04")] = None
    issuer: Annotated[Label | None, doc("Nơi cấp.", "Who issued it.")] = None
    source: SourceRef


class Place(Model):
    """Where something is: the commune since 1 July 2025, the unit before, the village."""

    commune: Annotated[
        CommuneCode | None,
        doc(
            "Mã xã, phường hiện nay, trong ngoặc kép.",
            "Code of the present commune or ward, in quotes.",
            "05014",
            "Quyết định 19/2025/QĐ-TTg.",
        ),
    ] = None
    former: Annotated[
        FormerCode | None,
        doc(
            "Mã xã, phường, thị trấn trước 1/7/2025; bỏ trống xã hiện nay thì được suy ra từ đây.",
            "Code of the unit before 1 July 2025; the present commune follows from it.",
            "05038",
            "Nghị quyết 1676/NQ-UBTVQH15.",
        ),
    ] = None
    village: Annotated[
        Label | None, doc("Thôn, xóm, bản, khu.", "Village or hamlet.", "Bản Lác")
    ] = None


class Location(Model):
    """A point on the map."""

    lat: Annotated[Latitude, doc("Vĩ độ.", "Latitude, degrees north.", 20.66)]
    lon: Annotated[Longitude, doc("Kinh độ.", "Longitude, degrees east.", 105.54)]
    approximate: Annotated[
        bool, doc("true nếu chỉ là vị trí gần đúng.", "true when only roughly right.")
    ] = False


class Photo(Model):
    """A photograph with its rights."""

    file: Annotated[
        Line,
        doc(
            "Tệp ảnh trong thư mục photos/, JPEG, PNG hoặc WebP.",
            "The file below photos/, JPEG, PNG or WebP.",
            "photos/mat-ong-hop-tien.jpg",
        ),
    ]
    alt: Annotated[
        Text,
        doc(
            "Ảnh cho thấy gì, cho người không nhìn được.", "What it shows, for those who can't see."
        ),
    ]
    credit: Annotated[Line, doc("Người chụp.", "Who took it.", "HTX Green Life")]
    licence: Annotated[
        Line, doc("Được dùng theo giấy phép nào.", "Under which licence.", "CC BY 4.0")
    ]


class Pack(Model):
    """One size the product is sold in."""

    size: Annotated[Label, doc("Quy cách.", "Size.", "500 ml")]
    gtin: Annotated[
        Gtin | None,
        doc("Mã vạch, trong ngoặc kép.", "Barcode number, in quotes.", "8931234567897", "GS1"),
    ] = None
    price_vnd: Annotated[
        Price | None,
        doc("Giá, đồng, số nguyên không dấu chấm.", "Price in whole đồng, no dots.", 150000),
    ] = None
    price_date: Annotated[
        Date | None, doc("Giá của thời điểm nào.", "When this was the price.", "2026-05")
    ] = None
    source: OptionalSourceRef = None


class Fact(Model):
    """A fact that has no field of its own: a label and a value."""

    label: Annotated[Label, doc("Tên dữ kiện.", "What it is.", "Số đàn ong")]
    value: Annotated[Label, doc("Giá trị.", "Its value.", "4.500")]
    source: SourceRef


class Buy(Model):
    """A place where the product can be bought."""

    kind: Annotated[BuyKey, doc("Loại nơi bán.", "Kind of place.", "online")]
    name: Annotated[Label | None, doc("Tên nơi bán.", "Its name.")] = None
    url: Annotated[HttpsUrl | None, doc("Địa chỉ trang bán hàng.", "Its web address.")] = None
    phone: Annotated[Phone | None, doc("Điện thoại.", "Phone.", "+84912345678")] = None
    place: Annotated[Label | None, doc("Địa chỉ.", "Its address.")] = None
    source: OptionalSourceRef = None


class Trace(Model):
    """Electronic traceability of the product."""

    url: Annotated[HttpsUrl, doc("Trang truy xuất nguồn gốc.", "The traceability page.")]
    provider: Annotated[Line | None, doc("Đơn vị cung cấp.", "Who runs it.")] = None
    source: OptionalSourceRef = None


class Visit(Model):
    """Whether visitors are welcome."""

    possible: Annotated[bool, doc("true nếu đón khách.", "true when visitors are welcome.")]
    note: Annotated[
        Text | None, doc("Có gì để xem, khi nào.", "What there is to see, and when.")
    ] = None
    booking: Annotated[
        Booking | None, doc("Cách đặt: địa chỉ https hoặc vài chữ.", "How to book: https or words.")
    ] = None
    source: OptionalSourceRef = None


class Consent(Model):
    """Who agreed that personal contact data is published, and when."""

    by: Annotated[Line, doc("Người đồng ý.", "Who agreed.")]
    date: Annotated[Date, doc("Ngày đồng ý.", "When.", "2026-05-12")]
