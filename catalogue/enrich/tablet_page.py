"""The page that sets up a tablet for a stand: what may be shown there, and where codes lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich.events import event_url, not_over
from catalogue.enrich.list_data import TabletChoice, TabletChoices, TabletData
from catalogue.enrich.parts import producer_url
from catalogue.reference import groups

if TYPE_CHECKING:
    from catalogue.enrich.parts import Maker

# Of more producers a list to choose from is no help; their own pages lead here as well.
MOST_PRODUCERS = 300


def tablet_data(maker: Maker, short: str) -> TabletData:
    """`short` is the address above products' short addresses."""
    labels, index = maker.labels, maker.index
    events = [
        TabletChoice(labels.text(entry.item.name), event_url(entry)) for entry in not_over(index)
    ]
    of_groups = [
        TabletChoice(labels.own(labels.pick(group.short)), group.url)
        for slug, group in groups().items()
        if slug in index.by_group
    ]
    makers = sorted(
        (index.catalogue.producers[slug] for slug in index.by_producer),
        key=lambda producer: (producer.order.get(labels.lang), producer.slug),
    )
    of_makers = [TabletChoice(labels.text(one.name), producer_url(one)) for one in makers]
    lists = [
        TabletChoices(labels("events_title"), events),
        TabletChoices(labels("groups"), of_groups),
        TabletChoices(labels("producers"), of_makers if len(of_makers) <= MOST_PRODUCERS else []),
    ]
    return TabletData(
        choices=[choices for choices in lists if choices.options],
        total=len(index.products),
        short=short,
    )
