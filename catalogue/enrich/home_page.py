"""The home page: counts of the day, what is in season, the best and the latest, ways in."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from catalogue.dates import PartialDate, month_name
from catalogue.enrich.events import not_over, note
from catalogue.enrich.list_data import GroupTile, HomeData, PlaceTile
from catalogue.enrich.map_frame import small_map
from catalogue.enrich.place_page import by_plain_name
from catalogue.enrich.producer_page import producer_tiles
from catalogue.enrich.status import VALID
from catalogue.places import places
from catalogue.reference import groups

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from catalogue.enrich.index import Index
    from catalogue.enrich.parts import Maker
    from catalogue.model.brief import ProducerBrief
    from catalogue.places import Commune

# Cards in a row of the home page.
HOME_CARDS = 6
HOME_PRODUCERS = 24
HOME_EVENTS = 3
# For so long after the build browsers can tell how many certificates are still valid.
DAYS_AHEAD = 400


def home_data(maker: Maker) -> HomeData:
    index, labels = maker.index, maker.labels
    today = PartialDate.of(index.today)
    known_until = index.today + timedelta(days=DAYS_AHEAD)
    with_products = [places().communes[code] for code in index.by_commune]
    with_makers = [p for p in index.catalogue.producers.values() if index.by_producer.get(p.slug)]
    five_star = [e for e in index.by_stars.get(5, []) if index.rating(e).is_valid]
    return HomeData(
        total=len(index.products),
        valid=index.valid_count,
        producer_count=len(index.catalogue.producers),
        place_count=len(places().communes),
        with_product_places=len(with_products),
        as_of=today.label(labels.lang),
        as_of_iso=str(today),
        month=month_name(index.today.month, labels.lang),
        month_number=index.today.month,
        ends=_ends(index, known_until),
        ends_known_until=known_until.isoformat(),
        events=[note(entry, index, labels) for entry in not_over(index)[:HOME_EVENTS]],
        groups=[
            GroupTile(
                labels.pick(group.short),
                group.url,
                len(index.by_group.get(group.slug, [])),
                group.slug,
            )
            for group in groups().values()
        ],
        five_star=[maker.card(entry) for entry in index.best_first(five_star)[:HOME_CARDS]],
        in_season=[maker.card(entry) for entry in index.best_first(index.in_season)[:HOME_CARDS]]
        if index.by_month
        else None,
        latest=[maker.card(entry) for entry in index.latest[:HOME_CARDS]],
        map=small_map(index),
        places=_place_tiles(with_products, maker),
        producers=producer_tiles(_busiest(with_makers, index), maker),
    )


def _ends(index: Index, until: date) -> str:
    """On which days certificates that are valid today end, and how many."""
    ratings = (index.rating(product) for product in index.products)
    ends = Counter(
        rating.end.last_day() for rating in ratings if rating.end and rating.status in VALID
    )
    return " ".join(f"{day}:{number}" for day, number in sorted(ends.items()) if day <= until)


def _busiest(producers: list[ProducerBrief], index: Index) -> list[ProducerBrief]:
    """The producers with the most products."""
    by_count = sorted(producers, key=lambda p: (-len(index.by_producer[p.slug]), p.slug))
    return by_count[:HOME_PRODUCERS]


def _place_tiles(communes: Iterable[Commune], maker: Maker) -> list[PlaceTile]:
    return [
        PlaceTile(
            unit.label(maker.labels.lang), unit.url, len(maker.index.by_commune.get(unit.code, []))
        )
        for unit in by_plain_name(communes, maker)
    ]
