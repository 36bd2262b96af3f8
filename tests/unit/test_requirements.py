"""What is pinned: every package with its hashes, and no word of where it came from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from catalogue import environment

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.txt", "requirements-dev.txt"]


class TestRequirementsFiles:
    @pytest.mark.parametrize("name", [*LOCKS, "requirements.in", "requirements-dev.in"])
    def test_hold_no_index_no_host_and_no_path(self, name):
        text = (ROOT / name).read_text("utf-8")
        assert not re.findall(
            r"://|@ |--(?:index|extra|find|trusted)\S*|(?<!\w)/\w+|[A-Z]:\\", text
        )

    @pytest.mark.parametrize("name", LOCKS)
    def test_every_line_is_pinned_and_hashed(self, name):
        text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
        assert len(lines) > 20
        assert [line for line in lines if not environment.PIN.match(line)] == []
        assert [line for line in lines if not re.search(r"--hash=sha256:[0-9a-f]{64}", line)] == []

    def test_development_has_the_same_pins_and_more(self):
        runtime, dev = (environment.pins((ROOT / name).read_text("utf-8")) for name in LOCKS)
        assert {name: dev.get(name) for name in runtime} == runtime
        assert set(dev) > set(runtime)


class TestNpmTools:
    def test_the_lock_file_names_no_registry(self):
        lock = json.loads((ROOT / "tests/tools/package-lock.json").read_text("utf-8"))
        installed = {name: entry for name, entry in lock["packages"].items() if name}
        assert all("integrity" in entry for entry in installed.values())
        assert [name for name, entry in installed.items() if "resolved" in entry] == []
