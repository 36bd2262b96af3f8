"""Photos: what becomes of one that is accepted. Every photo is made here."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from catalogue.load.digests import content_digest
from catalogue.render import photo_draw, photos
from tests.support.pictures import (
    BLUE,
    GPS,
    GREEN,
    MAKE,
    ORIENTATION,
    RED,
    WHITE,
    Shop,
    encode,
    near,
    p3_profile,
    picture,
    png_chunk,
)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (2000, [320, 640, 1280]),
        (1280, [320, 640, 1280]),
        (1000, [320, 640, 1000]),
        (640, [320, 640]),
        (321, [320, 321]),
        (200, [200]),
    ],
)
def test_widths_are_three_at_most_and_never_upscaled(
    width: int, widths: list[int], shop: Shop
) -> None:
    made = shop.derive(encode(picture(width, width * 3 // 4)))
    assert [step for _, step in made.variants] == widths
    assert (made.width, made.height) == (width, width * 3 // 4)
    assert set(shop.files()) == {*(name for name, _ in made.variants), made.fallback}
    for name, step in [*made.variants, (made.fallback, widths[-1])]:
        with Image.open(shop.out / name) as image:
            assert image.width == step
            assert abs(image.height - step * 3 / 4) <= 1
            assert image.format == ("WEBP" if name.endswith(".webp") else "JPEG")
    with Image.open(shop.out / made.fallback) as image:
        assert image.info["progressive"]


def test_names_are_content_hash_and_width(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    data = encode(picture(400, 300))
    made = shop.derive(data)
    key = photos.photo_key(content_digest(data))
    assert len(key) == 16
    assert made.variants == [(f"{key}-320.webp", 320), (f"{key}-400.webp", 400)]
    assert made.fallback == f"{key}-400.jpg"
    monkeypatch.setattr(photo_draw, "SETTINGS", b"0")
    assert photos.photo_key(content_digest(data)) != key


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WebP"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_every_orientation_is_turned_upright(form: str, turn: int, shop: Shop) -> None:
    # Undo the turn beforehand: what the camera stores when it is held that way.
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = picture().transpose(undo[turn]) if turn > 1 else picture()
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    made = shop.derive(encode(stored, form, exif=exif))
    assert (made.width, made.height) == (800, 600)
    for name, step in [*made.variants, (made.fallback, 800)]:
        image = Image.open(shop.out / name).convert("RGB")
        assert image.size == (step, step * 3 // 4)
        points = {(0.1, 0.8): RED, (0.9, 0.8): GREEN, (0.1, 0.1): BLUE, (0.9, 0.1): BLUE}
        for (x, y), colour in points.items():
            assert near(image.getpixel((int(x * step), int(y * image.height))), colour)


def webp_chunks(data: bytes) -> list[bytes]:
    found, at = [], 12
    while at < len(data):
        found.append(data[at : at + 4])
        at += 8 + (int.from_bytes(data[at + 4 : at + 8], "little") + 1) // 2 * 2
    return found


def jpeg_segments(data: bytes) -> list[int]:
    found, at = [], 2
    while data[at + 1] != 0xDA:
        found.append(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return found


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WebP"])
def test_no_metadata_is_left(form: str, shop: Shop) -> None:
    exif = Image.Exif()
    exif[MAKE] = "SECRET-PHONE"
    exif.get_ifd(GPS).update({1: "N", 2: (20.0, 49.0, 12.0), 3: "E", 4: (105.0, 20.0, 3.0)})
    options: dict[str, Any] = {"exif": exif, "icc_profile": p3_profile()}
    if form != "PNG":
        options["xmp"] = b"<x:xmpmeta>SECRET-XMP</x:xmpmeta>"
    if form == "JPEG":
        options["comment"] = b"SECRET-COMMENT"
    data = encode(picture(), form, **options)
    assert b"SECRET-PHONE" in data
    made = shop.derive(data)
    for content in shop.files().values():
        assert b"SECRET" not in content
        assert b"Exif" not in content
    for name, _ in made.variants:
        assert webp_chunks(shop.files()[name]) == [b"VP8 "]
    # JFIF header, quantisation, frame, Huffman tables, and nothing else
    assert set(jpeg_segments(shop.files()[made.fallback])) == {0xE0, 0xDB, 0xC2, 0xC4}


def test_wide_gamut_colours_become_srgb(shop: Shop) -> None:
    # What sRGB calls pure red is this in Display P3.
    image = Image.new("RGB", (700, 500), (234, 51, 35))
    plain = shop.widest(encode(image, quality=95)).getpixel((9, 9))
    converted = shop.widest(encode(image, quality=95, icc_profile=p3_profile())).getpixel((9, 9))
    assert near(plain, (234, 51, 35), 6)
    assert near(converted, (255, 0, 0), 12)


@pytest.mark.parametrize("mode", ["P", "RGBA"])
def test_profile_is_used_for_palette_and_alpha(mode: str, shop: Shop) -> None:
    image = Image.new("RGB", (700, 500), (234, 51, 35))
    image = image.quantize(4) if mode == "P" else image.convert(mode)
    converted = shop.widest(encode(image, "PNG", icc_profile=p3_profile())).getpixel((9, 9))
    assert near(converted, (255, 0, 0))


def test_colour_profile_on_a_grey_photo_keeps_it_grey(shop: Shop) -> None:
    data = encode(Image.new("L", (700, 500), 120), "PNG", icc_profile=p3_profile())
    assert near(shop.widest(data).getpixel((9, 9)), (120, 120, 120), 4)


@pytest.mark.parametrize(
    "profile", [b"no profile", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_profile_that_does_not_fit_is_ignored(profile: bytes, shop: Shop) -> None:
    assert near(shop.widest(encode(picture(), icc_profile=profile)).getpixel((9, 590)), RED)


def test_print_colours_become_rgb(shop: Shop) -> None:
    photo = encode(picture().convert("CMYK"), "JPEG", quality=95)
    for profile in (b"", p3_profile()):  # a profile for RGB does not fit ink: ignored
        image = shop.widest(encode(Image.open(BytesIO(photo)), "JPEG", icc_profile=profile))
        assert image.mode == "RGB"
        assert near(image.getpixel((100, 500)), RED)


@pytest.mark.parametrize(("stored", "seen"), [(0, 0), (32896, 128), (51400, 200), (65535, 255)])
def test_16_bit_grey_is_scaled_not_clipped(stored: int, seen: int, shop: Shop) -> None:
    image = Image.new("I;16", (700, 500), stored)
    assert near(shop.widest(encode(image, "PNG")).getpixel((9, 9)), (seen,) * 3, 3)


def test_16_bit_colour_png(shop: Shop) -> None:
    row = b"\0" + struct.pack(">3H", 51400, 25700, 12850) * 700
    data = b"\x89PNG\r\n\x1a\n"
    data += png_chunk(b"IHDR", struct.pack(">IIBBBBB", 700, 500, 16, 2, 0, 0, 0))
    data += png_chunk(b"IDAT", zlib.compress(row * 500)) + png_chunk(b"IEND", b"")
    assert near(shop.widest(data).getpixel((9, 9)), (200, 100, 50), 6)


def transparent(mode: str) -> bytes:
    """A red square in the middle of nothing; the nothing is black underneath."""
    image = Image.new("RGBA", (800, 600), (0, 0, 0, 0))
    image.paste((*RED, 255), (300, 200, 500, 400))
    if mode == "P":
        flat = image.convert("RGB").quantize(8)
        return encode(flat, "PNG", transparency=flat.getpixel((0, 0)))
    if mode == "RGB":  # PNG's one transparent colour
        return encode(image.convert("RGB"), "PNG", transparency=(0, 0, 0))
    return encode(image.convert(mode), "PNG")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "RGB"])
def test_transparency_becomes_white(mode: str, shop: Shop) -> None:
    image = shop.widest(transparent(mode))
    assert image.mode == "RGB"
    assert near(image.getpixel((10, 10)), WHITE, 3)
    assert near(image.getpixel((305, 205)), RED if mode != "LA" else (87, 87, 87))


def test_half_transparent_is_mixed_with_white(shop: Shop) -> None:
    image = shop.widest(encode(Image.new("RGBA", (700, 500), (0, 0, 0, 128)), "WebP"))
    assert near(image.getpixel((9, 9)), (127, 127, 127), 4)


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_two_tone_grey_and_palette(mode: str, shop: Shop) -> None:
    image = Image.new("RGB", (700, 500), WHITE).convert(mode)
    assert near(shop.widest(encode(image, "PNG")).getpixel((9, 9)), WHITE, 3)


@pytest.mark.parametrize("size", [(60_000, 2), (2, 60_000), (1, 1), (500, 20_000)])
def test_extreme_shapes_are_derived(size: tuple[int, int], shop: Shop) -> None:
    made = shop.derive(encode(Image.new("RGB", size, RED), "PNG"))
    assert (made.width, made.height) == size
    assert len(shop.files()) == len(made.variants) + 1
