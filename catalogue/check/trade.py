"""Packs, prices and contact data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.check.problems import Context, Overview, Problem, problem
from catalogue.reference import kinds, sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.load.folder import Entry
    from catalogue.model import Producer, Product
    from catalogue.model.brief import ProductBrief

# Nothing an OCOP producer packs costs less; smaller numbers are thousands of đồng.
LOWEST_PRICE = 1000
# Producers who are natural persons: Law 91/2025/QH15 on personal data asks for their consent.
PERSONAL_KINDS = {"household", "farm"}
CONTACT_FIELDS = ("phone", "email", "zalo", "facebook", "address")


def check_prices(entry: Entry[Product], context: Context) -> Iterator[Problem]:
    alcohol = sets()[entry.item.set].is_alcohol
    for index, pack in enumerate(entry.item.packs):
        if pack.price_vnd is None:
            continue
        loc = ("packs", index, "price_vnd")
        if pack.price_vnd < LOWEST_PRICE:
            yield problem(loc, "price-low", got=pack.price_vnd)
        if pack.price_date is None:
            yield problem(loc, "price-undated", got=pack.price_vnd)
        if alcohol:
            yield problem(loc, "price-alcohol")


def check_gtins_unique(brief: ProductBrief, overview: Overview) -> Iterator[Problem]:
    for gtin, pack in brief.gtins:
        others = [at for at in overview.gtins[gtin] if at != (brief.path, pack)]
        if others:
            loc = ("packs", pack, "gtin")
            yield problem(loc, "gtin-duplicate", got=gtin, other=others[0][0])


def check_consent(entry: Entry[Producer], context: Context) -> Iterator[Problem]:
    producer = entry.item
    if producer.kind not in PERSONAL_KINDS or producer.consent is not None:
        return
    labels = kinds()["producer_kinds"][producer.kind]
    for name in CONTACT_FIELDS:
        if getattr(producer, name) is not None:
            vi, en = labels["vi"].lower(), labels["en"].lower()
            yield problem((name,), "consent-missing", kind_vi=vi, kind_en=en)


def check_makers_contacts(brief: ProductBrief, overview: Overview) -> Iterator[Problem]:
    """A product's own file tells no more of a person than the producer's file may."""
    there = overview.catalogue.producers
    makers = [there[slug] for slug in brief.producers if slug in there]
    if not makers or any(one.kind not in PERSONAL_KINDS or one.consent for one in makers):
        return
    labels = kinds()["producer_kinds"][makers[0].kind]
    vi, en = labels["vi"].lower(), labels["en"].lower()
    for at, name in brief.makers_contacts:
        values = {"other": makers[0].path, "kind_vi": vi, "kind_en": en}
        yield problem(("buy", at, name), "consent-of-maker", **values)
