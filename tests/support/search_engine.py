"""The browser's search engine on small invented catalogues. The index is what a build makes of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from catalogue.enrich.search_data import digest_of, search_data
from catalogue.enrich.search_tables import SearchPage
from catalogue.model.brief import Names
from tests.support.briefs import TODAY, index_of, product

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from catalogue.model.brief import ProducerBrief, ProductBrief

NOON = "2026-11-22T12:00:00"
PAGES = [
    SearchPage(
        "about/", {"vi": "Giới thiệu", "en": "About"}, "what stars mean hang sao nghia la gi"
    )
]
_ASK = """async ([data, texts, lang, now, body, argument]) => {
  const { Engine } = await import("/vi/assets/javascripts/search/engine.js");
  const engine = new Engine(data, lang, new Date(now), async (path) => texts[path]);
  return new Function("engine", "argument", `return (${body})`)(engine, argument);
}"""


class Asked:
    """An engine for a catalogue. `texts`: word → numbers of products in whose stories it is."""

    def __init__(
        self,
        page: Page,
        products: list[ProductBrief],
        producers: list[ProducerBrief],
        texts: dict[str, list[int]],
    ) -> None:
        index = index_of(products, producers, TODAY)
        self.page = page
        buckets = sorted({word[0] for word in texts})
        self.data = json.loads(json.dumps(search_data(index, {}, PAGES, buckets)))
        of = digest_of(index.products)
        self.texts = {
            f"text/{bucket}.json": {
                "of": of,
                "words": {word: steps for word, steps in texts.items() if word[0] == bucket},
            }
            for bucket in buckets
        }

    def __call__(self, body: str, argument: Any, lang: str = "vi", now: str = NOON) -> Any:
        return self.page.evaluate(_ASK, [self.data, self.texts, lang, now, body, argument])

    def suggest(self, text: str, lang: str = "vi") -> Any:
        return self("engine.suggest(argument, {products: 20, others: 6})", text, lang)

    def found(self, text: str) -> list[str]:
        """The numbers of the products, "1" for TS0001, best first."""
        return [str(int(hit["id"][2:])) for hit in self.suggest(text)["products"]]

    def browse(
        self, q: str = "", sort: str = "", lang: str = "vi", now: str = NOON, **filters: list[str]
    ) -> Any:
        view = {"q": q, "sort": sort, "filters": {key.strip("_"): v for key, v in filters.items()}}
        body = "engine.browse(argument).then((told) => ({...told, rows: engine.rows(0, 99)}))"
        return self(body, view, lang, now)

    def listed(self, *args: Any, **view: Any) -> list[str]:
        return [str(int(hit["id"][2:])) for hit in self.browse(*args, **view)["rows"]]


def named(number: int, vi: str, en: str | None = None, **fields: Any) -> ProductBrief:
    return product(number, name=Names(vi, en), **fields)


def marked(shown: dict[str, Any]) -> str:
    """ "«Mật» «ong» rừng"."""
    text = shown["text"]
    for start, end in reversed(shown["marks"]):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return str(text)


def counts(told: Any, facet: str) -> dict[str, int]:
    return {value["value"]: value["count"] for value in told["facets"][facet]}
