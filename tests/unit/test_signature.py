"""What results depend on beside their data: the program and the libraries it uses."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from catalogue import signature
from catalogue.signature import code_signature

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def of_libraries(monkeypatch: pytest.MonkeyPatch, folder: Path) -> str:
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    code_signature.cache_clear()
    signature._installed.cache_clear()
    try:
        return code_signature()
    finally:
        monkeypatch.undo()
        code_signature.cache_clear()
        signature._installed.cache_clear()


def test_another_version_of_a_library_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = of_libraries(monkeypatch, tmp_path)
    (tmp_path / "unrelated-1.0.dist-info").mkdir()
    (tmp_path / "PyYAML-900.py").touch()
    assert of_libraries(monkeypatch, tmp_path) == before
    (tmp_path / "PyYAML-900.0.dist-info").mkdir()
    between = of_libraries(monkeypatch, tmp_path)
    assert between != before
    (tmp_path / "markdown_it_py-900.0.egg-info").touch()
    assert of_libraries(monkeypatch, tmp_path) not in {before, between}


def test_library_that_was_installed_in_another_way_is_asked_for_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def version(name: str) -> str:
        asked.append(name)
        return "900.0"

    monkeypatch.setattr(signature, "_library", lambda folder: None)
    monkeypatch.setattr("importlib.metadata.version", version)
    of_libraries(monkeypatch, tmp_path)
    assert {"jinja2", "pydantic", "pyyaml"} <= set(asked)
