"""What the form says of an entry is what `check` says of the file it writes; and any reader reads that."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.contribute.form_spec import CODES, spec
from catalogue.text import is_slug
from tests.support.form_cases import CASES, DATES, PHONES, PRICES, entry_of
from tests.support.yaml_corpus import TODAY, check_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.run import Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def form_page(browser: Browser, site: Site, serve: Callable[..., str]) -> Iterator[Page]:
    page = browser.new_page(locale="vi-VN")
    page.goto(f"{serve(site.folder)}vi/contribute/new/")
    page.evaluate(
        """async () => {
            const folder = new URL("../../assets/javascripts/contribute/", location);
            const module = (name) => import(new URL(`${name}.js`, folder));
            for (const name of ["check", "yaml", "names", "edit", "tidy", "finish", "check/written"]) {
                (window.form ??= {})[name] = await module(name);
            }
        }"""
    )
    yield page
    page.close()


@pytest.fixture(scope="module")
def told(form_page: Page) -> list[dict[str, Any]]:
    """Of each case the YAML the form writes, and what it says in both languages."""
    known = spec()
    known["known"]["today"] = TODAY.isoformat()
    entries = [[kind, entry_of(kind, changes)] for kind, changes in CASES]
    found: list[dict[str, Any]] = form_page.evaluate(
        """([spec, entries]) => entries.map(([kind, entry]) => ({
            text: form.yaml.entry(entry),
            vi: new form.check.Checker(spec, "vi").check(kind, entry),
            en: new form.check.Checker(spec, "en").check(kind, entry),
        }))""",
        [known, entries],
    )
    return found


@pytest.mark.parametrize(
    "at", range(len(CASES)), ids=[json.dumps(case, ensure_ascii=False)[:90] for _, case in CASES]
)
def test_form_says_what_check_says(at: int, told: list[dict[str, Any]], tmp_path: Path) -> None:
    kind, _ = CASES[at]
    findings = check_one(tmp_path, kind, told[at]["text"])
    for lang in ("vi", "en"):
        wanted = {
            (
                one.code,
                one.level,
                one.message(lang),
                one.hint(lang),
                re.sub(r"\[(\w+)\]", r".\1", one.field),
            )
            for one in findings
            if one.code in CODES
        }
        shown = {
            (one["code"], one["level"], one["message"], one["hint"], one["field"])
            for one in told[at][lang]
        }
        assert shown == wanted


def test_every_case_of_a_rule_is_there(told: list[dict[str, Any]]) -> None:
    found = {one["code"] for case in told for one in case["vi"]}
    of_the_page = {"id-duplicate", "file-name", "photo-small", "photo-format"}
    assert found | of_the_page == set(CODES)


# Texts as people paste them, and worse: signs YAML reads, words it takes for something else, any character.
WORDS = [
    "no",
    "Yes",
    "null",
    "~",
    "05014",
    "+84912345678",
    "12:30",
    "1e3",
    "2024-12",
    "2024-12-05",
    "0x1F",
    ".5",
]
WORDS += [
    "a: b",
    "a #b",
    "- a",
    "'a'",
    '"a"',
    "{a}",
    "[a]",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a`",
    "|",
    ">",
    "a:",
    "=",
    "<<",
]
TEXTS = st.one_of(
    st.sampled_from(WORDS),
    st.lists(
        st.sampled_from([*WORDS, "Mật ong", "", " ", "  thụt", "dòng", "\t"]),
        min_size=1,
        max_size=5,
    ).map("\n".join),
    st.text(st.characters(blacklist_categories=("Cs",)), max_size=12),
)
KEYS = [word for word in WORDS if word] + ["vi", "Mật ong", "a b"]
VALUES = st.recursive(
    TEXTS | st.integers(-(10**6), 10**6) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=8,
)
ENTRIES = st.dictionaries(st.sampled_from(["name", "story", "no", "y", "a-b"]), VALUES, max_size=4)


@settings(max_examples=25)
@given(st.lists(ENTRIES, min_size=8, max_size=8))
def test_every_yaml_reader_reads_what_was_meant(
    form_page: Page, entries: list[dict[str, Any]]
) -> None:
    texts = form_page.evaluate("(all) => all.map((one) => form.yaml.entry(one))", entries)
    for text, entry in zip(texts, entries):
        assert yaml.safe_load(text) == entry, text


NAMED = [
    "Cá lăng sông Đà",
    "Mật ong – Hợp Tiến!",
    "CON",
    "index",
    "  ",
    "Rượu 14°",
    "日本",
    "aux",
    "a--b",
    "LPT1",
    "Đ",
]


def test_file_names_are_those_of_the_catalogue(form_page: Page) -> None:
    from catalogue.load.folder import _file_name

    made = form_page.evaluate("(names) => names.map((name) => form.names.fileName(name))", NAMED)
    assert [f"{name}.yml" for name in made] == [_file_name(name) for name in NAMED]
    assert all(map(is_slug, made))


def test_a_name_that_is_taken_gets_a_number(form_page: Page) -> None:
    taken = ["mat-ong", "mat-ong-2"]
    assert (
        form_page.evaluate("(taken) => form.names.fileName('Mật ong', new Set(taken))", taken)
        == "mat-ong-3"
    )


READ = [
    *DATES,
    *PHONES,
    *map(str, PRICES),
    "29,5 độ",
    "2 hoặc 3",
    "15/8/69",
    "1/1/70",
    "ngày 5 tháng 12 năm 2024",
    "t10/2024",
]


def test_values_are_read_as_the_import_reads_them(form_page: Page) -> None:
    from catalogue.written import read_date, read_number, read_phones, read_price

    ways = form_page.evaluate(
        """(texts) => texts.map((text) => {
            const { readDate, readPhones, readPrice, readNumber } = form["check/written"];
            const [date, price, number] = [readDate, readPrice, readNumber].map((read) => read(text) ?? null);
            return [date, readPhones(text), price, number];
        })""",
        READ,
    )
    for text, way in zip(READ, ways, strict=True):
        date = read_date(text)
        wanted = [date and str(date.value), read_phones(text), read_price(text), read_number(text)]
        assert way == wanted, text
