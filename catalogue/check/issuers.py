"""Who certified, when, and who says so: a date and an issuer that do not fit are worth a second look.

The rule warns, it does not refuse: what a decision says is what counts. An issuer whose name tells no level
("Hội đồng OCOP") is left alone, and so is a date of which some day fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.check.problems import Context, Problem, problem
from catalogue.reference import LANGS, Bilingual, kinds, read_yaml
from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from catalogue.dates import PartialDate
    from catalogue.load.folder import Entry
    from catalogue.model import Product, Text

# What these say of a product's stars, nobody else has confirmed (pages/en/sources.md).
WEAK_LEVELS = frozenset({"producer", "shop"})


@dataclass(frozen=True)
class Period:
    """The days on which somebody certifies."""

    who: str
    first: date
    last: date

    @classmethod
    def of(cls, row: dict[str, Any], who: str) -> Period:
        return cls(who, row.get("from", date.min), row.get("until", date.max))

    def holds(self, issued: PartialDate) -> bool:
        """Whether some day of the date lies in it."""
        return self.first <= issued.last_day() and issued.first_day() <= self.last


@dataclass(frozen=True)
class Named:
    """A level of authority, or one authority, and the words its name is known by."""

    label: Bilingual
    words: tuple[str, ...]
    period: Period | None = None

    def is_named(self, name: str) -> bool:
        return any(f" {word} " in name for word in self.words)


@dataclass(frozen=True)
class Issuers:
    levels: dict[str, Named]
    periods: dict[int, list[Period]]
    authorities: list[Named]


@cache
def issuers() -> Issuers:
    data = read_yaml("issuers.yml")
    return Issuers(
        {key: Named(row["label"], _folded(row["words"])) for key, row in data["levels"].items()},
        {
            stars: [Period.of(row, row["level"]) for row in rows]
            for stars, rows in data["periods"].items()
        },
        [
            Named(row["name"], _folded(row["words"]), Period.of(row, ""))
            for row in data["authorities"]
        ],
    )


def _folded(phrases: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(words, phrases))


def check_issuers(entry: Entry[Product], context: Context) -> Iterator[Problem]:
    for index, certificate in enumerate(entry.item.certificates):
        issued, issuer = certificate.issued, certificate.issuer
        if issued is None or issuer is None:
            continue
        name = f" {' '.join(words(issuer.get(lang) or '') for lang in LANGS)} "
        wanted = _misfit(name, certificate.stars, issued)
        if wanted is not None:
            yield problem(
                ("certificates", index, "issuer"),
                "certificate-issuer",
                got=_shown(issuer),
                stars=certificate.stars,
                issued=issued,
                wanted_vi=wanted["vi"],
                wanted_en=wanted["en"],
            )


def check_certificate_sources(entry: Entry[Product], context: Context) -> Iterator[Problem]:
    """Stars need more than the word of who makes or sells the product."""
    for index, certificate in enumerate(entry.item.certificates):
        source = entry.item.sources.get(certificate.source)
        if source is not None and source.level in WEAK_LEVELS:
            yield problem(
                ("certificates", index, "source"),
                "certificate-weak-source",
                got=certificate.source,
                level_vi=kinds()["source_levels"][source.level]["vi"].lower(),
                level_en=kinds()["source_levels"][source.level]["en"].lower(),
            )


def _misfit(name: str, stars: int, issued: PartialDate) -> Bilingual | None:
    """Who could have issued it instead, or when this authority could; None where all fits."""
    known = issuers()
    levels = [key for key, level in known.levels.items() if level.is_named(name)]
    possible = [period.who for period in known.periods[stars] if period.holds(issued)]
    if len(levels) == 1 and levels[0] not in possible:
        labels = [known.levels[key].label for key in possible]
        return {
            "vi": " hoặc ".join(label["vi"] for label in labels),
            "en": " or ".join(label["en"] for label in labels),
        }
    for authority in known.authorities:
        period = authority.period
        if period and authority.is_named(name) and not period.holds(issued):
            return _when(authority.label, period)
    return None


def _when(label: Bilingual, period: Period) -> Bilingual:
    """ "the committee of Hoa Binh province only until 2025-06-30"."""
    if period.first == date.min:
        return {
            "vi": f"{label['vi']} chỉ đến {period.last}",
            "en": f"{label['en']} only until {period.last}",
        }
    return {
        "vi": f"{label['vi']} chỉ từ {period.first}",
        "en": f"{label['en']} only from {period.first}",
    }


def _shown(issuer: Text) -> str:
    return issuer.vi or issuer.en or ""
