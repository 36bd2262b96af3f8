"""Photos: nothing is drawn twice, and nothing damaged is used."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from PIL import Image

from catalogue.render import photos
from catalogue.render.photos import (
    PhotoError,
    PhotoProblem,
    derive,
)
from tests.support.pictures import (
    Shop,
    encode,
    picture,
)


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
