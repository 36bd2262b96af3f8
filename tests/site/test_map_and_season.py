"""The map page, the season calendar and the ways to them; directions on pages of entries and places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from catalogue.enrich.map_frame import projection
from catalogue.places import places
from catalogue.reference import LANGS, OTHER
from tests.support.synthetic import CLOTH, HONEY, MAKER
from tests.support.words import ui_words

if TYPE_CHECKING:
    from tests.support.html import Node
    from tests.support.run import Site

COUNT = {"vi": r": (\d+) sản phẩm$", "en": r": (\d+) products?$"}


def spots(page: Node) -> list[Node]:
    return page.one("svg", class_="map__drawing").all("a")


def listed(page: Node) -> list[Node]:
    """Links of the lists beside and below the map."""
    return [
        a
        for a in page.by_id("main").all("a")
        if a.get("data-place") and "spot" not in a.get("class")
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_every_place_is_a_link_with_a_name_on_the_map_and_in_the_list(
    site: Site, lang: str
) -> None:
    page = site.page(f"{lang}/map/")
    links = {a["data-place"]: a for a in spots(page)}
    assert set(links) == set(places().communes)
    for code, unit in places().communes.items():
        assert urljoin(f"{lang}/map/", links[code]["href"]) == f"{lang}/{unit.url}"
        name = links[code]["aria-label"]
        assert name.startswith(f"{unit.label(lang)}: ")
        known = re.search(COUNT[lang], name)
        cards = site.page(f"{lang}/{unit.url}").all("article", class_="card")
        if known:
            assert int(known[1]) == len(cards)
        else:
            assert name.endswith(ui_words()["map_none"][lang])
            assert cards == []
    assert {a["data-place"]: a["href"] for a in listed(page)} == {
        code: a["href"] for code, a in links.items()
    }


def test_signs_are_where_their_places_are(site: Site) -> None:
    for link in spots(site.page("vi/map/")):
        circle = link.all("circle")[-1]
        at = projection().xy(places().communes[link["data-place"]].centre)
        assert (int(circle["cx"]), int(circle["cy"])) == at


@pytest.mark.parametrize("lang", LANGS)
def test_the_map_says_where_it_is_from_and_how_exact_it_is(site: Site, lang: str) -> None:
    text = site.page(f"{lang}/map/").by_id("main").text()
    for key in ("map_source", "map_outline", "map_rough", "map_key_many", "map_key_none"):
        assert ui_words()[key][lang] in text
    assert "vietnamadminunits (MIT)" in text
    assert "Natural Earth" in text


def test_a_producer_of_known_position_has_a_sign_of_its_own(small_site: Site) -> None:
    page = small_site.page("vi/map/")
    (maker,) = [a for a in spots(page) if "spot--maker" in a["class"]]
    assert urljoin("vi/map/", maker["href"]) == f"vi/producers/{MAKER}/"
    assert maker["aria-label"] == "HTX Thử"
    assert [a["href"] for a in listed(page) if a["data-place"] == maker["data-place"]] == [
        maker["href"]
    ]
    assert ui_words()["map_key_maker"]["vi"] in page.by_id("main").text()


def test_without_such_a_producer_the_map_does_not_explain_their_sign(site: Site) -> None:
    assert ui_words()["map_key_maker"]["vi"] not in site.page("vi/map/").by_id("main").text()


@pytest.mark.parametrize("path", ["", "products/", "places/05014-muong-dong/", "about/"])
@pytest.mark.parametrize("lang", LANGS)
def test_every_page_leads_to_the_map_and_the_season_calendar(
    site: Site, lang: str, path: str
) -> None:
    page = site.page(f"{lang}/{path}")
    for nav in (page.one("nav", class_="oc-nav"), page.one("nav", class_="oc-footer__links")):
        targets = {urljoin(f"{lang}/{path}", a["href"]) for a in nav.all("a")}
        assert {f"{lang}/map/", f"{lang}/season/"} <= targets


@pytest.mark.parametrize("path", ["", "places/05014-muong-dong/", "places/04792-tan-hoa/"])
def test_small_maps_lead_to_the_map(site: Site, path: str) -> None:
    link = site.page(f"vi/{path}").one("a", class_="small-map")
    assert urljoin(f"vi/{path}", link["href"]) == "vi/map/"
    assert link.one("svg")["aria-hidden"] == "true"
    assert link.text() == ui_words()["map"]["vi"]
    assert link.all("circle")


def test_the_sheet_of_maps_is_loaded_where_there_is_one(site: Site) -> None:
    def has_sheet(path: str) -> bool:
        return any(
            "/map.css" in link["href"] for link in site.page(path).all("link", rel="stylesheet")
        )

    assert has_sheet("vi/map/")
    assert has_sheet("vi/")
    assert not has_sheet("vi/products/mat-ong-rung-hop-tien/")


# Directions


def ways(page: Node) -> list[str]:
    """Where the links of the page's directions lead, by the part of the address that tells."""
    box = page.one(class_="directions")
    return [re.split(r"[?#]", a["href"].removeprefix("https://"))[0] for a in box.all("a")]


@pytest.mark.parametrize(
    "path",
    ["places/05014-muong-dong/", "products/mat-ong-rung-hop-tien/", "producers/green-life/"],
)
@pytest.mark.parametrize("lang", LANGS)
def test_directions_to_a_commune_say_that_it_is_no_address(
    site: Site, lang: str, path: str
) -> None:
    page = site.page(f"{lang}/{path}")
    assert ways(page) == [
        "geo:20.69240,105.43600", "www.openstreetmap.org/", "www.google.com/maps/dir/",
    ]  # fmt: skip
    text = page.one(class_="directions").text()
    assert text.startswith(f"{places().communes['05014'].label(lang)}: ")
    assert ui_words()["directions_centre"][lang] in text


@pytest.mark.parametrize(
    "path", [f"products/{HONEY}/", f"products/{CLOTH}/", f"producers/{MAKER}/"]
)
def test_directions_to_a_producer_come_before_those_to_a_commune(
    small_site: Site, path: str
) -> None:
    page = small_site.page(f"vi/{path}")
    assert ways(page)[0] == "geo:20.66000,105.54000"
    text = page.one(class_="directions").text()
    assert text.startswith("HTX Thử: ")
    assert ui_words()["directions_approximate"]["vi"] in text
    assert ui_words()["directions_centre"]["vi"] not in text


def test_the_actions_of_a_product_lead_to_its_directions(site: Site) -> None:
    page = site.page("vi/products/mat-ong-rung-hop-tien/")
    (action,) = [a for a in page.one("nav", class_="actions").all("a") if a["href"] == "#place"]
    assert action.text() == ui_words()["directions"]["vi"]
    box = page.by_id("place").parent
    assert box is not None
    assert box.all(class_="directions")


# Seasons


@pytest.mark.parametrize("lang", LANGS)
def test_each_month_is_a_section_with_its_products(small_site: Site, lang: str) -> None:
    page = small_site.page(f"{lang}/season/")
    assert [a["href"] for a in page.one("nav", class_="months").all("a")] == [
        f"#month-{n}" for n in range(1, 13)
    ]
    for n in range(1, 13):
        section = page.by_id(f"month-{n}").parent
        assert section is not None
        links = [urljoin(f"{lang}/season/", h.one("a")["href"]) for h in section.all("h3")]
        if n in {3, 4, 11}:
            assert links == [f"{lang}/products/{HONEY}/"]
        else:
            assert links == []
            assert ui_words()["season_none"][lang] in section.text()


def test_the_month_of_the_build_is_marked_and_comes_first(small_site: Site) -> None:
    page = small_site.page("vi/season/")
    current = [
        node for node in page.walk() if "aria-current" in node.attrs and node.get("data-month")
    ]
    assert {node["data-month"] for node in current} == {"11"}
    assert [
        node["data-now"] for node in page.all("span", class_="now") if "hidden" not in node.attrs
    ] == ["11"]
    headings = [h["id"] for h in page.all("h2") if h.get("id").startswith("month-")]
    assert headings[:3] == ["month-11", "month-12", "month-1"]


def test_the_calendar_has_a_row_for_each_product_of_known_season(small_site: Site) -> None:
    table = small_site.page("en/season/").one("table")
    (row,) = table.one("tbody").all("tr")
    assert row.one("th")["scope"] == "row"
    assert [n for n, cell in enumerate(row.all("td"), start=1) if cell.text()] == [3, 4, 11]
    heads = table.one("thead").all("th")
    assert [head.text() for head in heads] == ["Product", *(f"Month {n}" for n in range(1, 13))]


def test_products_without_a_season_are_counted(small_site: Site) -> None:
    text = small_site.page("en/season/").by_id("main").text()
    assert "For 1 of the 2 products no season is known" in text


def test_a_long_month_leads_to_the_filtered_list(large_site: Site) -> None:
    page = large_site.page("vi/season/")
    for n in range(1, 13):
        section = page.by_id(f"month-{n}").parent
        assert section is not None
        assert len(section.all("article", class_="card")) == 8
        more = section.one("p", class_="more").one("a")["href"]
        assert more == f"../products/?month={n}"
    assert len(page.one("tbody").all("tr")) == 48


@pytest.mark.parametrize("lang", LANGS)
def test_the_season_of_a_product_leads_to_the_calendar(small_site: Site, lang: str) -> None:
    page = small_site.page(f"{lang}/products/{HONEY}/")
    section = page.by_id("season").parent
    assert section is not None
    assert f"{lang}/season/" in {
        urljoin(f"{lang}/products/{HONEY}/", a["href"]) for a in section.all("a")
    }


def test_home_says_what_is_in_season_and_leads_to_the_calendar(small_site: Site) -> None:
    page = small_site.page("vi/")
    box = page.one(class_="in-season")
    assert box["data-season-now"] == "11"
    assert box.one("h2").text() == "Đang vào mùa · tháng 11"
    assert [a["href"] for a in box.one("p", class_="more").all("a")] == ["./season/#month-11"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["map/", "season/"])
def test_the_pages_link_their_twins(site: Site, lang: str, path: str) -> None:
    page = site.page(f"{lang}/{path}")
    link = page.one("a", class_="oc-lang")
    assert urljoin(f"{lang}/{path}", link["href"]) == f"{OTHER[lang]}/{path}"
