"""Ids that were published, against the products that are there: none may vanish or change its product.

An id stands in printed QR codes and in other people's data. So a product that is no longer made stays, as
`status: discontinued`; another file name keeps the old address; and an id that suddenly stands in a file
with another address *and* another name was given to another product, or somebody has to say that it was not
(`build.py ledger --renamed ID`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from catalogue.check.problems import Problem, problem
from catalogue.findings import finding
from catalogue.load.ledger import LEDGER, Row, with_slug
from catalogue.text import one_line, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from catalogue.findings import Finding
    from catalogue.load.folder import Catalogue
    from catalogue.model.brief import ProductBrief

# Of the words of the shorter of two names so many must be in the other one.
_SAME_NAME = 0.75


class Standing(NamedTuple):
    """A product and what the ledger has of its id: `is_same` when it is the product of before."""

    product: ProductBrief
    row: Row | None
    is_same: bool


def standings(catalogue: Catalogue) -> Iterator[Standing]:
    """Each product against the ledger."""
    rows = catalogue.ledger.rows
    for product in catalogue.products.values():
        row = rows.get(product.id)
        yield Standing(product, row, row is not None and is_same(product, row))


def is_same(product: ProductBrief, row: Row) -> bool:
    """Whether a product is the one that its id was published for: by its name, or a slug and half a name.

    A file may be renamed and a name bettered; both at once, to something else, is another product.
    """
    alike = max(likeness(name, row.name) for name in (*product.name, *product.also) if name)
    return alike >= _SAME_NAME or (product.slug in row.slugs and alike > 0)


def likeness(one: str, other: str) -> float:
    """Which part of the words of the shorter text is in the other, without regard to diacritics."""
    first, second = set(words(one).split()), set(words(other).split())
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else float(first == second)


def check_products(catalogue: Catalogue) -> Iterator[tuple[str, Problem]]:
    """Path and problem of products that the ledger does not know, or knows otherwise."""
    if not catalogue.ledger.there:
        return
    owners = former_owners(catalogue)
    for product, row, same in standings(catalogue):
        owner = owners.get(product.slug, product.id)
        if owner != product.id:
            yield product.path, problem((), "ledger-slug-taken", got=product.slug, owner=owner)
        if row is None:
            yield product.path, problem(("id",), "ledger-id-new", got=product.id)
        elif not same:
            now = product.name.vi or product.name.en
            about = {"got": product.id, "was": row.name, "slug": row.slug, "now": now}
            yield product.path, Problem(("id",), "ledger-id-reused", {**about})
        elif product.slug != row.slug:
            about = {"got": product.id, "was": row.slug, "now": product.slug}
            yield product.path, Problem(("id",), "ledger-renamed", {**about})


def former_owners(catalogue: Catalogue) -> dict[str, str]:
    """Slug → id of the product whose address it is or was."""
    return {slug: row.id for row in catalogue.ledger.rows.values() for slug in row.slugs}


def check_ledger(catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong with the ledger's own lines: unreadable ones, ids that no product has any more."""
    ledger = catalogue.ledger
    for line, text in ledger.broken:
        yield finding(LEDGER, (line, 1), "ledger-line", got=text[:60])
    there = {product.id for product in catalogue.products.values()}
    for row in ledger.rows.values():
        # A file that cannot be read may be the one: that is a finding already.
        broken = any(f"products/{slug}.yml" in catalogue.unreadable for slug in row.slugs)
        if row.id not in there and not broken:
            at = (row.line, 1)
            yield finding(LEDGER, at, "ledger-id-missing", got=row.id, name=row.name, slug=row.slug)


class Entered(NamedTuple):
    """The rows a ledger should have, and how many of them are new or have another address."""

    rows: list[Row]
    new: int
    moved: int


def enter(catalogue: Catalogue, today: date, renamed: Collection[str] = ()) -> Entered:
    """The ledger with all products of a catalogue. `renamed`: ids that are the same product, though
    neither address nor name tell; others that are in doubt keep their rows, and stay findings."""
    rows = dict(catalogue.ledger.rows)
    new = moved = 0
    for product, row, same in standings(catalogue):
        name = one_line(product.name.vi or product.name.en or "")
        if row is None:
            rows[product.id] = Row(product.id, today, (product.slug,), name)
            new += 1
        elif same or product.id in renamed:
            rows[product.id] = with_slug(row, product.slug, name)
            moved += product.slug != row.slug
    return Entered(list(rows.values()), new, moved)
