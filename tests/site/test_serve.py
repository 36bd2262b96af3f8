"""`serve`: what a contributor sees while editing."""

from __future__ import annotations

import json
import re
import subprocess
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from catalogue.config import REPOSITORY
from tests.support.frames import SHELF
from tests.support.run import (
    build_options,
    command,
    environment,
    forget,
    intermediate_folder,
)
from tests.support.synthetic import write_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 120  # seconds before a silent server counts as broken

NEW = "id: ZZ0001\nname: {vi: Sản phẩm mới, en: New product}\nset: 4\nstatus: candidate\n"


class Served:
    """A running `serve` and its event stream."""

    def __init__(self, folder: Path, out: Path, repository: Path = REPOSITORY) -> None:
        self.process = subprocess.Popen(
            command("serve", *build_options(out, folder), "--port", "0"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=repository,
            env=environment() | {"PYTHONPATH": str(repository)},
        )
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if match := re.search(r"Serving at (http://\S+/)", line):
                self.address = match[1]
                break
        else:
            raise AssertionError("the server ended before it served")
        self.events = urllib.request.urlopen(f"{self.address}__events", timeout=PATIENCE)

    def next_state(self) -> dict[str, object]:
        """The next build's number and problems."""
        for line in self.events:
            if line.startswith(b"data: "):
                state: dict[str, object] = json.loads(line[6:])
                return state
        raise AssertionError("the event stream ended")

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            text: str = answer.read().decode()
            return text


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    home = tmp_path_factory.mktemp("serve")
    folder = write_catalogue(home / "catalogue", photo=True)
    SHELF.lend(intermediate_folder(folder))
    server = Served(folder, home / "served")
    assert server.next_state()["problems"] == ""
    yield server, folder
    server.process.terminate()
    server.process.wait(PATIENCE)
    forget(folder)


def test_a_saved_file_is_built_and_a_broken_one_is_named(served: tuple[Served, Path]) -> None:
    server, folder = served
    path = folder / "products" / "moi.yml"
    page = "vi/products/moi/"

    path.write_text(NEW, encoding="utf-8")
    assert server.next_state()["problems"] == ""
    assert "Sản phẩm mới" in server.get(page)

    path.write_text(NEW.replace("Sản phẩm mới", "Tên khác"), encoding="utf-8")
    assert server.next_state()["problems"] == ""
    assert "Tên khác" in server.get(page)

    path.write_text(NEW + "bad: [\n", encoding="utf-8")
    problems = str(server.next_state()["problems"])
    assert f"products/moi.yml:{NEW.count(chr(10)) + 1}:6:" in problems
    assert "error[yaml-bracket]" in problems
    assert "Tên khác" in server.get(page)  # the last good site is still there

    path.unlink()
    assert server.next_state()["problems"] == ""
    with pytest.raises(urllib.error.HTTPError):
        server.get(page)


def test_pages_get_the_reloading_script_only_on_their_way_to_the_browser(
    served: tuple[Served, Path],
) -> None:
    server, folder = served
    assert "__reload.js" in server.get("vi/")
    assert "EventSource" in server.get("__reload.js")
    assert "__reload.js" not in (folder.parent / "served/vi/index.html").read_text(encoding="utf-8")


def test_a_port_that_is_taken_is_said_and_not_a_traceback(served: tuple[Served, Path]) -> None:
    server, folder = served
    port = server.address.rstrip("/").rsplit(":", 1)[1]
    run = subprocess.run(
        command("serve", *build_options(folder.parent / "other", folder), "--port", port),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    assert run.returncode == 2
    assert "try another --port" in run.stderr
    assert "Traceback" not in run.stderr
