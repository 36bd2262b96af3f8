"""Commands and their options. Only `main` ends the program.

Exit codes: 0 done; 1 findings that stop publication; 2 wrong usage or a tool that is missing.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from catalogue.collector import rarely_collecting
from catalogue.commands import COMMANDS, USAGE
from catalogue.config import (
    REPOSITORY,
    Settings,
    UsageError,
    checked_site_root,
    configured_site_root,
)
from catalogue.options import likely_language, parser, today, with_command

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    lang = likely_language(arguments)
    debug = "--debug" in arguments
    # Ended from outside (systemd, CI): clean up as after Ctrl+C.
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        given = with_command(list(arguments))
        options = parser(lang, given[0]).parse_args(given)
        return _run(options)
    except UsageError as error:
        print(error.words[lang], file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print({"vi": "Đã dừng.", "en": "Stopped."}[lang], file=sys.stderr)
        return 130
    except OSError as error:
        if debug:
            raise
        where = f": {error.filename}" if error.filename else ""
        print(f"{error.strerror or error}{where}", file=sys.stderr)
        return USAGE
    except Exception as error:  # a fault of ours: said in a line, shown whole with --debug
        if debug:
            raise
        words = {
            "vi": "Lỗi của chương trình; chạy lại với --debug và báo cho chúng tôi",
            "en": "A fault in the program; run again with --debug and tell us",
        }
        print(f"{words[lang]}: {type(error).__name__}: {error}", file=sys.stderr)
        return USAGE


def _settings(options: argparse.Namespace) -> Settings:
    source = _resolved(options.source)
    if not (source / "products").is_dir():
        raise UsageError(
            f"{source} không phải thư mục danh mục: không có products/ trong đó.",
            f"{source} is no catalogue folder: there is no products/ in it.",
        )
    out = _resolved(options.out)
    data = [source / name for name in ("products", "producers", "events", "pages")]
    data.append(REPOSITORY / "build")
    inside = any(out == folder or folder in out.parents for folder in data)
    if out == source or out in source.parents or inside or not out.name:
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
        engine=options.engine,
    )


def _resolved(path: Path) -> Path:
    """An absolute path with symbolic links followed, so that one place has one name."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        raise UsageError(
            f"{path}: không dùng được ({error})", f"{path}: unusable ({error})"
        ) from error


def _run(options: argparse.Namespace) -> int:
    command = next(item for item in COMMANDS if item.name == options.command)
    with rarely_collecting():
        return command.run(_settings(options), options)


if __name__ == "__main__":  # under a profiler, which writes its result at a normal end
    sys.exit(main(sys.argv[1:]))
