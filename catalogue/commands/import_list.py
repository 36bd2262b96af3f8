"""`import`: products and producers from an office's list, as XLSX or CSV."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, FINDINGS, USAGE, Command, Words, say
from catalogue.reference import kinds

if TYPE_CHECKING:
    from catalogue.config import Settings
    from catalogue.contribute.sheet.plan import Plan
    from catalogue.contribute.sheet.source import SheetSource


def _add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    add = parser.add_argument
    add(
        "file",
        type=Path,
        metavar="FILE",
        help=words("danh sách .xlsx hoặc .csv", "the list, .xlsx or .csv"),
    )
    add(
        "--mapping",
        type=Path,
        metavar="YAML",
        help=words("nghĩa của các cột, giá trị lạ", "what unusual columns and values mean"),
    )
    add("--sheet", metavar="NAME", help=words("tên trang tính", "name of the worksheet"))
    add("--source-title", metavar="TEXT", help=words("tên văn bản, danh sách", "the list's title"))
    add("--source-date", metavar="DATE", help=words("ngày của danh sách", "its date"))
    add(
        "--source-level",
        choices=tuple(kinds()["source_levels"]),
        default="official",
        help=words(
            "độ mạnh của nguồn (mặc định: official)", "how strong it is (default: official)"
        ),
    )
    add("--source-publisher", metavar="TEXT", default="", help=words("cơ quan lập", "who made it"))
    add("--source-url", metavar="URL", default="", help=words("địa chỉ https", "its https address"))
    add(
        "--write",
        action="store_true",
        help=words("ghi các tệp (không có: chỉ cho xem)", "write the files (without: only show)"),
    )
    add(
        "--skip-faulty",
        action="store_true",
        help=words("ghi dù phải bỏ các dòng có lỗi", "write though rows with faults are left out"),
    )
    add(
        "--dry-run",
        action="store_true",
        help=words("chỉ cho xem, không hỏi", "only show, never ask"),
    )


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.contribute.sheet.cells import SheetError

    try:
        return _import(settings, options)
    except SheetError as error:
        print(f"{options.file}: {error.words[settings.lang]}", file=sys.stderr)
        return USAGE


def _import(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.check.run import Known, load_and_check
    from catalogue.contribute.sheet.open import open_list
    from catalogue.contribute.sheet.plan import make_plan
    from catalogue.contribute.sheet.report import plan_text

    listed = open_list(options.file, options.mapping, options.sheet)
    source = _source(settings, options)
    known = Known(settings.known, settings.photo_cache)
    catalogue = load_and_check(settings.source, settings.today, known, settings.jobs).catalogue
    plan = make_plan(listed.rows, catalogue, settings.today, source)
    say(plan_text(plan, listed.doubts, settings.lang))
    return _write(settings, options, plan)


def _source(settings: Settings, options: argparse.Namespace) -> SheetSource:
    """The list's own source entry; on a terminal what was not given is asked for."""
    from catalogue.config import UsageError
    from catalogue.contribute.sheet.source import SheetSource
    from catalogue.written import read_date

    title, day = options.source_title, options.source_date
    if sys.stdin.isatty() and not options.dry_run:
        title = title or _asked({"vi": "Tên danh sách", "en": "Title of the list"}[settings.lang])
        day = day or _asked({"vi": "Ngày của danh sách", "en": "Date of the list"}[settings.lang])
    if not (title or "").strip() or not (day or "").strip():
        raise UsageError(
            "Mỗi giấy chứng nhận cần nguồn: thêm --source-title “Danh sách …” --source-date 2026-06",
            "Each certificate needs its source: add --source-title “List of …” --source-date 2026-06",
        )
    found = read_date(day)
    if found is None:
        raise UsageError(f"“{day}” không phải ngày tháng", f"“{day}” is not a date")
    return SheetSource(
        title.strip(),
        str(found.value),
        options.source_level,
        options.source_publisher,
        options.source_url,
    )


def _asked(question: str) -> str:
    print(f"{question}: ", end="", flush=True)
    return sys.stdin.readline().strip()


def _write(settings: Settings, options: argparse.Namespace, plan: Plan) -> int:
    """All files or none. Rows that are left out need somebody's word."""
    from catalogue.contribute.files import write_all
    from catalogue.terminal import confirmed

    left = len(plan.left_out)
    count = len(plan.proposal.texts)
    vi, en = settings.lang == "vi", settings.lang == "en"
    asked = sys.stdin.isatty() and not options.dry_run
    if not count:
        say("Không có gì để ghi." if vi else "There is nothing to write.")
        return FINDINGS if left else DONE
    if options.dry_run or not (options.write or asked):
        say(
            "Chưa ghi gì; thêm --write để ghi."
            if vi
            else "Nothing was written; add --write to write."
        )
        return FINDINGS if left else DONE
    if left and not options.skip_faulty and not asked:
        say(
            f"Chưa ghi gì: {left} dòng có lỗi. Sửa danh sách, hoặc thêm --skip-faulty để bỏ các dòng ấy."
            if vi
            else f"Nothing was written: {left} rows have faults. Correct the list, or add --skip-faulty."
        )
        return FINDINGS
    question = (
        f"Ghi {count} tệp, bỏ {left} dòng?"
        if vi
        else f"Write {count} files, leaving out {left} rows?"
    )
    needs_word = not options.write or (left and not options.skip_faulty)
    if asked and needs_word and not confirmed(question, settings.lang):
        say("Chưa ghi gì." if vi else "Nothing was written.")
        return DONE
    write_all(settings.source, plan.proposal.changes())
    say(f"Đã ghi {count} tệp." if not en else f"{count} files written.")
    return DONE


COMMAND = Command(
    "import",
    "đưa danh sách Excel hoặc CSV của cơ quan vào danh mục",
    "products and producers from an office's Excel or CSV list",
    _run,
    _add_options,
)
