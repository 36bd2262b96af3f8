"""Which files of a site a reader can take along, and in which pack each of them is.

A pack holds a few pages, so that a change of one product changes few bytes, and storing the whole takes
few requests. Which pack a page is in follows from its address and how many packs its folder has; in a small
folder every entry has one of its own:

>>> pack_of("vi/products/che-phu-thanh/index.html", {"products": 256})
'products-246'
>>> pack_of("vi/products/che-phu-thanh/index.html", {})
'products-che-phu-thanh'

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
# Up to so many entries of a folder have a pack each.
OWN = 64
# Else so many entries share one, on average; more of them where there would be more than MOST packs. Short
# addresses are small, and so are cards, which many pages show.
ENTRIES = 4
OTHER_ENTRIES = {"cards": 32, "Q": 16}
MOST = 1024
# What a page of a language needs beside its HTML, and what stands above both languages.
_PARTS = ("assets/", "illustrations/")
_TEXT = (".css", ".js", ".json", ".svg", ".txt", ".html")
_ROOT = ("index.html", "404.html", "manifest.webmanifest")
_CODES = "qr/"
# What the form for products asks for: a product's file is with its page.
_FORM, _SOURCES, _TEMPLATES = "contribute/", "contribute/source/", "contribute/template/"


def is_taken(path: str) -> bool:
    """Whether a file can be taken along: pages and what they are made of, but no pictures in pixels
    (photos are taken one by one), no files to download, nothing for machines."""
    if path in _ROOT or path.startswith(_TEMPLATES):
        return True
    return path.endswith(_TEXT) and place_of(path) is not None


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
        return ("texts" if below.startswith("text/") else "search", "")
    if lang == "Q":
        return "Q", below.partition("/")[0]
    if path.startswith(_SOURCES):
        return "products", path.removeprefix(_SOURCES).removesuffix(".json")
    if path.startswith(_FORM):
        return "form", ""
    if path.startswith(_CODES) and path.endswith(".svg"):
        return "Q", below.removesuffix(".svg")
    return None


def pack_of(path: str, counts: Mapping[str, int]) -> str | None:
    """The name of the pack that holds a file; none for one that is in no pack."""
    place = place_of(path)
    return place and pack_name(*place, counts)


def pack_name(folder: str, key: str, counts: Mapping[str, int]) -> str:
    """The name of the pack for an entry of a folder, by the folder's number of packs."""
    count = counts.get(folder)
    own = key if count is None else str(crc32(key.encode()) % count)
    return f"{folder}-{own}" if own else folder


def counts_of(places: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Folder → its number of packs, where entries share them: a power of two, so that it seldom changes when
    entries are added. `places` are what `place_of` tells of files."""
    keys: dict[str, set[str]] = {}
    for folder, key in places:
        keys.setdefault(folder, set()).add(key)
    shared = (
        folder for folder, found in keys.items() if len(found) > OWN or folder in OTHER_ENTRIES
    )
    return {folder: count_for(folder, len(keys[folder])) for folder in sorted(shared)}


def count_for(folder: str, entries: int) -> int:
    """How many packs so many entries of a folder share."""
    wanted = -(-entries // OTHER_ENTRIES.get(folder, ENTRIES))
    return min(MOST, 1 << max(0, wanted - 1).bit_length())
