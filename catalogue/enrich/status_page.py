"""The status page: which certificates hold, expire soon, have ended or have no date, and whose they are.

Lists are cut at what a reader still looks through; each says how many there are and leads to all of them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from catalogue.dates import PartialDate
from catalogue.enrich.office_data import (
    CertificateList,
    CertificateRow,
    StateCount,
    StatusPageData,
    Tally,
)
from catalogue.enrich.parts import producer_url, product_url
from catalogue.enrich.status import DATED, current_of
from catalogue.places import places
from catalogue.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalogue.enrich.index import Index
    from catalogue.enrich.labels import Shown
    from catalogue.enrich.parts import Maker
    from catalogue.model.brief import ProductBrief

# Rows of a list, and of the table of producers.
MOST_ROWS = 50
# The states with a list, in the page's order: first what somebody can still do something about.
_LISTS = ("expiring", "expired", "undated", "valid")
_COUNTED = ("valid", "expiring", "expired", "undated")


def status_data(maker: Maker) -> StatusPageData:
    index, labels = maker.index, maker.labels
    today = PartialDate.of(index.today)
    by_state: dict[str, list[ProductBrief]] = {}
    for product in index.products:
        by_state.setdefault(index.rating(product).status, []).append(product)
    makers = _by_need(_producers(maker))
    return StatusPageData(
        lead=labels("status_lead"),
        as_of=today.label(labels.lang),
        as_of_iso=str(today),
        total=len(index.products),
        counts=_counts(maker),
        lost=len(by_state.get("revoked", [])),
        ends=_ends(index, index.products),
        lists=[_list(state, by_state.get(state, []), maker) for state in _LISTS],
        places=_places(maker),
        producers=makers[:MOST_ROWS],
        rest=len(makers[MOST_ROWS:]),
    )


def _counts(maker: Maker) -> list[StateCount]:
    labels, statuses = maker.labels, maker.index.statistics.statuses
    found = [
        StateCount(state, labels.status(state, "chip"), _counted(state, statuses), _all(state))
        for state in _COUNTED
    ]
    without = sum(statuses[state] for state in ("candidate", "unconfirmed", "discontinued"))
    return [*found, StateCount("none", labels("state_none"), without, None)]


def _counted(state: str, statuses: dict[str, int]) -> int:
    """A revoked certificate counts as one that no longer holds."""
    return statuses[state] + (statuses["revoked"] if state == "expired" else 0)


def _all(state: str) -> str:
    """Where browsers list all products of a state."""
    return f"products/?status={state}&sort=expiry"


def _list(state: str, products: Sequence[ProductBrief], maker: Maker) -> CertificateList:
    """Valid and expiring ones by what ends first, others by what ended last."""
    index, labels = maker.index, maker.labels
    ordered = sorted(products, key=lambda p: (_end(p, index), p.id), reverse=state == "expired")
    shown = ordered[:MOST_ROWS]
    return CertificateList(
        state=state,
        title=labels(f"status_{state}"),
        lead=labels(f"status_{state}_lead"),
        count=len(products),
        rows=[certificate_row(product, maker) for product in shown],
        url=_all(state),
    )


def _end(product: ProductBrief, index: Index) -> str:
    end = index.rating(product).end
    return end.last_day().isoformat() if end else ""


def certificate_row(product: ProductBrief, maker: Maker) -> CertificateRow:
    rating = maker.index.rating(product)
    return CertificateRow(
        id=product.id,
        name=maker.labels.text(product.name),
        url=product_url(product),
        rating=maker.rating(rating),
        until=maker.date(rating.end),
        place=maker.place_name(product),
        producers=[maker.labels.text(made.name) for made in maker.index.producers_of(product)],
        renewal=maker.renewal(current_of(product)),
    )


def _places(maker: Maker) -> list[Tally]:
    """Communes and wards with products, by name without "Xã" and "Phường"."""
    index, labels = maker.index, maker.labels
    units = [places().communes[code] for code in index.by_commune]
    units.sort(key=lambda unit: (sort_key(unit.plain, labels.lang), unit.code))
    return [
        _tally(labels.own(unit.label(labels.lang)), unit.url, index.by_commune[unit.code], index)
        for unit in units
    ]


def _producers(maker: Maker) -> list[Tally]:
    index, labels = maker.index, maker.labels
    makers = index.catalogue.producers
    known = [makers[slug] for slug in index.by_producer if slug in makers]
    known.sort(key=lambda made: (made.order.get(labels.lang) or "", made.slug))
    return [
        _tally(labels.text(made.name), producer_url(made), index.by_producer[made.slug], index)
        for made in known
    ]


def _by_need(tallies: Iterable[Tally]) -> list[Tally]:
    """Producers with the most certificates that expire soon or have ended first; else as they were."""
    return sorted(tallies, key=lambda tally: (-tally.counts["expiring"], -tally.counts["expired"]))


def _tally(name: Shown, url: str, products: Sequence[ProductBrief], index: Index) -> Tally:
    counted = Counter(index.rating(product).status for product in products)
    return Tally(
        name=name,
        url=url,
        counts={state: _counted(state, counted) for state in _COUNTED},
        lost=counted["revoked"],
        ends=_ends(index, products),
    )


def _ends(index: Index, products: Iterable[ProductBrief]) -> str:
    """On which days dated certificates hold for the last time, and how many: "2028-01-31:2 …"."""
    ratings = map(index.rating, products)
    ends = Counter(
        rating.end.last_day() for rating in ratings if rating.end and rating.status in DATED
    )
    return " ".join(f"{day}:{number}" for day, number in sorted(ends.items()))
