"""The products as a table: CSV that opens right in Excel, LibreOffice, R and pandas, and its description.

UTF-8 with the mark Excel needs, CRLF, every row as long as the first. A cell can't be taken for more or
for other than it is: none begins like a formula (`=`, `+`, `-`, `@`), phone numbers are read as text, codes
keep their zeros, coordinates are one text (a decimal point is a thousands' separator in Vietnam), and a date
known to the month has XX for its day (EDTF, ISO 8601-2), so that no program makes the first of it.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from catalogue.enrich.contacts import phone_contact
from catalogue.enrich.open_documents import api
from catalogue.enrich.open_entries import API, tells_contacts
from catalogue.reference import LANGS, sets
from catalogue.spreadsheet import BOM, safe_cell
from catalogue.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalogue.enrich.open_documents import OpenDocuments
    from catalogue.enrich.open_entries import Plain

SEPARATORS = {"products.csv": ",", "products-semicolon.csv": ";"}
DESCRIPTION = f"{API}products.csv-metadata.json"
_BETWEEN = " | "


def cell(value: object) -> str:
    """A value as text on one line that no program takes for a formula.

    >>> cell("=HYPERLINK(1)"), cell(None), cell(4)
    ("'=HYPERLINK(1)", '', '4')
    """
    return "" if value is None else str(safe_cell(one_line(str(value))))


def table(cells: Iterable[Sequence[str]], name: str) -> bytes:
    """`products.csv` or `products-semicolon.csv` of what `cells_of` gives."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATORS[name], lineterminator="\r\n")
    writer.writerow(api()["columns"])
    writer.writerows(cells)
    return (BOM + out.getvalue()).encode()


def cells_of(documents: OpenDocuments) -> list[list[str]]:
    """A row of cells for each product, the same in both tables."""
    columns = list(api()["columns"])
    rows = (_values(row, documents) for row in documents.rows)
    return [[cell(values.get(column)) for column in columns] for values in rows]


def _values(row: Plain, documents: OpenDocuments) -> dict[str, Any]:
    index = documents.index
    product_set = sets()[row["set"]]
    commune, former = (row.get("where", {}).get(part) for part in ("commune", "former"))
    at = row.get("position")
    makers = index.producers_of(index.by_id[row["id"]])
    phones = [maker.phone for maker in makers if maker.phone and tells_contacts(maker)]
    values = {
        **row,
        "status_on": index.today.isoformat(),
        "issued": _edtf(row.get("issued")),
        "place": commune and f"{commune['code']} {commune['name']['vi']}",
        "coordinates": at and f"{at['lat']}, {at['lon']}",
        "position": at and at["of"],
        "producers": _BETWEEN.join(_name(maker["name"]) for maker in row.get("made_by", [])),
        "phones": _BETWEEN.join(map(readable_phone, phones)),
        "season": ", ".join(map(str, row.get("season", []))),
        "marks": ", ".join(row.get("marks", [])),
        "short": row["links"]["short"],
        "data": row["links"]["data"],
    }
    for lang in LANGS:
        values[f"name_{lang}"] = row["name"].get(lang)
        values[f"summary_{lang}"] = row.get("summary", {}).get(lang)
        values[f"set_{lang}"] = product_set.label[lang]
        values[f"place_{lang}"] = commune and commune["name"][lang]
        values[f"former_{lang}"] = former and f"{former['name'][lang]}, {former['district'][lang]}"
        values[f"page_{lang}"] = row["links"][lang]
    return values


def _name(name: Plain) -> str:
    return str(name.get("vi") or name["en"])


def _edtf(date: str | None) -> str | None:
    """ "2025-01" → "2025-01-XX"."""
    return None if date is None else date + "-XX" * (2 - date.count("-"))


def readable_phone(number: str) -> str:
    """ "+84912345678" → "(+84) 912 345 678": a text in every spreadsheet, with all its digits."""
    contact = phone_contact(number)
    assert contact is not None
    country, _, rest = contact.text.partition(" ")
    return f"({country}) {rest}"


def description(documents: OpenDocuments) -> bytes:
    """What the columns of products.csv mean, in both languages: W3C's “CSV on the Web”.

    Source: https://www.w3.org/TR/tabular-metadata/
    """
    licence = api()["licence"]["url"]
    about = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "url": "products.csv",
        "dc:title": [{"@value": api()["title"][lang], "@language": lang} for lang in LANGS],
        "dc:license": {"@id": licence},
        "dc:source": {"@id": documents.site_root},
        "dialect": {"encoding": "utf-8", "delimiter": ",", "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "primaryKey": "id",
            "columns": [
                {"name": name, "titles": [name], "dc:description": _in_languages(words)}
                for name, words in api()["columns"].items()
            ],
        },
    }
    return json.dumps(about, ensure_ascii=False, indent=1).encode() + b"\n"


def _in_languages(words: dict[str, str]) -> list[Plain]:
    return [{"@value": words[lang], "@language": lang} for lang in LANGS]
