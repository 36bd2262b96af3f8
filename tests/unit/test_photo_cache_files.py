"""Files of the photos' cache and of the site: linked or copied, whole or not there, swept in time."""

from __future__ import annotations

import errno
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from PIL import Image

from catalogue.load.digests import content_digest
from catalogue.render.photos import derive, derive_all, forget_unused
from tests.support.pictures import Shop, encode, picture


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
