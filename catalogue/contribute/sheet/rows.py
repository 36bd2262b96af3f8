"""A row of an office's list → what it says of a product and its producers.

Nothing is decided here about what the catalogue has already: that is `plan.py`'s business.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from catalogue.contribute.places_by_name import one_place
from catalogue.contribute.sheet import values as read
from catalogue.contribute.sheet.doubts import Doubt
from catalogue.contribute.sheet.producers import kind_of, split_names

if TYPE_CHECKING:
    from catalogue.contribute.sheet.cells import Cell
    from catalogue.contribute.sheet.table import Mapping, Row

_CELL_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")


@dataclass
class SaidProducer:
    """A producer as the row names it; `slug` where the mapping file says which one it is."""

    name: str
    cell: Cell
    slug: str | None = None
    data: dict[str, Any] = field(default_factory=dict)


@dataclass
class Said:
    """What a row says. `data` and `certificate` are parts of a product's file; `cells` tells which cell a
    field is from."""

    row: int
    name: str
    data: dict[str, Any] = field(default_factory=dict)
    certificate: dict[str, Any] = field(default_factory=dict)
    producers: list[SaidProducer] = field(default_factory=list)
    cells: dict[str, Cell] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    anchor: str = ""  # the address findings without a cell of their own are shown at

    @property
    def is_faulty(self) -> bool:
        return any(doubt.is_error for doubt in self.doubts)


def read_row(row: Row, mapping: Mapping, number: int) -> Said:
    """Everything a row says, with all its doubts."""
    return _Reader(row, mapping, number).said


class _Reader:
    def __init__(self, row: Row, mapping: Mapping, number: int) -> None:
        self.row, self.mapping = row, mapping
        first = next(iter(row.values()))
        name = row["name_vi"].text if "name_vi" in row else ""
        self.said = Said(number, name, anchor=row.get("name_vi", first).address)
        self._check_cells()
        self._product()
        self._certificate()
        self._producers()
        self._pack()

    def say(self, doubt: Doubt) -> None:
        self.said.doubts.append(doubt)

    def cell(self, column: str) -> Cell | None:
        """A cell that says something."""
        cell = self.row.get(column)
        return None if cell is None or read.is_nothing(cell) else cell

    def _check_cells(self) -> None:
        for column, cell in self.row.items():
            if cell.is_formula:
                self.say(Doubt(cell.address, "sheet-formula"))
            elif cell.text.upper() in _CELL_ERRORS:
                self.say(read.doubt(cell, "sheet-cell-error"))
                self.row = self.row | {column: type(cell)(None, cell.address)}

    def put(self, key: str, value: Any, cell: Cell) -> None:
        if value is not None:
            self.said.data[key] = value
            self.said.cells[key] = cell

    def _product(self) -> None:
        said = self.said
        if (cell := self.cell("name_vi")) is not None:
            english = self.cell("name_en")
            name = {"vi": cell.text} | ({"en": english.text} if english else {})
            self.put("name", name, cell)
        else:
            self.say(Doubt(said.anchor, "sheet-name-missing"))
        if (cell := self.cell("id")) is not None:
            said.cells["id"] = cell
        if (cell := self.cell("set")) is not None:
            number = self.mapping.value("set", cell.text)
            self.put("set", number or read.cell_set(cell, self.say), cell)
        elif "set" in self.mapping.defaults:
            said.data["set"] = self.mapping.defaults["set"]
        self._place()
        for lang in ("vi", "en"):
            if (cell := self.cell(f"summary_{lang}")) is not None:
                said.data.setdefault("summary", {})[lang] = cell.text
                said.cells["summary"] = cell
        if (cell := self.cell("season")) is not None:
            self.put("season", read.cell_months(cell, self.say), cell)
        if (cell := self.cell("status")) is not None:
            self.put("status", read.cell_choice(cell, self.say, "statuses", "choice-unknown"), cell)

    def _place(self) -> None:
        """From the columns of communes; else from the address, where it is plain which one is meant."""
        district_cell = self.cell("district")
        district = district_cell.text if district_cell else ""
        place = None
        for column in ("former", "commune"):
            if place is None and (cell := self.cell(column)) is not None:
                mapped = self.mapping.value(column, cell.text)
                if mapped is not None:
                    place = one_place(str(mapped))[0]
                place = place or read.cell_place(
                    cell, self.say, district, former=column == "former"
                )
                self.put("place", place, cell)
        address = self.cell("address")
        if place is None and address is not None and not {"former", "commune"} & self.row.keys():
            place = one_place(address.text)[0]
            if place is not None:
                self.put("place", dict(place), address)
        if (cell := self.cell("village")) is not None and "place" in self.said.data:
            self.said.data["place"]["village"] = cell.text

    def _certificate(self) -> None:
        certificate, cells = self.said.certificate, self.said.cells
        if (cell := self.cell("stars")) is not None:
            certificate["stars"] = read.cell_stars(cell, self.say)
            cells["certificates.stars"] = cell
        if (cell := self.cell("decision")) is not None:
            certificate["decision"] = read.decision_of(cell)
            cells["certificates.decision"] = cell
            if (behind := read.date_behind(cell)) is not None:
                certificate["issued"] = behind
                cells["certificates.issued"] = cell
        for name in ("issued", "expires"):
            if (cell := self.cell(name)) is not None:
                found = read.cell_date(cell, self.say)
                if found is not None:
                    certificate[name] = found
                cells[f"certificates.{name}"] = cell
        for name in ("issuer", "product_code"):
            if (cell := self.cell(name)) is not None:
                certificate[name] = cell.text
                cells[f"certificates.{name}"] = cell
        if certificate and self.cell("stars") is None:
            self.say(
                read.doubt(next(iter(_cells_of(certificate, cells))), "sheet-certificate-partial")
            )

    def _producers(self) -> None:
        cell = self.cell("producers")
        if cell is None:
            return
        text = cell.text if not isinstance(cell.value, str) else cell.value
        names = [(mapped, cell.text)] if (mapped := self.mapping.value("producers", cell.text)) else [
            (self.mapping.value("producers", name), name) for name in split_names(text)
        ]  # fmt: skip
        for slug, name in names:
            producer = SaidProducer(name, cell, str(slug) if slug else None)
            producer.data["name"] = {"vi": name}
            producer.data["kind"] = self._kind(name, len(names) == 1)
            if len(names) == 1:
                self._contact(producer)
            self.said.producers.append(producer)

    def _kind(self, name: str, alone: bool) -> str | None:
        cell = self.cell("kind") if alone else None
        if cell is not None:
            mapped = self.mapping.value("kind", cell.text)
            return mapped or read.cell_choice(cell, self.say, "producer_kinds", "sheet-kind")
        return (
            self.mapping.value("kind", name) or kind_of(name) or self.mapping.defaults.get("kind")
        )

    def _contact(self, producer: SaidProducer) -> None:
        if "place" in self.said.data:
            place = self.said.data["place"]
            producer.data["place"] = {
                key: value for key, value in place.items() if key != "village"
            }
        for column in ("address", "email", "website"):
            if (cell := self.cell(column)) is not None:
                producer.data[column] = cell.text
                self.said.cells[f"producer.{column}"] = cell
        if (cell := self.cell("phone")) is not None:
            phone = read.cell_phone(cell, self.say)
            if phone is not None:
                producer.data["phone"] = phone
            self.said.cells["producer.phone"] = cell

    def _pack(self) -> None:
        """A price needs a size and a date; without them it is left out, which is said."""
        size, price = self.cell("size"), self.cell("price")
        pack: dict[str, Any] = {"size": size.text} if size else {}
        amount = read.cell_price(price, self.say) if price else None
        dated = self.cell("price_date")
        day = read.cell_date(dated, self.say) if dated else None
        if price is not None and amount is not None:
            missing = [
                name
                for name, there in (("quy cách / size", size), ("ngày / date", day))
                if not there
            ]
            if missing:
                self.say(read.doubt(price, "sheet-price-left", missing=", ".join(missing)))
            else:
                pack |= {"price_vnd": amount, "price_date": day}
        if (cell := self.cell("gtin")) is not None and size:
            pack["gtin"] = cell.text
        if pack:
            self.put("packs", [pack], size or price)  # type: ignore[arg-type]


def _cells_of(certificate: dict[str, Any], cells: dict[str, Cell]) -> list[Cell]:
    return [cells[f"certificates.{name}"] for name in certificate]
