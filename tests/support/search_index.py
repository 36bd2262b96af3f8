"""`/search/index.json` read as a browser does: packed numbers as numbers again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from catalogue.enrich.search_data import search_data
from catalogue.text import slug
from tests.support.briefs import TODAY, index_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from catalogue.model.brief import ProducerBrief, ProductBrief
    from catalogue.render.photos import PhotoSet

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
COLUMNS = (
    *("set", "stars", "status", "ends", "place", "producer", "season", "with", "marks", "drawing"),
)


def read_index(site: Path) -> dict[str, Any]:
    """Of a site's folder."""
    data: dict[str, Any] = json.loads((site / "search" / "index.json").read_bytes())
    return unpack(data)


def index_data(
    *products: ProductBrief,
    producers: Iterable[ProducerBrief] = (),
    today: date = TODAY,
    photos: dict[str, PhotoSet] | None = None,
) -> dict[str, Any]:
    """Of invented products and producers."""
    index = index_of(products, producers, today)
    return unpack(json.loads(json.dumps(search_data(index, photos or {}, [], []))))


def unpack(data: dict[str, Any]) -> dict[str, Any]:
    """The same index with lists of numbers."""
    count = sum(run[2] for run in data["ids"])
    for name in COLUMNS:
        data[name] = unpacked(data[name], count)
    made = data["tables"]["producers"]
    count = len(made["slugs"].split("\n")) if made["vi"] or made["en"] else 0
    for name in ("kind", "commune"):
        made[name] = unpacked(made[name], count)
    return data


def unpacked(text: str, count: int) -> list[int]:
    """The numbers of a column."""
    width = len(text) // count if count else 0
    assert len(text) == width * count
    digits = [text[at * width : (at + 1) * width] for at in range(count)]
    return [-1 if "." in one else _number(one) for one in digits]


def _number(digits: str) -> int:
    return sum(DIGITS.index(one) * 64**place for place, one in enumerate(reversed(digits)))


def items(lines: str) -> list[str]:
    """Texts of a column or a table."""
    return lines.split("\n")


def slugs_of(named: dict[str, Any]) -> list[str]:
    """Slugs of products or producers, of which the index tells what does not follow from names."""
    rows = zip(*(named[key].split("\n") for key in ("slugs", "vi", "en")), strict=True)
    return [
        own if own and not own.startswith("-") else slug(vi or en) + own for own, vi, en in rows
    ]
