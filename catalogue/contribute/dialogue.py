"""Questions and answers in a terminal. What was answered is kept until it is written: nothing typed is lost.

Each question has a key. After a stop (Ctrl+C, the end of input, a power cut) the kept answers are given again
by themselves, and asking goes on where it stopped.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from catalogue.findings import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class InputEnded(Exception):  # noqa: N818 (it is no error: somebody stopped)
    """There is no more input: Ctrl+D, or the end of a file that was piped in."""


class Kept:
    """Answers kept in a file between runs: {key: answer}."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.answers: dict[str, str] = {}
        with suppress(OSError, ValueError, AttributeError):
            found = json.loads(path.read_text(encoding="utf-8"))
            self.answers = {str(key): str(value) for key, value in found.items()}

    def put(self, key: str, answer: str) -> None:
        self.answers[key] = answer
        self.path.parent.mkdir(parents=True, exist_ok=True)
        aside = self.path.with_suffix(".tmp")
        aside.write_text(json.dumps(self.answers, ensure_ascii=False, indent=1), encoding="utf-8")
        aside.replace(self.path)

    def drop(self, key: str) -> None:
        self.answers.pop(key, None)

    def clear(self) -> None:
        self.answers = {}
        self.path.unlink(missing_ok=True)


class Dialogue:
    """Asks on stdout, reads from stdin. Questions are in the reader's language already."""

    def __init__(self, lang: str, kept: Kept) -> None:
        self.lang = lang
        self.kept = kept

    def words(self, vi: str, en: str) -> str:
        return {"vi": vi, "en": en}[self.lang]

    def say(self, text: str = "") -> None:
        print("\n".join(printable(line) for line in text.split("\n")), flush=True)

    def both(self, vi: str, en: str) -> None:
        self.say(self.words(vi, en))

    def ask(self, key: str, question: str, default: str = "") -> str:
        """An answer; the default for an empty line. Raises InputEnded or KeyboardInterrupt."""
        shown = f"{question} [{default}]: " if default else f"{question}: "
        if key in self.kept.answers:
            answer = self.kept.answers[key]
            self.say(f"{shown}{answer}")
            return answer
        answer = self._line(shown).strip() or default
        self.kept.put(key, answer)
        return answer

    def again(self, key: str) -> None:
        """Forget an answer that will not do."""
        self.kept.drop(key)

    def yes(self, question: str, *, default: bool) -> bool:
        """A yes or no, never kept: it is about what is seen now."""
        yes, no = self.words("c", "y"), self.words("k", "n")
        choice = f"{yes.upper()}/{no}" if default else f"{yes}/{no.upper()}"
        while True:
            answer = self._line(f"{question} [{choice}] ").strip().lower()
            if not answer:
                return default
            if answer in (yes, "có", "co", "yes", "y"):
                return True
            if answer in (no, "không", "khong", "no", "n"):
                return False

    def choose(self, key: str, question: str, labels: Sequence[str]) -> int | None:
        """One of several by its number; None for an empty line. Long lists are told to be shortened."""
        for number, label in enumerate(labels, start=1):
            self.say(f"   {number}. {label}")
        while True:
            answer = self.ask(key, question)
            if not answer:
                return None
            if answer.isascii() and answer.isdecimal() and 1 <= int(answer) <= len(labels):
                return int(answer) - 1
            self.both(
                f"  Gõ một số từ 1 đến {len(labels)}.", f"  Type a number from 1 to {len(labels)}."
            )
            self.again(key)

    def _line(self, shown: str) -> str:
        shown = printable(shown)
        try:
            if sys.stdin.isatty():
                return input(shown)  # with the keys of a line editor
            print(shown, end="", flush=True)
            line = sys.stdin.readline()
            if not line:
                raise EOFError
            print(line.rstrip("\r\n"), flush=True)  # so that a log reads like a conversation
            return line
        except EOFError:
            raise InputEnded from None
