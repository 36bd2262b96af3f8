"""What a row adds to a product or producer that is there; what it says otherwise is told, never written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from catalogue.contribute.merge import add_key, add_source, append_item, drop_key
from catalogue.contribute.sheet.doubts import Doubt
from catalogue.dates import PartialDate
from catalogue.model import Producer, Product
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue.contribute.sheet.rows import Said, SaidProducer
    from catalogue.contribute.sheet.source import SheetSource
    from catalogue.model import Certificate
    from catalogue.model.base import Model

# The place in a row is the product's; a new producer is given it, one that is there is not.
_CONTACT = ("address", "phone", "email", "website")


class Merging:
    """One file with more in it. `added` names the keys that were put in."""

    def __init__(self, path: str, text: str, model: type[Model], source: SheetSource) -> None:
        self.path, self.text = path, text
        self.model, self.source = model, source
        self.added: list[str] = []
        self.doubts: list[Doubt] = []

    def _try(
        self, key: str, address: str, got: object, change: Callable[[str], str | None]
    ) -> bool:
        """Put something in; where the file has no clean place for it, say so."""
        changed = change(self.text)
        if changed is None:
            self._differs(key, address, "…", got)
            return False
        self.text = changed
        self.added.append(key)
        return True

    def _differs(self, key: str, address: str, there: object, got: object) -> None:
        values = {"path": self.path, "field": key, "there": str(there), "got": str(got)}
        self.doubts.append(Doubt(address, "sheet-differs", values))

    def product(self, item: Product, said: Said, slugs: list[str]) -> None:
        """A product's row."""
        cells = said.cells
        if words(item.name.vi or "") != words(said.name):
            self._differs("name.vi", said.anchor, item.name.vi or "–", said.name)
        english = said.data["name"].get("en")
        if english and words(item.name.en or "") != words(english):
            self._differs("name.en", said.anchor, item.name.en or "–", english)
        if "set" in cells and said.data.get("set") not in (None, item.set):
            self._differs("set", cells["set"].address, item.set, said.data["set"])
        others = [slug for slug in slugs if slug not in item.producers]
        if others and not item.producers:
            self._try(
                "producers",
                said.anchor,
                slugs,
                lambda text: add_key(text, Product, "producers", slugs),
            )
        elif others:
            address = said.producers[0].cell.address
            self._differs("producers", address, ", ".join(item.producers), ", ".join(others))
        self._place(
            item.place, said.data.get("place"), cells["place"].address if "place" in cells else ""
        )
        for key in ("season", "summary", "packs"):
            value = said.data.get(key)
            if value and not getattr(item, key):
                self._try(
                    key,
                    cells[key].address,
                    value,
                    partial(add_key, model=Product, key=key, value=value),
                )
        if said.certificate:
            self._certificate(item, said)

    def _place(self, there: Any, got: dict[str, Any] | None, address: str) -> None:
        if got is None:
            return
        if there is None:
            self._try("place", address, got, lambda text: add_key(text, self.model, "place", got))
            return
        for key in ("commune", "former"):
            now = getattr(there, key)
            if key in got and now is not None and got[key] != now:
                self._differs(f"place.{key}", address, now, got[key])

    def _certificate(self, item: Product, said: Said) -> None:
        """A certificate the file does not have is put at the end, if it is the newest."""
        new = said.certificate
        address = said.cells["certificates.stars"].address
        for known in item.certificates:
            if _same(known, new):
                for name in ("issued", "expires", "decision", "issuer", "product_code"):
                    self._detail(known, name, said)
                return
        last = item.certificates[-1] if item.certificates else None
        issued: PartialDate | None = new.get("issued")
        if last is not None and not (
            issued and last.issued and issued.first_day() > last.issued.last_day()
        ):
            there = f"{last.stars} ({last.issued or '?'})"
            self._differs("certificates", address, there, f"{new['stars']} ({issued or '?'})")
            return
        added = {**new, "source": self.source.key}
        sourced = self._try(
            "certificates",
            address,
            new["stars"],
            lambda text: append_item(text, Product, "certificates", added),
        )
        if sourced:
            self._try("sources", address, self.source.title,
                      lambda text: add_source(text, Product, self.source.key, self.source.entry))  # fmt: skip
        if sourced and item.status in ("candidate", "unconfirmed"):
            self._try("status", address, item.status, lambda text: drop_key(text, "status"))

    def _detail(self, known: Certificate, name: str, said: Said) -> None:
        """A fact of a certificate that is there: its source is another, so it is told and not put in."""
        got = said.certificate.get(name)
        there = getattr(known, name)
        there = (
            there
            if there is None or isinstance(there, (str, PartialDate))
            else there.vi or there.en
        )
        if got is None or words(str(got)) == words(str(there)):
            return
        if isinstance(got, PartialDate) and there is not None and str(there).startswith(str(got)):
            return  # the file is more precise
        self._differs(
            f"certificates.{name}", said.cells[f"certificates.{name}"].address, there or "–", got
        )

    def producer(self, item: Producer, said: Said, named: SaidProducer, *, personal: bool) -> None:
        """A producer's own row: contact data that is not there yet."""
        if personal and item.consent is None:
            return
        for key in _CONTACT:
            value = named.data.get(key)
            cell = said.cells.get(f"producer.{key}") or named.cell
            there = getattr(item, key)
            if value and there is None:
                self._try(
                    key, cell.address, value, partial(add_key, model=Producer, key=key, value=value)
                )
            elif value and words(_text(there)) != words(str(value)):
                self._differs(key, cell.address, _text(there), value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else value.vi or value.en


def _same(known: Certificate, new: dict[str, Any]) -> bool:
    """Whether a list's certificate may be one that is there: nothing of it contradicts."""
    if known.stars != new.get("stars"):
        return False
    issued: PartialDate | None = new.get("issued")
    if known.issued and issued:
        shorter, longer = sorted((str(known.issued), str(issued)), key=len)
        return longer.startswith(shorter)
    decision = new.get("decision")
    return not (known.decision and decision and words(known.decision) != words(decision))
