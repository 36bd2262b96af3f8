"""catalogue/publish/folders.py: only what changed is written, and a site is swapped in whole."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from catalogue.config import UsageError
from catalogue.publish import folders
from catalogue.publish.folders import MARK, Stage, sync, write


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def publish(out: Path, text: str) -> None:
    with Stage(out) as stage:
        (stage.folder / "index.html").write_text(text, encoding="utf-8")
        stage.publish({"products": 1})


def shown(out: Path) -> str:
    return (out / "index.html").read_text(encoding="utf-8")


def left_beside(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir() if path != out]


# ---- write and sync ---------------------------------------------------------------------------------


def test_write_makes_the_folders_it_needs(tmp_path: Path) -> None:
    assert write(tmp_path / "a/b/c.txt", b"x")
    assert tree(tmp_path) == {"a/b/c.txt": b"x"}


def test_write_leaves_what_is_right_alone(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"x")
    os.utime(tmp_path / "a.txt", ns=(0, 0))
    assert not write(tmp_path / "a.txt", b"x")
    assert (tmp_path / "a.txt").stat().st_mtime_ns == 0
    assert write(tmp_path / "a.txt", b"y")


def test_sync_makes_a_folder_hold_just_the_files_given(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    assert sync(folder, {"a.md": b"1", "sub/b.md": b"2"}) == 2
    (folder / "stale.md").write_bytes(b"x")
    (folder / "old/deep").mkdir(parents=True)
    (folder / "old/deep/c.md").write_bytes(b"x")
    assert sync(folder, {"a.md": b"1", "sub/b.md": b"3"}) == 1
    assert tree(folder) == {"a.md": b"1", "sub/b.md": b"3"}
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "sub"]


def test_sync_with_nothing_to_do_touches_no_file(tmp_path: Path) -> None:
    files = {"a.md": b"1", "sub/b.md": b"2"}
    sync(tmp_path, files)
    for path in files:
        os.utime(tmp_path / path, ns=(0, 0))
    assert sync(tmp_path, files) == 0
    assert {(tmp_path / path).stat().st_mtime_ns for path in files} == {0}


def test_sync_of_nothing_empties_a_folder(tmp_path: Path) -> None:
    sync(tmp_path, {"a/b.md": b"1"})
    assert sync(tmp_path, {}) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege there")
def test_sync_removes_a_link_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/a.md").write_bytes(b"1")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/link").symlink_to(tmp_path / "kept")
    sync(tmp_path / "docs", {})
    assert tree(tmp_path) == {"kept/a.md": b"1"}


# ---- Stage ------------------------------------------------------------------------------------------


def test_site_appears_when_it_is_published(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with Stage(out) as stage:
        (stage.folder / "index.html").write_text("new", encoding="utf-8")
        assert not out.exists()
        stage.publish({"products": 20})
    assert shown(out) == "new"
    assert json.loads((out / MARK).read_bytes())["products"] == 20
    assert left_beside(out) == []


def test_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    (out / "gone.html").touch()
    publish(out, "new")
    assert shown(out) == "new"
    assert not (out / "gone.html").exists()
    assert left_beside(out) == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_failing_build_leaves_the_old_site(error: type[BaseException], tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    before = tree(out)

    def fail() -> None:
        with Stage(out) as stage:
            (stage.folder / "index.html").write_text("half", encoding="utf-8")
            raise error

    with pytest.raises(error):
        fail()
    assert tree(out) == before
    assert left_beside(out) == []


def test_build_that_ends_without_publishing_leaves_nothing(tmp_path: Path) -> None:
    with Stage(tmp_path / "site"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_old_site_comes_back_when_the_swap_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if ".new" in self.name:
            raise OSError("disk")
        return rename(self, target)

    monkeypatch.setattr(folders, "exchange", lambda new, old: False)  # a system that cannot
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="disk"):
        publish(out, "new")
    assert shown(out) == "old"
    assert left_beside(out) == []


def test_old_site_comes_back_after_a_kill_between_the_renames(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    out.rename(tmp_path / ".site.old")
    with Stage(out):
        assert shown(out) == "old"
    assert left_beside(out) == []


def test_rest_of_a_killed_run_does_not_stop_the_next(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    (tmp_path / ".site.old").mkdir()
    (tmp_path / ".site.old/x").touch()
    publish(out, "new")
    assert shown(out) == "new"
    assert left_beside(out) == []


def test_empty_folder_may_be_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", "new")
    assert shown(tmp_path / "site") == "new"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.jpg", "x"),
        (MARK, "{}"),
        (MARK, "[1]"),
        (MARK, "not json"),
        (MARK, '{"generator": "other"}'),
    ],
)
def test_folder_of_somebody_else_is_refused(name: str, content: str, tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / name).write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        publish(out, "new")
    assert set(refused.value.words) == {"vi", "en"}
    assert tree(out) == {name: content.encode()}
    assert left_beside(out) == []


def test_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError):
        publish(tmp_path / "site", "new")
    assert tree(tmp_path) == {"site": b"x"}


def test_place_that_cannot_be_written_to_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="Cannot write"):
        publish(tmp_path / "file/site", "new")
