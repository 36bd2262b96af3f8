"""Commands and their options. Only `main` ends the program.

Exit codes: 0 done; 1 findings that stop publication; 2 wrong usage or a tool that is missing.
"""

from __future__ import annotations

import argparse
import locale
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue import __version__
from catalogue.config import (
    REPOSITORY,
    Settings,
    UsageError,
    checked_site_root,
    configured_site_root,
)
from catalogue.printers import FORMATS, show
from catalogue.reference import LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("build", "serve", "check")
DONE, FINDINGS, USAGE = 0, 1, 2
ENGINES = ("mkdocs",)


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    lang = _likely_language(arguments)
    debug = "--debug" in arguments
    try:
        options = _parser(lang).parse_args(_with_command(list(arguments)))
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


def _with_command(arguments: list[str]) -> list[str]:
    """`build` is the default: `build.py --out x` means `build.py build --out x`."""
    first = arguments[0] if arguments else ""
    if first in {"-h", "--help", "--version"} or (first and not first.startswith("-")):
        return arguments
    return ["build", *arguments]


def _likely_language(arguments: Sequence[str]) -> str:
    """The language of messages: `--lang`, else the system's, else Vietnamese."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1] if arguments[index + 1] in LANGS else "vi"
        if argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
            return wanted if wanted in LANGS else "vi"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "en" if os.environ[name].startswith("en") else "vi"
    return "en" if (locale.getlocale()[0] or "").startswith("English") else "vi"


def _parser(lang: str) -> argparse.ArgumentParser:
    def words(vi: str, en: str) -> str:
        return {"vi": vi, "en": en}[lang]

    common = argparse.ArgumentParser(add_help=False)
    add = common.add_argument
    add(
        "--source",
        type=Path,
        default=REPOSITORY,
        metavar="DIR",
        help=words(
            "thư mục danh mục (products/, producers/ …)",
            "catalogue folder (products/, producers/ …)",
        ),
    )
    add(
        "--out",
        type=Path,
        default=Path("site"),
        metavar="DIR",
        help=words("nơi ghi trang (mặc định: site)", "where the site goes (default: site)"),
    )
    add(
        "--site-url",
        metavar="URL",
        help=words(
            "địa chỉ công bố, gốc của cả hai ngôn ngữ",
            "published address, the root of both languages",
        ),
    )
    add(
        "--today",
        type=_day,
        metavar="YYYY-MM-DD",
        help=words("tính tình trạng theo ngày này", "compute statuses for this day"),
    )
    add(
        "--jobs",
        type=_positive,
        metavar="N",
        help=words("số tiến trình (mặc định: số lõi máy)", "processes (default: one per core)"),
    )
    add(
        "--engine",
        choices=ENGINES,
        default=ENGINES[0],
        help=words("cách tạo HTML", "how HTML is made"),
    )
    add(
        "--clean",
        action="store_true",
        help=words(
            "bỏ mọi kết quả trung gian trước khi chạy", "drop all intermediate results first"
        ),
    )
    add("--quiet", "-q", action="store_true", help=words("chỉ in lỗi", "print problems only"))
    add(
        "--strict",
        action="store_true",
        help=words("coi cảnh báo như lỗi", "treat warnings as errors"),
    )
    add(
        "--lang",
        choices=LANGS,
        default=lang,
        help=words("ngôn ngữ của thông báo", "language of messages"),
    )
    add("--debug", action="store_true", help=argparse.SUPPRESS)

    parser = argparse.ArgumentParser(
        prog="build.py",
        description=words("Danh mục sản phẩm OCOP", "The OCOP product catalogue"),
        epilog=words(
            "Ngoài ra: test (chạy kiểm thử), lint (kiểm tra mã).",
            "Also: test (run the test suite), lint (check the code).",
        ),
    )
    parser.add_argument("--version", action="version", version=f"ocop-catalogue {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser(
        "build",
        parents=[common],
        help=words(
            "kiểm tra rồi tạo trang hai ngôn ngữ (mặc định)",
            "check, then build both languages (default)",
        ),
    )
    serve = commands.add_parser(
        "serve",
        parents=[common],
        help=words(
            "tạo trang, mở tại máy, tự tạo lại khi tệp đổi",
            "build, serve locally, rebuild on change",
        ),
    )
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8000)
    check = commands.add_parser(
        "check", parents=[common], help=words("chỉ kiểm tra dữ liệu", "only check the data")
    )
    check.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help=words("cách in kết quả", "how findings are printed"),
    )
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"YYYY-MM-DD: {text!r}") from None


def _positive(text: str) -> int:
    if text.isascii() and text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"1, 2, 3 …: {text!r}")


def _port(text: str) -> int:
    if text.isascii() and text.isdecimal() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"0 … 65535: {text!r}")


def _today() -> date:
    """The day statuses are computed for: SOURCE_DATE_EPOCH for repeatable builds, else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()


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
        today=options.today or _today(),
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
