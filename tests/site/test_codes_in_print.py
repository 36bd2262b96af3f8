"""Codes as small as labels have them, and as paper and cameras spoil them: three decoders read every one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from benchmarks.codes import CONDITIONS, QUIET, printed, read_by, spoilt
from catalogue.render.qr import qr_text

if TYPE_CHECKING:
    from tests.support.run import Site

# What every code has to stand; the others of the benchmark tell how much more there is in it.
DEMANDED = [
    "15 mm",
    "15 mm, slight blur",
    "15 mm, turned 7°",
    "15 mm, turned 45°",
    "15 mm, pale",
    "15 mm, grainy",
]


def modules(site: Site, product_id: str) -> list[list[int]]:
    """The modules of a published code, without its quiet zone."""
    text = (site.folder / "qr" / f"{product_id}.svg").read_text(encoding="utf-8")
    width = int(text.split('viewBox="0 0 ')[1].split()[0])
    with Image.open(site.folder / "qr" / f"{product_id}.png") as picture:
        small = picture.convert("L").resize((width, width), Image.Resampling.BOX)
    rows = [[int(small.getpixel((x, y)) < 128) for x in range(width)] for y in range(width)]
    edges = [*rows[:QUIET], *rows[-QUIET:], *([*row[:QUIET], *row[-QUIET:]] for row in rows)]
    assert not any(map(any, edges)), "a quiet zone as the standard asks for"
    return [row[QUIET:-QUIET] for row in rows[QUIET:-QUIET]]


@pytest.mark.parametrize("condition", DEMANDED)
def test_every_code_is_read_by_every_decoder(site: Site, condition: str) -> None:
    chance = random.Random(condition)
    for product_id in site.ids():
        picture = spoilt(condition, modules(site, product_id), chance)
        found = read_by(picture, qr_text(site.root, product_id))
        assert all(found.values()), f"{product_id}: {found}"


def test_codes_below_a_path_are_read_too(site_below: Site) -> None:
    """Small letters need more modules: bytes, not alphanumeric mode."""
    for product_id in site_below.ids()[:8]:
        picture = spoilt("15 mm, slight blur", modules(site_below, product_id), random.Random(1))
        found = read_by(picture, qr_text(site_below.root, product_id))
        assert all(found.values()), f"{product_id}: {found}"


def test_a_code_stands_on_a_dark_ground(site: Site) -> None:
    for product_id in site.ids()[:8]:
        picture = printed(modules(site, product_id), 15, ground=40)
        found = read_by(picture, qr_text(site.root, product_id))
        assert all(found.values()), f"{product_id}: {found}"


def test_no_condition_is_made_up() -> None:
    assert set(DEMANDED) <= set(CONDITIONS)
