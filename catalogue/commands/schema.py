"""`schema`: write the JSON Schemas and templates that editors use, made from the model."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, FINDINGS, Command, Words, say

if TYPE_CHECKING:
    from catalogue.config import Settings


def _add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--check",
        action="store_true",
        help=words("chỉ so với tệp đang có", "only compare with the files there are"),
    )


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.config import REPOSITORY
    from catalogue.contribute.generated import generated

    old = {
        path: text
        for path, text in generated().items()
        if not (file := REPOSITORY / path).is_file() or file.read_bytes() != text.encode()
    }
    words = {"vi": "khác với mô hình", "en": "differs from the model"}
    for path, text in old.items():
        if options.check:
            say(f"{path}: {words[settings.lang]}")
            continue
        (REPOSITORY / path).parent.mkdir(parents=True, exist_ok=True)
        (REPOSITORY / path).write_bytes(text.encode())
        say(path)
    return FINDINGS if old and options.check else DONE


COMMAND = Command(
    "schema",
    "viết JSON Schema và tệp mẫu từ mô hình, cho trình soạn thảo",
    "write JSON Schemas and templates from the model, for editors",
    _run,
    _add_options,
)
