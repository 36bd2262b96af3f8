"""The files of a site that a change of an entry makes, told from the entry and not from the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.entry_files import edit, entries, read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.place import Place

INDEX = "search/index.json"
API = "api/v1/"
OPENAPI, PRODUCERS = f"{API}openapi.json", f"{API}producers.json"
# Lists of the open data that tell of every product.
LISTS = {
    OPENAPI,
    *(f"{API}{name}.json" for name in ("index", "products", "certificates")),
    *(f"{API}{name}" for name in ("products.csv", "products-semicolon.csv", "products.geojson")),
}
# What entries hold, counted: whether there is a shop, a story in both languages …
COUNTED = {f"{lang}/statistics/index.html" for lang in ("vi", "en")}


def pages_of(path: Path, kind: str = "products") -> set[str]:
    return {f"{lang}/{kind}/{path.stem}/index.html" for lang in ("vi", "en")}


def telling(product: Path) -> set[str]:
    """What tells all of a product: its pages, its data, and the examples when it is the first."""
    number = read(product)["id"]
    first = min(read(path)["id"] for path in entries(product.parents[1], "products"))
    data = {f"{API}products/{number}.json"} | ({OPENAPI} if number == first else set())
    return pages_of(product) | data


def own_files(product: Path) -> set[str]:
    """What a change of a product's file makes: what tells of it, and the file for the form."""
    return telling(product) | {f"contribute/source/{product.stem}.json"}


def share_pictures(path: Path) -> set[str]:
    return {f"share/{lang}/{path.stem}.jpg" for lang in ("vi", "en")}


def holding(site: Path, text: str) -> set[str]:
    """The files of a site in which a text stands."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return {
        path.relative_to(site).as_posix() for path in files if text.encode() in path.read_bytes()
    }


def words_files(place: Place, before: dict[str, str]) -> set[str]:
    """The files of words in texts that are not what they were."""
    now = {path: text for path, text in place.tree().items() if path.startswith("search/text/")}
    return {path for path, text in now.items() if before.get(path) != text}


def tell_more(product: Path, word: str) -> None:
    """Add a word to a product's story."""
    story = read(product).get("story") or {"vi": "Chuyện."}
    edit(product, story=story | {"vi": f"{story['vi']} {word}"})
