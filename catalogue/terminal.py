"""Findings and changes on a terminal: with the line they are about, a caret and colours.

Colours come from rich, which leaves them out where nobody looks. All text is given to it as text, never as
markup, and without control characters.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from catalogue.excerpts import Excerpts
from catalogue.findings import printable
from catalogue.printers import count, head, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import TextIO

    from catalogue.findings import Finding

_LEVEL_STYLES = {"error": "bold red", "warning": "bold yellow"}
_DIFF_STYLES = {"+": "green", "-": "red", "@": "cyan"}
_INDENT = "    "


def screen(file: TextIO | None = None) -> Console:
    """The terminal; lines are never wrapped, so that they can be copied."""
    plain = bool(os.environ.get("NO_COLOR"))  # no bold letters either
    return Console(
        file=file or sys.stdout,
        color_system=None if plain else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
    )


def findings_text(
    findings: Sequence[Finding], lang: str, folder: Path, file: TextIO | None = None
) -> str:
    """All findings as text: on a terminal with the lines of the files, elsewhere without."""
    console = screen(file)
    if not console.is_terminal:
        return show(findings, "text", lang)
    excerpts = Excerpts(folder, console.width - len(_INDENT))
    with console.capture() as captured:
        for found in findings:
            console.print(_shown(found, lang, excerpts))
        console.print(count(findings, lang))
    return captured.get().rstrip("\n")


def _shown(found: Finding, lang: str, excerpts: Excerpts) -> Text:
    place, level, rest = head(found, lang)
    style = _LEVEL_STYLES[found.level]
    text = Text.assemble((place, "bold"), ": ", (level, style), f" {rest}")
    lines = excerpts.of(found)
    if lines:
        source, caret = lines
        text.append(f"\n{_INDENT}{source}", "dim")
        bar = caret.index("|") + 1
        text.append(f"\n{_INDENT}{caret[:bar]}", "dim")
        text.append(caret[bar:], style)
    text.append(f"\n{_INDENT}{found.hint(lang)}")
    return text


def diff_text(lines: Iterable[str], file: TextIO | None = None) -> str:
    """A unified difference, coloured on a terminal."""
    console = screen(file)
    with console.capture() as captured:
        for line in lines:
            plain = "".join("→" if char == "\t" else printable(char) for char in line.rstrip("\n"))
            console.print(Text(plain, _DIFF_STYLES.get(plain[:1], "")))
    return captured.get().rstrip("\n")


def confirmed(question: str, lang: str) -> bool:
    """Ask for a yes; anything else, the end of input too, is a no."""
    yes = {"vi": ("c", "có", "co", "y", "yes"), "en": ("y", "yes")}[lang]
    print(f"{question} [{yes[0]}/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in yes
