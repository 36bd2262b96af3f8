"""Queries put to a search in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.search.metrics import Answer
from benchmarks.search.rules import resolve
from benchmarks.search.web import serving
from catalogue.reference import LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

    from benchmarks.search.engines.base import Engine
    from benchmarks.search.known import Known
    from benchmarks.search.queries import Query

_OPEN = """async (site) => {
  const { open } = await import("/adapter.js");
  globalThis.search = await open(site);
}"""
_ASK = """async (texts) => {
  const answers = [];
  for (const text of texts) answers.push(await globalThis.search.ask(text));
  return answers;
}"""
_AT_ONCE = 50  # queries in one call of the browser
_PRODUCT = "products/"


def ask(browser: Browser, engine: Engine, known: Known, some: Sequence[Query]) -> list[Answer]:
    """What comes for each query, in their order. The engine's folder is there already.

    Queries for the page of a mark are left out where the engine has no such pages.
    """
    asked = [one for one in some if engine.has_marks or not _for_mark(one)]
    numbers = {thing.slug: thing.id for thing in known.products.values()}
    answers = {}
    with serving(engine.folder) as home:
        for site in LANGS:
            there = [one for one in asked if one.site == site]
            page = browser.new_page()
            page.goto(home)
            page.evaluate(_OPEN, site)
            for at in range(0, len(there), _AT_ONCE):
                part = there[at : at + _AT_ONCE]
                found = page.evaluate(_ASK, [one.text for one in part])
                for one, came in zip(part, found):
                    answers[id(one)] = _results(one, came, numbers)
            page.close()
    return [Answer(one, resolve(one, known), answers[id(one)]) for one in asked]


def _for_mark(query: Query) -> bool:
    return any(one.startswith("mark:") for one in query.want)


def _results(query: Query, came: dict[str, list[str]], numbers: dict[str, str]) -> tuple[str, ...]:
    """Ids of products, or addresses of others: whichever the query asks for."""
    if not query.for_products:
        return tuple(came["others"])
    slugs = [url.removeprefix(_PRODUCT).strip("/") for url in came["products"]]
    return tuple(numbers.get(slug, slug) for slug in slugs)
