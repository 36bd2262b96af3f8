"""`build`: check, then build both languages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, FINDINGS, Command, say

if TYPE_CHECKING:
    import argparse

    from catalogue.config import Settings


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.progress import Reporter
    from catalogue.publish.build import build
    from catalogue.publish.errors import NO_SITE, PublishError
    from catalogue.summary import summary

    reporter = Reporter(settings.lang, settings.quiet)
    try:
        result = build(settings, reporter)
    except PublishError as error:
        shown = error.output if options.debug else error
        print(NO_SITE[settings.lang], shown, sep="\n", file=sys.stderr)
        return FINDINGS
    if result.findings:
        from catalogue.terminal import findings_text

        say(findings_text(result.findings, settings.lang, settings.source))
    for line in result.warnings:
        print(line, file=sys.stderr)
    if not result.published:
        reporter.both(
            f"Chưa tạo trang mới; {settings.out} giữ nguyên.",
            f"No new site was made; {settings.out} stays as it was.",
        )
        return FINDINGS
    if not settings.quiet:
        reporter.line(summary(result, settings))
    return DONE


COMMAND = Command(
    "build",
    "kiểm tra rồi tạo trang hai ngôn ngữ (mặc định)",
    "check, then build both languages (default)",
    _run,
)
