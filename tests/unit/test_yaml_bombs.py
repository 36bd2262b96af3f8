"""catalogue/load: YAML's traps and bombs. Whatever a file holds, it is read in a moment and runs nothing."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.check.run import load_and_check
from catalogue.load.nodes import parse
from tests.support.yaml_corpus import (
    TODAY,
    catalogue_with,
    check_one,
    check_top,
    codes_of,
    errors_of,
    file_of,
    spots,
)

LETTERS = "abcdefghi"
LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in pairwise(LETTERS)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{new}: &{new} {{<<: [{', '.join(['*' + old] * 9)}]}}\n" for old, new in pairwise(LETTERS)
)
DEEP = {
    "flow lists": "Mật: " + "[" * 5000,
    "closed flow lists": "Mật: " + "[" * 5000 + "]" * 5000,
    "flow mappings": "Mật: " + "{a: " * 5000,
    "block lists": "- " * 5000 + "x",
    "block lists, two spaces": "-  " * 80_000 + "x",
    "lists and keys": "- ? " * 60_000 + "x",
    "keys": "? " * 5000 + "x",
    "block mappings": "".join(" " * level + "a:\n" for level in range(600)),
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_deep_nesting(text: str, tmp_path: Path) -> None:
    found = check_one(tmp_path, "product", text)
    assert codes_of(found) == {"yaml-depth"}
    assert all(finding.column >= 1 for finding in found)


def test_nesting_that_an_entry_may_need_is_fine() -> None:
    document, found = parse("a: " + "[" * 19 + "]" * 19, "products/x.yml")
    assert document is not None
    assert found == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Mật: &a [*a]\n", ["1:10"]),
        ("Mật: &a {b: {c: *a}}\n", ["1:17"]),
        ("a: &t Mật ong\nb: *t\n", ["2:4"]),
        ("a: &t [Mật, ong]\nb: {vi: *t, en: *t}\n", ["2:9", "2:17"]),
        ("Mật: *chua-co\n", ["1:6"]),
    ],
    ids=["itself", "itself inside", "text", "list twice", "of nothing"],
)
def test_alias_is_found_where_it_stands(text: str, places: list[str], tmp_path: Path) -> None:
    found = check_one(tmp_path, "product", text)
    assert spots(found, "yaml-alias") == places
    assert codes_of(found) == {"yaml-alias"}


@pytest.mark.parametrize(
    "bomb",
    [LAUGHS, MERGES, "a: &a x\nb: [" + "*a, " * 60_000 + "]\n"],
    ids=["laughs", "merges", "wide"],
)
def test_alias_bomb_is_not_unfolded(bomb: str, tmp_path: Path) -> None:
    began = time.monotonic()
    assert {"yaml-alias", "yaml-merge-key"} & codes_of(check_one(tmp_path, "product", bomb))
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "merge", ["<<: {vi: Mật}", "<<: [{vi: Mật}, {en: Honey}]", "!!merge x: {}"]
)
def test_merge_key(merge: str, tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", f"name:\n  vi: Mật\n  {merge}\n")
    assert spots(found, "yaml-merge-key") == ["3:3"]


@pytest.mark.parametrize(
    "tag",
    [
        "!!python/object/apply:os.system ['touch ran']",
        "!!python/object/new:os.system ['touch ran']",
        "!!python/name:os.system",
        "!!binary aGVsbG8=",
        "!ENV HOME",
        "!<tag:yaml.org,2002:python/object/apply:os.system> ['touch ran']",
    ],
)
def test_tag_runs_nothing(tag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = check_top(tmp_path, "product", f"name:\n  en: Mật\n  vi: {tag}\n")
    assert spots(found, "yaml-tag") == ["3:7"]
    assert errors_of(found) == {"yaml-tag"}
    assert not (tmp_path / "ran").exists()


# ---- scalars that YAML 1.1 reads as something else ---------------------------------------------------


@pytest.mark.parametrize(
    ("scalar", "code"),
    [
        ("017", "yaml-leading-zero"),
        ("05014", "yaml-leading-zero"),
        ("0o17", "number-expected"),  # a text in YAML 1.1
        ("0x1F", "yaml-number"),
        ("0b11", "yaml-number"),
        ("1_000", "yaml-number"),
        ("1e5", "number-expected"),
        ("1.5e+5", "yaml-number"),
        (".inf", "yaml-number"),
        ("-.INF", "yaml-number"),
        (".nan", "yaml-number"),
        ("+4", "yaml-plus"),
        ("12:30", "yaml-sexagesimal"),
        ("1:2:3.5", "yaml-number"),
        ("40.000", "yaml-dotted-thousands"),
        ("4.5", "number-expected"),
        ("9" * 30, "yaml-number"),
        ("0" + "7" * 6000, "yaml-number"),
        ("9" * 5000 + ":30", "yaml-number"),
        ("1" + ":5" * 60_000, "yaml-number"),
        ("!!int 089", "yaml-number"),
        ("!!int 1:xx", "yaml-number"),
        ("!!float x", "yaml-number"),
        ("on", "yaml-bool"),
        ("NO", "yaml-bool"),
        ("True", "yaml-bool"),
        ("true", "number-expected"),
        ("2024-12-05", "number-expected"),
        ("2024-12-05T10:00:00Z", "number-expected"),
        ("=", "number-expected"),
    ],
    ids=lambda value: value[:20],
)
def test_scalar_that_is_not_what_is_written(scalar: str, code: str, tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", f"set: {scalar}\n")
    assert spots(found, code) == ["1:6"]
    assert errors_of(found) == {code}
    assert len(found[0].message("vi")) < 200


@pytest.mark.parametrize("date", ["2024", "2024-12", "2024-12-05", '"2024"', "'2024-12'"])
def test_date_needs_no_quotes(date: str, tmp_path: Path) -> None:
    assert errors_of(check_top(tmp_path, "product", f"reviewed: {date}\n")) == set()


@pytest.mark.parametrize("date", ["2024-12-05T10:00:00Z", "2024-1-5", "20.12", "12:30", "yes"])
def test_other_forms_are_no_date(date: str, tmp_path: Path) -> None:
    assert spots(check_top(tmp_path, "product", f"reviewed: {date}\n"), "date-format") == ["1:11"]


# ---- keys -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key", ["on", "yes", "NO", "null", "~", "1", "1.5", "2024-12-05", "'set '", '""']
)
def test_key_of_another_type_is_just_an_unknown_word(key: str, tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", f"name: {{vi: Mật, en: Honey, {key}: x}}\n")
    assert spots(found, "field-unknown") == ["1:28"]
    assert errors_of(found) == {"field-unknown"}


@pytest.mark.parametrize("key", ["[vi, en]", "{vi: en}", "[]"])
def test_key_that_is_no_word(key: str, tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", f"name: {{vi: Mật, en: Honey, {key}: x}}\n")
    assert spots(found, "yaml-key") == ["1:28"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: {vi: Mật, vi: Ong, en: Honey}\n", "1:17"),
        ("sources:\n  article: {title: Mật, level: press, title: Ong}\n", "2:39"),
        ("sources:\n  article: {title: Mật, level: press}\n  article: {title: Ong}\n", "3:3"),
        ('name: {vi: Mật, en: Honey}\n"name": {vi: Ong}\n', "2:1"),
        ("name: {vi: Mật, en: Honey}\nname:\n", "2:1"),
        ("season:\nseason: [10]\n", "2:1"),
    ],
)
def test_key_that_stands_there_twice(text: str, place: str, tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", text)
    assert spots(found, "yaml-duplicate-key") == [place]


@pytest.mark.parametrize("text", ["packs:\n", "packs: ~\n", "packs: null\n", "packs: # chưa rõ\n"])
def test_key_without_a_value_is_left_out(text: str, tmp_path: Path) -> None:
    assert errors_of(check_top(tmp_path, "product", text)) == set()


def test_required_key_without_a_value_is_missing(tmp_path: Path) -> None:
    assert spots(check_top(tmp_path, "product", "set:\n"), "field-missing") == ["1:1"]


# ---- any text at all ----------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["- ", "? ", ": ", "a: ", "[", "]", "{", "}", ", ", "&a ", "*a", "!!int ", "!x ", "|\n", ">-\n", "\n",
     "\n  ", '"', "'", "#", "%", "@", "---\n", "...\n", "<<: ", "name: ", "set: ", "story: ", "vi: ",
     "Mật", "05014", "12:30", "~", "\t", "\r\n", "\ufeff", "\u0301", "\x85", "\u2028", "🍯", "\x07"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(
        st.binary(max_size=60), st.lists(PIECES, max_size=25).map(lambda p: "".join(p).encode())
    )
)
def test_no_bytes_raise_and_every_finding_has_a_place(tmp_path: Path, raw: bytes) -> None:
    path = catalogue_with(tmp_path, "product", file_of("product"))
    (tmp_path / path).write_bytes(raw)
    found = [f for f in load_and_check(tmp_path, TODAY).findings if f.path == path]
    assert any(f.is_error for f in found)
    for finding in found:
        assert finding.line >= 1
        assert finding.column >= 1
        assert finding.message("vi")
        assert finding.hint("en")
