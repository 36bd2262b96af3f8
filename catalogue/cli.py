"""Commands and their options. Only `main` ends the program.

Exit codes: 0 done; 1 findings that stop publication; 2 wrong usage or a tool that is missing.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from catalogue.config import (
    Settings,
    UsageError,
    checked_site_root,
    configured_site_root,
)
from catalogue.options import likely_language, parser, today, with_command
from catalogue.printers import show

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FINDINGS, USAGE = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    lang = likely_language(arguments)
    debug = "--debug" in arguments
    try:
        options = parser(lang).parse_args(with_command(list(arguments)))
        return _run(options, lang)
    except UsageError as error:
        print(error.words[lang], file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print({"vi": "Đã dừng.", "en": "Stopped."}[lang], file=sys.stderr)
        return 130
    except BrokenPipeError:  # `check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        if debug:
            raise
        where = f": {error.filename}" if error.filename else ""
        print(f"{error.strerror or error}{where}", file=sys.stderr)
        return USAGE


def _settings(options: argparse.Namespace) -> Settings:
    source = options.source.resolve()
    if not (source / "products").is_dir():
        raise UsageError(
            f"{source} không phải thư mục danh mục: không có products/ trong đó.",
            f"{source} is no catalogue folder: there is no products/ in it.",
        )
    out = options.out.absolute()
    if out == source or out in source.parents or source == out / "products":
        raise UsageError(
            f"--out {out} sẽ ghi đè lên dữ liệu.", f"--out {out} would overwrite the data."
        )
    address = options.site_url
    return Settings(
        source=source,
        out=out,
        site_root=checked_site_root(address) if address else configured_site_root(),
        today=options.today or today(),
        lang=options.lang,
        jobs=options.jobs or os.cpu_count() or 1,
        clean=options.clean,
        strict=options.strict,
        quiet=options.quiet,
    )


def _run(options: argparse.Namespace, lang: str) -> int:
    settings = _settings(options)
    if options.command == "check":
        return _check(settings, options.format)
    if options.command == "serve":
        from catalogue.serve import serve

        return serve(settings, options.host, options.port)
    return _build(settings, options.debug)


def _check(settings: Settings, form: str) -> int:
    from catalogue.check.run import load_and_check

    findings = load_and_check(settings.source, settings.today)[1]
    text = show(findings, form, settings.lang)
    if text and not (settings.quiet and not findings):
        print(text)
    failed = any(item.is_error or settings.strict for item in findings)
    return FINDINGS if failed else DONE


def _build(settings: Settings, debug: bool) -> int:
    from catalogue.progress import Reporter
    from catalogue.publish.build import build
    from catalogue.publish.mkdocs import MkDocsError
    from catalogue.summary import summary

    reporter = Reporter(settings.lang, settings.quiet)
    try:
        result = build(settings, reporter)
    except MkDocsError as error:
        print(error.output if debug else error, file=sys.stderr)
        return FINDINGS
    if result.findings:
        print(show(result.findings, "text", settings.lang))
    for line in result.warnings:
        print(line, file=sys.stderr)
    if not result.published:
        reporter.both(
            f"Chưa tạo trang mới; {settings.out} giữ nguyên.",
            f"No new site was made; {settings.out} stays as it was.",
        )
        return FINDINGS
    reporter.line(summary(result, settings))
    return DONE
