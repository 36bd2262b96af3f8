"""What documents of the open data are put together from: the envelope, names, points, links, states."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from catalogue.model.base import Model, doc
from catalogue.model.texts import Text
from catalogue.model.values import Key, Stars
from catalogue.reference import groups, kinds

VERSION_FORM = r"^[0-9]+\.[0-9]+\.[0-9]+$"


def _form(**form: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string"} | form)


Version = Annotated[str, _form(pattern=VERSION_FORM)]
Day = Annotated[str, _form(format="date")]
Url = Annotated[str, _form(format="uri", pattern="^https?://")]
UnitCode = Annotated[str, _form(pattern="^[0-9]{5}$")]
Status = Annotated[str, _form(enum=list(kinds()["statuses"]))]
GroupKey = Annotated[str, _form(enum=list(groups()))]


class Licence(Model):
    """Under which licence the data may be used."""

    id: Annotated[str, doc("Ký hiệu SPDX.", "SPDX identifier.", "CC-BY-4.0")]
    name: Annotated[str, doc("Tên đầy đủ.", "Full name.")]
    url: Annotated[Url, doc("Văn bản giấy phép.", "The licence's text.")]


class Document(Model):
    """What every document says of itself."""

    version: Annotated[Version, doc("Phiên bản của định dạng.", "Version of the format.", "1.0.0")]
    generated_at: Annotated[
        Day,
        doc(
            "Ngày của thay đổi mới nhất trong dữ liệu này, không phải ngày tạo tệp.",
            "Day of the newest change in this data; not the day the file was made.",
            "2026-11-22",
        ),
    ]
    total: Annotated[int, doc("Có bao nhiêu mục.", "How many entries there are.", 20)]
    licence: Annotated[Licence, doc("Giấy phép.", "The licence.")]
    attribution: Annotated[Text, doc("Câu ghi nguồn.", "What to say when you use it.")]
    source: Annotated[Url, doc("Trang của danh mục.", "The catalogue's site.")]


class Pages(Model):
    """The page in each language."""

    vi: Annotated[Url, doc("Trang tiếng Việt.", "Page in Vietnamese.")]
    en: Annotated[Url, doc("Trang tiếng Anh.", "Page in English.")]


class ProductLinks(Pages):
    """Where a product is to be found."""

    short: Annotated[Url, doc("Địa chỉ in trong mã QR.", "The address in its QR code.")]
    data: Annotated[Url, doc("Tệp JSON của sản phẩm.", "Its own JSON document.")]


class Unit(Model):
    """A commune or ward since 1 July 2025."""

    code: Annotated[UnitCode, doc("Mã.", "Its code.", "05014")]
    name: Annotated[Text, doc("Tên.", "Its name.")]


class FormerUnitName(Unit):
    """A commune, ward or township until 30 June 2025."""

    district: Annotated[Text, doc("Huyện, thành phố cũ.", "Its district or city.")]


class Where(Model):
    """Where something is."""

    commune: Annotated[Unit | None, doc("Xã, phường hiện nay.", "The present unit.")] = None
    former: Annotated[FormerUnitName | None, doc("Đơn vị cũ.", "The former unit.")] = None


class Coordinates(Model):
    """Degrees north and east, WGS 84."""

    lat: Annotated[float, doc("Vĩ độ.", "Latitude.", 20.6924)]
    lon: Annotated[float, doc("Kinh độ.", "Longitude.", 105.436)]


class Position(Coordinates):
    """A point, and whose it is."""

    of: Annotated[
        Literal["producer", "commune-centre"],
        doc(
            "Của chủ thể, hay điểm giữa của xã, phường.",
            "The producer's, or the middle of the commune or ward.",
        ),
    ]
    approximate: Annotated[
        bool, doc("true nếu chỉ gần đúng.", "true when it is only roughly right.")
    ]


class Maker(Model):
    """A producer by name."""

    slug: Annotated[Key, doc("Tên tệp.", "Its file name.")]
    name: Annotated[Text, doc("Tên.", "Its name.")]
    kind: Annotated[str, doc("Loại chủ thể.", "Kind of producer.", "cooperative")]


class State(Model):
    """What certificates amount to on the day of the build; `status_until` says how long that holds."""

    status: Annotated[
        Status,
        doc(
            "Tính từ ngày tháng. Tính lại: valid đến hết ngày valid_until, “expiring” từ 180 ngày "
            "trước đó, “expired” sau đó.",
            "Worked out from dates. To work it out again: valid up to and with the day valid_until, "
            "“expiring” from 180 days before it, “expired” after it.",
            "valid",
        ),
    ]
    status_until: Annotated[
        Day | None,
        doc(
            "Ngày cuối mà tình trạng này còn đúng, nếu dữ liệu không đổi.",
            "The last day of this status, unless the data changes.",
        ),
    ] = None
    valid_until: Annotated[
        Day | None,
        doc(
            "Ngày cuối còn hiệu lực: như nguồn ghi, hoặc ngày cấp cộng 36 tháng.",
            "The last valid day: as stated, or 36 months after the issue.",
        ),
    ] = None


class Computed(State):
    """What is worked out of a product's file and others."""

    slug: Annotated[Key, doc("Tên tệp, cũng là địa chỉ trang.", "File name and page address.")]
    kind: Annotated[
        Literal["good", "service"], doc("Hàng hóa hay dịch vụ.", "A good or a service.")
    ]
    group: Annotated[GroupKey, doc("Nhóm, theo bộ sản phẩm.", "The group, from the set.")]
    stars: Annotated[Stars | None, doc("Hạng sao hiện nay.", "The stars of today.")] = None
    where: Annotated[Where | None, doc("Tên nơi làm ra.", "Names of the place.")] = None
    position: Annotated[Position | None, doc("Vị trí.", "Where it is on a map.")] = None
    made_by: Annotated[list[Maker], doc("Chủ thể.", "Its producers.")] = Field(default_factory=list)
    formerly: Annotated[list[Key], doc("Tên tệp trước đây.", "File names it had before.")] = Field(
        default_factory=list
    )
    updated: Annotated[
        Day | None,
        doc(
            "Ngày mới nhất mà mục này nêu: đối chiếu, nguồn, giấy chứng nhận, vào danh mục.",
            "The newest day the entry states: review, sources, certificates, day of entry.",
        ),
    ] = None
    links: Annotated[ProductLinks, doc("Liên kết.", "Links.")]
