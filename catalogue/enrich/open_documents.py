"""The documents of the open data: entries in their envelope, as plain values.

Nothing in a document tells when it was made. `generated_at` is the newest day that the data in it states, so
a document stays the same to the byte while the data does; lists that show statuses name the day of these
as `status_on`.

>>> OpenDocuments(index, photos, "https://ocop.example/").document("places.json")["total"]
46
"""

from __future__ import annotations

from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from catalogue.enrich.open_entries import API, OpenEntries, Plain
from catalogue.places import places
from catalogue.reference import LANGS, Bilingual, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from catalogue.enrich.index import Index
    from catalogue.render.photos import PhotoSet

FEEDS = ("feed.xml", *(f"{lang}/feed.xml" for lang in LANGS))
OPENAPI = f"{API}openapi.json"
# The page that explains it all, below a language's home.
PAGE = "data/"


@cache
def api() -> dict[str, Any]:
    """`data/api.yml`."""
    found: dict[str, Any] = read_yaml("api.yml")
    return found


def schema_path(name: str) -> str:
    """Where the schema of a document is: of products/{id}.json in product.json."""
    return f"{API}schema/documents/{_plain_name(name)}"


def _plain_name(name: str) -> str:
    return "product.json" if "{" in name else name.replace(".geojson", ".geojson.json")


class OpenDocuments:
    """Makes the documents of a catalogue."""

    def __init__(self, index: Index, photos: Mapping[str, PhotoSet], site_root: str) -> None:
        self.index = index
        self.site_root = site_root
        self.entries = OpenEntries(index, photos, site_root)
        self._photos = photos

    @cached_property
    def rows(self) -> list[Plain]:
        """All products, a row each."""
        return list(self._rows())

    @cached_property
    def makers(self) -> list[Plain]:
        """All producers, told whole."""
        return list(self._makers())

    @cached_property
    def certificates(self) -> list[Plain]:
        """All certificates, product by product."""
        return list(self._certificates())

    def _rows(self) -> Iterator[Plain]:
        return map(self.entries.row, self.index.products)

    def _makers(self) -> Iterator[Plain]:
        return map(self.entries.producer, self.index.catalogue.producers.values())

    def _certificates(self) -> Iterator[Plain]:
        return (row for one in self.index.products for row in self.entries.certificates(one))

    @cached_property
    def examples(self) -> OpenDocuments:
        """The same with the first of products, producers and certificates alone."""
        few = OpenDocuments(self.index, self._photos, self.site_root)
        few.rows = list(islice(self._rows(), 1))
        few.makers = list(islice(self._makers(), 1))
        few.certificates = list(islice(self._certificates(), 1))
        return few

    def document(self, name: str) -> Plain:
        """A document by its name below /api/v1/, other than those of single products."""
        makers: dict[str, Callable[[], Plain]] = {
            "index.json": self._index,
            "products.json": lambda: self._of_the_day("products", self.rows),
            "producers.json": lambda: self._list("producers", self.makers),
            "places.json": self._places,
            "certificates.json": lambda: self._of_the_day("certificates", self.certificates),
            "events.json": self._events,
            "products.geojson": self._geojson,
        }
        return makers[name]()

    def product(self, product_id: str) -> Plain:
        """The document of one product."""
        product = self.index.by_id[product_id]
        head = self._head(1, self.index.updated(product))
        return head | {"product": self.entries.product(product)}

    def _head(self, total: int, day: date | None = None) -> Plain:
        sayings: Bilingual = api()["attribution"]
        return {
            "version": api()["version"],
            "generated_at": (day or self.index.data_day).isoformat(),
            "total": total,
            "licence": api()["licence"],
            "attribution": {lang: f"{sayings[lang]}, {self.site_root}" for lang in LANGS},
            "source": self.site_root,
        }

    def _list(self, name: str, rows: list[Plain], **more: Any) -> Plain:
        return self._head(len(rows)) | more | {name: rows}

    def _of_the_day(self, name: str, rows: list[Plain], **more: Any) -> Plain:
        return self._list(name, rows, status_on=self.index.today.isoformat(), **more)

    def _places(self) -> Plain:
        units = places().communes.values()
        return self._list("places", [self.entries.commune(unit) for unit in units])

    def _events(self) -> Plain:
        events = self.index.catalogue.events.values()
        ordered = sorted(events, key=lambda entry: (entry.item.start, entry.slug))
        return self._list("events", [self.entries.event(entry) for entry in ordered])

    def _geojson(self) -> Plain:
        features = list(map(_feature, self.rows))
        points = [one["geometry"]["coordinates"] for one in features if one["geometry"]]
        more: Plain = {"type": "FeatureCollection"}
        if points:
            lons, lats = zip(*points)
            more["bbox"] = [min(lons), min(lats), max(lons), max(lats)]
        return self._of_the_day("features", features, **more)

    def _index(self) -> Plain:
        root, totals = self.site_root, self.totals
        return self._head(len(self.index.products)) | {
            "title": api()["title"],
            "status_on": self.index.today.isoformat(),
            "documentation": {lang: f"{root}{lang}/{PAGE}" for lang in LANGS},
            "openapi": f"{root}{OPENAPI}",
            "feeds": [f"{root}{feed}" for feed in FEEDS],
            "documents": [
                {
                    "url": f"{root}{API}{name}",
                    "type": about["type"],
                    **({"schema_url": f"{root}{schema_path(name)}"} if _has_schema(name) else {}),
                    **({"total": totals[name]} if name in totals else {}),
                    "about": {lang: about[lang] for lang in LANGS},
                }
                for name, about in api()["documents"].items()
            ],
            "changes": [
                {
                    "version": change["version"],
                    "date": str(change["date"]),
                    "about": {lang: change[lang] for lang in LANGS},
                }
                for change in api()["changes"]
            ],
        }

    @property
    def totals(self) -> dict[str, int]:
        """How many entries each list holds."""
        catalogue, products = self.index.catalogue, len(self.index.products)
        return {
            "products.json": products,
            "producers.json": len(catalogue.producers),
            "places.json": len(places().communes),
            "certificates.json": sum(len(one.certificates) for one in self.index.products),
            "events.json": len(catalogue.events),
            "products.csv": products,
            "products-semicolon.csv": products,
            "products.geojson": products,
        }


def _has_schema(name: str) -> bool:
    return name.endswith("json")


def _feature(row: Plain) -> Plain:
    """A product's row as a GeoJSON feature: longitude first (RFC 7946)."""
    at, name = row.get("position"), row["name"]
    commune = row.get("where", {}).get("commune", {}).get("name", {})
    facts = {
        "id": row["id"],
        "name_vi": name.get("vi") or name["en"],
        "name_en": name.get("en") or name["vi"],
        "stars": row.get("stars"),
        "status": row["status"],
        "valid_until": row.get("valid_until"),
        "place_vi": commune.get("vi"),
        "place_en": commune.get("en"),
        "position": at and at["of"],
        "approximate": at and at["approximate"],
        "page_vi": row["links"]["vi"],
        "page_en": row["links"]["en"],
    }
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [at["lon"], at["lat"]]} if at else None,
        "properties": {key: value for key, value in facts.items() if value is not None},
    }
