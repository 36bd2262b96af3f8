"""`fair`: an event's part of the catalogue on a USB stick, with its papers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, FINDINGS, Command, Out, say

if TYPE_CHECKING:
    import argparse

    from catalogue.commands.base import Words
    from catalogue.config import Settings


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.commands.paper import say_letters_and_address
    from catalogue.fair.pack import make_pack
    from catalogue.paper.make import ready
    from catalogue.progress import Reporter
    from catalogue.publish.errors import PublishError

    reporter = Reporter(settings.lang, settings.quiet)
    found = ready(settings, reporter)
    if found.index is None:
        from catalogue.terminal import findings_text

        say(findings_text(found.findings, settings.lang, settings.source))
        return FINDINGS
    try:
        made = make_pack(found, found.index, options.event, options.whole, settings, reporter)
    except PublishError as error:
        print(error.output if options.debug else error, file=sys.stderr)
        return FINDINGS
    say_letters_and_address(made.foreign, settings, reporter)
    size = f"{made.bytes / 1e6:.1f} MB"
    if settings.lang == "vi":
        say(
            f"{made.folder}: {made.products} sản phẩm, {made.files} tệp; mở index.html bằng bấm đúp."
        )
        say(f"{made.zip}: {size}")
    else:
        say(
            f"{made.folder}: {made.products} products, {made.files} files; open index.html by double click."
        )
        say(f"{made.zip}: {size}")
    return DONE


def _options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "event", metavar="EVENT", help=words("tên tệp trong events/", "file name in events/")
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help=words(
            "mang cả danh mục, không chỉ sản phẩm của sự kiện",
            "take the whole catalogue along, not only the event's products",
        ),
    )


COMMAND = Command(
    "fair",
    "đóng gói một sự kiện để mở từ USB, kèm tệp in",
    "pack an event to open from a USB stick, with its papers",
    _run,
    _options,
    Out(
        Path("fair"),
        "thư mục ghi bản mang theo (mặc định: fair)",
        "where the pack goes (default: fair)",
    ),
)
