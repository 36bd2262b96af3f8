"""Fixtures that several unit tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from catalogue import bootstrap, environment
from tests.support.machine import Machine
from tests.support.pictures import Shop

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    machine = Machine(tmp_path)
    machine.write_pins(onlyhere="1.0", another="2.0")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "LOCK", tmp_path / ".venv.lock")
    monkeypatch.setattr(bootstrap, "run", machine.run)
    monkeypatch.setattr(
        bootstrap, "hand_over", lambda command, env: machine.handed_over.append((command, env)) or 0
    )
    monkeypatch.chdir(tmp_path)
    return machine
