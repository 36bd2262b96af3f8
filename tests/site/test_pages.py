"""Addresses of the real site and what every page says of itself: language, twin, canonical, title."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from catalogue.places import places
from catalogue.reference import LANGS, OTHER, groups, sets
from catalogue.render.page_addresses import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.html import Node
    from tests.support.run import Site

SITEMAP = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def language_pages(site: Site) -> Iterator[tuple[str, str, Node]]:
    for lang in LANGS:
        for path in site.paths(lang):
            folder = f"{lang}/{path}/" if path else f"{lang}/"
            yield lang, folder.removeprefix(f"{lang}/"), site.page(folder)


def test_build_ends_well(site: Site) -> None:
    assert site.ran.code == 0, site.ran.text
    assert "Traceback" not in site.ran.text
    assert "error[" not in site.ran.text


def test_sixteen_products_or_more_in_both_languages(site: Site) -> None:
    for lang in LANGS:
        assert len(list((site.folder / lang / "products").glob("*/index.html"))) >= 16


@pytest.mark.parametrize("lang", LANGS)
def test_every_commune_and_ward_has_a_page(site: Site, lang: str) -> None:
    wanted = {
        f"{unit.code}-{unit.url.split('-', 1)[1].rstrip('/')}"
        for unit in places().communes.values()
    }
    made = {path.parent.name for path in (site.folder / lang / "places").glob("*/index.html")}
    assert len(made) == 46
    assert made == wanted
    assert all(re.fullmatch(r"\d{5}(-[a-z0-9]+)+", name) for name in made)


CONTRACT = [
    "index.html", "404.html", "robots.txt", "sitemap.xml",
    *(f"{lang}/{path}index.html" for lang in LANGS for path in (
        "", "products/", "producers/", "places/", "groups/", "stars/", "map/", "season/", "about/",
        "contribute/",
        "places/05014-muong-dong/", "products/mat-ong-rung-hop-tien/", "producers/green-life/",
        "groups/food/", "sets/04-honey/", "stars/5/", "stars/4/", "stars/3/",
    )),
    "Q/HB0013/index.html", "qr/HB0013.svg", "qr/HB0013.png",
]  # fmt: skip


@pytest.mark.parametrize("path", CONTRACT)
def test_contract_address_exists(site: Site, path: str) -> None:
    assert (site.folder / path).is_file()


@pytest.mark.parametrize("lang", LANGS)
def test_every_group_and_set_has_a_page(site: Site, lang: str) -> None:
    assert len(groups()) == 6
    assert len(sets()) == 26
    urls = [group.url for group in groups().values()] + [item.url for item in sets().values()]
    for url in urls:
        assert (site.folder / lang / url / "index.html").is_file()


def test_every_product_has_a_short_address_and_both_codes(site: Site) -> None:
    assert len(site.ids()) == len(site.slugs("products"))
    wanted = sorted(f"{name}.{kind}" for name in site.ids() for kind in ("png", "svg"))
    assert sorted(path.name for path in (site.folder / "qr").iterdir()) == wanted


def test_both_languages_have_the_same_addresses(site: Site) -> None:
    assert site.paths("vi") == site.paths("en")


def test_every_page_names_its_language(site: Site) -> None:
    for lang, path, page in language_pages(site):
        assert page.one("html").get("lang") == lang, path


def test_every_page_links_its_twin_by_a_relative_link(site: Site) -> None:
    for lang, path, page in language_pages(site):
        other = OTHER[lang]
        links = page.all("a", hreflang=other)
        assert links, f"{lang}/{path}: no link with hreflang={other}"
        for link in links:
            assert not re.match(r"[a-z]+:|/", link["href"]), f"{lang}/{path}: {link}"
            target = urljoin(f"{site.root}{lang}/{path}", link["href"])
            assert target == f"{site.root}{other}/{path}", f"{lang}/{path}: {link}"


def test_canonical_and_hreflang_are_absolute_and_come_from_site_url(site: Site) -> None:
    for lang, path, page in language_pages(site):
        (canonical,) = [link["href"] for link in page.all("link") if link.get("rel") == "canonical"]
        assert canonical == f"{site.root}{lang}/{path}"
        alternates = {
            link["hreflang"]: link["href"]
            for link in page.all("link")
            if "alternate" in link.get("rel").split() and link.get("hreflang")
        }
        assert alternates.pop("x-default", site.root).startswith(site.root)
        assert alternates == {code: f"{site.root}{code}/{path}" for code in LANGS}


def test_every_page_has_a_title_of_its_own(site: Site) -> None:
    for lang in LANGS:
        titles = Counter(
            "".join(map(str, page.one("head").one("title").children)).strip()
            for code, _, page in language_pages(site)
            if code == lang
        )
        assert all("OCOP" in title for title in titles)
        assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_has_a_description_and_one_main_heading(site: Site) -> None:
    for lang, path, page in language_pages(site):
        assert page.one("meta", name="description")["content"].strip(), f"{lang}/{path}"
        assert page.one("h1").text(), f"{lang}/{path}"


def test_sitemap_lists_every_page_with_its_languages(site: Site) -> None:
    root = ElementTree.parse(site.folder / "sitemap.xml").getroot()
    found = {}
    for url in root.findall("url", SITEMAP):
        links = url.findall("x:link", SITEMAP)
        assert {link.attrib["rel"] for link in links} == {"alternate"}
        found[url.findtext("loc", namespaces=SITEMAP)] = {
            link.attrib["hreflang"]: link.attrib["href"]
            for link in links
            if link.attrib["hreflang"] != "x-default"
        }
    wanted = {
        f"{site.root}{lang}/{path}": {code: f"{site.root}{code}/{path}" for code in LANGS}
        for lang, path, _ in language_pages(site)
        if path != STYLE
    }
    assert found == wanted


def test_robots_txt_names_the_sitemap(site: Site) -> None:
    lines = (site.folder / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert f"Sitemap: {site.root}sitemap.xml" in lines
    assert "User-agent: *" in lines
    assert "Disallow: /" not in lines


def test_language_choice_works_without_scripts(site: Site) -> None:
    page = site.page("")
    assert {link["hreflang"]: link["href"] for link in page.all("a")} == {"vi": "vi/", "en": "en/"}
    assert [link.lang for link in page.all("a")] == ["vi", "en"]
    # A "noindex" or a refresh here would hide the site from search engines, or go round in circles.
    assert not page.all("meta", http_equiv="refresh")
    assert "noindex" not in page.one("meta", name="robots")["content"]


def test_404_page_speaks_both_languages(site: Site) -> None:
    page = site.page("404.html")
    assert "Không có trang này" in page.one("h1").text()
    assert "Page not found" in page.one("h1").text()
    assert [(a["hreflang"], a["href"]) for a in page.all("a")] == [
        (lang, f"/{lang}/products/") for lang in LANGS
    ]
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_no_page_shows_what_a_program_left_over(site: Site) -> None:
    """Such as {'text': 'Mật ong', 'lang': 'vi'}, None or {{ name }}."""
    leftover = re.compile(
        r"\{['\"]\w+['\"]:|\{\{|\}\}|\{%|\bNone\b(?! of )|\bundefined\b|<built-in|object at 0x"
    )
    for file in site.html_files():
        body = site.page(file.relative_to(site.folder).as_posix()).one("body")
        texts = [body.text()] + [
            value
            for node in body.walk()
            for name, value in node.attrs.items()
            if name.startswith(("aria-", "data-", "title", "alt", "content", "href"))
        ]
        found = [match[0] for text in texts for match in leftover.finditer(text)]
        assert found == [], file.relative_to(site.folder)
