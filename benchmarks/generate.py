"""Write a synthetic catalogue: `python benchmarks/generate.py N DIR [--photos M] [--seed S]`.

N products and about N / 2.5 producers, valid and in all states, with stories of about 250 words in each
language. The same seed gives the same bytes, and a larger catalogue keeps every file of a smaller one.
Build it with `build.py --source DIR --today 2026-11-22`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.entries import Writer
from benchmarks.goods import product
from benchmarks.makers import maker
from benchmarks.pictures import write_picture

PRODUCTS_PER_PRODUCER = 2.5
_NEAR = 40  # producers that a product chooses from: the newest when it came into the catalogue
_NUMBERS = 9999  # ids of one pair of letters


def product_id(index: int) -> str:
    """AA0001 … AA9999, AB0001 …: two capitals and four digits."""
    pair, number = divmod(index, _NUMBERS)
    return f"{chr(65 + pair // 26)}{chr(65 + pair % 26)}{number + 1:04d}"


def files(count: int, seed: int = 1, photos: int = 0) -> Iterator[tuple[str, str]]:
    """Relative path and text of every file; the first `photos` products have a photo.

    Every entry has random numbers of its own, and a product comes from a producer that a catalogue ending
    with it has already: so entries stay the same while a catalogue grows.
    """
    writer = Writer(random.Random(seed))
    makers = []
    for index in range(_makers_at(count)):
        writer.random.seed(f"{seed}/producer/{index}")
        one, text = maker(writer)
        makers.append(one)
        yield f"producers/{one.slug}.yml", text
    for index in range(count):
        writer.random.seed(f"{seed}/product/{index}")
        known = _makers_at(index + 1)
        near = makers[max(0, known - _NEAR) : known]
        several = min(len(near), 2 if writer.random.random() < 0.08 else 1)
        photo = photo_name(index) if index < photos else None
        own = writer.random.sample(near, several)
        slug, text = product(writer, product_id(index), own, photo)
        yield f"products/{slug}.yml", text


def _makers_at(count: int) -> int:
    """How many producers a catalogue of so many products has."""
    return ceil(count / PRODUCTS_PER_PRODUCER)


def photo_name(index: int) -> str:
    return f"photos/anh-{index + 1:05d}.jpg"


def write_catalogue(folder: Path, count: int, seed: int = 1, photos: int = 0) -> None:
    """Write the whole catalogue below an empty or new folder."""
    for name in ("products", "producers"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for path, text in files(count, seed, photos):
        (folder / path).write_bytes(text.encode())
    for index in range(photos):
        write_picture(folder / "products" / photo_name(index), seed + index)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, metavar="N", help="products")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--photos", type=int, default=0, metavar="M", help="how many have a photo")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.folder.exists() and any(options.folder.iterdir()):
        sys.exit(f"{options.folder} is not empty")
    started = perf_counter()
    write_catalogue(options.folder, options.count, options.seed, options.photos)
    print(f"{options.count} products in {perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
