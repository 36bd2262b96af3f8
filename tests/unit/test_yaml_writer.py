"""catalogue/contribute/yaml_writer.py: what it writes says just what it was given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.config import REPOSITORY
from catalogue.contribute.fix import fixed
from catalogue.contribute.layout import data_of
from catalogue.contribute.yaml_writer import item_text, key_text, yaml_text
from catalogue.dates import PartialDate
from catalogue.load.folder import MODELS
from catalogue.model import Certificate, Producer, Product

SHIPPED = [
    path
    for kind in ("products", "producers")
    for path in sorted((REPOSITORY / kind).glob("[!_]*.yml"))
]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_entry_written_anew_says_the_same(path) -> None:
    data = data_of(path.read_text(encoding="utf-8"))
    relative = path.relative_to(REPOSITORY).as_posix()
    text = yaml_text(data, MODELS[relative.split("/")[0]])
    assert data_of(text) == data
    assert fixed(text.encode(), relative) == text.encode(), "and there is nothing to mend in it"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("05014", '"05014"'),
        ("+84912345678", '"+84912345678"'),
        ("8931234567897", '"8931234567897"'),
        ("12:30", '"12:30"'),
        ("yes", '"yes"'),
        ("null", '"null"'),
        ("1e5", '"1e5"'),
        ("0x10", '"0x10"'),
        ("Cam, quýt", "Cam, quýt"),
        ("Cam: ngọt", '"Cam: ngọt"'),
        ("Cam #1", '"Cam #1"'),
        ("- cam", '"- cam"'),
        ("@cam", '"@cam"'),
        ('"cam"', '"\\"cam\\""'),
        ("a\\b\tc", '"a\\\\b\\x09c"'),
        ("2024-12", "2024-12"),
        (PartialDate(2024), "2024"),
        (PartialDate(2024, 12, 5), "2024-12-05"),
        (True, "true"),
        (29.5, "29.5"),
    ],
)
def test_quotes_where_they_are_needed(value: object, written: str) -> None:
    assert key_text("capacity", value, Product) == f"capacity: {written}\n"


def test_hand_of_the_shipped_files() -> None:
    data = {
        "sources": {"bao": {"level": "press", "title": "Bài: một"}},
        "story": {"vi": "Một dòng.", "en": "One.\n\nTwo."},
        "certificates": [{"source": "bao", "stars": 4}],
        "packs": [{"size": {"vi": "hộp, túi", "en": "box"}}],
        "season": [10, 11],
        "name": {"en": "x", "vi": "Cam"},
        "set": 1,
        "id": "HB0001",
        "producers": [],
    }
    assert yaml_text(data, Product) == (
        "id: HB0001\nname:\n  vi: Cam\n  en: x\nset: 1\nproducers: []\nstory:\n"
        "  vi: |\n    Một dòng.\n  en: |\n"
        "    One.\n\n    Two.\ncertificates:\n  - {stars: 4, source: bao}\nseason: [10, 11]\n"
        'packs:\n  - {size: {vi: "hộp, túi", en: box}}\n'
        'sources:\n  bao:\n    title: "Bài: một"\n    level: press\n'
    )


def test_item_that_is_too_long_for_a_line() -> None:
    item = {
        "stars": 4,
        "issuer": {"vi": "Ủy ban nhân dân " * 5, "en": "Committee " * 5},
        "source": "a",
    }
    item["issuer"] = {key: value.strip() for key, value in item["issuer"].items()}
    lines = item_text(item, Certificate, 2).splitlines()
    assert lines[0] == "  - stars: 4"
    assert all(line.startswith("    ") for line in lines[1:])
    assert data_of("certificates:\n" + "\n".join(lines) + "\n") == {"certificates": [item]}


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=30)
_LINES = st.lists(st.text("ab:#- '\"\\\u00e1|>{}[]", max_size=12), min_size=1, max_size=4).map(
    "\n".join
)


@settings(max_examples=150, deadline=None, database=None)
@given(st.one_of(_TEXTS, _LINES), st.one_of(_TEXTS, _LINES))
def test_any_text_comes_back(one: str, other: str) -> None:
    from catalogue.load.syntax import text_problems
    from catalogue.text import nfc

    one, other = nfc(one), nfc(other)
    if (
        not one
        or not other
        or any(code == "yaml-control" for t in (one, other) for code, _ in text_problems(t, t))
    ):
        return
    data = {
        "name": {"vi": one, "en": other},
        "kind": "farm",
        "about": {"vi": other},
        "also_known_as": [one, other],
    }
    assert data_of(yaml_text(data, Producer)) == data
