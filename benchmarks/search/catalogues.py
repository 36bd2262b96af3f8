"""The catalogue that is searched: the real entries, filled up with invented ones to any size.

A larger one holds every entry of a smaller one, so a query asks for the same products at every size.

>>> folder(work, 160).name
'160'
"""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

from benchmarks import generate
from catalogue.config import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (160, 1000, 17_000)
# Invented products that are there at every size, however many real ones there will be: queries may name
# them.
INVENTED = 140
_REAL = ("products", "producers", "pages")
# What the folder depends on beside the real entries.
_MAKERS = (
    "benchmarks/*.py",
    "benchmarks/vocabulary.yml",
    "benchmarks/search/known.py",  # what it read is kept there
    "catalogue/data/*",
)


def folder(work: Path, count: int) -> Path:
    """The catalogue with so many products below the work folder, made when it is not there."""
    target = work / "search" / "catalogues" / str(count)
    mark, digest = target / "made-from.txt", _digest()
    if mark.is_file() and mark.read_text(encoding="utf-8") == digest:
        return target
    aside = target.with_name(f"{count}.new")
    shutil.rmtree(aside, ignore_errors=True)
    write(aside, count)
    (aside / mark.name).write_text(digest, encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    aside.rename(target)
    return target


def write(target: Path, count: int) -> None:
    """Write the catalogue to a new folder."""
    for name in _REAL:
        shutil.copytree(REPOSITORY / name, target / name)
    real = sum(1 for _ in (target / "products").glob("[!_.]*.yml"))
    generate.write_catalogue(target, max(count - real, INVENTED))


def digest_of(paths: list[Path]) -> str:
    """One for the names and bytes of these files."""
    found = hashlib.blake2b(digest_size=16)
    for path in sorted(paths):
        found.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()


def _digest() -> str:
    real = [path for name in _REAL for path in (REPOSITORY / name).rglob("*")]
    makers = [path for pattern in _MAKERS for path in REPOSITORY.glob(pattern)]
    return digest_of([path for path in (*real, *makers) if path.is_file()])
