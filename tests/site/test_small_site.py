"""Pages of the invented catalogue: what no real product has yet, such as a photo or one language only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageCms

from catalogue.enrich.status import DATED
from catalogue.reference import LANGS, kinds
from tests.support.synthetic import CLOTH, HONEY, LAST_DAY, MAKER, SECRET
from tests.support.words import ui_words

if TYPE_CHECKING:
    from tests.support.html import Node
    from tests.support.run import Site

PAGES_WITH_PHOTO = [f"products/{HONEY}/", "products/", f"producers/{MAKER}/", "groups/food/", ""]


def product(site: Site, lang: str, slug: str) -> Node:
    return site.page(f"{lang}/products/{slug}/")


def photos(page: Node) -> list[Node]:
    return [img for img in page.all("img") if "/photos/" in img["src"]]


def test_build_ends_well_with_warnings(small_site: Site) -> None:
    assert small_site.ran.code == 0, small_site.ran.text
    assert small_site.ran.out.count("warning[translation-missing]") == 2
    assert "Traceback" not in small_site.ran.text


def test_text_in_the_other_language_is_marked(small_site: Site) -> None:
    page = product(small_site, "en", CLOTH)
    (summary,) = [node for node in page.all("span") if node.text() == "Vải dệt để thử trang."]
    (story,) = [node for node in page.all("strong") if node.text() == "chỉ"]
    assert summary.lang == story.lang == "vi"
    assert ui_words()["one_language_note"]["en"] in page.one("body").text()


def test_text_in_the_page_s_language_is_not_marked(small_site: Site) -> None:
    page = product(small_site, "vi", CLOTH)
    (story,) = [node for node in page.all("strong") if node.text() == "chỉ"]
    assert story.lang == "vi"
    assert ui_words()["one_language_note"]["vi"] not in page.one("body").text()


def test_name_in_the_other_language_is_shown_and_marked(small_site: Site) -> None:
    page = product(small_site, "en", CLOTH)
    (name,) = [node for node in page.all("p") if node.text() == "Thổ cẩm thử"]
    assert name.lang == "vi"


@pytest.mark.parametrize("lang", LANGS)
def test_contributors_text_is_never_markup(small_site: Site, lang: str) -> None:
    name = {"vi": 'Mật ong "Thử" & <b>sáp</b>', "en": "Trial honey & <b>wax</b>"}[lang]
    for path in PAGES_WITH_PHOTO:
        page = small_site.page(f"{lang}/{path}")
        assert page.all("b") == []
        assert name in page.one("body").text(), path
    page = product(small_site, lang, HONEY)
    assert page.one("h1").text() == name
    assert "".join(map(str, page.one("head").one("title").children)).strip().startswith(name)
    assert name in small_site.page("Q/TS0001/").one("body").text()


@pytest.mark.parametrize("lang", LANGS)
def test_photo_has_widths_size_alt_and_credit(small_site: Site, lang: str) -> None:
    page = product(small_site, lang, HONEY)
    (img,) = photos(page)
    assert (img["width"], img["height"]) == ("900", "1400")  # upright
    assert img["alt"] == {"vi": "Đàn ong trên cầu", "en": "Bees on a comb"}[lang]
    assert "loading" not in img.attrs, "the first picture of a page must not wait"
    assert img.parent is not None
    (source,) = img.parent.all("source")
    widths = [int(part.split()[1].rstrip("w")) for part in source["srcset"].split(", ")]
    assert widths == sorted(set(widths))
    assert len(widths) >= 3
    assert widths[-1] <= 900
    assert source["type"] == "image/webp"
    assert source["sizes"]
    caption = page.one("header", class_="product__head").one("figcaption").text()
    assert "Người Thử" in caption
    assert "CC BY 4.0" in caption
    assert ui_words()["illustration"][lang] not in caption


def test_photos_in_lists_wait_until_they_are_near(small_site: Site) -> None:
    for path in PAGES_WITH_PHOTO[1:]:
        found = photos(small_site.page(f"vi/{path}"))
        assert found, path
        for img in found:
            assert img["loading"] == "lazy"
            assert img["width"]
            assert img["height"]


def test_photos_on_the_site_hold_no_metadata(small_site: Site) -> None:
    files = sorted((small_site.folder / "photos").iterdir())
    assert {path.suffix for path in files} == {".jpg", ".webp"}
    for path in files:
        with Image.open(path) as image:
            assert dict(image.getexif()) == {}, path.name
            assert not {"exif", "xmp", "comment", "photoshop"} & set(image.info), path.name
            if profile := image.info.get("icc_profile"):
                assert "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(profile))
            assert image.height > image.width, "not turned upright"
            assert image.width <= 900, "larger than the photo"
        assert SECRET.encode() not in path.read_bytes()


def test_every_photo_a_page_names_is_there(small_site: Site) -> None:
    assert not list(small_site.folder.rglob("ong.jpg")), "the contributor's own file was published"
    kept = {path.name for path in (small_site.folder / "photos").iterdir()}
    named = set()
    for lang in LANGS:
        for node in product(small_site, lang, HONEY).all("img", "source"):
            texts = [node.get("src"), *node.get("srcset").split(", ")]
            named |= {text.split()[0].rsplit("/", 1)[1] for text in texts if "/photos/" in text}
    assert named == kept


@pytest.mark.parametrize("lang", LANGS)
def test_product_without_a_photo_shows_its_group_s_drawing(small_site: Site, lang: str) -> None:
    page = product(small_site, lang, CLOTH)
    head = page.one("header", class_="product__head")
    assert photos(head) == []
    (use,) = [use for use in head.one("figure").all("use") if use["href"].startswith("#ill-")]
    assert page.by_id(use["href"].removeprefix("#")).tag == "symbol"
    assert ui_words()["illustration"][lang] in head.one("figcaption").text()


def test_no_official_mark_and_no_picture_from_elsewhere(site: Site, small_site: Site) -> None:
    """Pictures are contributors' photos and our QR codes; drawings are ours, put into the page."""
    for built in (site, small_site):
        for file in built.html_files():
            for img in built.page(file.relative_to(built.folder).as_posix()).all("img"):
                assert img["src"].split("/")[-2] in {"qr", "photos"}, f"{file}: {img}"
        pictures = [
            path.relative_to(built.folder).as_posix()
            for kind in ("png", "jpg", "jpeg", "webp", "gif")
            for path in built.folder.rglob(f"*.{kind}")
        ]
        ours = (
            "qr/",
            "photos/",
            "share/",
            "icons/",
            "vi/assets/images/favicon",
            "en/assets/images/favicon",
        )
        assert [name for name in pictures if not name.startswith(ours)] == []
        assert [path.name for path in built.folder.rglob("*ocop*.svg")] == []


@pytest.mark.parametrize("lang", LANGS)
def test_rating_carries_its_last_day_and_the_words_of_each_state(
    small_site: Site, lang: str
) -> None:
    page = product(small_site, lang, HONEY)
    head = page.one("header", class_="product__head")
    (rating,) = [node for node in head.all("div") if "data-rating" in node.attrs]
    assert rating["data-status"] == "valid"
    assert rating["data-expires"] == LAST_DAY
    sprite = page.one("svg", class_="oc-sprite")
    for state in DATED:
        assert sprite[f"data-{state}"] == kinds()["statuses"][state]["chip"][lang]
        assert "2028" in rating[f"data-{state}-note"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_with_ratings_has_the_words_of_each_state_once(
    small_site: Site, lang: str
) -> None:
    pages = [small_site.page(f"{lang}/{path}/") for path in small_site.paths(lang)]
    dated = [
        page
        for page in pages
        if any("data-rating" in n.attrs and "data-expires" in n.attrs for n in page.walk())
    ]
    assert len(dated) >= 8
    for page in dated:
        sprite = page.one("svg", class_="oc-sprite")
        for state in DATED:
            assert sprite[f"data-{state}"] == kinds()["statuses"][state]["chip"][lang]


@pytest.mark.parametrize("lang", LANGS)
def test_every_certificate_shows_its_own_state(small_site: Site, lang: str) -> None:
    timeline = product(small_site, lang, HONEY).by_id("certificates").parent
    assert timeline is not None
    shown = [node["data-status"] for node in timeline.all("li") if "data-status" in node.attrs]
    assert sorted(shown) == ["expired", "valid"]
    chips = [node.text() for node in timeline.walk() if "data-rating-short" in node.attrs]
    assert sorted(chips) == sorted(kinds()["statuses"][state]["chip"][lang] for state in shown)


def test_shop_and_contact_are_links(small_site: Site) -> None:
    links = {a["href"] for a in product(small_site, "vi", HONEY).all("a")}
    assert {"https://cho-thu.example/mat", "tel:+84912345678"} <= links
    links = {a["href"] for a in small_site.page(f"vi/producers/{MAKER}/").all("a")}
    assert "https://htx-thu.example/" in links
    assert any(link.startswith("geo:20.66000,105.54000") for link in links)
