"""The style page: every component of the design in both schemes, made by the same templates as all pages.

It is for who works on the site; visitors do not meet it. Cards are those of the catalogue's own products,
one of each status; the other parts show an invented product (`data/style_sample.yml`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue.dates import PartialDate
from catalogue.enrich.card_data import Card, CardRef
from catalogue.enrich.list_data import Tile
from catalogue.enrich.page_data import FactData, MarkData, RatingData, SourceData
from catalogue.enrich.product_data import CertificateData, PackData
from catalogue.enrich.status import Rating
from catalogue.reference import groups, kinds, marks, read_yaml, sets
from catalogue.tokens import SCHEMES, contrast, schemes

if TYPE_CHECKING:
    from catalogue.enrich.labels import Shown
    from catalogue.enrich.parts import Maker
    from catalogue.model.brief import ProductBrief

# (what is seen, what it is seen on, the least contrast): text 4.5, stars and borders of controls 3.
PAIRS = (
    ("--oc-ink", "--oc-paper", 4.5),
    ("--oc-ink", "--oc-card", 4.5),
    ("--oc-ink", "--oc-sunk", 4.5),
    ("--oc-quiet", "--oc-paper", 4.5),
    ("--oc-quiet", "--oc-card", 4.5),
    ("--oc-on-indigo", "--oc-indigo-deep", 4.5),
    ("--oc-indigo", "--oc-blue-soft", 4.5),
    ("--oc-red", "--oc-paper", 4.5),
    ("--oc-red", "--oc-red-soft", 4.5),
    ("--oc-forest", "--oc-forest-soft", 4.5),
    ("--oc-orange", "--oc-orange-soft", 4.5),
    ("--oc-star", "--oc-paper", 3),
    ("--oc-star", "--oc-card", 3),
    ("--oc-star-off", "--oc-card", 3),
    ("--oc-edge-line", "--oc-paper", 3),
)


@dataclass
class ColourData:
    """`contrast` of what is seen on what, in each scheme, as a reader writes it: "7,2"."""

    front: str
    ground: str
    least: str
    contrast: dict[str, str]


@dataclass
class SampleData:
    """The invented product, with the names that `product/body.html` asks for."""

    unconfirmed: list[Shown]
    notices: list[str]
    story_lang: str | None
    story_sources: list[int]
    photos: tuple[Any, ...]
    facts: list[FactData]
    packs: list[PackData]
    season: list[int]
    season_source: int | None
    months: list[str]
    certificates: list[CertificateData]
    marks: list[MarkData]
    sources: list[SourceData]


@dataclass
class StyleData:
    """`page.meta.style` of style.html."""

    schemes: list[str]
    colours: list[ColourData]
    ratings: list[RatingData]
    cards: list[Card | CardRef]
    drawings: list[Tile]
    sample: SampleData


def style_data(maker: Maker) -> StyleData:
    return StyleData(
        schemes=list(SCHEMES),
        colours=_colours(maker),
        ratings=[_rating(status, maker) for status in kinds()["statuses"]],
        cards=[maker.card(product) for product in _one_of_each_status(maker)],
        drawings=_drawings(maker),
        sample=_sample(maker),
    )


def _colours(maker: Maker) -> list[ColourData]:
    number = maker.labels.number
    found = schemes()
    return [
        ColourData(
            front,
            ground,
            number(least),
            {
                scheme: number(round(contrast(found[scheme][front], found[scheme][ground]), 1))
                for scheme in SCHEMES
            },
        )
        for front, ground, least in PAIRS
    ]


def _rating(status: str, maker: Maker) -> RatingData:
    """A rating in words: the page is to be the same on all days, so it has no dates for scripts."""
    stars = None if status in {"candidate", "unconfirmed"} else 4
    data = maker.rating(
        Rating(status, stars, PartialDate(2028, 1), PartialDate(2026, 5)), full=True
    )
    data.expires = data.notes = None
    return data


def _one_of_each_status(maker: Maker) -> list[ProductBrief]:
    found: dict[str, ProductBrief] = {}
    for product in maker.index.products:
        found.setdefault(maker.index.rating(product).status, product)
    return [found[status] for status in kinds()["statuses"] if status in found]


def _drawings(maker: Maker) -> list[Tile]:
    labels = maker.labels
    names = {slug: labels.pick(group.short) for slug, group in groups().items()}
    names |= {item.slug: labels.pick(item.short) for item in sets().values()}
    names |= {key: labels.pick(label) for key, label in kinds()["drawings"].items()}
    return [Tile(labels.own(name), "", 0, illustration=slug) for slug, name in names.items()]


def _sample(maker: Maker) -> SampleData:
    labels = maker.labels
    texts = {
        key: labels.own(labels.pick(text)) for key, text in read_yaml("style_sample.yml").items()
    }
    mark = marks()["vietgap"]
    return SampleData(
        unconfirmed=[texts["unconfirmed"]],
        notices=[labels("notice_alcohol"), labels("notice_herbal")],
        story_lang=None,
        story_sources=[],
        photos=(),
        facts=[
            FactData(texts["fact"], texts["value"], number)
            for number, _ in enumerate(kinds()["source_levels"], start=1)
        ],
        packs=[
            PackData(
                texts["pack"],
                "8935049510017",
                labels("price", amount=labels.number(150000)),
                PartialDate(2026, 5).label(labels.lang),
                None,
            )
        ],
        season=[3, 4, 11],
        season_source=None,
        months=[str(month) for month in range(1, 13)],
        certificates=[
            _certificate("valid", PartialDate(2025, 1), texts, maker, 1),
            _certificate("revoked", PartialDate(2022), texts, maker, 3),
        ],
        marks=[
            MarkData(
                label=labels.pick(mark.label),
                meaning=labels.pick(mark.meaning),
                scope=labels.kind("mark_scopes", "farm"),
                number="7",
                issued=None,
                expires=None,
                issuer=texts["issuer"],
                source=2,
            )
        ],
        sources=[
            SourceData(
                number=number,
                id=f"source-{number}",
                title=texts["source"],
                publisher=None,
                date=PartialDate(2026, 5).label(labels.lang),
                url=None,
                reference=None,
                note=None,
                level=level,
                level_label=labels.kind("source_levels", level),
            )
            for number, level in enumerate(kinds()["source_levels"], start=1)
        ],
    )


def _certificate(
    status: str, issued: PartialDate, texts: dict[str, Shown], maker: Maker, source: int
) -> CertificateData:
    return CertificateData(
        stars=4,
        label=maker.labels("star_label", stars=4),
        issued=maker.date(issued),
        expires=maker.date(issued.plus_months(36)),
        expires_computed=True,
        issuer=texts["issuer"],
        decision="12/QĐ-UBND",
        product_code=None,
        revoked=maker.date(PartialDate(2023, 6)) if status == "revoked" else None,
        source=source,
        rating=_rating(status, maker),
        renewal=None,
    )
