"""The documents of the open data below `/api/v1/`: their fields, from which their JSON Schemas are made.

What a contributor wrote has the same name as in the file; what was worked out from it stands in `computed`,
or is said to be. Fields that are not known are left out. Documents are put together as plain data by
`enrich/open_entries.py`, which is much faster than making such objects; a test validates every document of
a built site.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from catalogue.model.base import Model, doc
from catalogue.model.event import Event
from catalogue.model.open_parts import (
    Computed,
    Coordinates,
    Day,
    Document,
    FormerUnitName,
    Pages,
    State,
    Status,
    Unit,
    Url,
    Version,
    Where,
)
from catalogue.model.parts import Certificate, Photo
from catalogue.model.producer import Producer
from catalogue.model.product import Product
from catalogue.model.texts import Summary, Text
from catalogue.model.values import Date, Key, Month, ProductId, SetNumber, Stars


class ProductRow(Computed):
    """A product in a list."""

    id: Annotated[ProductId, doc("Mã trong danh mục.", "Catalogue number.", "HB0013")]
    name: Annotated[Text, doc("Tên.", "Name.")]
    summary: Annotated[Summary | None, doc("Một câu.", "One sentence.")] = None
    set: Annotated[SetNumber, doc("Bộ sản phẩm số.", "Number of the product set.", 4)]
    issued: Annotated[Date | None, doc("Ngày cấp.", "Date of issue.")] = None
    revoked: Annotated[Date | None, doc("Ngày bị thu hồi.", "When it was revoked.")] = None
    season: Annotated[list[Month], doc("Các tháng có hàng tươi.", "Months when it is fresh.")] = (
        Field(default_factory=list)
    )
    marks: Annotated[list[str], doc("Chứng nhận khác.", "Other marks.", ["vietgap"])] = Field(
        default_factory=list
    )
    photo: Annotated[Url | None, doc("Ảnh đầu tiên.", "The first photo.")] = None


class ProductsDocument(Document):
    """`products.json`."""

    status_on: Annotated[Day, doc("Tình trạng tính vào ngày này.", "Day the statuses are of.")]
    products: Annotated[list[ProductRow], doc("Theo mã.", "By id.")]


class CertificateWhole(Certificate, State):
    """A certificate as written, and what follows on the day."""


class PhotoFile(Model):
    """A photo in one size."""

    url: Annotated[Url, doc("Địa chỉ.", "Its address.")]
    width: Annotated[int, doc("Chiều rộng, điểm ảnh.", "Width in pixels.")]


class PhotoWhole(Photo):
    """A photo as written, and the files made of it."""

    files: Annotated[list[PhotoFile], doc("Nhỏ nhất trước.", "Smallest first.")]


Certificates = Annotated[list[CertificateWhole], doc("Cũ nhất trước.", "Oldest first.")]
Photos = Annotated[list[PhotoWhole], doc("Ảnh.", "Photos.")]


class ProductWhole(Product):
    """A product as its file has it; `computed` is what follows from it and other files."""

    # Lists of more than the file has.
    certificates: Certificates = Field(default_factory=list)  # type: ignore[assignment]
    photos: Photos = Field(default_factory=list)  # type: ignore[assignment]
    computed: Annotated[Computed, doc("Điều suy ra.", "What follows.")]


class ProductDocument(Document):
    """`products/<ID>.json`."""

    product: Annotated[ProductWhole, doc("Sản phẩm.", "The product.")]


class ConsentDay(Model):
    """That a producer agreed to publish contacts; by whom stays in the catalogue."""

    date: Annotated[Date, doc("Ngày đồng ý.", "When.")]


Consented = Annotated[
    ConsentDay | None, doc("Sự đồng ý công bố liên hệ.", "Consent to publish contacts.")
]


class ProducerComputed(Model):
    """What is worked out of a producer's file and others."""

    slug: Annotated[Key, doc("Tên tệp, cũng là địa chỉ trang.", "File name and page address.")]
    where: Annotated[Where | None, doc("Tên nơi có trụ sở.", "Names of its place.")] = None
    products: Annotated[list[ProductId], doc("Mã sản phẩm.", "Ids of its products.")]
    updated: Annotated[
        Day | None, doc("Ngày mới nhất mà mục này nêu.", "The newest day the entry states.")
    ] = None
    links: Annotated[Pages, doc("Liên kết.", "Links.")]


class ProducerWhole(Producer):
    """A producer as its file has it. Contacts of persons are there only where a consent is recorded."""

    consent: Consented = None  # type: ignore[assignment]
    photos: Photos = Field(default_factory=list)  # type: ignore[assignment]
    computed: Annotated[ProducerComputed, doc("Điều suy ra.", "What follows.")]


class ProducersDocument(Document):
    """`producers.json`."""

    producers: Annotated[list[ProducerWhole], doc("Theo tên tệp.", "By file name.")]


class FormerPart(FormerUnitName):
    """A former unit that became this one, or a part of it."""

    split: Annotated[
        bool, doc("true nếu chỉ một phần về đây.", "true when only a part of it came here.")
    ]


class CommuneWhole(Unit):
    """A commune or ward of today."""

    kind: Annotated[Literal["commune", "ward"], doc("Xã hay phường.", "Commune or ward.")]
    centre: Annotated[
        Coordinates, doc("Điểm giữa, đúng đến một, hai km.", "Its middle, right to a km or two.")
    ]
    former: Annotated[list[FormerPart], doc("Các đơn vị cũ.", "The former units.")]
    products: Annotated[list[ProductId], doc("Mã sản phẩm.", "Ids of products.")]
    producers: Annotated[list[Key], doc("Chủ thể.", "File names of producers.")]
    links: Annotated[Pages, doc("Liên kết.", "Links.")]


class PlacesDocument(Document):
    """`places.json`."""

    places: Annotated[list[CommuneWhole], doc("Theo mã.", "By code.")]


class CertificateRow(State):
    """A certificate in the list of all."""

    product: Annotated[ProductId, doc("Mã sản phẩm.", "Id of the product.")]
    stars: Annotated[Stars, doc("Hạng sao.", "Stars.")]
    issued: Annotated[Date | None, doc("Ngày cấp.", "Date of issue.")] = None
    revoked: Annotated[Date | None, doc("Ngày bị thu hồi.", "When it was revoked.")] = None
    level: Annotated[
        str | None, doc("Độ mạnh của nguồn.", "How strong its source is.", "official")
    ] = None
    latest: Annotated[
        bool, doc("true với giấy mới nhất của sản phẩm.", "true for the product's newest one.")
    ]


class CertificatesDocument(Document):
    """`certificates.json`."""

    status_on: Annotated[Day, doc("Tình trạng tính vào ngày này.", "Day the statuses are of.")]
    certificates: Annotated[
        list[CertificateRow], doc("Theo mã sản phẩm, cũ nhất trước.", "By product, oldest first.")
    ]


class EventComputed(Model):
    """What follows from an event's file."""

    slug: Annotated[Key, doc("Tên tệp, cũng là địa chỉ trang.", "File name and page address.")]
    links: Annotated[Pages, doc("Liên kết.", "Links.")]


class EventWhole(Event):
    """An event as its file has it."""

    computed: Annotated[EventComputed, doc("Điều suy ra.", "What follows.")]


class EventsDocument(Document):
    """`events.json`."""

    events: Annotated[list[EventWhole], doc("Theo ngày.", "By day.")]


# A GeoJSON point: longitude, then latitude.
_POINT = {
    "type": "object",
    "properties": {
        "type": {"const": "Point"},
        "coordinates": {
            "type": "array",
            "items": {"type": "number"},
            "minItems": 2,
            "maxItems": 2,
        },
    },
    "required": ["type", "coordinates"],
    "additionalProperties": False,
}
Geometry = Annotated[Any, WithJsonSchema({"oneOf": [_POINT, {"type": "null"}]})]


class Properties(Model):
    """What a map may show of a product."""

    id: ProductId
    name_vi: str
    name_en: str
    stars: Stars | None = None
    status: Status
    valid_until: Day | None = None
    place_vi: str | None = None
    place_en: str | None = None
    position: Annotated[
        Literal["producer", "commune-centre"] | None,
        doc("Vị trí của ai.", "Whose position it is."),
    ] = None
    approximate: Annotated[
        bool | None, doc("true nếu chỉ gần đúng.", "true when it is only roughly right.")
    ] = None
    page_vi: Url
    page_en: Url


class Feature(Model):
    """A product; without a known place its geometry is null."""

    type: Literal["Feature"]
    id: ProductId
    geometry: Geometry
    properties: Properties


class GeoDocument(Document):
    """`products.geojson` (RFC 7946)."""

    type: Literal["FeatureCollection"]
    bbox: Annotated[
        list[float] | None, doc("Tây, nam, đông, bắc.", "West, south, east, north.")
    ] = None
    status_on: Annotated[Day, doc("Tình trạng tính vào ngày này.", "Day the statuses are of.")]
    features: Annotated[list[Feature], doc("Theo mã.", "By id.")]


class About(Model):
    """One of the documents."""

    url: Annotated[
        str, doc("Địa chỉ; {id} là mã sản phẩm.", "Its address; {id} stands for a product's id.")
    ]
    type: Annotated[str, doc("Loại nội dung.", "Media type.")]
    schema_url: Annotated[Url | None, doc("JSON Schema của nó.", "Its JSON Schema.")] = None
    total: Annotated[int | None, doc("Có bao nhiêu mục.", "How many entries.")] = None
    about: Annotated[Text, doc("Trong đó có gì.", "What is in it.")]


class Change(Model):
    """One version of the format."""

    version: Annotated[Version, doc("Phiên bản.", "Version.")]
    date: Annotated[Day, doc("Từ ngày.", "Since.")]
    about: Annotated[Text, doc("Có gì đổi.", "What changed.")]


class IndexDocument(Document):
    """`index.json`: total is the number of products."""

    title: Annotated[Text, doc("Tên của danh mục.", "The catalogue's name.")]
    status_on: Annotated[Day, doc("Tình trạng tính vào ngày này.", "Day the statuses are of.")]
    documentation: Annotated[Pages, doc("Trang giải thích.", "Pages that explain it.")]
    openapi: Annotated[Url, doc("Mô tả OpenAPI.", "OpenAPI description.")]
    feeds: Annotated[list[Url], doc("Các nguồn tin Atom.", "Atom feeds.")]
    documents: Annotated[list[About], doc("Các tệp.", "The documents.")]
    changes: Annotated[list[Change], doc("Nhật ký thay đổi.", "The change log.")]


# Document → the model of what it holds.
MODELS: dict[str, type[Document]] = {
    "index.json": IndexDocument,
    "products.json": ProductsDocument,
    "products/{id}.json": ProductDocument,
    "producers.json": ProducersDocument,
    "places.json": PlacesDocument,
    "certificates.json": CertificatesDocument,
    "events.json": EventsDocument,
    "products.geojson": GeoDocument,
}
