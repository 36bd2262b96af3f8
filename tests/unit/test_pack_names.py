"""Which pack a file is in: small folders have one for each entry, large ones share."""

from __future__ import annotations

from itertools import pairwise

import pytest

from catalogue.publish.pack_names import (
    MOST,
    OWN,
    count_for,
    counts_of,
    is_taken,
    pack_of,
    place_of,
)

COUNTS = {"products": 256, "Q": 64}
PACKS = {
    "vi/products/che-phu-thanh/index.html": "products-246",
    "en/products/che-phu-thanh/index.html": "products-246",
    "vi/producers/htx/index.html": "producers-htx",
    "vi/index.html": "pages-index.html",
    "en/about/index.html": "pages-about",
    "vi/404.html": "pages-404.html",
    "vi/assets/stylesheets/site.css": "assets",
    "en/illustrations/honey.svg": "assets",
    "search/index.json": "search",
    "search/letters.json": "search",
    "search/text/m.json": "texts",
    "index.html": "root",
    "contribute/source/che-phu-thanh.json": "products-246",
    "contribute/entries.json": "form",
    "contribute/template/product.yml": "form",
}
LEFT = [
    "robots.txt",
    "share/vi/x.jpg",
    "qr/HB0001.png",
    "api/v1/index.json",
    "vi/feed.xml",
    "photos/a-640.webp",
]


@pytest.mark.parametrize("path", PACKS)
def test_pack_follows_from_the_address(path: str) -> None:
    assert is_taken(path)
    assert pack_of(path, COUNTS) == PACKS[path]


def test_short_address_and_its_code_are_in_one_pack() -> None:
    assert pack_of("Q/HB0013/index.html", COUNTS) == pack_of("qr/HB0013.svg", COUNTS)


@pytest.mark.parametrize("path", LEFT)
def test_not_taken(path: str) -> None:
    assert not is_taken(path)


def test_small_folder_has_a_pack_for_each_entry_and_a_large_one_shares() -> None:
    few = [("products", str(number)) for number in range(OWN)]
    assert counts_of(few) == {}
    assert counts_of([*few, ("products", "one more")]) == {"products": 32}


def test_number_of_packs_is_a_power_of_two_and_seldom_changes() -> None:
    counts = [count_for("products", entries) for entries in range(1, 5000)]
    assert all(count & (count - 1) == 0 for count in counts)
    assert sum(before != after for before, after in pairwise(counts)) == 10
    assert count_for("products", 100_000) == MOST


def test_place_of_what_is_no_page() -> None:
    assert place_of("vi/events/hoi-cho.ics") is None
