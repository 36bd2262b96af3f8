"""Which files of a site a reader can take along, and in which pack each of them is.

A pack holds a few pages, so that a change of one product changes few bytes, and storing the whole takes
few requests. Which pack a page is in follows from its address and how many packs its folder has:

>>> pack_of("vi/products/che-phu-thanh/index.html", {"products": 8})
'products-5'

Both languages of a page are in the same pack. `overrides/assets/javascripts/offline/packs.js` reckons the
same way; a test compares both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from catalogue.reference import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Pages that lie in no folder of their own: "about/", the home page.
SINGLE = "pages"
# Entries to a pack; more of them where a folder would have more than MOST packs. Lists are long, short
# addresses are small, and a card is shown by many pages.
ENTRIES = 4
OTHER_ENTRIES = {SINGLE: 1, "groups": 1, "sets": 2, "stars": 1, "cards": 32, "Q": 64}
MOST = 1024
# What a page of a language needs beside its HTML, and what stands above both languages.
_PARTS = ("assets/", "illustrations/")
_TEXT = (".css", ".js", ".json", ".svg", ".txt", ".html")
_ROOT = ("index.html", "404.html", "manifest.webmanifest")
_CODES = "qr/"


def is_taken(path: str) -> bool:
    """Whether a file can be taken along: pages and what they are made of, but no pictures in pixels
    (photos are taken one by one), no files to download, nothing for machines."""
    return path in _ROOT or (path.endswith(_TEXT) and place_of(path) is not None)


def place_of(path: str) -> tuple[str, str] | None:
    """The folder whose packs a file is in and what decides on which: ("products", "che-phu-thanh")."""
    if path in _ROOT:
        return "root", ""
    lang, _, below = path.partition("/")
    if lang in LANGS:
        if below.startswith(_PARTS):
            return "assets", ""
        if not below.endswith(".html"):
            return None
        parts = below.split("/")
        return (parts[0], parts[1]) if len(parts) > 2 else (SINGLE, parts[0])
    if lang == "search":
        return ("search", "") if below == "index.json" else ("texts", "")
    if lang == "Q":
        return "Q", below.partition("/")[0]
    if path.startswith(_CODES) and path.endswith(".svg"):
        return "Q", below.removesuffix(".svg")
    return None


def pack_of(path: str, counts: Mapping[str, int]) -> str | None:
    """The name of the pack that holds a file; none for one that is in no pack."""
    place = place_of(path)
    return place and pack_name(*place, counts)


def pack_name(folder: str, key: str, counts: Mapping[str, int]) -> str:
    """The name of the pack for an entry of a folder, by the folder's number of packs."""
    count = counts.get(folder, 1)
    return folder if count == 1 else f"{folder}-{crc32(key.encode()) % count}"


def counts_of(places: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Folder → its number of packs, where it has several: a power of two, so that it seldom changes when
    entries are added. `places` are what `place_of` tells of files."""
    keys: dict[str, set[str]] = {}
    for folder, key in places:
        keys.setdefault(folder, set()).add(key)
    counts = {folder: count_for(folder, len(found)) for folder, found in keys.items()}
    return {folder: count for folder, count in sorted(counts.items()) if count > 1}


def count_for(folder: str, entries: int) -> int:
    """How many packs a folder with so many entries has."""
    wanted = -(-entries // OTHER_ENTRIES.get(folder, ENTRIES))
    return min(MOST, 1 << max(0, wanted - 1).bit_length())
