"""The season page: a calendar of products and months, and for each month what can be bought fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.dates import month_name
from catalogue.enrich.list_data import CalendarRow, SeasonData, SeasonMonth
from catalogue.enrich.parts import product_url

if TYPE_CHECKING:
    from catalogue.enrich.parts import Maker
    from catalogue.model.brief import ProductBrief

MONTHS = range(1, 13)
# Cards of a month: full rows of one to four columns. Rows of the calendar: what one still looks through.
MONTH_CARDS = 8
CALENDAR_ROWS = 48


def season_data(maker: Maker) -> SeasonData:
    index, labels = maker.index, maker.labels
    now = index.today.month
    known = [product for product in index.products if product.season]
    shown = maker.by_name(index.best_first(known)[:CALENDAR_ROWS])
    return SeasonData(
        lead=labels("season_lead"),
        now=now,
        known=len(known),
        unknown=len(index.products) - len(known),
        months=[_month(number, maker) for number in (*MONTHS[now - 1 :], *MONTHS[: now - 1])],
        calendar=[
            CalendarRow(labels.text(product.name), product_url(product), list(product.season))
            for product in shown
        ],
        rest=len(known) - len(shown),
    )


def _month(number: int, maker: Maker) -> SeasonMonth:
    products: list[ProductBrief] = maker.index.by_month.get(number, [])
    best = maker.index.best_first(products)[:MONTH_CARDS]
    name = month_name(number, maker.labels.lang)
    return SeasonMonth(
        id=f"month-{number}",
        title=name[:1].upper() + name[1:],
        count=len(products),
        cards=[maker.card(product) for product in best],
        url=f"products/?month={number}" if len(products) > len(best) else None,
        number=number,
    )
