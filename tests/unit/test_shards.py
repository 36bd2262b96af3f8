"""catalogue/shards.py: values come back as they were put, or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from catalogue.shards import Shards, discard, read_sealed, write_sealed

if TYPE_CHECKING:
    from pathlib import Path

VALUES = {f"products/che-{number}.yml": ("chè", number) for number in range(200)}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder that holds VALUES."""
    shards = Shards(tmp_path / "kept", "1")
    for key, value in VALUES.items():
        shards.put(key, value)
    shards.save()
    return tmp_path / "kept"


def found(folder: Path, version: str = "1") -> dict[str, object]:
    shards = Shards(folder, version)
    keys = list(shards.keys())
    assert {key: shards.get(key) for key in keys} == {
        key: value for key in VALUES if (value := shards.get(key)) is not None
    }
    return {key: shards.get(key) for key in keys}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    stats = {path.name: path.stat() for path in folder.iterdir()}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in stats.items()}


# ---- values -----------------------------------------------------------------------------------------


def test_values_come_back_in_another_run(kept: Path) -> None:
    assert found(kept) == VALUES


def test_values_are_there_before_they_are_saved(tmp_path: Path) -> None:
    shards = Shards(tmp_path / "kept", "1")
    shards.put("a", 1)
    assert shards.get("a") == 1
    assert list(shards.keys()) == ["a"]
    assert not (tmp_path / "kept").exists()


def test_unknown_key_has_no_value(kept: Path) -> None:
    assert Shards(kept, "1").get("products/none.yml") is None


def test_dropped_value_is_gone_in_the_next_run(kept: Path) -> None:
    shards = Shards(kept, "1")
    for key in VALUES:
        if VALUES[key][1] % 3:
            shards.drop(key)
    shards.drop("products/none.yml")
    shards.save()
    assert found(kept) == {key: value for key, value in VALUES.items() if not value[1] % 3}


@pytest.mark.parametrize("key", ["", "a/b", "Mường\n", "\udce9.yml", "x" * 5000])
def test_any_text_may_be_a_key(tmp_path: Path, key: str) -> None:
    shards = Shards(tmp_path / "kept", "1")
    shards.put(key, [key])
    shards.save()
    assert Shards(tmp_path / "kept", "1").get(key) == [key]


def test_without_a_folder_values_live_as_long_as_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shards = Shards(None, "1")
    shards.put("a", 1)
    shards.save()
    assert shards.get("a") == 1
    assert list(tmp_path.iterdir()) == []


# ---- what is written --------------------------------------------------------------------------------


def test_only_files_whose_values_changed_are_written(kept: Path) -> None:
    before = stamps(kept)
    shards = Shards(kept, "1")
    shards.put(next(iter(VALUES)), "another")
    shards.save()
    after = stamps(kept)
    assert len([name for name in after if after[name] != before[name]]) == 1
    assert after.keys() == before.keys()


def test_saving_again_writes_nothing(kept: Path) -> None:
    shards = Shards(kept, "1")
    shards.put("a", 1)
    shards.save()
    before = stamps(kept)
    shards.save()
    Shards(kept, "1").save()
    assert stamps(kept) == before


def test_failed_write_leaves_the_old_file_and_nothing_beside_it(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stamps(kept)
    shards = Shards(kept, "1")
    for key in VALUES:
        shards.put(key, "another")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space"):
        shards.save()
    monkeypatch.undo()
    assert stamps(kept) == before
    assert found(kept) == VALUES


# ---- what is read -----------------------------------------------------------------------------------


def test_another_version_finds_nothing_and_takes_the_place(kept: Path) -> None:
    assert found(kept, "2") == {}
    shards = Shards(kept, "2")
    shards.put("a", 1)
    shards.save()
    assert Shards(kept, "2").get("a") == 1


def test_every_damage_is_noticed(tmp_path: Path) -> None:
    """Each byte of a file in turn: changed, or the last there is."""
    path = tmp_path / "x"
    write_sealed(path, "1", b"what is kept")
    whole = path.read_bytes()
    assert read_sealed(path, "1") == b"what is kept"
    for at in range(len(whole)):
        path.write_bytes(whole[:at])
        assert read_sealed(path, "1") is None, f"cut at {at}"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert read_sealed(path, "1") is None, f"changed at {at}"
    path.write_bytes(whole + b"\0")
    assert read_sealed(path, "1") is None


def test_damaged_file_costs_its_own_values_only(kept: Path) -> None:
    damaged, *others = sorted(kept.iterdir())
    damaged.write_bytes(b"x")
    left = found(kept)
    assert 0 < len(left) < len(VALUES)
    shards = Shards(kept, "1")
    for key, value in VALUES.items():
        if shards.get(key) is None:
            shards.put(key, value)
    before = {path: path.stat().st_mtime_ns for path in others}
    shards.save()
    assert found(kept) == VALUES
    assert {path: path.stat().st_mtime_ns for path in others} == before


def test_folder_in_the_place_of_a_file_makes_way(kept: Path) -> None:
    for path in list(kept.iterdir()):
        path.unlink()
        (path / "in it").mkdir(parents=True)
    assert found(kept) == {}
    shards = Shards(kept, "1")
    for key, value in VALUES.items():
        shards.put(key, value)
    shards.save()
    assert found(kept) == VALUES


def test_empty_content_can_be_sealed(tmp_path: Path) -> None:
    write_sealed(tmp_path / "x", "1", b"")
    assert read_sealed(tmp_path / "x", "1") == b""
    assert read_sealed(tmp_path / "y", "1") is None


def test_link_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    """A cache copied with `cp -al` must not change together with its copy."""
    write_sealed(tmp_path / "x", "1", b"old")
    os.link(tmp_path / "x", tmp_path / "copy")
    write_sealed(tmp_path / "x", "1", b"new")
    assert read_sealed(tmp_path / "copy", "1") == b"old"


# ---- discard ----------------------------------------------------------------------------------------


def test_discard_removes_whatever_is_there(tmp_path: Path) -> None:
    (tmp_path / "folder" / "deep").mkdir(parents=True)
    (tmp_path / "folder" / "deep" / "file").touch()
    (tmp_path / "file").touch()
    for name in ("folder", "file", "nothing"):
        discard(tmp_path / name)
    assert list(tmp_path.iterdir()) == []
