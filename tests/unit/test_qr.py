"""QR codes: the text they hold, and that an independent decoder reads it back."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
import segno
import zxingcpp
from PIL import Image

from catalogue.render.qr import make_png, make_svg, qr_text, short_url

TEXT = "HTTPS://OCOP.EXAMPLE/Q/HB0013"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("root", "url", "text"),
    [
        ("https://ocop.example/", "https://ocop.example/Q/HB0013", TEXT),
        ("https://ocop.example", "https://ocop.example/Q/HB0013", TEXT),
        (
            "http://127.0.0.1:8000/",
            "http://127.0.0.1:8000/Q/HB0013",
            "HTTP://127.0.0.1:8000/Q/HB0013",
        ),
        (
            "https://ocop.example/OCOP/",
            "https://ocop.example/OCOP/Q/HB0013",
            "HTTPS://OCOP.EXAMPLE/OCOP/Q/HB0013",
        ),
        # A path with small letters is another page when written in capitals.
        (
            "https://ocop.example/repo/",
            "https://ocop.example/repo/Q/HB0013",
            "https://ocop.example/repo/Q/HB0013",
        ),
        # Not in QR's alphanumeric set even in capitals: nothing to gain.
        (
            "https://ocop.example/A_B/",
            "https://ocop.example/A_B/Q/HB0013",
            "https://ocop.example/A_B/Q/HB0013",
        ),
    ],
)
def test_address_and_text(root: str, url: str, text: str) -> None:
    assert short_url(root, "HB0013") == url
    assert qr_text(root, "HB0013") == text


@pytest.mark.parametrize(
    "root", ["", "ocop.example", "/repo/", "ftp://ocop.example/", "https:///x", "https://a.b/?x=1"]
)
def test_root_must_be_a_site(root: str) -> None:
    with pytest.raises(ValueError, match="address of a site"):
        short_url(root, "HB0013")


@pytest.mark.parametrize("product_id", ["", "hb0013", "HB013", "HB00133", "HB٠٠١٣", "HB0013\n"])
def test_id_must_be_one(product_id: str) -> None:
    with pytest.raises(ValueError, match="product id"):
        qr_text("https://ocop.example/", product_id)


def code(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="q", boost_error=False)


def svg_matrix(svg: bytes) -> list[list[int]]:
    """Read the modules, quiet zone included, back from the lines that the picture draws."""
    root = ElementTree.fromstring(svg)
    _, _, width, height = map(int, root.attrib["viewBox"].split())
    matrix = [[0] * width for _ in range(height)]
    (lines,) = (path for path in root.iter(f"{SVG}path") if "stroke" in path.attrib)
    x, y = 0.0, 0.0
    steps = re.findall(r"([Mm])(-?[\d.]+) (-?[\d.]+)h(\d+)", lines.attrib["d"])
    for kind, to_x, to_y, length in steps:
        x, y = (float(to_x), float(to_y)) if kind == "M" else (x + float(to_x), y + float(to_y))
        for column in range(int(x), int(x) + int(length)):
            matrix[int(y)][column] = 1
        x += int(length)
    return matrix


@pytest.mark.parametrize("text", [TEXT, "https://ocop.example/repo/Q/HB0013"])
def test_svg_draws_the_code_with_a_quiet_zone(text: str) -> None:
    expected = [list(row) for row in code(text).matrix_iter(border=4)]
    assert svg_matrix(make_svg(text)) == expected
    edge = [*expected[:4], *expected[-4:]]
    edge += [row[:4] + row[-4:] for row in expected]
    assert not any(any(row) for row in edge)


def test_svg_is_small_scalable_named_and_black_on_white() -> None:
    svg = make_svg(TEXT)
    root = ElementTree.fromstring(svg)
    assert svg.startswith(b"<svg ")
    assert set(root.attrib) == {"viewBox", "role", "shape-rendering"}
    assert root.attrib["shape-rendering"] == "crispEdges"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == TEXT
    light, dark = root.iter(f"{SVG}path")
    assert light.attrib == {"fill": "#fff", "d": "M0 0h33v33h-33z"}
    assert dark.attrib["stroke"] == "#000"


def test_svg_title_is_escaped() -> None:
    title = 'Mã QR: <mật ong> & "sữa"'
    assert ElementTree.fromstring(make_svg(TEXT, title))[0].text == title


@pytest.mark.parametrize("root", ["https://ocop.example/", "https://name.github.example/repo/"])
def test_png_is_read_by_an_independent_decoder(root: str) -> None:
    text = qr_text(root, "HB0013")
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(make_png(text))))
    assert found.text == text
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    assert found.ec_level == "Q"


@pytest.mark.parametrize("min_px", [1, 33, 34, 1000, 1023, 1024])
def test_png_has_whole_modules_and_is_large_enough(min_px: int) -> None:
    image = Image.open(BytesIO(make_png(TEXT, min_px)))
    assert image.width == image.height >= min_px
    assert image.width % 33 == 0
    assert image.width - 33 < min_px or image.width == 33


def test_png_is_a_thousand_pixels_with_a_white_quiet_zone() -> None:
    image = Image.open(BytesIO(make_png(TEXT))).convert("L")
    assert image.width >= 1000
    zone = image.width // 33 * 4
    inner = (zone, zone, image.width - zone, image.width - zone)
    assert image.point(lambda grey: 255 - grey).getbbox() == inner
    assert image.getcolors() is not None
    assert {grey for _, grey in image.getcolors() or []} == {0, 255}


@pytest.mark.parametrize(("host_length", "version"), [(12, 2), (13, 3), (30, 3), (31, 4)])
def test_capitals_keep_the_code_small(host_length: int, version: int) -> None:
    host = ("ocop." + "x" * 40)[: host_length - 3] + ".vn"
    made = code(qr_text(f"https://{host}/", "HB0013"))
    assert made.mode == "alphanumeric"
    assert made.version == version
    assert made.error == "Q"


def test_never_micro_qr() -> None:
    assert len(svg_matrix(make_svg("1"))) == 21 + 8


def test_same_text_same_bytes() -> None:
    assert make_svg(TEXT) == make_svg(TEXT)
    assert make_png(TEXT) == make_png(TEXT)


def test_text_too_long_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="too large"):
        make_svg("x" * 3000)
