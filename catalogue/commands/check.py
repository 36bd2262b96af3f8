"""`check`: validate, build nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, FINDINGS, Command, Words, say
from catalogue.printers import FORMATS, show

if TYPE_CHECKING:
    import argparse

    from catalogue.config import Settings


def _add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help=words("cách in kết quả", "how findings are printed"),
    )


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.check.run import Known, load_and_check

    known = Known(settings.known, settings.photo_cache)
    checked = load_and_check(settings.source, settings.today, known, settings.jobs)
    findings = checked.findings
    text = show(findings, options.format, settings.lang)
    if findings or options.format == "json" or (options.format == "text" and not settings.quiet):
        say(text)
    failed = any(item.is_error or settings.strict for item in findings)
    return FINDINGS if failed else DONE


COMMAND = Command("check", "chỉ kiểm tra dữ liệu", "only check the data", _run, _add_options)
