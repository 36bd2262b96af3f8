"""Many photos over several processes: in their order, and who is to blame is named."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path

import pytest

from catalogue.render.photo_pool import run
from catalogue.render.photos import (
    PhotoError,
    PhotoProblem,
    content_digest,
    derive_all,
    prepare_all,
)
from tests.support.pictures import encode, picture


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
