"""A published site that was damaged: the next build puts it right."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from catalogue.publish.tree import MARK
from tests.support.damage import WAYS
from tests.support.entry_files import entries, read
from tests.support.thoroughly import trials

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.place import Place
    from tests.support.versions import Versions


@pytest.mark.parametrize("way", trials([way for way in WAYS if way != "emptied"], [*WAYS]))
def test_damaged_site_is_repaired(versions: Versions, way: str) -> None:
    """Also without another change, and though the damaged files have other names elsewhere."""
    versions.be("old")
    for wanted in ("old", "new"):
        for path in some_of_each_kind(versions.place):
            WAYS[way](path)
        versions.build(wanted)


def some_of_each_kind(place: Place) -> list[Path]:
    slug = entries(place.source, "products")[4].stem
    number = read(entries(place.source, "products")[4])["id"]
    patterns = [
        *("index.html", "vi/index.html", "en/places/index.html", "sitemap.xml", ".nojekyll"),
        *(f"vi/products/{slug}/index.html", "search/index.json", "photos/*-320.*"),
        *(f"Q/{number}/index.html", f"qr/{number}.svg", f"qr/{number}.png"),
        *("vi/assets/stylesheets/site.css", "en/assets/javascripts/find.js"),
        *("vi/about/index.html", "search/text/*.json"),
    ]
    found = [path for pattern in patterns for path in sorted(place.site.glob(pattern))[:1]]
    assert len(found) == len(patterns)
    return found


def test_site_whose_mark_was_edited_is_published_anew(versions: Versions) -> None:
    versions.be("old")
    mark = versions.place.site / MARK
    mark.write_text(json.dumps(json.loads(mark.read_bytes()) | {"date": "1999-01-01"}))
    versions.build("old")


def test_strange_files_in_a_site_do_not_get_into_the_next(versions: Versions) -> None:
    site = versions.place.site
    (site / "vi" / "notes").mkdir()
    for name in ("vi/notes/own.txt", "robots.txt~", ".htaccess"):
        (site / name).write_text("x", encoding="utf-8")
    versions.build("new")
    versions.build("old")
    versions.build("new")
