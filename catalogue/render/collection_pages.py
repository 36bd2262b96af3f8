"""A page for each group, product set, star level, commune or ward, and event, with its products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich.collections import STARS, group_data, set_data, star_data
from catalogue.enrich.event_page import event_data, events_data
from catalogue.enrich.events import event_url
from catalogue.enrich.linked_events import event_node
from catalogue.enrich.page_data import Crumb
from catalogue.enrich.place_page import place_data
from catalogue.places import places
from catalogue.reference import groups, sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.render.page import Page
    from catalogue.render.page_composer import Composer


def groups_and_sets(composer: Composer) -> Iterator[Page]:
    maker, labels = composer.maker, composer.maker.labels
    in_groups = [composer.home, Crumb(labels("groups"), "groups/")]
    for group in groups().values():
        label = labels.pick(group.label)
        yield composer.page(
            group.url,
            "collection",
            labels("group_title", short=labels.pick(group.short)),
            labels("group_description", label=label),
            group_data(group, maker),
            crumbs=in_groups,
        )
    for item in sets().values():
        label = labels.pick(item.label)
        group = groups()[item.group]
        yield composer.page(
            item.url,
            "collection",
            labels("set_title", label=label),
            labels("set_description", label=label),
            set_data(item, maker),
            crumbs=[composer.home, Crumb(labels.pick(group.short), group.url)],
        )


def star_levels(composer: Composer) -> Iterator[Page]:
    labels = composer.maker.labels
    for stars in STARS:
        yield composer.page(
            f"stars/{stars}/",
            "collection",
            labels("star_title", stars=stars),
            labels("star_description", stars=stars),
            star_data(stars, composer.maker),
            crumbs=[composer.home, Crumb(labels("stars"), "stars/")],
        )


def communes(composer: Composer) -> Iterator[Page]:
    labels = composer.maker.labels
    for unit in places().communes.values():
        name = unit.label(labels.lang)
        yield composer.page(
            unit.url,
            "place",
            name,
            labels("place_description", name=name),
            place_data(unit, composer.maker),
            crumbs=[composer.home, Crumb(labels("places"), "places/")],
            about=[composer.linked.commune(unit)],
        )


def events(composer: Composer) -> Iterator[Page]:
    """The page of all events, then each."""
    maker, labels = composer.maker, composer.maker.labels
    title = labels("events_title")
    data = events_data(maker)
    yield composer.page("events/", "events", title, data.lead, data, [composer.home])
    for entry in maker.index.catalogue.events.values():
        event = event_data(entry, maker)
        name = event.name.text
        yield composer.page(
            event_url(entry),
            "event",
            name,
            labels("event_description", name=name, when=event.note.when),
            event,
            crumbs=[composer.home, Crumb(title, "events/")],
            about=[event_node(entry, composer.linked)],
            reviewed=entry.item.reviewed,
            edit=entry.path,
        )
