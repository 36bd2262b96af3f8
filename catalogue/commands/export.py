"""`export`: the catalogue as an office's list, as XLSX or CSV."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, USAGE, Command, Words

if TYPE_CHECKING:
    from catalogue.config import Settings


def _add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help=words("tệp .xlsx hoặc .csv", "a file .xlsx or .csv")
    )


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.check.run import Known, load_and_check
    from catalogue.contribute.sheet.export import export_csv, export_xlsx

    path: Path = options.file
    words = {
        ".": {"vi": "Chỉ ghi được .xlsx hoặc .csv.", "en": "Only .xlsx and .csv can be written."},
        "there": {
            "vi": f"{path} đã có; không ghi đè.",
            "en": f"{path} is there already; not overwritten.",
        },
    }
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".csv") or path.exists():
        print(words["there" if path.exists() else "."][settings.lang], file=sys.stderr)
        return USAGE
    known = Known(settings.known, settings.photo_cache)
    catalogue = load_and_check(settings.source, settings.today, known, settings.jobs).catalogue
    aside = path.with_name(f".{path.name}.tmp")  # a list that is half written is none
    try:
        if ending == ".csv":
            aside.write_bytes(export_csv(catalogue, settings.lang))
        else:
            export_xlsx(catalogue, settings.lang, aside)
        aside.rename(path)
    finally:
        aside.unlink(missing_ok=True)
    if not settings.quiet:
        count = len(catalogue.products)
        print(
            {"vi": f"{path}: {count} sản phẩm.", "en": f"{path}: {count} products."}[settings.lang]
        )
    return DONE


COMMAND = Command(
    "export",
    "danh mục thành danh sách Excel hoặc CSV",
    "the catalogue as an Excel or CSV list",
    _run,
    _add_options,
)
