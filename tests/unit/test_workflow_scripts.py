"""`.github/scripts/`: the comment on a pull request and the issue about links, with a `gh` of the test's."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from catalogue.config import REPOSITORY
from catalogue.markdown import code

SCRIPTS = REPOSITORY / ".github" / "scripts"
SHA = "a" * 40


@pytest.fixture(scope="module")
def comment() -> ModuleType:
    spec = importlib.util.spec_from_file_location("comment", SCRIPTS / "comment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HOSTILE = (
    "[x](https://evil.example) ![y](http://e) @someone #1 <img src=x> www.evil.example a|b ~~c~~"
)


def test_what_we_write_stays(comment: ModuleType) -> None:
    ours = "## Thay đổi so với `main`\n\n- ⚠ cần xem kỹ: `name.vi`: `Mật ong` → `` a`b ``"
    assert comment.clean(ours) == ours


def test_what_others_write_does_nothing(comment: ModuleType) -> None:
    cleaned = comment.clean(HOSTILE)
    for active in ("[", "](", "![", "@", "#1", "<", "www.", "http:", "https:", "|", "~"):
        assert active not in cleaned


def test_code_spans_hold(comment: ModuleType) -> None:
    span = code(HOSTILE + " `` ` ```")
    assert comment.clean(f"- {span}: {HOSTILE}") == f"- {span}: {comment.clean(HOSTILE)}"


@pytest.mark.parametrize(
    "text", ["`<b>", "``a` <b>", "`a`` <b>", "a\\` <b>", "`\n<b>`", "` <b> ``"]
)
def test_no_open_code_span_shelters_a_tag(comment: ModuleType, text: str) -> None:
    assert "<" not in comment.clean(text)


class Hub:
    """A `gh api` that knows one pull request."""

    def __init__(self, comments: list[dict[str, Any]], sha: str = SHA) -> None:
        self.comments = comments
        self.sha = sha
        self.sent: list[tuple[str, str, str]] = []

    def __call__(self, *arguments: str, data: Any = None) -> str:
        if data is not None:
            self.sent.append((arguments[1], arguments[2], data["body"]))
            return "{}"
        if arguments[-1].endswith("/pulls/7"):
            return json.dumps({"head": {"sha": self.sha}})
        return json.dumps([self.comments[:1], self.comments[1:]])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "number").write_text("7", encoding="utf-8")
    (tmp_path / "changes.md").write_text("## `x`\n\n<img src=x>", encoding="utf-8")
    for name, value in {
        "GITHUB_REPOSITORY": "ocop/catalogue",
        "HEAD_SHA": SHA,
        "CONCLUSION": "failure",
        "RUN_URL": "https://github.example/run/1",
    }.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def test_first_comment(comment: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = Hub([{"id": 1, "user": {"login": "someone"}, "body": comment.MARK}])
    monkeypatch.setattr(comment, "gh", hub)
    comment.main(folder)
    ((method, path, body),) = hub.sent
    assert (method, path) == ("POST", "repos/ocop/catalogue/issues/7/comments")
    assert body.startswith(comment.MARK)
    assert "There are errors" in body
    assert "<img" not in body
    assert "](https://github.example/run/1)" in body


def test_later_comment(comment: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"id": 1, "user": {"login": "someone"}, "body": "hello"}
    mine = {"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"{comment.MARK}\nold"}
    hub = Hub([other, mine])
    monkeypatch.setattr(comment, "gh", hub)
    comment.main(folder)
    assert [sent[:2] for sent in hub.sent] == [("PATCH", "repos/ocop/catalogue/issues/comments/2")]


@pytest.mark.parametrize("number", ["", "7; rm", "07", "-1", "7\n8", "12345678901"])
def test_no_number(
    comment: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    (folder / "number").write_text(number, encoding="utf-8")
    hub = Hub([])
    monkeypatch.setattr(comment, "gh", hub)
    with pytest.raises(SystemExit):
        comment.main(folder)
    assert hub.sent == []


def test_another_pull_request(
    comment: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = Hub([], sha="b" * 40)
    monkeypatch.setattr(comment, "gh", hub)
    with pytest.raises(SystemExit, match="Another commit"):
        comment.main(folder)
    assert hub.sent == []


# ---- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("open_issue", "exit_code", "asked"),
    [
        ("", "2", ["issue list", "label create", "issue create"]),
        ("12", "2", ["issue list", "issue edit 12"]),
        ("12", "0", ["issue list", "issue close 12"]),
        ("", "0", ["issue list"]),
    ],
)
def test_one_issue_about_links(
    tmp_path: Path, open_issue: str, exit_code: str, asked: list[str]
) -> None:
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(
        f'#!/bin/sh\necho "$@" >> "{tmp_path}/asked"\n[ "$2" = list ] && echo "{open_issue}"\nexit 0\n',
        encoding="utf-8",
    )
    gh.chmod(0o755)
    (tmp_path / "links.md").write_text("* https://gone.example 404\n", encoding="utf-8")
    environment = {"PATH": f"{gh.parent}:{os.environ['PATH']}", "EXIT_CODE": exit_code}
    subprocess.run([SCRIPTS / "links.sh"], cwd=tmp_path, env=environment, check=True)
    lines = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(asked)
    assert all(line.startswith(start) for line, start in zip(lines, asked))
    if exit_code != "0":
        assert "https://gone.example 404" in (tmp_path / "issue.md").read_text(encoding="utf-8")
