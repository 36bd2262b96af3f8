"""Photos: what is accepted and what is refused, and why. Every photo is made here."""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from catalogue.render import photo_check
from catalogue.render.photos import (
    PhotoError,
    PhotoInfo,
    PhotoProblem,
    derive,
    inspect,
    inspect_all,
)
from tests.support.pictures import (
    BLUE,
    GREEN,
    ORIENTATION,
    RED,
    code,
    encode,
    near,
    p3_profile,
    picture,
    png_chunk,
)
from tests.unit.test_photos import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


@pytest.mark.parametrize(
    ("form", "name"), [("JPEG", "a.jpg"), ("JPEG", "A.JPEG"), ("PNG", "a.png"), ("WebP", "a.webp")]
)
def test_good_photo_is_known_by_its_content(form: str, name: str) -> None:
    data = encode(picture(), form)
    assert inspect(data, name) == PhotoInfo(form, 800, 600, len(data))


def test_size_is_given_as_the_photo_is_seen() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    for form in ("JPEG", "PNG", "WebP"):
        info = inspect(encode(picture(), form, exif=exif))
        assert isinstance(info, PhotoInfo)
        assert (info.width, info.height) == (600, 800)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"just a note, no photo", "text"),
        ("ảnh mật ong".encode(), "text"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- drawn --><svg>", "SVG"),
        (b"\n<!DOCTYPE html><title>404</title><svg >", "HTML"),
        (b"<html><body>", "HTML"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x20ftypavif\0\0\0\0", "AVIF"),
        (b"\0\0\0\x20ftypmp42\0\0\0\0", "video"),
        (b"%PDF-1.7\n\xc4", "PDF"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00", "git-lfs"),
        (encode(picture(), "GIF"), "GIF"),
        (encode(picture(), "BMP"), "BMP"),
        (encode(picture(), "TIFF"), "TIFF"),
        (bytes(range(256)), "unknown"),
    ],
)
def test_other_content_named_as_a_photo_is_refused(data: bytes, found: str, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(data)
    assert inspect(photo) == PhotoProblem("photo-format", values={"found": found})
    with pytest.raises(PhotoError):
        derive(photo, tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("*.webp"))


def test_wrong_suffix_is_a_warning(tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(encode(picture()))
    values = {"format": "JPEG", "suffix": ".png", "expected": ".jpg"}
    assert inspect(photo) == PhotoProblem("photo-mislabelled", "warning", values)


def test_small_photo_is_a_warning() -> None:
    values = {"width": 639, "height": 400, "limit": 640}
    assert inspect(encode(picture(639, 400))) == PhotoProblem("photo-small", "warning", values)
    assert isinstance(inspect(encode(picture(400, 640))), PhotoInfo)


def test_all_warnings_are_shown_with_the_facts() -> None:
    info, problems = inspect_all(encode(picture(90, 60)), name="a.webp")
    assert info is not None
    assert [problem.code for problem in problems] == ["photo-mislabelled", "photo-small"]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WebP"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
def test_truncated_photo_is_broken(form: str, share: float, shop: Shop) -> None:
    data = encode(Image.effect_noise((700, 500), 60), form)
    cut = data[: int(len(data) * share)]
    assert code(cut) == "photo-broken"
    with pytest.raises(PhotoError) as refused:
        shop.derive(cut)
    assert refused.value.problem.code == "photo-broken"
    assert not [path for path in shop.cache.glob("*") if path.suffix != ".json"]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WebP"])
def test_damaged_bytes_never_raise(form: str) -> None:
    chance = random.Random(form)
    data = encode(picture(64, 48), form, exif=Image.Exif(), icc_profile=p3_profile())
    for length in range(0, len(data), 7):
        inspect(data[:length])
    for _ in range(300):
        flipped = bytearray(data)
        for _ in range(3):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        inspect(bytes(flipped))


def bomb(form: str) -> bytes:
    """A small file that says it has 50,000 × 50,000 pixels."""
    if form == "PNG":
        head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))
        pixels = png_chunk(b"IDAT", zlib.compress(bytes(1000)))
        return b"\x89PNG\r\n\x1a\n" + head + pixels + png_chunk(b"IEND", b"")
    if form == "WebP":
        side = (50_000 - 1).to_bytes(3, "little")
        return b"RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + side + side + bytes(40)
    data = encode(picture())
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", 50_000, 50_000) + data[at + 4 :]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WebP"])
def test_decompression_bomb_is_refused_by_its_header(
    form: str, monkeypatch: pytest.MonkeyPatch, shop: Shop
) -> None:
    def decode(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decode)
    values = {"width": 50_000, "height": 50_000, "megapixels": 2500, "limit": 60}
    assert inspect(bomb(form)) == PhotoProblem("photo-huge", values=values)
    with pytest.raises(PhotoError, match="photo-huge"):
        shop.derive(bomb(form))


@pytest.mark.parametrize("lossless", [False, True])
def test_plain_webp_is_measured_by_its_header(
    lossless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_check, "MAX_PIXELS", 800 * 600 - 1)
    found = inspect(encode(picture(), "WebP", lossless=lossless))
    assert isinstance(found, PhotoProblem)
    assert (found.values["width"], found.values["height"]) == (800, 600)


def test_file_of_too_many_bytes_is_refused_unread(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(encode(picture()))
    with photo.open("r+b") as file:
        file.truncate(photo_check.MAX_BYTES + 1)
    expected = PhotoProblem("photo-huge", values={"megabytes": 31, "limit": 30})
    assert inspect(photo) == expected
    assert inspect(photo.read_bytes()) == expected


@pytest.mark.parametrize("form", ["WebP", "PNG"])
def test_animation_is_refused(form: str, shop: Shop) -> None:
    frames = [Image.new("RGB", (700, 500), colour) for colour in (RED, GREEN, BLUE)]
    data = encode(frames[0], form, save_all=True, append_images=frames[1:])
    values: dict[str, str | int] = {"format": form, "frames": 3}
    assert inspect(data) == PhotoProblem("photo-animated", values=values)
    with pytest.raises(PhotoError):
        shop.derive(data)


def test_phone_photo_with_a_second_picture_inside_is_a_plain_photo(shop: Shop) -> None:
    data = encode(picture(), "MPO", save_all=True, append_images=[picture(400, 300)])
    assert isinstance(inspect(data, "a.jpg"), PhotoInfo)
    assert near(shop.widest(data).getpixel((100, 500)), RED)


def test_missing_file_raises_oserror(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"no\.jpg"):
        inspect(tmp_path / "no.jpg")
