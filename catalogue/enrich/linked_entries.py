"""Products and producers as nodes of schema.org (see `linked_data.py`): only what their pages say too.

A good is a Product. What group VI sells is a Service, and a place one goes to: TouristAttraction.
Certificates, and marks whose number or issuer is known, are Certifications; whether one is active is a
matter of the day the page is made for, and not said where no source gives a date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.enrich.index import commune_of
from catalogue.enrich.linked_data import COUNTRY
from catalogue.enrich.parts import producer_url, product_url
from catalogue.enrich.status import VALID, status_of
from catalogue.model.brief import Standing, end_of
from catalogue.reference import groups, marks, sets
from catalogue.render.qr import short_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.enrich.linked_data import Linked, Node
    from catalogue.load.folder import Entry
    from catalogue.model import Certificate, Mark, Pack, Photo, Producer, Product, Text
    from catalogue.model.brief import ProducerBrief

# Kinds of producers that trade: a business where its seat is known. The others are organisations.
_BUSINESSES = frozenset(
    ("cooperative", "company-llc", "company-jsc", "private-enterprise", "farm", "household")
)
_STATUS = "https://schema.org/Certification"
# Of a certificate's states, those in which it does not hold any more.
_OVER = frozenset(("expired", "revoked"))
_BEST = 5


def product_node(entry: Entry[Product], linked: Linked, share: str | None) -> Node:
    """A product; `share` is the path of its share picture, if it has one."""
    product, labels = entry.item, linked.maker.labels
    kind = sets()[product.set]
    url = product_url(entry)
    unit = commune_of(product.place)
    group = labels.pick(groups()[kind.group].short)
    node: Node = {
        "@type": ["Service", "TouristAttraction"] if kind.is_service else "Product",
        "@id": linked.it(url),
        "url": linked.address(url),
        **linked.names(
            labels.text(product.name),
            linked.maker.other_name(product.name),
            product.also_known_as,
        ),
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": labels("site_name"),
            "value": product.id,
            "url": short_url(linked.site_root, product.id),
        },
        "category": f"{group} > {labels.pick(kind.label)}",
        "image": [
            *_photos(entry.path, product.photos, linked),
            *([linked.site_root + share] if share else []),
        ],
    }
    if product.summary:
        node["description"] = linked.words(labels.text(product.summary))
    makers = [
        producer_link(maker, linked)
        for maker in linked.maker.index.producers_of(
            linked.maker.index.catalogue.products[entry.slug]
        )
    ]
    if makers:
        node["provider" if kind.is_service else "manufacturer"] = makers
    if kind.is_service and unit:
        node["areaServed"] = linked.commune(unit)
        node["address"] = linked.postal(unit)
        node["availableLanguage"] = product.languages
    elif unit:
        node["countryOfOrigin"] = {"@type": "Country", "name": COUNTRY}
    certified = [
        *(_certificate(one, linked) for one in reversed(product.certificates)),
        # Marks of a farm or a facility say nothing of the product itself.
        *_marks([mark for mark in product.marks if mark.scope == "product"], linked),
    ]
    if certified:
        node["hasCertification"] = certified
    numbers = [pack.gtin for pack in product.packs if pack.gtin]
    if numbers:
        node["gtin"] = numbers
    # Its page names no price of spirits either.
    offers = [] if kind.is_alcohol else list(_offers(product.packs, linked, url))
    if offers:
        node["offers"] = offers
    return _known(node)


def producer_node(entry: Entry[Producer], linked: Linked) -> Node:
    producer, labels = entry.item, linked.maker.labels
    brief = linked.maker.index.catalogue.producers[entry.slug]
    url = producer_url(entry)
    street = labels.maybe(producer.address)
    place = producer.location
    return _known(
        {
            **producer_link(brief, linked),
            **linked.names(
                labels.text(producer.name),
                linked.maker.other_name(producer.name),
                producer.also_known_as,
            ),
            "url": linked.address(url),
            "address": linked.postal(commune_of(brief), street),
            "geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
            if place and not place.approximate and _is_business(brief)
            else None,
            "telephone": producer.phone,
            "email": producer.email,
            "sameAs": [
                link for link in (producer.website, producer.zalo, producer.facebook) if link
            ],
            "foundingDate": str(producer.founded) if producer.founded else None,
            "image": _photos(entry.path, producer.photos, linked),
            "hasCertification": list(_marks(producer.marks, linked)),
        }
    )


def producer_link(producer: ProducerBrief, linked: Linked) -> Node:
    """A producer as its products' pages name it."""
    url = producer_url(producer)
    return {
        "@type": "LocalBusiness" if _is_business(producer) else "Organization",
        "@id": linked.it(url),
        "name": linked.words(linked.maker.labels.text(producer.name)),
        "url": linked.address(url),
    }


def _is_business(producer: ProducerBrief) -> bool:
    return producer.kind in _BUSINESSES and commune_of(producer) is not None


def _certificate(certificate: Certificate, linked: Linked) -> Node:
    maker = linked.maker
    state = status_of(Standing.of(certificate), maker.index.today)
    end = end_of(certificate)
    active = True if state in VALID else False if state in _OVER else None
    return _certification(
        f"OCOP, {maker.labels('star_label', stars=certificate.stars)}",
        linked,
        number=certificate.decision,
        issued=certificate.issued,
        expires=end,
        issuer=certificate.issuer,
        active=active,
        certificationRating={
            "@type": "Rating",
            "ratingValue": certificate.stars,
            "bestRating": _BEST,
            "worstRating": 1,
        },
    )


def _marks(found: list[Mark], linked: Linked) -> Iterator[Node]:
    for mark in found:
        if mark.number or mark.issuer:
            over = mark.expires and mark.expires.last_day() < linked.maker.index.today
            yield _certification(
                linked.maker.labels.pick(marks()[mark.mark].label),
                linked,
                number=mark.number,
                issued=mark.issued,
                expires=mark.expires,
                issuer=mark.issuer,
                active=None if over is None else not over,
            )


def _certification(
    name: str,
    linked: Linked,
    number: str | None,
    issued: Any,
    expires: Any,
    issuer: Text | None,
    active: bool | None,
    **more: Any,
) -> Node:
    return _known(
        {
            "@type": "Certification",
            "name": name,
            "certificationIdentification": number,
            "certificationStatus": None
            if active is None
            else f"{_STATUS}{'Active' if active else 'Inactive'}",
            "validFrom": str(issued) if issued else None,
            "expires": str(expires) if expires else None,
            "issuedBy": {
                "@type": "Organization",
                "name": linked.words(linked.maker.labels.text(issuer)),
            }
            if issuer
            else None,
            **more,
        }
    )


def _offers(packs: list[Pack], linked: Linked, url: str) -> Iterator[Node]:
    """Prices that a source gives for a date: any other is no offer to rely on."""
    for pack in packs:
        if pack.price_vnd is not None and pack.price_date and pack.source:
            yield _known(
                {
                    "@type": "Offer",
                    "name": linked.words(linked.maker.labels.text(pack.size)),
                    "url": linked.address(url),
                    "price": pack.price_vnd,
                    "priceCurrency": "VND",
                    "validFrom": str(pack.price_date),
                    "gtin": pack.gtin,
                }
            )


def _photos(path: str, photos: list[Photo], linked: Linked) -> list[str]:
    return [linked.site_root + linked.maker.photo(path, photo).fallback for photo in photos]


def _known(node: Node) -> Node:
    """Without what is not known."""
    return {key: value for key, value in node.items() if value is not None and value != []}
