"""Photos: nothing is looked at or drawn twice, and nothing damaged is used."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from catalogue.load.digests import content_digest
from catalogue.render import photo_cache, photo_check, photo_draw, photos
from catalogue.render.photos import (
    PhotoError,
    PhotoInfo,
    derive,
    derive_all,
    inspect_all,
    inspect_each,
    publish,
)
from tests.support.pictures import Shop, encode, picture


def forbidden(*_: object, **__: object) -> None:
    raise AssertionError("photo work")


@pytest.fixture
def no_work(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Call it: from then on no photo is opened, drawn or given to other processes."""

    def forbid() -> None:
        for module in (photo_check, photo_draw):
            monkeypatch.setattr(module, "open_photo", forbidden)
        monkeypatch.setattr(Image.Image, "save", forbidden)
        monkeypatch.setattr(Image.Image, "resize", forbidden)
        monkeypatch.setattr(photos, "run", forbidden)

    return forbid


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def forbid() -> None:
        for module in (photo_check, photos):
            monkeypatch.setattr(module, "read_photo", forbidden)

    return forbid


def test_same_content_is_not_drawn_again(shop: Shop, no_work: Callable[[], None]) -> None:
    first = shop.derive(encode(picture()))
    before = shop.files()
    for path in shop.out.iterdir():
        path.unlink()
    shop.photo = shop.photo.rename(shop.photo.with_name("other-name-and-mtime.jpg"))
    no_work()
    assert shop.again() == first
    assert shop.files() == before


def test_photo_of_a_known_digest_is_not_even_read(
    shop: Shop, no_work: Callable[[], None], no_reading: Callable[[], None]
) -> None:
    data = encode(picture())
    first = shop.derive(data)
    facts = inspect_all(shop.photo)
    digest = content_digest(data)
    no_work()
    no_reading()
    assert derive(shop.photo, shop.cache, digest) == first
    assert derive_all([(shop.photo, digest)] * 3, shop.cache, 2, int) == [first] * 3
    # Drawing had found out the facts, too: one decoding serves both.
    assert inspect_all(shop.photo, digest, shop.cache) == facts


def test_facts_alone_are_kept_without_drawing(
    shop: Shop, no_work: Callable[[], None], no_reading: Callable[[], None]
) -> None:
    data = encode(picture(90, 60))
    shop.photo.write_bytes(data)
    inspect_each([(shop.photo, content_digest(data))], shop.cache, 2, int)
    facts = inspect_all(shop.photo)
    assert [path.suffixes for path in shop.cache.iterdir()] == [[".facts", ".json"]]
    no_work()
    no_reading()
    assert inspect_all(shop.photo, content_digest(data), shop.cache) == facts
    inspect_each([(shop.photo, content_digest(data))], shop.cache, 2, int)


def test_name_is_judged_anew(shop: Shop) -> None:
    data = encode(picture())
    assert inspect_all(data, cache=shop.cache, name="a.jpg")[1] == ()
    (remark,) = inspect_all(data, content_digest(data), shop.cache, name="a.png")[1]
    assert remark.code == "photo-mislabelled"


@pytest.mark.parametrize("draw", [True, False])
def test_refusal_is_kept(draw: bool, shop: Shop, no_work: Callable[[], None]) -> None:
    data = encode(picture())[:-400]
    shop.photo.write_bytes(data)
    expected = inspect_all(shop.photo)
    assert expected[1][0].code == "photo-broken"
    if draw:
        with pytest.raises(PhotoError, match="photo-broken"):
            derive(shop.photo, shop.cache)
    else:
        inspect_all(shop.photo, None, shop.cache)
    no_work()
    assert inspect_all(shop.photo, content_digest(data), shop.cache) == expected


def test_lack_of_memory_is_not_kept(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def lack(*_: object) -> None:
        raise MemoryError

    data = encode(picture())
    shop.photo.write_bytes(data)
    with monkeypatch.context() as patch:
        patch.setattr("PIL.JpegImagePlugin.JpegImageFile.load", lack)
        assert inspect_all(shop.photo, None, shop.cache)[1][0].code == "photo-broken"
    assert inspect_all(shop.photo, content_digest(data), shop.cache)[1] == ()


def test_other_limits_judge_anew(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    data = encode(picture())
    assert inspect_all(data, None, shop.cache)[1] == ()
    monkeypatch.setattr(photo_check, "MAX_PIXELS", 1000)
    assert inspect_all(data, content_digest(data), shop.cache)[1][0].code == "photo-huge"


def test_file_that_changed_after_its_digest_was_taken_does_not_spoil_the_cache(shop: Shop) -> None:
    earlier, later = encode(picture(400, 300)), encode(picture(500, 300))
    shop.photo.write_bytes(later)
    assert derive(shop.photo, shop.cache, content_digest(earlier)).width == 500
    info = inspect_all(shop.photo, content_digest(earlier), shop.cache)[0]
    assert info == PhotoInfo("JPEG", 500, 300, len(later))
    shop.photo.write_bytes(earlier)
    assert derive(shop.photo, shop.cache, content_digest(earlier)).width == 400
    info = inspect_all(shop.photo, content_digest(earlier), shop.cache)[0]
    assert info == PhotoInfo("JPEG", 400, 300, len(earlier))


def test_result_is_the_same_without_a_cache(shop: Shop, tmp_path: Path) -> None:
    first = shop.derive(encode(picture(1500, 1000)))
    assert derive(shop.photo, tmp_path / "cache2") == first
    publish(first, tmp_path / "cache2", tmp_path / "out2")
    assert {p.name: p.read_bytes() for p in (tmp_path / "out2").iterdir()} == shop.files()


@pytest.mark.parametrize("suffix", ["webp", "jpg", "json"])
@pytest.mark.parametrize("damage", ["truncate", "empty", "delete", "flip"])
def test_damaged_cache_file_is_noticed_and_redone(suffix: str, damage: str, shop: Shop) -> None:
    data = encode(picture())
    first = shop.derive(data)
    before = shop.files()
    facts = inspect_all(shop.photo)
    for path in sorted(shop.cache.glob(f"*.{suffix}")):
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
            path.write_bytes(damaged[damage])  # through the hard link, the site's copy too
            os.utime(path, ns=(1, path.stat().st_mtime_ns + 1))  # clocks may be coarse
        assert derive(shop.photo, shop.cache, content_digest(data)) == first
        assert inspect_all(shop.photo, content_digest(data), shop.cache) == facts
        if suffix != "json":
            assert path.read_bytes() == whole
        shop.again()
        assert shop.files() == before


def test_touched_file_is_compared_and_not_drawn_again(
    shop: Shop, no_work: Callable[[], None]
) -> None:
    data = encode(picture())
    first = shop.derive(data)
    for path in shop.cache.iterdir():
        os.utime(path, (1, 1))
    no_work()
    assert derive(shop.photo, shop.cache, content_digest(data)) == first


@pytest.mark.parametrize("text", ["[]", "{}", "null", '"x"', '{"by": 1}', "{" * 99])
def test_wrong_kinds_in_a_note_are_noticed(text: str, shop: Shop) -> None:
    data = encode(picture())
    first = shop.derive(data)
    facts = inspect_all(shop.photo)
    for signed in (text, f"{content_digest(text.encode())} {text}"):
        for path in shop.cache.glob("*.json"):
            path.write_text(signed, encoding="utf-8")
        assert derive(shop.photo, shop.cache, content_digest(data)) == first
        assert inspect_all(shop.photo, content_digest(data), shop.cache) == facts


def test_another_pillow_draws_again_under_the_same_name(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, no_work: Callable[[], None]
) -> None:
    first = shop.derive(encode(picture()))
    path = shop.cache / first.fallback
    before = path.stat().st_ino, path.stat().st_mtime_ns
    monkeypatch.setattr(photos, "ENCODER", "Pillow 99")
    assert shop.again() == first
    assert (path.stat().st_ino, path.stat().st_mtime_ns) != before
    no_work()
    assert shop.again() == first


def test_version_of_the_judgement_is_part_of_the_facts(tmp_path: Path) -> None:
    info = PhotoInfo("JPEG", 1, 1, 1)
    photo_cache.remember(tmp_path, "digest", "one", info)
    assert photo_cache.recall(tmp_path, "digest", "one") == info
    assert photo_cache.recall(tmp_path, "digest", "two") is None
