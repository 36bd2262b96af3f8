"""A producer → what its page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich import directions
from catalogue.enrich.collections import cards_by_name
from catalogue.enrich.contacts import mail_contact, phone_contact
from catalogue.enrich.events import notes
from catalogue.enrich.list_data import ProducerTile
from catalogue.enrich.parts import Maker, SourceNumbers, producer_url, prose_language
from catalogue.enrich.producer_data import ProducerPageData

if TYPE_CHECKING:
    from catalogue.load.folder import Entry
    from catalogue.model import Producer
    from catalogue.model.brief import ProducerBrief


def producer_data(entry: Entry[Producer], maker: Maker) -> ProducerPageData:
    producer, labels = entry.item, maker.labels
    numbers = SourceNumbers.of(producer.sources)
    place = maker.place(producer.place)
    if place and producer.village and not place.village:
        place = type(place)(place.commune, place.former, labels.text(producer.village))
    consent = producer.consent
    products = maker.index.by_producer.get(entry.slug, [])
    return ProducerPageData(
        name=labels.text(producer.name),
        other_name=maker.other_name(producer.name),
        kind=labels.kind("producer_kinds", producer.kind),
        place=place,
        address=labels.maybe(producer.address),
        location=directions.to_producer(maker.index.catalogue.producers[entry.slug], labels)
        or directions.to_place(producer.place, labels),
        phone=phone_contact(producer.phone),
        email=mail_contact(producer.email),
        website=producer.website,
        zalo=producer.zalo,
        facebook=producer.facebook,
        consent=f"{consent.by}, {consent.date.label(labels.lang)}" if consent else None,
        founded=maker.date(producer.founded),
        about_lang=prose_language(producer.about, labels),
        about_sources=numbers.all(producer.about_sources),
        facts=maker.facts(producer.facts, numbers),
        marks=maker.marks(producer.marks, numbers),
        photos=[maker.photo(entry.path, photo) for photo in producer.photos],
        unconfirmed=maker.texts(producer.unconfirmed),
        sources=maker.sources(producer.sources, numbers),
        products=cards_by_name(products, maker),
        events=notes(maker.index.appearances.producers.get(entry.slug, ()), maker.index, labels),
        also_known_as=producer.also_known_as,
        reviewed=maker.date(producer.reviewed),
    )


def producer_tiles(producers: list[ProducerBrief], maker: Maker) -> list[ProducerTile]:
    """Producers by name, each with the number of its products."""
    lang = maker.labels.lang
    ordered = sorted(producers, key=lambda producer: (producer.order.get(lang), producer.slug))
    return [_tile(producer, maker) for producer in ordered]


def _tile(producer: ProducerBrief, maker: Maker) -> ProducerTile:
    """A producer in a list, made once for all lists."""
    tile = maker.producer_tiles.get(producer.slug)
    if tile is None:
        labels = maker.labels
        name = labels.text(producer.name)
        tile = ProducerTile(
            name=name,
            url=producer_url(producer),
            kind=labels.kind("producer_kinds", producer.kind),
            count=len(maker.index.by_producer.get(producer.slug, [])),
        )
        maker.producer_tiles[producer.slug] = tile
    return tile
