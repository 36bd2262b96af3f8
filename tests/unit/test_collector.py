"""Looking for objects in circles: less often during a run, and as before after it."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

from catalogue import cli
from catalogue.collector import RARELY, rarely_collecting, with_collector, without_collector
from catalogue.commands import DONE, check

if TYPE_CHECKING:
    import pytest


def test_rarely_is_for_a_while() -> None:
    before = gc.get_threshold()
    with rarely_collecting():
        assert gc.get_threshold() == RARELY
    assert gc.get_threshold() == before


def test_none_is_for_a_while() -> None:
    assert gc.isenabled()
    with without_collector():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_work_that_makes_much_has_it_again() -> None:
    for around in (with_collector, without_collector):
        with around():
            enabled = gc.isenabled()
            with with_collector():
                assert gc.isenabled()
            assert gc.isenabled() == enabled
    assert gc.isenabled()


def test_commands_run_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def run(*_: object) -> int:
        seen.append(gc.get_threshold())
        return DONE

    monkeypatch.setattr(cli, "COMMANDS", [replace(check.COMMAND, run=run)])
    assert cli.main(["check"]) == DONE
    assert seen == [RARELY]
