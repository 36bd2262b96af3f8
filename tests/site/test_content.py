"""What the pages of the real catalogue say: stars, sources, doubts, places, order of lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.enrich.labels import Labels
from catalogue.places import places
from catalogue.reference import LANGS, kinds
from catalogue.text import sort_key
from tests.support.run import TODAY
from tests.support.words import ui_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.load.folder import Catalogue, Entry
    from catalogue.model import Product
    from tests.support.html import Node
    from tests.support.run import Site

STATUSES = set(kinds()["statuses"])


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_and_check(REPOSITORY, date.fromisoformat(TODAY)).catalogue


def product_pages(site: Site, catalogue: Catalogue) -> Iterator[tuple[str, Entry[Product], Node]]:
    for lang in LANGS:
        for slug in catalogue.products:
            yield lang, catalogue.product(slug), site.page(f"{lang}/products/{slug}/")


def place_pages(site: Site) -> Iterator[tuple[str, str, Node]]:
    for lang in LANGS:
        for code, unit in places().communes.items():
            yield lang, code, site.page(f"{lang}/{unit.url}")


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_stars_are_read_aloud(site: Site, catalogue: Catalogue) -> None:
    for lang, entry, page in product_pages(site, catalogue):
        words = {
            str(n): ui_words()["stars_of_five"][lang].replace("{n}", str(n)) for n in (3, 4, 5)
        }
        for svg in page.all("svg", class_="stars"):
            [use] = svg.all("use")
            assert svg["role"] == "img"
            drawn = use["href"].removeprefix("#oc-stars-")
            assert svg["aria-label"] == words[drawn], f"{lang}/{entry.slug}"
        labels = [svg["aria-label"] for svg in page.all("svg", class_="stars")]
        for certificate in entry.item.certificates:
            assert words[str(certificate.stars)] in labels, f"{lang}/{entry.slug}"


def test_every_rating_has_a_status_and_a_word_for_it(site: Site) -> None:
    for lang in LANGS:
        for path in ["", "products/", *(f"products/{slug}/" for slug in site.slugs("products"))]:
            page = site.page(f"{lang}/{path}")
            states = [node for node in page.walk() if "data-status" in node.attrs]
            assert states, f"{lang}/{path}"
            for node in states:
                assert node["data-status"] in STATUSES, f"{lang}/{path}: {node}"
            for chip in (node for node in page.walk() if "data-rating-short" in node.attrs):
                assert chip.text(), f"{lang}/{path}: an empty chip in {chip.parent}"


def test_product_page_tells_the_state_of_its_certificate(site: Site, catalogue: Catalogue) -> None:
    for lang, entry, page in product_pages(site, catalogue):
        note = next(node for node in page.walk() if "data-rating-note" in node.attrs)
        rating = note.parent
        assert rating is not None
        beginning = kinds()["statuses"][rating["data-status"]]["sentence"][lang].split("{")[0]
        assert note.text().startswith(one_line(beginning)), f"{lang}/{entry.slug}"


def test_product_page_names_the_sources_of_its_certificates(
    site: Site, catalogue: Catalogue
) -> None:
    for lang, entry, page in product_pages(site, catalogue):
        product = entry.item
        listed = page.by_id("sources").parent
        assert listed is not None
        for certificate in product.certificates:
            source = product.sources[certificate.source]
            title = one_line(Labels(lang).text(source.title).text)
            (item,) = [
                item for item in listed.all("li") if title in item.text()
                and (not source.url or any(a["href"] == source.url for a in item.all("a")))
            ]  # fmt: skip
            references = [a["href"] for a in page.all("a") if a.get("href") == f"#{item['id']}"]
            assert references, f"{lang}/{entry.slug}: nothing refers to {item}"


def test_product_page_shows_every_unconfirmed_point(site: Site, catalogue: Catalogue) -> None:
    points = 0
    for lang, entry, page in product_pages(site, catalogue):
        items = {item.text() for item in page.all("li")}
        for point in entry.item.unconfirmed:
            words = point.get(lang)
            assert words, f"{entry.path} has no {lang} text for {point}"
            assert one_line(words) in items, f"{lang}/{entry.slug}: {words}"
            points += 1
    assert points


def test_product_without_a_shop_says_so(site: Site, catalogue: Catalogue) -> None:
    for lang, entry, page in product_pages(site, catalogue):
        lack = "no_booking" if entry.item.set == 26 else "no_shop"
        shown = ui_words()[lack][lang] in page.one("body").text()
        assert shown == (not entry.item.buy), f"{lang}/{entry.slug}"


def test_product_without_a_photo_labels_its_drawing(site: Site, catalogue: Catalogue) -> None:
    for lang, entry, page in product_pages(site, catalogue):
        head = page.one("header", class_="product__head")
        captions = [caption.text() for caption in head.all("figcaption")]
        labelled = any(ui_words()["illustration"][lang] in text for text in captions)
        invited = any(ui_words()["send_photo"][lang] in text for text in captions)
        assert labelled == invited == (not entry.item.photos), f"{lang}/{entry.slug}"


def test_edit_link_leads_to_the_form_or_the_file(site: Site, catalogue: Catalogue) -> None:
    for lang in LANGS:
        for slug in catalogue.products:
            page = site.page(f"{lang}/products/{slug}/")
            assert edit_links(page, lang) == [f"../../contribute/new/#edit={slug}"]
        for entry in catalogue.producers.values():
            (link,) = edit_links(site.page(f"{lang}/producers/{entry.slug}/"), lang)
            assert link.endswith(f"/producers/{entry.slug}.yml")
            assert (REPOSITORY / entry.path).is_file()


def edit_links(page: Node, lang: str) -> list[str]:
    return [a["href"] for a in page.all("a") if a.text() == ui_words()["edit"][lang]]


def test_place_page_names_the_units_it_was_made_from(site: Site) -> None:
    units = 0
    for lang, code, page in place_pages(site):
        shown = {item.text() for item in page.by_id("former").parent.all("li")}  # type: ignore[union-attr]
        former = [places().former[old] for old in places().communes[code].former]
        for unit in former:
            name, district = unit.label(lang), unit.district_label(lang)
            assert any(text.startswith(name) and district in text for text in shown), (
                f"{lang}/{code}: {name}"
            )
            units += 1
        assert len(shown) == len(former)
    assert units >= 2 * 151  # a unit that was split stands on two pages


def test_place_without_a_product_says_so(site: Site) -> None:
    empty = 0
    for lang, code, page in place_pages(site):
        has_products = bool(page.one("article", class_="oc-wrap").all("article", class_="card"))
        shown = ui_words()["place_none"][lang] in page.one("body").text()
        assert shown == (not has_products), f"{lang}/{code}"
        empty += not has_products
    assert 0 < empty < 2 * 46


def test_product_page_names_its_former_commune(site: Site, catalogue: Catalogue) -> None:
    page = site.page("vi/products/mat-ong-rung-hop-tien/")
    where = page.by_id("place").parent
    assert where is not None
    assert "Xã Mường Động" in where.text()
    assert "xã Hợp Tiến, huyện Kim Bôi" in where.text()


def cards(page: Node) -> list[str]:
    return [card.all("h3")[0].text() for card in page.all("article", class_="card")]


@pytest.mark.parametrize("lang", LANGS)
def test_lists_are_in_the_alphabetical_order_of_the_language(site: Site, lang: str) -> None:
    checked = 0
    for page in (site.page(f"{lang}/{path}/") for path in ("products", "groups/food", "stars/4")):
        for section in page.all("section"):
            names = cards(section)
            assert names == sorted(names, key=lambda name: sort_key(name, lang))
            checked += len(names)
    assert checked >= 16


# Letter by letter: a, ă, â … d, đ … ; a syllable without a tone before one with it.
PRODUCTS = [
    "Bưởi Diễn", "Cá lăng", "Cam quà", "Chân giò", "Chè Phú", "Chè Sông", "Gà Lạc", "Gà ủ", "Giò lợn",
    "Măng chua", "Măng nứa", "Mật ong bản", "Mật ong rừng Hợp", "Mật ong rừng Hưng", "Na Đồng",
]  # fmt: skip
PLACES = [
    "Xã Dũng Tiến", "Xã Đà Bắc", "Xã Đại Đồng", "Xã Đức Nhàn", "Phường Hòa Bình", "Xã Mường Bi",
    "Xã Mường Hoa", "Xã Mường Thàng", "Phường Tân Hòa", "Xã Tân Lạc", "Xã Thịnh Minh", "Xã Tiền Phong",
]  # fmt: skip


@pytest.mark.parametrize(("path", "known"), [("products", PRODUCTS), ("places", PLACES)])
def test_vietnamese_lists_are_in_the_order_of_a_vietnamese_dictionary(
    site: Site, path: str, known: list[str]
) -> None:
    found = []
    for section in site.page(f"vi/{path}/").all("section"):
        names = [link.text() for link in section.all("a")]
        order = [word for name in names for word in known if name.startswith(word)]
        assert order == [word for word in known if word in order]
        found += order
    assert sorted(found) == sorted(known)
