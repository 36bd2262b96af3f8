"""`serve`: build, show locally, build again whenever a file changes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from catalogue.commands.base import Command, Words

if TYPE_CHECKING:
    from catalogue.config import Settings


def _add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8000)


def _port(text: str) -> int:
    if text.isascii() and text.isdecimal() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"0 … 65535: {text!r}")


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.serve import serve

    return serve(settings, options.host, options.port)


COMMAND = Command(
    "serve",
    "tạo trang, mở tại máy, tự tạo lại khi tệp đổi",
    "build, serve locally, rebuild on change",
    _run,
    _add_options,
)
