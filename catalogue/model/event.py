"""A trade fair or market."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalogue.model.base import Model, doc
from catalogue.model.parts import OptionalSourceRef, Place, Source, SourceRef
from catalogue.model.texts import Label, Text
from catalogue.model.values import Date, HttpsUrl, Key, Line, ProductId


class Stand(Model):
    """A stand at the event: whose it is and what it shows.

    Where no product is named, pages show all products of its producers, and say that it is the producer who
    is there.
    """

    name: Annotated[Label | None, doc("Tên hoặc số gian hàng.", "Name or number.", "A12")] = None
    producers: Annotated[
        list[Key],
        doc("Chủ thể: tên tệp trong producers/.", "File names in producers/.", ["green-life"]),
    ] = Field(default_factory=list)
    products: Annotated[
        list[ProductId],
        doc("Mã sản phẩm được trưng bày.", "Ids of the products shown.", ["HB0013"]),
    ] = Field(default_factory=list)
    source: OptionalSourceRef = None


class Event(Model):
    """One file in `events/`."""

    name: Annotated[Text, doc("Tên sự kiện.", "Name.")]
    start: Annotated[Date, doc("Ngày khai mạc.", "First day.", "2026-12-05")]
    end: Annotated[Date, doc("Ngày bế mạc.", "Last day.", "2026-12-09")]
    place: Annotated[Place | None, doc("Xã, phường.", "Commune or ward.")] = None
    venue: Annotated[Label | None, doc("Địa điểm.", "Venue and address.")] = None
    hours: Annotated[
        Label | None,
        doc("Giờ mở cửa.", "Opening hours.", {"vi": "8 giờ đến 21 giờ", "en": "8 am to 9 pm"}),
    ] = None
    organiser: Annotated[Label | None, doc("Đơn vị tổ chức.", "Organiser.")] = None
    website: Annotated[HttpsUrl | None, doc("Trang web.", "Website.")] = None
    cancelled: Annotated[
        bool, doc("true nếu sự kiện đã bị hủy.", "true if the event was called off.", True)
    ] = False
    stands: Annotated[list[Stand], doc("Gian hàng.", "Stands.")] = Field(default_factory=list)
    also_known_as: Annotated[
        list[Line], doc("Tên khác người ta hay tìm.", "Other names people search for.")
    ] = Field(default_factory=list)
    source: SourceRef
    reviewed: Annotated[
        Date | None,
        doc("Ngày đối chiếu với nguồn lần cuối.", "When it was last compared with its sources."),
    ] = None
    sources: Annotated[dict[Key, Source], doc("Các nguồn, theo khóa.", "Sources, by key.")]
