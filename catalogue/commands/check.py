"""`check`: validate, build nothing; with `--fix` put right what is safely mechanical first."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, FINDINGS, Command, Words, say

if TYPE_CHECKING:
    import argparse

    from catalogue.config import Settings

FORMATS = ("text", "github", "json")  # as in printers, which is loaded when it runs


def _add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    add = parser.add_argument
    add(
        "--format",
        choices=FORMATS,
        default="text",
        help=words("cách in kết quả", "how findings are printed"),
    )
    add(
        "--fix",
        action="store_true",
        help=words(
            "sửa những gì sửa được mà không đổi nghĩa, sau khi cho xem",
            "put right what can be without changing what is said, after showing it",
        ),
    )
    add(
        "--dry-run",
        action="store_true",
        help=words("với --fix: chỉ cho xem, không ghi", "with --fix: only show, write nothing"),
    )
    add(
        "--yes",
        action="store_true",
        help=words("với --fix: ghi, không hỏi lại", "with --fix: write without asking"),
    )


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.check.run import Known, load_and_check
    from catalogue.printers import show, summary_table
    from catalogue.terminal import findings_text

    if options.fix or options.dry_run:
        _fix(settings, options)
    known = Known(settings.known, settings.photo_cache)
    checked = load_and_check(settings.source, settings.today, known, settings.jobs)
    findings = checked.findings
    if options.format == "text":
        text = findings_text(findings, settings.lang, settings.source)
    else:
        text = show(findings, options.format, settings.lang)
    if findings or options.format == "json" or (options.format == "text" and not settings.quiet):
        say(text)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if options.format == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(summary_table(findings, settings.lang))
    failed = any(item.is_error or settings.strict for item in findings)
    return FINDINGS if failed else DONE


def _fix(settings: Settings, options: argparse.Namespace) -> None:
    """Show what would change and, unless it is only to be shown, write it.

    On a terminal somebody is asked first. What is shown goes where findings in other formats do not.
    """
    from catalogue.contribute.files import write_all
    from catalogue.contribute.fixes import differences, fixes
    from catalogue.terminal import confirmed, diff_text

    out = sys.stdout if options.format == "text" else sys.stderr
    changes = fixes(settings.source)
    files = f"{len(changes)} file" if len(changes) == 1 else f"{len(changes)} files"
    words = {
        "vi": (
            f"{len(changes)} tệp sửa được tự động.",
            "Ghi các thay đổi này?",
            "Chưa ghi gì.",
            f"Đã sửa {len(changes)} tệp.",
        ),
        "en": (
            f"{files} can be put right.",
            "Write these changes?",
            "Nothing was written.",
            f"{files} put right.",
        ),
    }[settings.lang]
    if not settings.quiet and changes:
        print(diff_text(differences(changes), out), file=out)
    if not changes or options.dry_run:
        print(words[0], file=out)
    elif options.yes or not sys.stdin.isatty() or confirmed(words[1], settings.lang):
        write_all(settings.source, changes)
        print(words[3], file=out)
    else:
        print(words[2], file=out)


COMMAND = Command("check", "chỉ kiểm tra dữ liệu", "only check the data", _run, _add_options)
