"""The catalogue → a list as offices keep them, which `import` takes back without any change.

One row for each product, with its latest certificate. No cell can run: texts that look like formulas are
texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.dates import PartialDate
from catalogue.places import places
from catalogue.reference import kinds, sets
from catalogue.spreadsheet import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue.load.folder import Catalogue
    from catalogue.model import Producer, Product
    from catalogue.model.texts import Text

# Column of the import → heading in both languages, as the import knows them.
HEADINGS = {
    "id": {"vi": "Mã danh mục", "en": "Catalogue id"},
    "name_vi": {"vi": "Tên sản phẩm", "en": "Product name"},
    "name_en": {"vi": "Tên tiếng Anh", "en": "English name"},
    "set": {"vi": "Bộ sản phẩm", "en": "Product set"},
    "producers": {"vi": "Chủ thể", "en": "Producer"},
    "kind": {"vi": "Loại hình", "en": "Legal form"},
    "commune": {"vi": "Xã, phường", "en": "Commune"},
    "former": {"vi": "Xã cũ", "en": "Former commune"},
    "village": {"vi": "Thôn", "en": "Village"},
    "address": {"vi": "Địa chỉ", "en": "Address"},
    "phone": {"vi": "SĐT", "en": "Phone"},
    "email": {"vi": "Email", "en": "Email"},
    "website": {"vi": "Website", "en": "Website"},
    "stars": {"vi": "Hạng sao", "en": "Stars"},
    "decision": {"vi": "Số quyết định", "en": "Decision number"},
    "issued": {"vi": "Ngày cấp", "en": "Date of issue"},
    "expires": {"vi": "Ngày hết hạn", "en": "Expiry date"},
    "issuer": {"vi": "Cơ quan cấp", "en": "Issued by"},
    "product_code": {"vi": "Mã OCOP", "en": "OCOP code"},
    "status": {"vi": "Tình trạng", "en": "Status"},
    "season": {"vi": "Mùa vụ", "en": "Season"},
}


def rows(catalogue: Catalogue, lang: str) -> Iterator[list[Any]]:
    """The headings, then each product in the order of ids."""
    yield [heading[lang] for heading in HEADINGS.values()]
    for brief in sorted(catalogue.products.values(), key=lambda brief: brief.id):
        product = catalogue.product(brief.slug).item
        makers = [
            catalogue.producer(slug).item
            for slug in product.producers
            if slug in catalogue.producers
        ]
        cells = _product(product) | _producers(makers)
        yield [cells.get(column) for column in HEADINGS]


def _product(product: Product) -> dict[str, Any]:
    place = product.place
    known = places()
    commune = known.communes.get(place.commune or "") if place else None
    former = known.former.get(place.former or "") if place else None
    cells: dict[str, Any] = {
        "id": product.id,
        "name_vi": product.name.vi or product.name.en,
        "name_en": product.name.en,
        "set": f"{product.set}. {sets()[product.set].short['vi']}",
        "commune": f"{commune.name} ({commune.code})" if commune else None,
        "former": f"{former.name} ({former.code}), {former.district}" if former else None,
        "village": _text(place.village) if place else None,
        "season": ", ".join(map(str, product.season)),
        "status": kinds()["statuses"][product.status]["chip"]["vi"] if product.status else None,
    }
    if product.certificates:
        last = product.certificates[-1]
        cells |= {
            "stars": last.stars,
            "decision": last.decision,
            "issued": _date(last.issued),
            "expires": _date(last.expires),
            "issuer": _text(last.issuer),
            "product_code": last.product_code,
        }
    return cells


def _producers(makers: list[Producer]) -> dict[str, Any]:
    """Several producers in one cell; contact data of one alone."""
    cells: dict[str, Any] = {"producers": "; ".join(_text(maker.name) or "" for maker in makers)}
    if len(makers) == 1:
        (maker,) = makers
        cells |= {
            "kind": kinds()["producer_kinds"][maker.kind]["vi"],
            "address": _text(maker.address),
            "phone": maker.phone,
            "email": maker.email,
            "website": maker.website,
        }
    return cells


def _text(text: Text | None) -> str | None:
    return None if text is None else text.vi or text.en


def _date(date: PartialDate | None) -> str | None:
    """As text: a spreadsheet would make a day of a month."""
    return None if date is None else str(date)


def export_csv(catalogue: Catalogue, lang: str) -> bytes:
    return csv_text(rows(catalogue, lang)).encode()


def export_xlsx(catalogue: Catalogue, lang: str, path: Path) -> None:
    """A workbook with one sheet, its headings kept in sight."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("OCOP")
    sheet.freeze_panes = "C2"
    for number, row in enumerate(rows(catalogue, lang)):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value)
            if isinstance(value, str):
                cell.data_type = "s"  # "=1+1" is a text here
                cell.number_format = "@"
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    book.save(path)
