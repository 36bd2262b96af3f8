"""`report`: for the office: certificates, completeness, what is missing; or what a change amounts to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, FINDINGS, Command, Words, say
from catalogue.config import UsageError

if TYPE_CHECKING:
    import argparse

    from catalogue.config import Settings

FORMATS = ("text", "md", "csv", "json")  # as in report.printers, which is loaded when it runs


def _add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help=words(
            "text cho màn hình, md, csv mở bằng Excel, json",
            "text for a terminal, md, csv for Excel, json",
        ),
    )
    parser.add_argument(
        "--changed",
        metavar="REVISION",
        help=words(
            "thay vào đó: dữ liệu đã đổi những gì so với nhánh hay commit này, ví dụ origin/main",
            "instead: what changed in the data since this branch or commit, e.g. origin/main",
        ),
    )


def _run(settings: Settings, options: argparse.Namespace) -> int:
    return _report(settings, options) if options.changed is None else _changed(settings, options)


def _changed(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.review.changes import changes
    from catalogue.review.revision import differing
    from catalogue.review.shown import show_changes

    if options.format == "csv":
        raise UsageError(
            "--changed có các dạng text, md và json.", "--changed comes as text, md and json."
        )
    found = changes(differing(settings.source, options.changed), settings.today)
    say(show_changes(found, options.format, settings.lang, options.changed))
    return DONE


def _report(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.check.run import Known, load_and_check
    from catalogue.enrich.index import Index
    from catalogue.enrich.labels import Labels
    from catalogue.printers import show as show_findings
    from catalogue.report.printers import show
    from catalogue.report.tables import tables

    known = Known(settings.known, settings.photo_cache)
    checked = load_and_check(settings.source, settings.today, known, settings.jobs)
    errors = [item for item in checked.findings if item.is_error]
    if errors:  # what cannot be read cannot be counted
        say(show_findings(errors, "text", settings.lang))
        return FINDINGS
    index = Index(checked.catalogue, settings.today)
    found = tables(index, Labels(settings.lang))
    say(show(found, options.format, settings.lang, settings.today))
    return DONE


COMMAND = Command(
    "report",
    "báo cáo cho cán bộ: giấy chứng nhận, mục còn thiếu",
    "for the office: certificates, what is missing",
    _run,
    _add_options,
)
