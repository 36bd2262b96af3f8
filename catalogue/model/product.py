"""An OCOP product: a good, or a service of set 26."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalogue.model.base import Model, doc
from catalogue.model.limits import OneOf
from catalogue.model.parts import (
    Buy,
    Certificate,
    Fact,
    Mark,
    Pack,
    Photo,
    Place,
    Source,
    Trace,
    Visit,
)
from catalogue.model.texts import Remark, Story, Summary, Text
from catalogue.model.values import Date, Key, Line, Month, Percent, ProductId, SetNumber
from catalogue.reference import kinds

# States that no certificate can tell; all others are computed from dates.
WRITTEN_STATUSES = {
    key: kinds()["statuses"][key] for key in ("candidate", "unconfirmed", "discontinued")
}
StatusKey = Annotated[Line, OneOf(WRITTEN_STATUSES)]
DrawingKey = Annotated[Line, OneOf(kinds()["drawings"])]
LanguageKey = Annotated[Line, OneOf(kinds()["languages"])]


class Product(Model):
    """One file in `products/`."""

    id: Annotated[
        ProductId,
        doc(
            "Mã trong danh mục: hai chữ hoa và bốn chữ số. Không bao giờ đổi, không dùng lại: "
            "mã được in trong mã QR.",
            "Id in the catalogue: two capitals, four digits. Permanent, never reused: it is printed "
            "in QR codes.",
            "HB0013",
        ),
    ]
    name: Annotated[
        Text,
        doc(
            "Tên sản phẩm.", "Name.", {"vi": "Mật ong rừng Hợp Tiến", "en": "Hop Tien forest honey"}
        ),
    ]
    set: Annotated[
        SetNumber,
        doc(
            "Số của bộ sản phẩm, 1 đến 26; nhóm suy ra từ đây.",
            "Number of the official product set, 1 to 26; the group follows.",
            4,
            "Quyết định 26/2026/QĐ-TTg, Phụ lục I.",
        ),
    ]
    producers: Annotated[
        list[Key],
        doc(
            "Chủ thể: tên tệp trong producers/.",
            "Who makes it: file names in producers/.",
            ["green-life"],
        ),
    ] = Field(default_factory=list)
    place: Annotated[Place | None, doc("Nơi làm ra.", "Where it is made.")] = None
    summary: Annotated[Summary | None, doc("Một câu giới thiệu.", "One sentence.")] = None
    story: Annotated[
        Story | None,
        doc(
            "Câu chuyện sản phẩm, 2 đến 4 đoạn.",
            "The product's story, two to four paragraphs.",
            None,
            "Quyết định 26/2026/QĐ-TTg, Phụ lục II, tiêu chí 5: câu chuyện trùng nhau được 0 điểm.",
        ),
    ] = None
    story_sources: Annotated[
        list[Key],
        doc("Nguồn của câu chuyện.", "Sources the story rests on.", ["hbo-journey"]),
    ] = Field(default_factory=list)
    certificates: Annotated[
        list[Certificate],
        doc("Giấy chứng nhận OCOP, cũ nhất trước.", "OCOP certificates, oldest first."),
    ] = Field(default_factory=list)
    status: Annotated[
        StatusKey | None,
        doc(
            "Chỉ ghi khi không suy ra được: candidate, unconfirmed, discontinued.",
            "Only where it can't be derived: candidate, unconfirmed, discontinued.",
            "candidate",
        ),
    ] = None
    marks: Annotated[list[Mark], doc("Chứng nhận khác.", "Other marks.")] = Field(
        default_factory=list
    )
    photos: Annotated[list[Photo], doc("Ảnh.", "Photos.")] = Field(default_factory=list)
    illustration: Annotated[
        DrawingKey | None,
        doc(
            "Hình vẽ thay ảnh khi chưa có ảnh; bỏ trống thì dùng hình của bộ sản phẩm.",
            "The drawing shown while there is no photo; without it the product set's is.",
            "oranges",
        ),
    ] = None
    season: Annotated[
        list[Month],
        doc(
            "Các tháng có hàng tươi, 1 đến 12.", "Months it can be bought fresh, 1 to 12.", [10, 11]
        ),
    ] = Field(default_factory=list)
    season_source: Annotated[
        Key | None, doc("Nguồn của mùa vụ.", "Source of the season.", "hbo-journey")
    ] = None
    packs: Annotated[list[Pack], doc("Quy cách đóng gói.", "Pack sizes.")] = Field(
        default_factory=list
    )
    ingredients: Annotated[Remark | None, doc("Thành phần.", "Ingredients.")] = None
    allergens: Annotated[Remark | None, doc("Chất gây dị ứng.", "Allergens.")] = None
    storage: Annotated[Remark | None, doc("Bảo quản.", "Storage.")] = None
    shelf_life: Annotated[Remark | None, doc("Hạn sử dụng.", "Shelf life.")] = None
    alcohol_percent: Annotated[
        Percent | None, doc("Độ cồn, % thể tích.", "Alcohol, % by volume.", 29.5)
    ] = None
    capacity: Annotated[
        Remark | None,
        doc("Năng lực cung ứng mỗi năm, hoặc sức chứa.", "Yearly output, or guests it can take."),
    ] = None
    languages: Annotated[
        list[LanguageKey], doc("Ngôn ngữ phục vụ khách.", "Languages spoken to guests.", ["vi"])
    ] = Field(default_factory=list)
    facts: Annotated[list[Fact], doc("Dữ kiện khác có nguồn.", "Other sourced facts.")] = Field(
        default_factory=list
    )
    buy: Annotated[list[Buy], doc("Nơi mua.", "Where to buy.")] = Field(default_factory=list)
    trace: Annotated[Trace | None, doc("Truy xuất nguồn gốc.", "Traceability.")] = None
    visit: Annotated[Visit | None, doc("Tham quan.", "Visiting.")] = None
    also_known_as: Annotated[
        list[Line], doc("Tên khác người ta hay tìm.", "Other spellings people search for.")
    ] = Field(default_factory=list)
    unconfirmed: Annotated[
        list[Text],
        doc("Điều chưa xác nhận được, nói thẳng.", "What could not be confirmed, said plainly."),
    ] = Field(default_factory=list)
    reviewed: Annotated[
        Date | None,
        doc(
            "Ngày mục này được đối chiếu với các nguồn lần cuối.",
            "When this entry was last compared with its sources.",
            "2026-11-22",
        ),
    ] = None
    sources: Annotated[dict[Key, Source], doc("Các nguồn, theo khóa.", "Sources, by key.")] = Field(
        default_factory=dict
    )
