"""More in a file that is there (contribute/merge.py), and places by name (contribute/places_by_name.py)."""

from __future__ import annotations

import pytest

from catalogue.contribute.layout import data_of
from catalogue.contribute.merge import add_key, add_source, append_item, drop_key
from catalogue.contribute.places_by_name import find_places, one_place
from catalogue.model import Product

CERTIFICATE = {"stars": 4, "source": "b"}
SOURCE = {"title": "Bài: hai", "level": "press"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "id: A\n# bộ\nset: 4\n# cuối\n",
            'id: A\n# bộ\nset: 4\nplace: {commune: "05014"}\n# cuối\n',
        ),
        (
            "id: A\n\n# nguồn\nsources: {}\n",
            'id: A\n\nplace: {commune: "05014"}\n# nguồn\nsources: {}\n',
        ),
        ("sources: {}\nid: A\n", 'place: {commune: "05014"}\nsources: {}\nid: A\n'),
        ("{id: A}\n", None),
        ("place: {}\n", None),
    ],
)
def test_key_is_put_at_its_place(before: str, after: str | None) -> None:
    if after and before.startswith("id: A\n\n"):
        after = 'id: A\nplace: {commune: "05014"}\n\n# nguồn\nsources: {}\n'
    assert add_key(before, Product, "place", {"commune": "05014"}) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id: A\n", "id: A\ncertificates:\n  - {stars: 4, source: b}\n"),
        ("id: A\ncertificates: []\n", "id: A\ncertificates:\n  - {stars: 4, source: b}\n"),
        (
            "certificates:\n  - {stars: 3, source: a}  # một\n\n# ảnh\nphotos: []\n",
            (
                "certificates:\n  - {stars: 3, source: a}  # một\n  - {stars: 4, source: b}\n\n"
                "# ảnh\nphotos: []\n"
            ),
        ),
        (
            "certificates:\n- stars: 3\n  source: a\n",
            "certificates:\n- stars: 3\n  source: a\n- {stars: 4, source: b}\n",
        ),
        (
            "certificates: [{stars: 3, source: a}]\n",
            "certificates: [{stars: 3, source: a}, {stars: 4, source: b}]\n",
        ),
    ],
)  # fmt: skip
def test_item_is_put_at_the_end(before: str, after: str) -> None:
    assert append_item(before, Product, "certificates", CERTIFICATE) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id: A\n", 'id: A\nsources:\n  b:\n    title: "Bài: hai"\n    level: press\n'),
        (
            "sources:\n    a:\n        title: x\n# cuối\n",
            (
                'sources:\n    a:\n        title: x\n    b:\n      title: "Bài: hai"\n'
                "      level: press\n# cuối\n"
            ),
        ),
        ("sources: {a: {title: x}}\n", 'sources: {a: {title: x}, b: {title: "Bài: hai", level: press}}\n'),
        (
            "sources: {b: {title: 'Bài: hai', level: press}}\n",
            "sources: {b: {title: 'Bài: hai', level: press}}\n",
        ),
        ("sources: {b: {title: x}}\n", None),
    ],
)  # fmt: skip
def test_source_is_put_at_the_end(before: str, after: str | None) -> None:
    assert add_source(before, Product, "b", SOURCE) == after


def test_key_is_dropped() -> None:
    assert drop_key("id: A\nstatus: candidate\nset: 4\n", "status") == "id: A\nset: 4\n"
    assert drop_key("id: A\n", "status") == "id: A\n"
    assert data_of("id: A\n") == {"id": "A"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Mường Động", ["05014"]),
        ("xa muong dong", ["05014"]),
        ("Phường Thống Nhất", ["04828"]),
        ("Hợp Tiến", ["05038"]),
        ("Thôn Vó, xã Hợp Tiến, huyện Kim Bôi, tỉnh Hòa Bình", ["05038"]),
        ("05038", ["05038"]),
        ("5014", ["05014"]),
        ("Hà Nội", []),
        ("", []),
    ],
)
def test_place_by_name(text: str, codes: list[str]) -> None:
    place, _ = one_place(text)
    assert ([place.get("former") or place["commune"]] if place else []) == codes


def test_old_unit_that_was_divided_is_not_decided() -> None:
    place, found = one_place("xã Cao Sơn, huyện Lương Sơn")
    assert place is None
    assert len({match.place["commune"] for match in found}) == 2


def test_part_of_a_name_finds_all_that_have_it() -> None:
    assert "Xã Mường Động" in {match.name for match in find_places("muong", partly=True)}
    assert find_places("muong") == []
