"""Entries as the open data has them: plain values under the names of `model/open_data.py`.

What is not known is left out. Personal contacts are given only where the entry records a consent: the check
lets no others in, and here nothing is taken on trust.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from catalogue.check.trade import CONTACT_FIELDS, PERSONAL_KINDS
from catalogue.dates import PartialDate
from catalogue.enrich.events import event_url
from catalogue.enrich.index import commune_of, former_of
from catalogue.enrich.parts import producer_url, product_url
from catalogue.enrich.status import DATED, EXPIRING_DAYS, current_of, status_of
from catalogue.load.folder import photo_key
from catalogue.model.base import Model
from catalogue.model.brief import Names, Standing
from catalogue.places import Commune, FormerUnit, places
from catalogue.reference import LANGS
from catalogue.render.qr import short_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from catalogue.enrich.index import Index, Placed
    from catalogue.load.folder import Entry
    from catalogue.model import Event, Photo
    from catalogue.model.brief import ProducerBrief, ProductBrief
    from catalogue.render.photos import PhotoSet

Plain = dict[str, Any]
# Below the site's root.
API = "api/v1/"


def plain(item: Model) -> Plain:
    """A model as its file has it: dates as text, nothing that was left out."""
    return {
        name: _plain(value)
        for name, value in item.__dict__.items()
        if value is not None and value != [] and value != {}
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return plain(value)
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return str(value) if isinstance(value, PartialDate) else value


def known(**values: Any) -> Plain:
    """These values but those that are not known."""
    return {name: value for name, value in values.items() if value is not None and value != []}


def names(text: Names) -> Plain:
    return known(vi=text.vi, en=text.en)


@dataclass(frozen=True)
class OpenEntries:
    """Makes the entries of a catalogue. `site_root` is the address above both languages, ending in "/"."""

    index: Index
    photos: Mapping[str, PhotoSet]
    site_root: str

    # ---- products -----------------------------------------------------------------------------------

    def row(self, product: ProductBrief) -> Plain:
        """A product in a list."""
        current = current_of(product)
        head = known(id=product.id, name=names(product.name))
        if product.summary:
            head["summary"] = names(product.summary)
        return (
            head
            | {"set": product.set}
            | self.computed(product)
            | known(
                issued=_date(current and current.issued),
                revoked=_date(current and current.revoked),
                season=sorted(set(product.season)),
                marks=list(product.marks),
                photo=self._files(product.path, product.photos[0])[-1]["url"]
                if product.photos
                else None,
            )
        )

    def product(self, product: ProductBrief) -> Plain:
        """A product with all that is known of it."""
        entry = self.index.catalogue.product(product.slug)
        found = plain(entry.item)
        if entry.item.certificates:
            found["certificates"] = [
                plain(certificate) | self._state(standing)
                for certificate, standing in zip(entry.item.certificates, product.certificates)
            ]
        if self.index.set_of(product).is_alcohol:
            # As on its page: prices of alcohol would be advertising.
            for pack in found.get("packs", []):
                pack.pop("price_vnd", None)
                pack.pop("price_date", None)
        self._with_files(found, entry.path, entry.item.photos)
        return found | {"computed": self.computed(product)}

    def computed(self, product: ProductBrief) -> Plain:
        index = self.index
        rating, product_set = index.rating(product), index.set_of(product)
        updated = index.updated(product)
        slugs = index.catalogue.ledger.slugs(product.id)
        return known(
            slug=product.slug,
            kind="service" if product_set.is_service else "good",
            group=product_set.group,
            stars=rating.stars,
            **self.state(rating.status, rating.end),
            where=self._where(product),
            position=self.position(product),
            made_by=[
                {"slug": maker.slug, "name": names(maker.name), "kind": maker.kind}
                for maker in index.producers_of(product)
            ],
            formerly=[slug for slug in slugs if slug != product.slug],
            updated=updated.isoformat() if updated else None,
            links=self._pages(product_url(product))
            | {
                "short": short_url(self.site_root, product.id),
                "data": f"{self.site_root}{API}products/{product.id}.json",
            },
        )

    def state(self, status: str, end: PartialDate | None) -> Plain:
        """A status, how long it stays so, and the last valid day."""
        last = end.last_day() if end else None
        until = None
        if last and status == "valid":
            until = last - timedelta(EXPIRING_DAYS + 1)
        elif last and status == "expiring":
            until = last
        dated = last and status in DATED
        return known(
            status=status,
            status_until=until.isoformat() if until else None,
            valid_until=last.isoformat() if last and dated else None,
        )

    def _state(self, standing: Standing) -> Plain:
        return self.state(status_of(standing, self.index.today), standing.end)

    def certificates(self, product: ProductBrief) -> Iterator[Plain]:
        """The rows of a product's certificates, oldest first."""
        for standing in product.certificates:
            yield known(
                product=product.id,
                stars=standing.stars,
                issued=_date(standing.issued),
                revoked=_date(standing.revoked),
                level=standing.level,
                **self._state(standing),
                latest=standing is product.certificates[-1],
            )

    # ---- producers, events, places ------------------------------------------------------------------

    def producer(self, producer: ProducerBrief) -> Plain:
        """A producer with all that may be told of it."""
        entry = self.index.catalogue.producer(producer.slug)
        found = plain(entry.item)
        if not tells_contacts(producer):
            for name in (*CONTACT_FIELDS, "location"):
                found.pop(name, None)
        if entry.item.consent:
            found["consent"] = {"date": str(entry.item.consent.date)}
        self._with_files(found, entry.path, entry.item.photos)
        updated = self.index.updated(producer)
        products = self.index.by_producer.get(producer.slug, [])
        found["computed"] = known(slug=producer.slug, where=self._where(producer)) | {
            "products": [product.id for product in products],
            **known(updated=updated.isoformat() if updated else None),
            "links": self._pages(producer_url(producer)),
        }
        return found

    def event(self, entry: Entry[Event]) -> Plain:
        links = self._pages(event_url(entry))
        return plain(entry.item) | {"computed": {"slug": entry.slug, "links": links}}

    def commune(self, unit: Commune) -> Plain:
        index = self.index
        products = index.by_commune.get(unit.code, [])
        makers = index.producers_by_commune.get(unit.code, [])
        formers = [places().former[code] for code in unit.former]
        return {
            **_unit(unit),
            "kind": "ward" if unit.name.startswith("Phường") else "commune",
            "centre": {"lat": unit.centre.lat, "lon": unit.centre.lon},
            "former": [_former(former) | {"split": former.is_split} for former in formers],
            "products": [product.id for product in products],
            "producers": [maker.slug for maker in makers],
            "links": self._pages(unit.url),
        }

    # ---- parts --------------------------------------------------------------------------------------

    def position(self, product: ProductBrief) -> Plain | None:
        """Of the first producer whose point is known, else the middle of the product's commune."""
        for maker in self.index.producers_of(product):
            at = maker.location
            if at and tells_contacts(maker):
                return {
                    "lat": at.lat,
                    "lon": at.lon,
                    "of": "producer",
                    "approximate": at.approximate,
                }
        commune = self.index.commune_of(product)
        if commune is None:
            return None
        lat, lon = commune.centre
        return {"lat": lat, "lon": lon, "of": "commune-centre", "approximate": True}

    def _where(self, placed: Placed) -> Plain | None:
        commune, former = commune_of(placed), former_of(placed)
        found = known(
            commune=_unit(commune) if commune else None, former=_former(former) if former else None
        )
        return found or None

    def _pages(self, url: str) -> Plain:
        return {lang: f"{self.site_root}{lang}/{url}" for lang in LANGS}

    def _with_files(self, found: Plain, path: str, photos: Iterable[Photo]) -> None:
        for row, photo in zip(found.get("photos", []), photos):
            row["files"] = self._files(path, photo.file)

    def _files(self, path: str, file: str) -> list[Plain]:
        photo = self.photos[photo_key(path, file)]
        widest = max((width for _, width in photo.variants), default=photo.width)
        files = [*photo.variants, (photo.fallback, widest)]
        return [{"url": f"{self.site_root}photos/{name}", "width": width} for name, width in files]


def tells_contacts(producer: ProducerBrief) -> bool:
    """Whether contacts and position may be given: of a person only with a recorded consent."""
    return producer.consent or producer.kind not in PERSONAL_KINDS


def _unit(unit: Commune) -> Plain:
    return {"code": unit.code, "name": {lang: unit.label(lang) for lang in LANGS}}


def _former(unit: FormerUnit) -> Plain:
    return {
        "code": unit.code,
        "name": {lang: unit.label(lang) for lang in LANGS},
        "district": {lang: unit.district_label(lang) for lang in LANGS},
    }


def _date(value: PartialDate | None) -> str | None:
    return str(value) if value else None
