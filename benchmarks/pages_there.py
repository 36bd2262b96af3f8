"""Whether a generator made the pages: counted by kind, and a sample of products read.

A page counts when it is there as `<kind>/<slug>/index.html` below its language's folder.
"""

from __future__ import annotations

import html
import re
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.peers.base import Content, Peer

KINDS = ("products", "producers", "places", "sets", "groups", "stars")
_SAMPLE = 25
_SANE = (6_000, 200_000)  # bytes of a product's page
_TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)


@dataclass(frozen=True)
class Told:
    """A product's name in a language, and the words its story ends with."""

    slug: str
    name: str
    ending: str


@dataclass(frozen=True)
class Expected:
    """How many pages of each kind, and what some products' pages say, by language."""

    counts: dict[str, dict[str, int]]
    sample: dict[str, list[Told]]


def expected(content: Content) -> Expected:
    counts: dict[str, dict[str, int]] = {}
    told: dict[str, list[Told]] = {}
    for lang, page in content.pages:
        folder, _, rest = page.url.partition("/")
        if folder in KINDS and rest:
            here = counts.setdefault(lang, {})
            here[folder] = here.get(folder, 0) + 1
        if folder == "products" and rest:
            prose = page.body.rsplit("\n\n", 1)[0].rstrip()
            ending = " ".join(prose.split()[-4:])
            told.setdefault(lang, []).append(Told(rest.strip("/"), page.meta["title"], ending))
    sample = {lang: some[:: max(1, len(some) // _SAMPLE)][:_SAMPLE] for lang, some in told.items()}
    return Expected(counts, sample)


def problems(peer: Peer, wanted: Expected) -> list[str]:
    """What is missing or odd; empty when all is well."""
    found = []
    for lang, counts in wanted.counts.items():
        for kind, count in counts.items():
            there = sum(1 for _ in (peer.language_folder(lang) / kind).glob("*/index.html"))
            if there != count:
                found.append(f"{lang}/{kind}: {there} pages, not {count}")
        for product in wanted.sample[lang]:
            path = page_path(peer, lang, product.slug)
            text = visible(path) if path.is_file() else ""
            if html.unescape(product.name) not in text or product.ending not in text:
                found.append(f"{lang}/products/{product.slug}: name or story missing")
    low, high = _SANE
    size = product_page_bytes(peer, wanted)
    if not low <= size <= high:
        found.append(f"a product's page has {size} bytes")
    return found


def product_page_bytes(peer: Peer, wanted: Expected) -> int:
    """The median size of the sample."""
    paths = [page_path(peer, lang, p.slug) for lang, some in wanted.sample.items() for p in some]
    sizes = [path.stat().st_size for path in paths if path.is_file()]
    return int(statistics.median(sizes)) if sizes else 0


def page_path(peer: Peer, lang: str, slug: str) -> Path:
    return peer.language_folder(lang) / "products" / slug / "index.html"


def visible(path: Path) -> str:
    """The words of a page, with single spaces."""
    return " ".join(html.unescape(_TAG.sub("", path.read_text(encoding="utf-8"))).split())
