"""A tool that is not there: skipped on a contributor's machine, a failure with CI=true."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from _pytest.outcomes import Failed, Skipped

from tests.support import tools

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("find", [tools.chromium, tools.html_validate])
@pytest.mark.parametrize(
    ("value", "outcome"), [("", Skipped), ("false", Skipped), ("true", Failed)]
)
def test_missing_tool_is_skipped_or_fails_and_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
    find: Callable[[], object],
    value: str,
    outcome: type[BaseException],
) -> None:
    monkeypatch.setenv("CI", value)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(outcome, match=r"is missing. To install it: .*apt install"):
        find()
