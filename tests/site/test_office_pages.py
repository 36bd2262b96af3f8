"""The pages for the office: the same numbers as the report, in charts and in their tables."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.enrich.completeness import completeness
from catalogue.enrich.index import Index
from catalogue.enrich.statistics import CLASSES
from catalogue.places import places
from catalogue.reference import LANGS, kinds, read_yaml
from tests.support.run import TODAY
from tests.support.words import ui_words

if TYPE_CHECKING:
    from tests.support.html import Node
    from tests.support.run import Site

CHARTS = ("states", "time", "years", "stars", "groups", "kinds", "places")


@cache
def index() -> Index:
    day = date.fromisoformat(TODAY)
    return Index(load_and_check(REPOSITORY, day).catalogue, day)


def number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def rows(node: Node) -> dict[str, list[int]]:
    """First cell of each row of a table → its numbers."""
    found = {}
    for row in node.one("table").one("tbody").all("tr"):
        cells = [number(cell.text()) for cell in row.all("td")]
        found[row.one("th").text()] = cells
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", CHARTS)
def test_every_chart_is_a_named_picture_with_a_table(site: Site, lang: str, key: str) -> None:
    chart = site.page(f"{lang}/statistics/").by_id(f"chart-{key}")
    drawing = chart.one("svg", class_="chart__drawing")
    assert drawing["role"] == "img"
    assert len(drawing["aria-label"]) > 20
    assert chart.one("details").one("table").all("th")


@pytest.mark.parametrize("lang", LANGS)
def test_tables_have_the_numbers_of_the_report(site: Site, lang: str) -> None:
    page, counted = site.page(f"{lang}/statistics/"), index().statistics
    for key, wanted in (
        ("groups", counted.by_group), ("stars", counted.by_stars), ("kinds", counted.by_kind),
        ("places", counted.by_place),
    ):  # fmt: skip
        table = rows(page.by_id(f"chart-{key}"))
        expected = [
            [*(row[name] for name in CLASSES), sum(row.values())] for row in wanted.values()
        ]
        assert sorted(table.values()) == sorted(expected)
    years = rows(page.by_id("chart-years"))
    assert {int(year): cells[-1] for year, cells in years.items()} == {
        year: sum(row.values()) for year, row in counted.years.items()
    }


def test_bars_are_as_long_as_their_numbers(site: Site) -> None:
    chart = site.page("en/statistics/").by_id("chart-groups")
    table = rows(chart)
    longest = max(cells[-1] for cells in table.values())
    drawn = sum(
        float(bar["width"].removesuffix("%"))
        for bar in chart.one("svg", class_="chart__drawing").all("rect")
        if re.search(r"\bpart--", bar.get("class"))
    )
    assert drawn == pytest.approx(100 * sum(c[-1] for c in table.values()) / longest, abs=0.1)


@pytest.mark.parametrize("lang", LANGS)
def test_communes_without_a_product_are_named_and_old_ones_with_where_they_lie_now(
    site: Site, lang: str
) -> None:
    section = site.page(f"{lang}/statistics/").by_id("without").parent
    assert section is not None
    links = {
        urljoin(f"{lang}/statistics/", a["href"])
        for a in section.all("ul", class_="links")[0].all("a")
    }
    without = [unit for code, unit in places().communes.items() if code not in index().by_commune]
    assert links == {f"{lang}/{unit.url}" for unit in without}
    yen_bong = places().former["05422"]
    (item,) = [
        one for one in section.one("details").all("li")
        if one.text().startswith(f"{yen_bong.label(lang)},")
    ]  # fmt: skip
    assert (
        urljoin(f"{lang}/statistics/", item.one("a")["href"])
        == f"{lang}/{places().communes['05392'].url}"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_totals_of_the_press_are_quotes_with_their_source(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/statistics/")
    section = page.by_id("quotes").parent
    assert section is not None
    quoted = [row for row in section.all("tr") if row.all("q")]
    data = read_yaml("quotes.yml")
    assert len(quoted) == len(data["figures"]) + len(data["places"])
    assert all(row.all(class_="level") for row in quoted)
    text = section.text()
    for figure in ("126", "153", "158", "24", "31"):
        assert figure in text
    assert ui_words()["numbers_quotes_lead"][lang] in text
    # Nowhere else does the page give one of them.
    rest = page.by_id("main").text().replace(text, "")
    assert not re.search(r"\b(126|153|158)\b", rest)


@pytest.mark.parametrize("lang", LANGS)
def test_what_needs_work_leads_to_the_entry_and_to_its_file(site: Site, lang: str) -> None:
    section = site.page(f"{lang}/statistics/").by_id("work").parent
    assert section is not None
    work = completeness(index()).work
    items = section.all("li", class_="work")
    assert len(items) == len(work)
    for item, wanted in zip(items, work, strict=True):
        link, edit = item.one("a", class_="work__name"), item.one("a", class_="button")
        assert link["href"] == f"../products/{wanted.product.slug}/"
        assert edit["href"].endswith(f"/edit/main/{wanted.product.path}")
        assert len(item.one("ul").all("li")) == len(wanted.reasons)


@pytest.mark.parametrize("lang", LANGS)
def test_completeness_names_what_the_issue_of_an_entry_is(site: Site, lang: str) -> None:
    section = site.page(f"{lang}/statistics/").by_id("complete").parent
    assert section is not None
    found = completeness(index())
    products, producers = (
        [number(row.one("td").text().split("/")[0]) for row in table.one("tbody").all("tr")]
        for table in section.all("table")
    )
    assert products == list(found.products.values())
    assert producers == list(found.producers.values())


@pytest.mark.parametrize("lang", LANGS)
def test_each_product_is_in_the_list_of_its_state(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/status/")
    for state in ("valid", "expiring", "expired", "undated"):
        section = page.by_id(state).parent
        assert section is not None
        links = {a["href"] for a in section.all("a", class_="paper__name")}
        assert links == {
            f"../products/{product.slug}/"
            for product in index().products
            if index().rating(product).status == state
        }


@pytest.mark.parametrize("lang", LANGS)
def test_places_and_producers_are_counted_by_state(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/status/")
    for heading, found in (("places", index().by_commune), ("producers", index().by_producer)):
        section = page.by_id(heading).parent
        assert section is not None
        table = rows(section)
        assert len(table) == len(found)
        states = ("valid", "expiring", "expired", "undated")
        assert [sum(column) for column in zip(*table.values(), strict=True)] == [
            sum(index().rating(p).status == state for products in found.values() for p in products)
            for state in states
        ]


@pytest.mark.parametrize("path", ["", "status/", "products/mat-ong-rung-hop-tien/"])
@pytest.mark.parametrize("lang", LANGS)
def test_every_page_leads_to_them(site: Site, lang: str, path: str) -> None:
    footer = site.page(f"{lang}/{path}").one("nav", class_="oc-footer__links")
    targets = {urljoin(f"{lang}/{path}", a["href"]) for a in footer.all("a")}
    assert {f"{lang}/status/", f"{lang}/statistics/"} <= targets


def test_the_calendar_is_published(site: Site) -> None:
    text = (site.folder / "certificates.ics").read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 5  # three ends to come, two windows that can be told
    page = site.page("vi/status/")
    assert "../../certificates.ics" in {a["href"] for a in page.by_id("main").all("a")}


def test_long_lists_are_cut_and_lead_to_all(large_site: Site) -> None:
    page = large_site.page("en/status/")
    section = page.by_id("expired").parent
    assert section is not None
    total = number(section.one(class_="count").text())
    shown = section.all("li", class_="paper")
    assert len(shown) == 50 < total
    more = section.one("p", class_="more").one("a")
    assert more["href"] == "../products/?status=expired&sort=expiry"
    assert number(more.text()) == total
    assert len(large_site.page("en/statistics/").all("li", class_="work")) == 30
    for name in ("status", "statistics"):
        assert (large_site.folder / f"en/{name}/index.html").stat().st_size < 400_000


# Where statements come from


def products(site: Site, lang: str) -> list[Node]:
    return [site.page(f"{lang}/products/{p.slug}/") for p in index().products]


def fact_lists(page: Node) -> list[Node]:
    """Those of a product or producer, not of a certificate."""
    return [dl for dl in page.all("dl", class_="facts") if "facts--tight" not in dl["class"]]


@pytest.mark.parametrize("lang", LANGS)
def test_every_certificate_mark_and_fact_names_its_source_and_how_strong_it_is(
    site: Site, lang: str
) -> None:
    pages = products(site, lang)
    pages += [site.page(f"{lang}/producers/{slug}/") for slug in index().catalogue.producers]
    labels = {label[lang] for label in kinds()["source_levels"].values()}
    seen = 0
    for page in pages:
        stated = [
            *page.all("li", class_="timeline__item"),
            *page.all("li", class_="mark"),
            *(row for dl in fact_lists(page) for row in dl.all("div")),
        ]  # fmt: skip
        for item in stated:
            if item.all(class_="ref") and not item.all(class_="told"):
                continue  # from the sources of a producer's portrait
            told = item.one(class_="told")
            if told.tag == "a":
                source = page.by_id(told["href"].removeprefix("#"))
                level = told.one(class_="level").text()
                assert level in labels
                assert source.one(class_="level").text() == level
            else:  # said plainly
                assert told.text() == ui_words()["no_source"][lang]
            seen += told.tag == "a"
    certificates = sum(len(p.certificates) for p in index().products)
    assert seen > certificates


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_an_official_document_is_not_given_for_one(site: Site, lang: str) -> None:
    for page in products(site, lang):
        for item in page.all("li", class_="timeline__item"):
            assert ui_words()["only_press"][lang] in item.text()


@pytest.mark.parametrize("lang", LANGS)
def test_sources_lead_to_what_the_levels_mean(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/products/mang-chua-thai-san/")
    section = page.by_id("sources").parent
    assert section is not None
    assert "../../sources/#levels" in {a["href"] for a in section.all("a")}
    assert site.page(f"{lang}/sources/").by_id("levels").tag == "h2"
