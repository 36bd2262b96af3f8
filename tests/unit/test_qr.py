"""QR codes: the text they hold, and that an independent decoder reads it back."""

from __future__ import annotations

import pickle
import random
import re
import string
from io import BytesIO
from xml.etree import ElementTree

import pytest
import segno
import zxingcpp
from PIL import Image

from catalogue.render.qr import Codes, draw_png, draw_svg, qr_text, short_url
from catalogue.render.qr_matrix import CodeFamily
from tests.support.thoroughly import trials

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


# One for each way of encoding: capitals in pairs, from an even and an odd place; bytes; letters of
# two bytes; a code large enough to hold its version; one of several blocks.
ROOTS = [
    "https://ocop.example/",
    "https://ocops.example/",
    "https://name.github.example/repo/",
    "https://đặcsản.example/",
    f"https://{'x' * 90}.example/",
    f"https://{'x' * 90}.example/repo/",
]


def code(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m")


def rows(text: str) -> list[str]:
    return ["".join(map(str, row)) for row in code(text).matrix_iter(border=4)]


def ids(count: int) -> list[str]:
    chance = random.Random(count)
    letters = string.ascii_uppercase
    pairs = ["".join(chance.choices(letters, k=2)) for _ in range(count)]
    return [f"{pair}{chance.randrange(10_000):04}" for pair in pairs]


@pytest.mark.parametrize("root", ROOTS)
def test_modules_are_those_of_segno(root: str) -> None:
    beginning = qr_text(root, "AA0000").removesuffix("AA0000")
    family = CodeFamily(beginning, "AA0000")
    for name in ["AA0000", "ZZ9999", *ids(trials(40, 150))]:
        assert family.rows(name) == rows(beginning + name), name


@pytest.mark.parametrize("root", ROOTS)
def test_every_product_has_a_code_that_is_read_as_its_own_address(root: str) -> None:
    codes = Codes(root)
    for name in ["AA0000", *ids(10)]:
        image = Image.open(BytesIO(codes.png(name)))
        (found,) = zxingcpp.read_barcodes(image)
        assert found.text == qr_text(root, name)
        assert found.format == zxingcpp.BarcodeFormat.QRCode
        assert found.ec_level == code(found.text).error >= "M"
        # The decoder sees the same modules in both pictures.
        step = image.width // len(rows(found.text))
        dark = [
            [int(not image.getpixel((x, y))) for x in range(step // 2, image.width, step)]
            for y in range(step // 2, image.height, step)
        ]
        assert svg_matrix(codes.svg(name)) == dark


def test_order_of_asking_does_not_matter() -> None:
    codes, again = Codes(ROOTS[0]), Codes(ROOTS[0])
    first = {name: (codes.svg(name), codes.png(name)) for name in ids(20)}
    assert {name: again.png(name) for name in reversed(ids(20))} == {
        name: png for name, (_, png) in first.items()
    }
    assert {name: codes.svg(name) for name in ids(20)} == {
        name: svg for name, (svg, _) in first.items()
    }


def test_codes_cross_processes() -> None:
    codes = Codes(ROOTS[0])
    assert pickle.loads(pickle.dumps(codes)).svg("HB0013") == codes.svg("HB0013")


def test_segno_is_not_asked_again_for_characters_met_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    codes = Codes(ROOTS[1])
    codes.svg("HB0012")
    codes.svg("SL3400")

    def ask(*_: object, **__: object) -> None:
        raise AssertionError("segno")

    monkeypatch.setattr(segno, "make_qr", ask)
    assert codes.svg("SL0012")
    assert codes.svg("HB3412")


@pytest.mark.parametrize("product_id", ["", "hb0013", "HB013", "HB00133", "HB٠٠١٣"])
def test_code_of_no_id_is_refused(product_id: str) -> None:
    codes = Codes(ROOTS[0])
    for draw in (codes.svg, codes.png):
        with pytest.raises(ValueError, match="product id"):
            draw(product_id)


def test_address_too_long_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="too large"):
        Codes(f"https://ocop.example/{'x' * 3000}/")


def svg_matrix(svg: bytes) -> list[list[int]]:
    """Read the modules, quiet zone included, back from the lines that the picture draws."""
    root = ElementTree.fromstring(svg)
    _, _, width, height = map(int, root.attrib["viewBox"].split())
    matrix = [[0] * width for _ in range(height)]
    (lines,) = (path for path in root.iter(f"{SVG}path") if "stroke" in path.attrib)
    x, y = 0.0, 0.0
    steps = re.findall(r"m(-?\d+) ([\d.]+)|h(\d+)", lines.attrib["d"])
    for right, down, length in steps:
        if length:
            assert y % 1 == 0.5
            for column in range(int(x), int(x) + int(length)):
                matrix[int(y)][column] = 1
            x += int(length)
        else:
            x, y = x + int(right), y + float(down)
    return matrix


@pytest.mark.parametrize("text", [TEXT, "https://ocop.example/repo/Q/HB0013"])
def test_svg_draws_the_code_with_a_quiet_zone(text: str) -> None:
    expected = [list(row) for row in code(text).matrix_iter(border=4)]
    assert svg_matrix(draw_svg(rows(text), text)) == expected
    edge = [*expected[:4], *expected[-4:]]
    edge += [row[:4] + row[-4:] for row in expected]
    assert not any(any(row) for row in edge)


def test_svg_is_small_scalable_named_and_black_on_white() -> None:
    svg = Codes(ROOTS[0]).svg("HB0013")
    root = ElementTree.fromstring(svg)
    assert svg.startswith(b"<svg ")
    assert len(svg) < 1300
    assert set(root.attrib) == {"viewBox", "role", "shape-rendering"}
    assert root.attrib["viewBox"] == "0 0 33 33"
    assert root.attrib["shape-rendering"] == "crispEdges"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == TEXT
    light, dark = root.iter(f"{SVG}path")
    assert light.attrib == {"fill": "#fff", "d": "M0 0h33v33h-33z"}
    assert dark.attrib["stroke"] == "#000"


def test_svg_title_is_escaped() -> None:
    title = 'Mã QR: <mật ong> & "sữa"'
    assert ElementTree.fromstring(draw_svg(rows(TEXT), title))[0].text == title


@pytest.mark.parametrize("min_side", [1, 132, 133, 1000, 1056, 1057])
@pytest.mark.parametrize("size", [33, 37, 45])
def test_png_has_whole_modules_and_is_large_enough(min_side: int, size: int) -> None:
    image = Image.open(BytesIO(draw_png(["01" * (size // 2) + "1"] * size, min_side)))
    assert image.width == image.height >= min_side
    assert image.width % (4 * size) == 0
    assert image.width - 4 * size < min_side
    image.load()


def test_png_is_small_of_a_thousand_pixels_with_a_white_quiet_zone() -> None:
    data = Codes(ROOTS[0]).png("HB0013")
    assert len(data) < 2500
    picture = Image.open(BytesIO(data))
    assert picture.mode == "1"
    image = picture.convert("L")
    assert image.width >= 1000
    zone = image.width // 33 * 4
    inner = (zone, zone, image.width - zone, image.width - zone)
    assert image.point(lambda grey: 255 - grey).getbbox() == inner
    assert {grey for _, grey in image.getcolors() or []} == {0, 255}


@pytest.mark.parametrize(
    ("host_length", "version", "level"),
    [(12, 2, "Q"), (13, 2, "M"), (21, 2, "M"), (22, 3, "Q"), (31, 3, "M"), (44, 3, "M")],
)
def test_codes_are_small_and_as_robust_as_their_size_allows(
    host_length: int, version: int, level: str
) -> None:
    host = ("ocop." + "x" * 60)[: host_length - 3] + ".vn"
    made = code(qr_text(f"https://{host}/", "HB0013"))
    assert made.mode == "alphanumeric"
    assert made.version == version
    assert made.error == level
    viewed = ElementTree.fromstring(Codes(f"https://{host}/").svg("HB0013"))
    assert viewed.attrib["viewBox"].endswith(f" {17 + 4 * version + 8}")


def test_same_text_same_bytes() -> None:
    assert Codes(ROOTS[0]).svg("HB0013") == Codes(ROOTS[0]).svg("HB0013")
    assert Codes(ROOTS[0]).png("HB0013") == Codes(ROOTS[0]).png("HB0013")
