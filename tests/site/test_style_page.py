"""The style page: there for who works on the site, and nowhere else to be met."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from catalogue.config import REPOSITORY
from catalogue.enrich.style_page import PAIRS
from catalogue.reference import LANGS, kinds
from catalogue.tokens import SCHEMES, contrast, schemes

if TYPE_CHECKING:
    from tests.support.run import Site

LANG = pytest.mark.parametrize("lang", LANGS)


@LANG
def test_it_shows_each_status_and_part_in_both_schemes(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/style/")
    for scheme in SCHEMES:
        part = page.one("div", class_="scheme", data_md_color_scheme=scheme)
        states = {node["data-status"] for node in part.walk() if node.get("data-status")}
        assert states == set(kinds()["statuses"])
        for name in ("button", "card", "chip", "facts", "finder", "notice", "season", "timeline"):
            assert part.all(class_=name), name


@LANG
def test_it_shows_every_drawing(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/style/")
    shown = {node["href"] for node in page.all("use")}
    files = {path.stem for path in (REPOSITORY / "overrides" / "illustrations").glob("*.svg")}
    assert {f"#ill-{name}" for name in files - {"landscape", "mark"}} <= shown


@LANG
def test_no_visitor_and_no_crawler_is_led_there(site: Site, lang: str) -> None:
    robots = [node["content"] for node in site.page(f"{lang}/style/").all("meta", name="robots")]
    assert robots == ["noindex"]
    assert "/style/" not in (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    for file in site.html_files():
        if file.parent.name != "style":
            text = file.read_text(encoding="utf-8")
            assert 'style/"' not in text, file
    for file in (site.folder / "search").rglob("*.json"):
        assert '"style/' not in file.read_text(encoding="utf-8"), file


@LANG
def test_all_other_pages_are_open_to_crawlers(site: Site, lang: str) -> None:
    for path in site.paths(lang):
        if path != "style":
            assert not site.page(f"{lang}/{path}/".replace("//", "/")).all("meta", name="robots")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_colours_can_be_told_apart(scheme: str, pair: tuple[str, str, float]) -> None:
    front, ground, least = pair
    colours = schemes()[scheme]
    assert contrast(colours[front], colours[ground]) >= least


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    # The grey that is just enough on white.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
