"""Atom feeds: they keep the rules, hold the newest, and say nothing that ages."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.dates import PartialDate
from catalogue.enrich.index import Index
from catalogue.enrich.open_documents import FEEDS
from catalogue.model.brief import Names, Standing
from catalogue.render.feeds import MOST_ENTRIES, feed
from tests.support.briefs import TODAY, index_of, product

ROOT = "https://ocop.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
# Issued in March 2025, valid until March 2028.
CERTIFICATE = Standing(4, PartialDate(2028, 3), None, PartialDate(2025, 3), "press")


@cache
def shipped() -> Index:
    return Index(load_and_check(REPOSITORY, TODAY).catalogue, TODAY)


@pytest.mark.parametrize("path", FEEDS)
def test_feed_keeps_the_rules_of_atom(path: str) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2."""
    tree = ElementTree.fromstring(feed(path, shipped(), ROOT))
    assert tree.tag == f"{ATOM}feed"
    for parent in (tree, *tree.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in parent.findall(f"{ATOM}link")
            if link.get("rel") == "alternate"
        ]
        assert len(alternates) == len(set(alternates)) >= 1
        assert parent.findtext(f"{ATOM}updated", "").endswith("T00:00:00Z")
    assert tree.find(f"{ATOM}author/{ATOM}name") is not None
    (own,) = (link for link in tree.findall(f"{ATOM}link") if link.get("rel") == "self")
    assert own.get("href") == f"{ROOT}{path}"
    ids = [entry.findtext(f"{ATOM}id") for entry in tree.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == len(shipped().products)
    days = [entry.findtext(f"{ATOM}updated", "") for entry in tree.iter(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
    assert tree.findtext(f"{ATOM}updated") == days[0]


def entries(index: Index, path: str = "vi/feed.xml") -> list[ElementTree.Element]:
    return ElementTree.fromstring(feed(path, index, ROOT)).findall(f"{ATOM}entry")


def test_feed_holds_the_newest_and_no_product_without_a_day() -> None:
    many = [product(n, changed=date(2026, 1, 1) + timedelta(n)) for n in range(1, 60)]
    found = entries(index_of([*many, product(99)]))
    assert len(found) == MOST_ENTRIES
    assert found[0].findtext(f"{ATOM}id") == f"{ROOT}Q/TS0059"


def test_feed_of_an_empty_catalogue_is_a_feed() -> None:
    assert entries(index_of()) == []


def test_text_in_a_feed_is_text() -> None:
    name = Names('<b> & "x" \x01 ]]>', None)
    (found,) = entries(index_of([product(1, name=name, changed=TODAY)]))
    assert found.findtext(f"{ATOM}title") == '<b> & "x" \ufffd ]]>'


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Certificate until March 2028"),
        ({"status": "discontinued"}, "No longer made"),
        ({"certificates": (Standing(4, PartialDate(2028), PartialDate(2026)),)}, "Revoked"),
        ({"certificates": (), "status": "candidate"}, "Candidate"),
    ],
)
def test_feed_says_nothing_that_ages(fields: dict[str, Any], words: str) -> None:
    told = {"status": None, "certificates": (CERTIFICATE,)} | fields
    (found,) = entries(index_of([product(1, changed=TODAY, **told)]), "en/feed.xml")
    summary = found.findtext(f"{ATOM}summary", "")
    assert words in summary
    assert ("until" in summary) == ("until" in words)
