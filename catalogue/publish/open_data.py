"""The files of the open data and the feeds, the same for both engines: which there are, and their bytes.

A product's own document depends on its file, the names of its producers, its photos, its status and its line
in the ledger; so a new day makes no document anew unless a status changed. Lists depend on what they tell of
all entries and, where they tell statuses, on the day. They have an entry on each line, so that two versions
can be compared.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from catalogue.enrich.open_documents import FEEDS, OPENAPI, OpenDocuments, api, schema_path
from catalogue.enrich.open_entries import API
from catalogue.enrich.status import status_of
from catalogue.load.folder import photo_key
from catalogue.model.brief import ProducerBrief
from catalogue.publish.plan import Output
from catalogue.render import feeds, open_tables
from catalogue.signature import code_signature, digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProductBrief
    from catalogue.render.photos import PhotoSet

PRODUCERS, PLACES, EVENTS = (f"{API}{name}.json" for name in ("producers", "places", "events"))


class OpenData:
    """Plans and makes the files of a catalogue's open data."""

    def __init__(self, index: Index, photos: Mapping[str, PhotoSet], site_root: str) -> None:
        self.index = index
        self.photos = photos
        self.site_root = site_root

    @cached_property
    def _documents(self) -> OpenDocuments:
        return OpenDocuments(self.index, self.photos, self.site_root)

    @cached_property
    def _cells(self) -> list[list[str]]:
        return open_tables.cells_of(self._documents)

    def outputs(self) -> Iterator[Output]:
        """Every file with its key."""
        from catalogue.model.open_data import MODELS

        index = self.index
        for product in index.products:
            yield Output(_product_path(product), self.product_key(product), "open", product.slug)
        for name in api()["documents"]:
            if "{id}" not in name:
                yield self._list_output(f"{API}{name}")
        yield Output(open_tables.DESCRIPTION, digest(self._base), "open", "")
        yield self._list_output(OPENAPI)
        for path in FEEDS:
            # Made at once: short, and their bytes say best whether they changed.
            text = feeds.feed(path, index, self.site_root)
            yield Output(path, digest(text), "text", text)
        for name in MODELS:
            yield Output(schema_path(name), digest(self._base, name), "open", "")

    @cached_property
    def _base(self) -> str:
        return digest(code_signature(), self.site_root)

    def product_key(self, product: ProductBrief) -> str:
        index = self.index
        states = [status_of(standing, index.today) for standing in product.certificates]
        makers = [
            (maker.slug, maker.name, maker.kind, maker.location, maker.consent)
            for maker in index.producers_of(product)
        ]
        ledger = index.catalogue.ledger.slugs(product.id)
        days = (index.updated(product), None if index.updated(product) else index.data_day)
        facts = (product.slug, states, index.rating(product), makers, self._photos(product))
        return digest(self._base, product.digest, repr((facts, ledger, days)))

    def _list_output(self, path: str) -> Output:
        """A list, with the key it has now."""
        keys = {
            PRODUCERS: self._producers_key,
            PLACES: self._places_key,
            EVENTS: self._events_key,
            OPENAPI: self._openapi_key,
        }
        return Output(path, keys[path]() if path in keys else self._lists_key, "open", "")

    def renewed(self, output: Output, changed: Set[str]) -> Output:
        """A file with the key it has now, when nothing changed but what entries tell on their own pages.

        `changed` are the paths of these entries.
        """
        if output.what and f"products/{output.what}.yml" in changed:
            product = self.index.catalogue.products[output.what]
            return output._replace(key=self.product_key(product))
        if output.path in {PRODUCERS, OPENAPI} and not self._told_whole.isdisjoint(changed):
            return self._list_output(output.path)
        return output

    @cached_property
    def _told_whole(self) -> set[str]:
        """Paths of the entries that lists and examples tell whole: producers, and the first product."""
        makers = self.index.catalogue.producers.values()
        return {maker.path for maker in makers} | {one.path for one in self.index.products[:1]}

    def _producers_key(self) -> str:
        """They are told whole."""
        index = self.index
        told = [
            (maker.slug, maker.digest, index.updated(maker), self._photos(maker))
            for maker in index.catalogue.producers.values()
        ]
        made = {
            slug: [product.id for product in products]
            for slug, products in index.by_producer.items()
        }
        return digest(self._base, repr((index.data_day, told, made)))

    def _places_key(self) -> str:
        index = self.index
        there = [
            (code, [entry.slug if isinstance(entry, ProducerBrief) else entry.id for entry in here])
            for places in (index.by_commune, index.producers_by_commune)
            for code, here in places.items()
        ]
        return digest(self._base, repr((index.data_day, there)))

    def _events_key(self) -> str:
        events = [(entry.slug, entry.item) for entry in self.index.catalogue.events.values()]
        return digest(self._base, repr((self.index.data_day, events)))

    def _openapi_key(self) -> str:
        """Its examples are of all documents."""
        keys = [self._producers_key(), self._places_key(), self._events_key(), self._lists_key]
        return digest(*keys, *map(self.product_key, self.index.products[:1]))

    @cached_property
    def _lists_key(self) -> str:
        """What lists tell of every product and of its producers, and the day of their statuses."""
        index, catalogue = self.index, self.index.catalogue
        products = [
            (
                (product.slug, product.id, product.name, product.summary, product.set),
                (product.producers, product.commune, product.former, product.season),
                (product.marks, product.status, product.certificates),
                (index.updated(product), catalogue.ledger.slugs(product.id)),
                self._photos(product)[:1],
            )
            for product in index.products
        ]
        makers = [
            (maker.slug, maker.told(), maker.consent) for maker in catalogue.producers.values()
        ]
        totals = (len(catalogue.events), index.data_day, index.today)
        return digest(self._base, repr((totals, products, makers)))

    def _photos(self, brief: ProductBrief | ProducerBrief) -> list[PhotoSet]:
        return [self.photos[photo_key(brief.path, file)] for file in brief.photos]

    def content(self, output: Output) -> bytes:
        """What a file holds."""
        if output.kind == "text":
            return output.what.encode()
        path, name = output.path, output.path.removeprefix(API)
        if output.what:
            product = self.index.catalogue.products[output.what]
            return _json(self._documents.product(product.id))
        if name in open_tables.SEPARATORS:
            return open_tables.table(self._cells, name)
        if path == open_tables.DESCRIPTION:
            return open_tables.description(self._documents)
        # Where the last plan holds, and all schemas are there, nobody asks for the models.
        from catalogue.model.open_data import MODELS
        from catalogue.render import open_schemas

        if path == OPENAPI:
            return _pretty(open_schemas.openapi(self._documents))
        if name.startswith("schema/"):
            wanted = next(one for one in MODELS if schema_path(one) == path)
            return _pretty(open_schemas.schema(wanted, self.site_root))
        document = self._documents.document(name)
        many = api()["documents"][name].get("many")
        return _lines(document, many) if many else _pretty(document)


def _product_path(product: ProductBrief) -> str:
    return f"{API}products/{product.id}.json"


def _json(document: Any) -> bytes:
    return to_json(document) + b"\n"


def _pretty(document: Any) -> bytes:
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _lines(document: dict[str, Any], many: str) -> bytes:
    """A document whose list comes last, an entry on each line."""
    rows = document.pop(many)
    body = b",\n".join(map(to_json, rows))
    return b'%b,"%b":[\n%b\n]}\n' % (to_json(document)[:-1], many.encode(), body)
