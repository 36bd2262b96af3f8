"""Trade fairs and markets: what is shown there, and what pages of products and producers say of them.

An event whose days are known is `soon`, `now` or `over`; pages carry both days, so that the browser can say
which on the day of reading (`events.js`). One of which sources give the month or year alone is `near` in that
time: nobody can tell whether it is on.

>>> [product.id for product in event_products(index.catalogue.events["hoi-cho"], index)]
['HB0013', 'HB0002']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.dates import range_label
from catalogue.enrich.event_data import EventNote
from catalogue.enrich.labels import Labels, Shown
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from catalogue.enrich.index import Index
    from catalogue.load.folder import Entry
    from catalogue.model import Event, Stand, Text
    from catalogue.model.brief import ProductBrief

STATES = ("now", "soon", "near", "over")


@dataclass(frozen=True)
class Appearance:
    """An event that a product or producer is at, and at which stands. `maker` is true where it is known of a
    product's producer alone."""

    event: Entry[Event]
    stands: tuple[Text, ...]
    maker: bool = False


@dataclass(frozen=True)
class Appearances:
    """What is at events that are not over on the day of the build: by product id and producer slug."""

    products: dict[str, list[Appearance]]
    producers: dict[str, list[Appearance]]


def event_url(entry: Entry[Event]) -> str:
    return f"events/{entry.slug}/"


def is_exact(event: Event) -> bool:
    """Whether sources give both days."""
    return event.start.day is not None and event.end.day is not None


def state_of(event: Event, today: date) -> str:
    """One of STATES, or "cancelled"."""
    if event.cancelled:
        return "cancelled"
    if today > event.end.last_day():
        return "over"
    if today < event.start.first_day():
        return "soon"
    return "now" if is_exact(event) else "near"


def dates_label(event: Event, labels: Labels) -> str:
    return range_label(event.start, event.end, labels.lang)


def stand_products(stand: Stand, index: Index) -> list[ProductBrief]:
    """The products a stand names; of one that names none, all products of its producers."""
    if stand.products:
        return [index.by_id[key] for key in dict.fromkeys(stand.products)]
    found = (product for key in stand.producers for product in index.by_producer.get(key, []))
    return list({product.id: product for product in found}.values())


def event_products(entry: Entry[Event], index: Index) -> list[ProductBrief]:
    """All products a visitor of an event may ask for, each once, stand by stand."""
    found = (product for stand in entry.item.stands for product in stand_products(stand, index))
    return list({product.id: product for product in found}.values())


def stand_title(name: Shown) -> Shown:
    """ "A12" → "Gian hàng A12"; "Gian hàng chung" says so itself."""
    of_name = Labels(name.lang)
    if words(name.text).startswith(words(of_name("stand_word"))):
        return name
    return Shown(of_name("stand_n", number=name.text), name.lang)


def by_date(events: Iterable[Entry[Event]]) -> list[Entry[Event]]:
    """The earliest first."""
    return sorted(events, key=lambda entry: (entry.item.start, entry.item.end, entry.slug))


def not_over(index: Index) -> list[Entry[Event]]:
    """Events that are on or to come on the day of the build, the earliest first."""
    ahead = (state_of(entry.item, index.today) for entry in index.catalogue.events.values())
    pairs = zip(index.catalogue.events.values(), ahead)
    return by_date(entry for entry, state in pairs if state not in {"over", "cancelled"})


def appearances(index: Index) -> Appearances:
    products: dict[str, list[Appearance]] = {}
    producers: dict[str, list[Appearance]] = {}
    for entry in not_over(index):
        # Where some stand names a product itself, those that just have its producer are no news of it.
        named: dict[str, list[Text]] = {}
        made: dict[str, list[Text]] = {}
        makers: dict[str, list[Text]] = {}
        for stand in entry.item.stands:
            names = [stand.name] if stand.name else []
            for product in stand_products(stand, index):
                (named if stand.products else made).setdefault(product.id, []).extend(names)
            for key in dict.fromkeys(stand.producers):
                makers.setdefault(key, []).extend(names)
        for product_id in named | made:
            own = product_id in named
            stands = (named if own else made)[product_id]
            found = Appearance(entry, tuple(stands), maker=not own)
            products.setdefault(product_id, []).append(found)
        for key, stands in makers.items():
            producers.setdefault(key, []).append(Appearance(entry, tuple(stands)))
    return Appearances(products, producers)


def notes(found: Iterable[Appearance], index: Index, labels: Labels) -> list[EventNote]:
    return [note(one.event, index, labels, one.stands, one.maker) for one in found]


def note(
    entry: Entry[Event],
    index: Index,
    labels: Labels,
    stands: Iterable[Text] = (),
    maker: bool = False,
) -> EventNote:
    """An event as a page of this language names it, perhaps with the stands of what the page is about."""
    event = entry.item
    return EventNote(
        name=labels.text(event.name),
        url=event_url(entry),
        when=dates_label(event, labels),
        start=event.start.first_day().isoformat(),
        end=event.end.last_day().isoformat(),
        exact=is_exact(event),
        state=state_of(event, index.today),
        stands=[stand_title(labels.text(stand)) for stand in stands],
        maker=maker,
    )
