"""A product → what its page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich import directions
from catalogue.enrich.contacts import booking_contact, host_of, mail_contact, phone_contact
from catalogue.enrich.events import notes
from catalogue.enrich.index import commune_of
from catalogue.enrich.page_data import FactData, LocationData
from catalogue.enrich.parts import Maker, SourceNumbers, producer_url, product_url, prose_language
from catalogue.enrich.product_data import (
    BuyData,
    CertificateData,
    EntryLink,
    PackData,
    ProducerData,
    ProductData,
    QrData,
    RelatedData,
    SetData,
    TraceData,
    VisitData,
)
from catalogue.enrich.status import Rating, current_of, status_of
from catalogue.reference import groups, kinds
from catalogue.render.qr import short_url

if TYPE_CHECKING:
    from catalogue.load.folder import Entry
    from catalogue.model import Product
    from catalogue.model.brief import ProductBrief

MOST_INSTEAD = 3
_REMARKS = ("ingredients", "allergens", "storage", "shelf_life")


def product_data(entry: Entry[Product], maker: Maker, site_root: str) -> ProductData:
    """Everything product.html shows. `site_root` is the address above the languages, ending in "/"."""
    product, labels, index = entry.item, maker.labels, maker.index
    brief = index.catalogue.products[entry.slug]
    numbers = SourceNumbers.of(product.sources)
    product_set = index.set_of(brief)
    group = groups()[product_set.group]
    pick = labels.pick
    address = short_url(site_root, product.id)
    return ProductData(
        id=product.id,
        name=labels.text(product.name),
        other_name=maker.other_name(product.name),
        summary=labels.maybe(product.summary),
        kind="service" if product_set.is_service else "good",
        group=SetData(pick(group.label), pick(group.short), group.url),
        set=SetData(pick(product_set.label), pick(product_set.short), product_set.url),
        rating=maker.rating(index.rating(brief), full=True),
        illustration=index.drawing_of(brief),
        illustration_label=labels.kind("drawings", product.illustration)
        if product.illustration
        else pick(product_set.short),
        photos=[maker.photo(entry.path, photo) for photo in product.photos],
        story_lang=prose_language(product.story, labels),
        story_sources=numbers.all(product.story_sources),
        place=maker.place(product.place),
        location=_location(brief, maker),
        producers=_producers(brief, maker),
        facts=_facts(product, maker, numbers, product_set.is_service),
        season=product.season,
        season_source=numbers.get(product.season_source),
        months=[str(month) for month in range(1, 13)],
        packs=_packs(product, maker, numbers, show_prices=not product_set.is_alcohol),
        certificates=_certificates(product, brief, maker, numbers),
        marks=maker.marks(product.marks, numbers),
        buy=_buy(product, maker, numbers),
        trace=TraceData(
            product.trace.url, product.trace.provider, numbers.get(product.trace.source)
        )
        if product.trace
        else None,
        visit=VisitData(
            product.visit.possible,
            labels.maybe(product.visit.note),
            booking_contact(product.visit.booking),
            numbers.get(product.visit.source),
        )
        if product.visit
        else None,
        notices=[
            labels(notice)
            for notice, applies in (
                ("notice_alcohol", product_set.is_alcohol),
                ("notice_herbal", product_set.is_herbal),
            )
            if applies
        ],
        unconfirmed=maker.texts(product.unconfirmed),
        sources=maker.sources(product.sources, numbers),
        events=notes(index.appearances.products.get(product.id, ()), index, labels),
        related=_related(brief, maker),
        instead=_instead(brief, maker),
        also_known_as=product.also_known_as,
        missing=list(brief.lacks),
        reviewed=maker.date(product.reviewed),
        qr=QrData(
            svg=f"qr/{product.id}.svg",
            png=f"qr/{product.id}.png",
            url=address,
            short=address.removeprefix("https://"),
        ),
    )


def _producers(product: ProductBrief, maker: Maker) -> list[ProducerData]:
    rows = []
    for producer in maker.index.producers_of(product):
        commune = commune_of(producer)
        rows.append(
            ProducerData(
                name=maker.labels.text(producer.name),
                url=producer_url(producer),
                kind=maker.labels.kind("producer_kinds", producer.kind),
                place=commune.label(maker.labels.lang) if commune else None,
                phone=phone_contact(producer.phone),
                email=mail_contact(producer.email),
                website=producer.website,
                zalo=producer.zalo,
                facebook=producer.facebook,
            )
        )
    return rows


def _location(product: ProductBrief, maker: Maker) -> LocationData | None:
    """The way to the first producer whose position is known, else to the middle of its commune or ward."""
    producers = maker.index.producers_of(product)
    ways = (directions.to_producer(producer, maker.labels) for producer in producers)
    return next(filter(None, ways), None) or directions.to_place(product, maker.labels)


def _facts(
    product: Product, maker: Maker, numbers: SourceNumbers, is_service: bool
) -> list[FactData]:
    labels = maker.labels
    rows = []
    for name in _REMARKS:
        remark = getattr(product, name)
        if remark is not None:
            label = labels.own(labels(f"fact_{name}"))
            rows.append(FactData(label, labels.text(remark), numbers.get(remark.source)))
    if product.alcohol_percent is not None:
        value = labels("percent", amount=labels.number(product.alcohol_percent))
        rows.append(FactData(labels.own(labels("fact_alcohol_percent")), labels.own(value), None))
    if product.capacity is not None:
        key = "fact_capacity_service" if is_service else "fact_capacity_good"
        source = numbers.get(product.capacity.source)
        rows.append(FactData(labels.own(labels(key)), labels.text(product.capacity), source))
    if product.languages:
        spoken = ", ".join(labels.pick(kinds()["languages"][key]) for key in product.languages)
        rows.append(FactData(labels.own(labels("fact_languages")), labels.own(spoken), None))
    return rows + maker.facts(product.facts, numbers)


def _packs(
    product: Product, maker: Maker, numbers: SourceNumbers, show_prices: bool
) -> list[PackData]:
    labels = maker.labels
    return [
        PackData(
            size=labels.text(pack.size),
            gtin=pack.gtin,
            price=labels("price", amount=labels.number(pack.price_vnd))
            if pack.price_vnd is not None and show_prices
            else None,
            price_date=maker.date(pack.price_date),
            source=numbers.get(pack.source),
        )
        for pack in product.packs
    ]


def _certificates(
    product: Product, brief: ProductBrief, maker: Maker, numbers: SourceNumbers
) -> list[CertificateData]:
    """Newest first. A discontinued product's certificates keep their own state."""
    rows = []
    current = current_of(brief)
    for certificate, standing in zip(reversed(product.certificates), reversed(brief.certificates)):
        end = standing.end
        status = status_of(standing, maker.index.today)
        rows.append(
            CertificateData(
                stars=certificate.stars,
                label=maker.labels("star_label", stars=certificate.stars),
                issued=maker.date(certificate.issued),
                expires=maker.date(end),
                expires_computed=certificate.expires is None,
                issuer=maker.labels.maybe(certificate.issuer),
                decision=certificate.decision,
                product_code=certificate.product_code,
                revoked=maker.date(certificate.revoked),
                source=numbers.get(certificate.source),
                rating=maker.rating(Rating.of(status, standing)),
                renewal=maker.renewal(standing) if standing is current else None,
            )
        )
    return rows


def _buy(product: Product, maker: Maker, numbers: SourceNumbers) -> list[BuyData]:
    return [
        BuyData(
            kind=maker.labels.kind("buy_kinds", place.kind),
            name=maker.labels.maybe(place.name),
            url=place.url,
            host=host_of(place.url) if place.url else None,
            phone=phone_contact(place.phone),
            place=maker.labels.maybe(place.place),
            source=numbers.get(place.source),
        )
        for place in product.buy
    ]


def _related(product: ProductBrief, maker: Maker) -> list[RelatedData]:
    labels, index = maker.labels, maker.index
    commune = index.commune_of(product)
    titles = {
        "producer": labels("related_producer"),
        "place": labels("related_place", place=commune.label(labels.lang)) if commune else "",
        "set": labels("related_set", set=labels.pick(index.set_of(product).short)),
    }
    return [
        RelatedData(titles[reason], [maker.card(other) for other in others])
        for reason, others in index.related(product).items()
        if others
    ]


def _instead(product: ProductBrief, maker: Maker) -> list[EntryLink]:
    """What to look at when a product is no longer made: of the same producer or set, certified now."""
    if product.status != "discontinued":
        return []
    index = maker.index
    related = index.related(product)
    others = [*related["producer"], *related["set"]]
    valid = [other for other in others if index.rating(other).is_valid]
    return [
        EntryLink(maker.labels.text(other.name), product_url(other))
        for other in valid[:MOST_INSTEAD]
    ]
