"""What is renamed or deleted leaves nothing behind, and what comes back is there again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from catalogue.load.ledger import LEDGER, Row, ledger_text
from tests.support.entry_files import entries, read, write
from tests.support.own_files import LISTS, holding, pages_of, telling
from tests.support.packs import made_but_packs

if TYPE_CHECKING:
    from tests.support.place import Place


def test_renamed_product_leaves_nothing_of_its_own_behind(place: Place) -> None:
    product = entries(place.source, "products")[8]
    product.rename(product.with_name("ten-tep-khac.yml"))
    place.build()
    assert not [path for path in place.tree() if product.stem in path.split("/")]
    assert holding(place.site, f"products/{product.stem}/") == set()
    assert holding(place.site, "products/ten-tep-khac/")


def test_address_of_before_is_made_and_goes_with_the_ledger(place: Place) -> None:
    product = entries(place.source, "products")[8]
    row = Row(read(product)["id"], date(2026, 1, 2), ("dia-chi-cu", product.stem), "")
    book, others = place.source / LEDGER, []
    for path in entries(place.source, "products"):
        name = read(path)["name"]
        others.append(Row(read(path)["id"], row.entered, (path.stem,), name["vi"]))
    # One that had another address before: what stands above the languages knows of such pages.
    others[0] = others[0]._replace(slugs=("tung-co-ten-khac", *others[0].slugs))
    book.write_text(ledger_text(others), encoding="utf-8")
    place.build()
    mine = [one._replace(slugs=row.slugs) if one.id == row.id else one for one in others]
    book.write_text(ledger_text(mine), encoding="utf-8")
    moved = {f"{lang}/products/dia-chi-cu/index.html" for lang in ("vi", "en")}
    assert made_but_packs(place) == moved | LISTS | telling(product) - pages_of(product)
    book.unlink()
    place.build()
    assert not moved & set(place.tree())


def test_deleted_product_leaves_nothing_of_its_own_behind(place: Place) -> None:
    product = entries(place.source, "products")[9]
    number, text = read(product)["id"], product.read_bytes()
    product.unlink()
    place.build()
    own = {product.stem, number, *(f"{number}.{kind}" for kind in ("svg", "png", "json"))}
    assert not [path for path in place.tree() if own & set(path.split("/"))]
    assert holding(place.site, f"products/{product.stem}/") == set()
    product.write_bytes(text)
    place.build()
    assert own <= {part for path in place.tree() for part in path.split("/")}


def test_deleted_photo_is_no_longer_published(place: Place) -> None:
    product = next(path for path in entries(place.source, "products") if read(path).get("photos"))
    before, data, photos = product.read_bytes(), read(product), set(place.files("photos"))
    file = product.parent / data.pop("photos")[0]["file"]
    write(product, data)
    aside = file.rename(place.source.parent / "aside.jpg")
    place.build()
    assert set(place.files("photos")) < photos
    product.write_bytes(before)
    aside.rename(file)
    place.build()
    assert set(place.files("photos")) == photos
