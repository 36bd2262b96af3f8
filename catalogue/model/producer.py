"""A producer ("chủ thể"): who makes the product and holds its certificate."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalogue.model.base import Model, doc
from catalogue.model.limits import OneOf
from catalogue.model.parts import Consent, Fact, Location, Mark, Photo, Place, Source
from catalogue.model.texts import Label, Story, Text
from catalogue.model.values import Date, Email, HttpsUrl, Key, Line, Phone
from catalogue.reference import kinds

KindKey = Annotated[Line, OneOf(kinds()["producer_kinds"])]


class Producer(Model):
    """One file in `producers/`."""

    name: Annotated[
        Text,
        doc("Tên đầy đủ.", "Full name.", {"vi": "HTX Green Life", "en": "Green Life Cooperative"}),
    ]
    kind: Annotated[
        KindKey,
        doc(
            "Loại chủ thể.",
            "Kind of producer.",
            "cooperative",
            "Quyết định 26/2026/QĐ-TTg, Điều 1.2 và 2.3.",
        ),
    ]
    place: Annotated[Place | None, doc("Nơi có trụ sở.", "Where it is based.")] = None
    village: Annotated[Label | None, doc("Thôn, xóm, bản, khu.", "Village or hamlet.")] = None
    address: Annotated[
        Label | None, doc("Địa chỉ như nguồn ghi.", "Address as the source writes it.")
    ] = None
    location: Annotated[Location | None, doc("Vị trí trên bản đồ.", "Point on the map.")] = None
    phone: Annotated[Phone | None, doc("Điện thoại.", "Phone.", "+84912345678")] = None
    email: Annotated[Email | None, doc("Thư điện tử.", "E-mail.", "htx@example.vn")] = None
    website: Annotated[HttpsUrl | None, doc("Trang web.", "Website.")] = None
    zalo: Annotated[HttpsUrl | None, doc("Trang Zalo.", "Zalo page.", "https://oa.zalo.me/1")] = (
        None
    )
    facebook: Annotated[HttpsUrl | None, doc("Trang Facebook.", "Facebook page.")] = None
    consent: Annotated[
        Consent | None,
        doc(
            "Ai đồng ý công bố thông tin liên hệ cá nhân, khi nào.",
            "Who agreed to publish personal contact data, and when.",
            None,
            "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15.",
        ),
    ] = None
    founded: Annotated[Date | None, doc("Thành lập.", "Founded.", 2015)] = None
    about: Annotated[Story | None, doc("Giới thiệu ngắn.", "A short portrait.")] = None
    about_sources: Annotated[
        list[Key],
        doc("Nguồn của phần giới thiệu.", "Sources of the portrait.", ["hbo-journey"]),
    ] = Field(default_factory=list)
    facts: Annotated[list[Fact], doc("Dữ kiện khác có nguồn.", "Other sourced facts.")] = Field(
        default_factory=list
    )
    marks: Annotated[list[Mark], doc("Chứng nhận của cơ sở.", "Marks of the farm or facility.")] = (
        Field(default_factory=list)
    )
    photos: Annotated[list[Photo], doc("Ảnh.", "Photos.")] = Field(default_factory=list)
    also_known_as: Annotated[
        list[Line], doc("Tên khác người ta hay tìm.", "Other names people search for.")
    ] = Field(default_factory=list)
    formerly: Annotated[
        list[Key],
        doc(
            "Tên tệp trước đây; địa chỉ cũ vẫn dẫn tới trang này.",
            "File names it had before; the old addresses lead to its page.",
            ["htx-green-life"],
        ),
    ] = Field(default_factory=list)
    unconfirmed: Annotated[
        list[Text], doc("Điều chưa xác nhận được.", "What could not be confirmed.")
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
