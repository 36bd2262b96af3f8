"""Photos: nothing is looked at or drawn twice, nothing damaged is used, and who is to blame."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from PIL import Image

from catalogue.render import photo_cache, photo_check, photo_draw, photos
from catalogue.render.photo_pool import run
from catalogue.render.photos import (
    PhotoError,
    PhotoInfo,
    PhotoProblem,
    content_digest,
    derive,
    derive_all,
    forget_unused,
    inspect_all,
    inspect_each,
    prepare_all,
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


def test_nothing_temporary_is_left(shop: Shop) -> None:
    made = shop.derive(encode(picture()))
    shop.again()
    assert sorted(path.name for path in shop.out.iterdir()) == sorted(made.names)
    assert len(list(shop.cache.iterdir())) == len(made.names) + 2  # and two notes


def test_leavings_of_a_killed_process_are_swept(shop: Shop) -> None:
    shop.derive(encode(picture()))
    old, young = shop.cache / ".a.webp.1.tmp", shop.cache / ".b.webp.2.tmp"
    old.touch()
    young.touch()
    os.utime(old, (1, 1))
    derive_all([(shop.photo, None)], shop.cache, 1, int)
    assert not old.exists()
    assert young.exists(), "another process may be writing it"


def test_file_system_without_links_gets_copies(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    first = shop.derive(encode(picture()))
    copies = {name: (shop.out / name).stat() for name in first.names}
    assert all(copy.st_nlink == 1 for copy in copies.values())
    shop.again()
    inodes = {name: (shop.out / name).stat().st_ino for name in first.names}
    assert inodes == {name: copy.st_ino for name, copy in copies.items()}, "copied only once"


def test_other_file_of_that_name_is_replaced(shop: Shop) -> None:
    first = shop.derive(encode(picture()))
    before = shop.files()
    (shop.out / first.fallback).unlink()
    (shop.out / first.fallback).write_bytes(b"half")
    shop.again()
    assert shop.files() == before


def test_failed_write_leaves_no_half_file(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        real(path, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

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
        jobs = [pool.submit(derive, shop.photo, shop.cache) for _ in range(8)]
        made = [job.result() for job in jobs]
    assert all(one == made[0] for one in made)
    assert {path.name for path in shop.cache.iterdir()} >= set(made[0].names)
    assert not list(shop.cache.glob(".*"))


def several(folder: Path, *contents: bytes) -> list[tuple[Path, str | None]]:
    jobs: list[tuple[Path, str | None]] = []
    for number, data in enumerate(contents):
        path = folder / f"{number}.jpg"
        path.write_bytes(data)
        jobs.append((path, content_digest(data) if number % 2 else None))
    return jobs


def test_many_photos_come_back_in_order_and_each_is_counted(tmp_path: Path) -> None:
    jobs = several(tmp_path, *(encode(picture(width, 300)) for width in (400, 500, 450, 350)))
    steps: list[int] = []
    made = derive_all(jobs, tmp_path / "cache", 2, lambda: steps.append(1))
    assert [one.width for one in made] == [400, 500, 450, 350]
    assert len(steps) == 4
    assert derive_all([], tmp_path / "cache", 2, int) == []


def test_refused_photo_among_many_is_named(tmp_path: Path) -> None:
    jobs = several(tmp_path, encode(picture()), b"no photo")
    with pytest.raises(PhotoError) as refused:
        derive_all(jobs, tmp_path / "cache", 2, int)
    assert refused.value.path == jobs[1][0]
    assert refused.value.problem == PhotoProblem("photo-format", values={"found": "text"})
    assert str(refused.value) == f"{jobs[1][0]}: photo-format (found text)"


def test_missing_photo_among_many_is_named(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match=r"no\.jpg: photo-broken"):
        derive_all([(tmp_path / "no.jpg", None)], tmp_path / "cache", 2, int)


def test_checking_takes_errors_in_the_place_of_photos(tmp_path: Path) -> None:
    jobs = several(tmp_path, encode(picture()), b"no photo", encode(picture(500, 300)))
    first, refused, last = prepare_all(jobs, tmp_path / "cache", 2, int)
    assert isinstance(refused, PhotoError)
    assert [one.width for one in (first, last) if not isinstance(one, PhotoError)] == [800, 500]


def killed_by_bad_photos(path: Path, cache: Path, digest: str | None) -> str:
    if path.name.startswith("bad"):
        os.kill(os.getpid(), signal.SIGTERM)
    if path.name.startswith("full"):
        raise OSError(errno.ENOSPC, "No space left on device", str(cache))
    return path.name


def test_photo_that_kills_its_process_is_found_out_and_the_others_are_done(tmp_path: Path) -> None:
    names = [f"bad-{number}" if number in (2, 11) else f"good-{number}" for number in range(12)]
    tasks = [(tmp_path / name, tmp_path, None) for name in names]
    found = dict(run(killed_by_bad_photos, tasks, 3))
    assert sorted(found) == list(range(12))
    for number, name in enumerate(names):
        result = found[number]
        if name.startswith("bad"):
            assert isinstance(result, PhotoError)
            assert result.path == tmp_path / name
            assert "died" in str(result)
        else:
            assert result == name


def test_full_disk_is_no_fault_of_the_photo(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        list(run(killed_by_bad_photos, [(tmp_path / "full", tmp_path, None)], 1))


def test_version_of_the_judgement_is_part_of_the_facts(tmp_path: Path) -> None:
    info = PhotoInfo("JPEG", 1, 1, 1)
    photo_cache.remember(tmp_path, "digest", "one", info)
    assert photo_cache.recall(tmp_path, "digest", "one") == info
    assert photo_cache.recall(tmp_path, "digest", "two") is None


def test_files_of_photos_no_longer_used_go_after_a_month(shop: Shop) -> None:
    """Going back to an older state of the catalogue soon after costs nothing."""
    shop.derive(encode(picture()))
    used = content_digest(shop.photo.read_bytes())
    derive(shop.photo, shop.cache)
    kept = set(shop.cache.iterdir())
    Image.linear_gradient("L").resize((800, 500)).save(shop.photo)
    derive(shop.photo, shop.cache)
    forget_unused(shop.cache, [used])
    assert len(set(shop.cache.iterdir())) > len(kept)
    for path in shop.cache.iterdir():
        os.utime(path, (0, 0))
    forget_unused(shop.cache, [used])
    assert set(shop.cache.iterdir()) == kept
