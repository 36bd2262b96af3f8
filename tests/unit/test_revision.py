"""catalogue/review/revision.py: which entries differ from a revision in git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from catalogue.config import UsageError
from catalogue.review.revision import differing
from tests.support.run import run

IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, *IDENTITY, *arguments], check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue folder inside a repository, on a branch, with main one commit ahead of it."""
    catalogue = tmp_path / "repository" / "lists"
    (catalogue / "products" / "photos").mkdir(parents=True)
    for name in ("a", "b", "c"):
        (catalogue / "products" / f"{name}.yml").write_text(f"id: {name}\n", encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main", "repository")
    git(catalogue, "add", ".")
    git(catalogue, "commit", "-qm", "first")
    git(catalogue, "checkout", "-qb", "work")
    git(catalogue, "checkout", "-q", "main")
    (catalogue / "products" / "c.yml").write_text("id: theirs\n", encoding="utf-8")
    git(catalogue, "commit", "-qam", "theirs")
    git(catalogue, "checkout", "-q", "work")
    return catalogue


def test_nothing(folder: Path) -> None:
    assert differing(folder, "main") == []


def test_changed_removed_new_and_others_left_out(folder: Path) -> None:
    products = folder / "products"
    (products / "a.yml").write_text("id: A\n", encoding="utf-8")
    (products / "b.yml").unlink()
    git(folder, "commit", "-qam", "ours")
    (products / "ưới.yml").write_text("id: new\n", encoding="utf-8")
    (folder / "README.md").write_text("no entry", encoding="utf-8")
    assert differing(folder, "main") == [
        ("products/a.yml", b"id: a\n", b"id: A\n"),
        ("products/b.yml", b"id: b\n", None),
        ("products/ưới.yml", None, b"id: new\n"),
    ]


def test_the_command(folder: Path) -> None:
    (folder / "products" / "b.yml").unlink()
    ran = run("report", "--changed", "main", "--source", folder, "--format", "md", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert "**`b`** · removed · `en/products/b/`" in ran.out
    rows = json.loads(
        run("report", "--changed", "main", "--source", folder, "--format", "json").out
    )
    assert [(row["slug"], row["state"]) for row in rows] == [("b", "removed")]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_command_says_what_it_cannot(folder: Path, lang: str) -> None:
    for more in (["--changed", "nowhere"], ["--changed", "main", "--format", "csv"]):
        ran = run("report", "--source", folder, "--lang", lang, *more)
        assert ran.code == 2
        assert ran.err
        assert "Traceback" not in ran.err


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "main:products"])
def test_no_such_revision(folder: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="git does not know"):
        differing(folder, revision)
    assert not (folder / "x").exists()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "products").mkdir()
    with pytest.raises(UsageError, match="git does not know"):
        differing(tmp_path, "main")


def test_no_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="git is not installed"):
        differing(folder, "main")
