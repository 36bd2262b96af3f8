"""`.github/` and `.gitlab-ci.yml`: safe by two linters, and in step with the commands there are."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.config import REPOSITORY
from catalogue.options import parser
from tests.support.thoroughly import SWITCH
from tests.support.tools import actionlint

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
COMMAND = re.compile(r"python3 build\.py ([^|>\n]+)")


def data(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def jobs(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = data(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def test_the_workflows_are_there() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "comment", "publish", "tests", "weekly"]


def test_zizmor_finds_nothing() -> None:
    program = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert program, "zizmor is in requirements-dev.txt"
    done = subprocess.run(
        [program, "--offline", "--persona", "regular", "--format", "json", GITHUB],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, json.loads(done.stdout)) == (0, []), done.stderr


def test_actionlint_finds_nothing() -> None:
    done = subprocess.run([*actionlint(), *WORKFLOWS], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yml"
    text = (GITHUB / "workflows" / "tests.yml").read_text(encoding="utf-8")
    faulty.write_text(text.replace("runs-on:", "runs-in:"), encoding="utf-8")
    done = subprocess.run([*actionlint(), faulty], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_rules_of_the_house(path: Path) -> None:
    workflow = data(path)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"]
    for job in jobs(path).values():
        assert job["timeout-minutes"] <= 60
        assert job["permissions"]
    for step in steps(path):
        assert "${{" not in step.get("run", ""), "values come by env, never into a shell"
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_one_version_of_each_action() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    used = set(re.findall(r"uses: ([\w-]+/[\w-]+)[\w/-]*@(.+)", text))
    assert len({name for name, _ in used}) == len(used)


@pytest.mark.parametrize("name", ["check", "tests"])
def test_what_a_fork_proposes_is_only_read(name: str) -> None:
    path = GITHUB / "workflows" / f"{name}.yml"
    assert "pull_request_target" not in path.read_text(encoding="utf-8")
    assert [job["permissions"] for job in jobs(path).values()] == [{"contents": "read"}]
    for step in steps(path):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
        assert not step.get("uses", "").startswith("actions/cache@"), "a fork saves no cache"


def test_the_comment_runs_nothing_of_the_pull_request() -> None:
    path = GITHUB / "workflows" / "comment.yml"
    (checkout,) = (step for step in steps(path) if "checkout" in step.get("uses", ""))
    assert "ref" not in checkout["with"]
    assert "repository" not in checkout["with"]
    runs = [step["run"] for step in steps(path) if "run" in step]
    assert runs == ['python3 .github/scripts/comment.py "$RUNNER_TEMP/changes"']


def test_once_a_week_the_tests_are_run_thoroughly_and_else_as_ever() -> None:
    assert {
        path.stem: [step["env"][SWITCH] for step in steps(path) if SWITCH in step.get("env", {})]
        for path in WORKFLOWS
        if SWITCH in path.read_text(encoding="utf-8")
    } == {"weekly": ["1"]}
    *_, last = jobs(GITHUB / "workflows" / "weekly.yml")["tests"]["steps"]
    assert last == {"run": ".ci/run", "env": {SWITCH: "1"}}


@pytest.mark.parametrize(("value", "tried"), [("1", "all"), ("", "some"), ("0", "some")])
def test_how_often_is_tried_what_is_tried_again_and_again(value: str, tried: str) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from tests.support.thoroughly import *; print(trials('some', 'all'))",
        ],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env=os.environ | {SWITCH: value},
    )
    assert done.stdout == f"{tried}\n", done.stderr


def test_every_command_exists() -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in (*WORKFLOWS, REPOSITORY / ".gitlab-ci.yml")
    ]
    commands = {command.strip() for text in texts for command in COMMAND.findall(text)}
    assert len(commands) >= 5
    for command in commands:
        words = shlex.split(re.sub(r"\$(\w+)", "https://ocop.example", command))
        assert parser("en").parse_args(words).command == words[0]


def test_gitlab_does_the_same() -> None:
    gitlab = data(REPOSITORY / ".gitlab-ci.yml")
    scripts = "\n".join([*gitlab["check"]["script"], *gitlab["pages"]["script"]])
    for command in ("check", "report --changed", "build"):
        assert f"build.py {command}" in scripts


# ---- forms ----------------------------------------------------------------------------------------


def test_the_forms_are_there() -> None:
    assert len(FORMS) == 3
    assert data(GITHUB / "ISSUE_TEMPLATE" / "config.yml")["blank_issues_enabled"] is True


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form(path: Path) -> None:
    form = data(path)
    assert {"name", "description", "title", "labels", "body"} <= set(form)
    questions = [item for item in form["body"] if item["type"] != "markdown"]
    ids = [item["id"] for item in questions]
    assert len(set(ids)) == len(ids)
    assert any(item.get("validations", {}).get("required") for item in questions)
    said = [form["name"], form["description"], *(item["attributes"]["label"] for item in questions)]
    assert all(" · " in text for text in said), "Vietnamese · English"


def test_takedown_asks_nobody_to_repeat_the_data() -> None:
    (path,) = (path for path in FORMS if "go-thong-tin" in path.stem)
    kinds = {item["type"] for item in data(path)["body"]}
    assert "textarea" not in kinds
    assert "do not repeat" in path.read_text(encoding="utf-8")
