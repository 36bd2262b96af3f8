"""Photos: what is refused, and what becomes of what is accepted. Every photo is made here."""

from __future__ import annotations

import json
import random
import struct
import zlib
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from catalogue.render import photo_check, photos
from catalogue.render.photos import (
    PhotoError,
    PhotoInfo,
    PhotoProblem,
    PhotoSet,
    derive,
    inspect,
    inspect_all,
)

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825

Colour = tuple[int, ...]


def picture(width: int = 800, height: int = 600) -> Image.Image:
    """Left half red, right half green, a blue strip along the top quarter."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height))
    image.paste(BLUE, (0, 0, width, height // 4))
    return image


def encode(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def p3_profile() -> bytes:
    """An ICC profile with the primaries of Display P3 and gamma 2.2, as phones embed it."""

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))

    gamma = b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(2.2 * 256), 0)
    tags = {
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.51512, 0.24120, -0.00105),
        b"gXYZ": xyz(0.29198, 0.69225, 0.04189),
        b"bXYZ": xyz(0.15710, 0.06657, 0.78407),
        b"rTRC": gamma,
        b"gTRC": gamma,
        b"bTRC": gamma,
    }
    table, body, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", start + len(body), len(value))
        body += value
    size = start + len(body)
    head = struct.pack(">I4xI4s4s4s12x4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ", b"acsp")
    head = head.ljust(68, b"\0") + struct.pack(">3I", 63190, 65536, 54061)  # D50
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


class Shop:
    """One photo's way through `derive`: its file, the out folder, the cache folder."""

    def __init__(self, folder: Path) -> None:
        self.photo, self.out, self.cache = folder / "photo.jpg", folder / "out", folder / "cache"

    def derive(self, data: bytes) -> PhotoSet:
        self.photo.write_bytes(data)
        return self.again()

    def again(self) -> PhotoSet:
        return derive(self.photo, self.out, self.cache)

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.out.iterdir())}

    def widest(self, data: bytes) -> Image.Image:
        return Image.open(self.out / self.derive(data).variants[-1][0])


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def near(found: Any, wanted: Colour, tolerance: int = 14) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


def code(data: bytes | Path, name: str = "") -> str:
    found = inspect(data, name)
    assert isinstance(found, PhotoProblem), found
    return found.code


# ---- what is accepted and refused -------------------------------------------------------------


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
        derive(photo, tmp_path / "out", tmp_path / "cache")
    assert not (tmp_path / "out").exists()


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
    info, problems = inspect_all(encode(picture(90, 60)), "a.webp")
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
    assert not shop.cache.exists()


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


# ---- what comes out ---------------------------------------------------------------------------


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
    key = photos.photo_key(data)
    assert len(key) == 16
    assert made.variants == [(f"{key}-320.webp", 320), (f"{key}-400.webp", 400)]
    assert made.fallback == f"{key}-400.jpg"
    monkeypatch.setattr(photos, "SETTINGS", b"2")
    assert photos.photo_key(data) != key


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


# ---- the cache --------------------------------------------------------------------------------


@pytest.fixture
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(*_: object, **__: object) -> None:
        raise AssertionError("image work")

    monkeypatch.setattr(Image, "open", work)
    monkeypatch.setattr(photos, "open_photo", work)
    monkeypatch.setattr(Image.Image, "save", work)
    monkeypatch.setattr(Image.Image, "resize", work)


def test_second_time_does_no_image_work(shop: Shop, request: pytest.FixtureRequest) -> None:
    first = shop.derive(encode(picture()))
    before = shop.files()
    for path in shop.out.iterdir():
        path.unlink()
    shop.photo = shop.photo.rename(shop.photo.with_name("other-name-and-mtime.jpg"))
    request.getfixturevalue("no_work")
    assert shop.again() == first
    assert shop.files() == before


def test_result_is_the_same_without_a_cache(shop: Shop, tmp_path: Path) -> None:
    first = shop.derive(encode(picture(1500, 1000)))
    assert derive(shop.photo, tmp_path / "out2", tmp_path / "cache2") == first
    assert {p.name: p.read_bytes() for p in (tmp_path / "out2").iterdir()} == shop.files()


@pytest.mark.parametrize("suffix", ["webp", "jpg", "json"])
@pytest.mark.parametrize("damage", ["truncate", "empty", "delete", "flip"])
def test_damaged_cache_file_is_noticed_and_redone(suffix: str, damage: str, shop: Shop) -> None:
    first = shop.derive(encode(picture()))
    before = shop.files()
    path = sorted(shop.cache.glob(f"*.{suffix}"))[0]
    whole = path.read_bytes()
    half = len(whole) // 2
    damaged = {
        "truncate": whole[:half],
        "empty": b"",
        "flip": whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :],
    }
    if damage == "delete":
        path.unlink()
    else:
        path.write_bytes(damaged[damage])  # in place: through the hard link, the site's copy too
    assert shop.again() == first
    assert path.read_bytes() == whole
    assert shop.files() == before


def test_wrong_kinds_in_a_cache_note_are_noticed(shop: Shop) -> None:
    first = shop.derive(encode(picture()))
    for note in ("[]", "{}", "null", '"x"', '{"facts": 1, "digest": 2}', "{" * 99):
        next(shop.cache.glob("*.json")).write_text(note, encoding="utf-8")
        assert shop.again() == first


def test_another_pillow_draws_again_under_the_same_name(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    first = shop.derive(encode(picture()))
    monkeypatch.setattr(photos, "ENCODER", "Pillow 99")
    assert shop.again() == first
    note = json.loads(next(shop.cache.glob("*.json")).read_text("utf-8"))
    assert note["facts"]["by"] == "Pillow 99"
    request.getfixturevalue("no_work")
    assert shop.again() == first


def test_nothing_temporary_is_left(shop: Shop) -> None:
    made = shop.derive(encode(picture()))
    shop.again()
    assert len(list(shop.out.iterdir())) == len(made.variants) + 1
    assert len(list(shop.cache.iterdir())) == len(made.variants) + 2


def test_file_system_without_links_gets_copies(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    first = shop.derive(encode(picture()))
    assert shop.again() == first
    assert all((shop.out / name).stat().st_nlink == 1 for name in shop.files())


def test_failed_write_leaves_no_half_file(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        real(path, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    shop.photo.write_bytes(encode(picture()))
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        shop.again()
    assert list(shop.cache.iterdir()) == []
    monkeypatch.undo()
    assert len(shop.again().variants) == 3


def test_two_processes_at_once_agree(shop: Shop) -> None:
    shop.photo.write_bytes(encode(picture(1600, 1200)))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(derive, shop.photo, shop.out, shop.cache) for _ in range(8)]
        made = [job.result() for job in jobs]
    assert all(one == made[0] for one in made)
    assert set(shop.files()) == {*(name for name, _ in made[0].variants), made[0].fallback}
    assert not list(shop.cache.glob(".*"))


def test_refusal_crosses_processes(shop: Shop) -> None:
    shop.photo.write_bytes(b"no photo")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        error = pool.submit(derive, shop.photo, shop.out, shop.cache).exception()
    assert isinstance(error, PhotoError)
    assert error.problem == PhotoProblem("photo-format", values={"found": "text"})
