"""What pages tell machines: JSON-LD in the words of schema.org, and the tags a share picture hangs on."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from PIL import Image

from catalogue.reference import LANGS, OTHER
from tests.support.run import Site
from tests.support.synthetic import HONEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.html import Node

VOCABULARY = yaml.safe_load(
    (Path(__file__).parent.parent / "support" / "schema_org.yml").read_text(encoding="utf-8")
)
DATES = {"validFrom", "expires", "foundingDate", "lastReviewed", "dateModified"}
# In JSON-LD these are no words of schema.org; the last is how its actions name what one types.
SYNTAX = {"@context", "@id", "@type", "@value", "@language", "query-input"}
SITES = pytest.mark.parametrize("name", ["site", "small_site"])
MOST_BYTES = 90_000


@pytest.fixture
def built(name: str, request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(name)
    return found


def pages(site: Site) -> Iterator[tuple[str, str, Node]]:
    """(language, address below the root, page)"""
    for lang in LANGS:
        for path in site.paths(lang):
            url = f"{lang}/{path}/" if path else f"{lang}/"
            yield lang, url, site.page(url)


def linked(page: Node) -> Any:
    (script,) = page.all("script", type="application/ld+json")
    (text,) = script.children
    return json.loads(str(text))


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Every object in it that is a thing of some type, or a link to one."""
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from nodes(value)
    elif isinstance(data, list):
        for value in data:
            yield from nodes(value)


def properties_of(kind: str) -> set[str]:
    found = set(VOCABULARY[kind]["has"])
    return found.union(*(properties_of(parent) for parent in VOCABULARY[kind]["of"]))


def types_of(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type", [])
    return kind if isinstance(kind, list) else [kind]


@SITES
def test_every_word_is_one_of_schema_org(built: Site) -> None:
    seen: dict[str, set[str]] = {}
    for _, _, page in pages(built):
        for node in nodes(linked(page)):
            for kind in types_of(node):
                seen.setdefault(kind, set())
            key = " ".join(types_of(node))
            if key:
                seen.setdefault(key, set()).update(node.keys() - SYNTAX)
    assert {"WebSite", "Dataset", "Product", "Certification", "BreadcrumbList", "ItemList"} <= set(
        seen
    )
    for key, used in seen.items():
        allowed = set().union(*(properties_of(kind) for kind in key.split()))
        assert used <= allowed, f"{key}: {used - allowed}"


@SITES
def test_stars_are_no_customers_opinion(built: Site) -> None:
    for _, url, page in pages(built):
        found = {key for node in nodes(linked(page)) for key in node}
        assert not found & {"aggregateRating", "review", "reviews"}, url


@SITES
def test_dates_and_addresses_are_well_formed(built: Site) -> None:
    for _, url, page in pages(built):
        for node in nodes(linked(page)):
            for key, value in node.items():
                if key in DATES:
                    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value), f"{url}: {key} {value}"
                    date.fromisoformat((value + "-01-01")[:10])
            for key in ("@id", "url", "item"):
                address = node.get(key)
                if isinstance(address, str) and key != "url":
                    assert address.startswith(built.root), f"{url}: {address}"


@SITES
def test_what_it_names_is_there(built: Site) -> None:
    """Pages and pictures of the site that JSON-LD names exist; nodes it refers to are told somewhere."""
    told, meant = set(), set()
    for _, url, page in pages(built):
        for node in nodes(linked(page)):
            if set(node) == {"@id"}:
                meant.add(node["@id"])
            elif "@id" in node:
                told.add(node["@id"])
            addresses = [node.get("url"), node.get("item"), *node.get("image", [])]
            for address in filter(None, addresses):
                path = address.removeprefix(built.root)
                if path != address:
                    file = built.folder / path
                    assert file.exists() or file.with_suffix(".html").exists(), f"{url}: {address}"
    assert meant <= told


@SITES
def test_breadcrumbs_are_those_of_the_page(built: Site) -> None:
    many = 0
    for _, url, page in pages(built):
        crumbs = page.all("nav", class_="crumbs")
        lists = [n for n in nodes(linked(page)) if "BreadcrumbList" in types_of(n)]
        assert len(lists) == len(crumbs), url
        if crumbs:
            many += 1
            steps = [item["name"] for item in lists[0]["itemListElement"]]
            assert steps[:-1] == [link.text() for link in crumbs[0].all("a")]
            assert lists[0]["itemListElement"][-1]["item"] == f"{built.root}{url}"
    assert many > 100


def test_lists_are_bounded_and_say_how_long_they_are(large_site: Site) -> None:
    data = linked(large_site.page("vi/products/"))
    (items,) = [node for node in nodes(data) if "ItemList" in types_of(node)]
    assert len(items["itemListElement"]) == 50
    assert items["numberOfItems"] == len(large_site.slugs("products"))


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_names_stay_text(small_site: Site, lang: str) -> None:
    text = (small_site.folder / lang / "products" / HONEY / "index.html").read_text("utf-8")
    script = text.split('<script type="application/ld+json">', 1)[1].split("</script>", 1)[0]
    assert not re.search("[<>&\u2028\u2029]", script)
    (product,) = [n for n in nodes(json.loads(script)) if types_of(n) == ["Product"]]
    name = {"vi": 'Mật ong "Thử" & <b>sáp</b>', "en": "Trial honey & <b>wax</b>"}
    assert product["name"] == name[lang]
    assert {"@language": OTHER[lang], "@value": name[OTHER[lang]]} in product["alternateName"]


def meta(page: Node) -> dict[str, str]:
    """Property or name → content."""
    found = [node for node in page.all("meta") if node.get("property") or node.get("name")]
    values = [(node.get("property") or node.get("name"), node["content"]) for node in found]
    tags = [value for value in values if value[0].startswith(("og:", "twitter:"))]
    assert len(dict(tags)) == len(tags), "a tag stands there twice"
    return dict(values)


@SITES
def test_every_page_has_what_a_shared_link_shows(built: Site) -> None:
    locale = {"vi": "vi_VN", "en": "en_GB"}
    for lang, url, page in pages(built):
        tags = meta(page)
        assert tags["og:url"] == f"{built.root}{url}"
        assert tags["og:locale"] == locale[lang]
        assert tags["og:locale:alternate"] == locale[OTHER[lang]]
        assert tags["twitter:card"] == "summary_large_image"
        assert tags["og:description"] == tags["description"]
        is_product = re.fullmatch(r"(vi|en)/products/[^/]+/", url)
        assert tags["og:type"] == ("product" if is_product else "website")
        # Title, name of the site and picture's text are there and have no markup.
        for tag in ("og:title", "og:site_name", "og:image:alt"):
            assert tags[tag].strip(), f"{url}: {tag}"
        assert page.one("title").children[0].startswith(tags["og:title"])
        own = f"share/{lang}/{url.split('/')[2]}.jpg" if is_product else f"share/{lang}.jpg"
        assert tags["og:image"] == built.root + own


@SITES
def test_share_pictures_are_of_the_size_that_pages_say(built: Site) -> None:
    named = {meta(page)["og:image"] for _, _, page in pages(built)}
    files = sorted((built.folder / "share").rglob("*.jpg"))
    assert {built.root + file.relative_to(built.folder).as_posix() for file in files} == named
    tags = meta(built.page("vi/"))
    size = (int(tags["og:image:width"]), int(tags["og:image:height"]))
    for file in files:
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == ("JPEG", size)
        assert file.stat().st_size < MOST_BYTES, file
