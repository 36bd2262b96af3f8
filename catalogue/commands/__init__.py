"""The commands of `build.py`: one module each, and this list.

A module names its command, says in both languages what it does, adds its own options and runs it. What
it needs to run is imported in `run`: all these modules are loaded at every start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.commands import (
    build,
    check,
    export,
    fair,
    import_list,
    ledger,
    new,
    paper,
    report,
    schema,
    serve,
)
from catalogue.commands.base import DONE, FINDINGS, USAGE, Command

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "DONE", "FINDINGS", "USAGE", "Command"]

COMMANDS: Sequence[Command] = (
    build.COMMAND,
    serve.COMMAND,
    check.COMMAND,
    new.COMMAND,
    import_list.COMMAND,
    export.COMMAND,
    ledger.COMMAND,
    report.COMMAND,
    schema.COMMAND,
    paper.COMMAND,
    fair.COMMAND,
)
