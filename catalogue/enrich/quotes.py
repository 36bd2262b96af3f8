"""Figures of the press, as `data/quotes.yml` has them: shown as quotes, counted nowhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.enrich.office_data import QuoteData
from catalogue.places import places
from catalogue.reference import read_yaml

if TYPE_CHECKING:
    from catalogue.enrich.labels import Labels


@cache
def _quotes() -> dict[str, list[dict[str, Any]]]:
    data: dict[str, list[dict[str, Any]]] = read_yaml("quotes.yml")
    return data


def quotes(labels: Labels) -> tuple[list[QuoteData], list[QuoteData]]:
    """Totals of the province; statements on single places, each with where that place lies now."""
    figures = [_quote(row, labels, None) for row in _quotes()["figures"]]
    said = [_quote(row, labels, _now(row["former"], labels)) for row in _quotes()["places"]]
    return figures, said


def _quote(row: dict[str, Any], labels: Labels, note: str | None) -> QuoteData:
    return QuoteData(
        when=labels.pick(row["when"]),
        figure=labels.pick(row["figure"]),
        source=labels.pick(row["source"]),
        url=row.get("url"),
        level=row["level"],
        level_label=labels.kind("source_levels", row["level"]),
        note=labels.pick(row["note"]) if "note" in row else note,
    )


def _now(code: str, labels: Labels) -> str:
    """ "Yen Bong commune is now part of Lac Thuy commune." """
    unit = places().former[code]
    now = " / ".join(places().communes[code].label(labels.lang) for code in unit.now)
    return labels("quote_now", former=unit.label(labels.lang), now=now)
