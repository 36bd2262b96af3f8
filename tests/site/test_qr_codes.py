"""Every code to print, read by an independent decoder, leads to a short address that is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from catalogue.reference import LANGS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.run import Site

SVG = "{http://www.w3.org/2000/svg}"
SCALE = 8


@pytest.fixture(params=["site", "site_below", "small_site"])
def any_site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def drawn(svg: Path) -> Image.Image:
    """The picture an SVG code makes: its rows of dark modules on its white ground."""
    root = ElementTree.parse(svg).getroot()
    left, top, width, height = map(int, root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    image = Image.new("1", (width * SCALE, height * SCALE), 1)
    brush = ImageDraw.Draw(image)
    (lines,) = [path.attrib for path in root.iter(f"{SVG}path") if "stroke" in path.attrib]
    assert set(lines) <= {"class", "d", "stroke"}, "an attribute this test does not draw"
    x = y = 0.0
    steps = re.findall(r"m(-?\d+) ([\d.]+)|h(\d+)", lines["d"])
    shown = [f"h{length}" if length else f"m{right} {down}" for right, down, length in steps]
    assert "".join(shown) == lines["d"], "a command this test does not draw"
    for right, down, length in steps:
        if length:
            row = int(y) * SCALE  # a line one module wide, drawn along the middle of its row
            end = x + int(length)
            brush.rectangle((x * SCALE, row, end * SCALE - 1, row + SCALE - 1), fill=0)
            x = end
        else:
            x, y = x + int(right), y + float(down)
    return image


def decoded(image: Image.Image) -> str:
    (found,) = zxingcpp.read_barcodes(image)
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return found.text


def address(text: str) -> str:
    """A code's text as a browser opens it: capitals in scheme and host mean nothing, in the path all."""
    parts = urlsplit(text)
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()).geturl()


def test_every_png_leads_to_its_short_address(any_site: Site) -> None:
    for name in any_site.ids():
        with Image.open(any_site.folder / "qr" / f"{name}.png") as image:
            assert image.width == image.height >= 1000
            assert address(decoded(image)) == f"{any_site.root}Q/{name}"


def test_every_svg_leads_to_its_short_address(any_site: Site) -> None:
    for name in any_site.ids():
        image = drawn(any_site.folder / "qr" / f"{name}.svg")
        assert address(decoded(image)) == f"{any_site.root}Q/{name}"


def test_short_address_is_small_and_links_both_languages(any_site: Site) -> None:
    assert any_site.ids()
    for name in any_site.ids():
        file = any_site.folder / "Q" / name / "index.html"
        assert file.stat().st_size < 5000
        page = any_site.page(f"Q/{name}/")
        links = {link["hreflang"]: link["href"] for link in page.all("a")}
        assert set(links) == set(LANGS)
        for lang, link in links.items():
            target = urljoin(f"{any_site.root}Q/{name}/", link)
            assert target.startswith(f"{any_site.root}{lang}/products/")
            product = any_site.page(target.removeprefix(any_site.root))
            codes = [img["src"] for img in product.all("img") if "/qr/" in img["src"]]
            assert [code.rsplit("/", 1)[1] for code in codes] == [f"{name}.svg"]


def test_short_address_loads_nothing_else(any_site: Site) -> None:
    for name in any_site.ids():
        page = any_site.page(f"Q/{name}/")
        assert not page.all("img", "iframe", "object", "embed", "source", "video", "audio")
        assert not [script for script in page.all("script") if "src" in script.attrs]
        assert [link["rel"] for link in page.all("link")] == ["canonical"]
        assert "url(" not in "".join(str(style.children) for style in page.all("style"))


def test_short_address_is_kept_out_of_search_engines_and_its_product_is_not(site: Site) -> None:
    assert "noindex" in site.page("Q/HB0013/").one("meta", name="robots")["content"]
    product = site.page("vi/products/mat-ong-rung-hop-tien/")
    assert not [meta for meta in product.all("meta", name="robots") if "noindex" in meta["content"]]
