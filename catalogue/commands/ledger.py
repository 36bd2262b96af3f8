"""`ledger`: enter new ids and new file names into `products/ledger.tsv`, the book of all published ids."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, FINDINGS, Command, Words, say

if TYPE_CHECKING:
    from catalogue.check.ledger import Entered
    from catalogue.config import Settings


def _add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--renamed",
        type=_id,
        action="append",
        default=[],
        metavar="ID",
        help=words(
            "mã này vẫn là sản phẩm cũ, chỉ đổi tên (dùng được nhiều lần)",
            "this id still is the same product, under another name (may be repeated)",
        ),
    )


def _id(text: str) -> str:
    if re.fullmatch(r"[A-Z]{2}[0-9]{4}", text, re.ASCII):
        return text
    raise argparse.ArgumentTypeError(f"HB0013: {text!r}")


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.check.ledger import enter
    from catalogue.check.run import Known, load_and_check
    from catalogue.load.ledger import LEDGER, ledger_text
    from catalogue.printers import show
    from catalogue.publish.folders import write

    known = Known(settings.known, settings.photo_cache)
    catalogue = load_and_check(settings.source, settings.today, known, settings.jobs).catalogue
    if catalogue.ledger.broken:
        # Writing the file anew would lose what stands in such lines.
        entered = None
    else:
        entered = enter(catalogue, settings.today, options.renamed)
        write(settings.source / LEDGER, ledger_text(entered.rows).encode())
    if entered and not settings.quiet:
        say(_told(entered, settings.lang))
    after = load_and_check(settings.source, settings.today, known, settings.jobs)
    left = [item for item in after.findings if item.code.startswith("ledger-")]
    if left:
        say(show(left, "text", settings.lang))
    return FINDINGS if left else DONE


def _told(entered: Entered, lang: str) -> str:
    vi = f"{len(entered.rows)} mã trong sổ; mới: {entered.new}, đổi địa chỉ: {entered.moved}"
    en = f"{len(entered.rows)} ids in the ledger; new: {entered.new}, moved: {entered.moved}"
    return {"vi": vi, "en": en}[lang]


COMMAND = Command(
    "ledger",
    "ghi mã mới và tên tệp mới vào sổ mã products/ledger.tsv",
    "enter new ids and file names into products/ledger.tsv",
    _run,
    _add_options,
)
