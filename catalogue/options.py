"""The command line: commands, options and the language of their help."""

from __future__ import annotations

import argparse
import locale
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue import __version__
from catalogue.commands import COMMANDS
from catalogue.config import REPOSITORY
from catalogue.reference import LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.commands.base import Out, Words

ENGINES = ("fast", "mkdocs")


def with_command(arguments: list[str]) -> list[str]:
    """`build` is the default: `build.py --out x` means `build.py build --out x`."""
    first = arguments[0] if arguments else ""
    if first in {"-h", "--help", "--version"} or (first and not first.startswith("-")):
        return arguments
    return ["build", *arguments]


def likely_language(arguments: Sequence[str]) -> str:
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


def parser(lang: str, asked: str | None = None) -> argparse.ArgumentParser:
    """Of all commands, or with the options of the one that is asked for."""

    def words(vi: str, en: str) -> str:
        return {"vi": vi, "en": en}[lang]

    top = argparse.ArgumentParser(
        prog="build.py",
        description=words("Danh mục sản phẩm OCOP", "The OCOP product catalogue"),
        epilog=words(
            "Ngoài ra: test (chạy kiểm thử), lint (kiểm tra mã).",
            "Also: test (run the test suite), lint (check the code).",
        ),
    )
    top.add_argument("--version", action="version", version=f"ocop-catalogue {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        wanted = asked in {None, command.name}
        own = commands.add_parser(
            command.name,
            parents=[_common(lang, words, command.out)] if wanted else [],
            help=words(command.vi, command.en),
        )
        if wanted:
            command.add_options(own, words)
    return top


def _common(lang: str, words: Words, out: Out) -> argparse.ArgumentParser:
    """The options that all commands have."""
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
        default=out.default,
        metavar="DIR",
        help=words(out.vi, out.en),
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
        help=words(
            "cách tạo HTML: fast (mặc định), hoặc mkdocs, chậm hơn và cho ra đúng các trang ấy",
            "how HTML is made: fast (default), or mkdocs, which is slower and makes the same pages",
        ),
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
    return common


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    # MkDocs writes the day into archives that know these years only.
    if not 1980 <= day.year <= 2100:
        raise argparse.ArgumentTypeError(f"YYYY-MM-DD (2026-11-22): {text!r}")
    return day


def _positive(text: str) -> int:
    if text.isascii() and text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"1, 2, 3 …: {text!r}")


def today() -> date:
    """The day statuses are computed for: SOURCE_DATE_EPOCH for repeatable builds, else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdecimal() and len(epoch) <= 10:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()
