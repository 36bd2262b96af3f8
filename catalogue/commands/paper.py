"""`print`: cards, labels, sheets, lists and the whole catalogue, as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, FINDINGS, Command, Out, say
from catalogue.config import UsageError

if TYPE_CHECKING:
    import argparse

    from catalogue.commands.base import Words
    from catalogue.config import Settings
    from catalogue.progress import Reporter

# As catalogue.paper.make has them, which loads what only a run needs.
_KINDS = ("cards", "labels", "producer", "event", "catalogue")
_FILTERS = ("event", "place", "group", "producer", "product")


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.paper.choose import Filters
    from catalogue.paper.make import Wish, print_paper, ready
    from catalogue.progress import Reporter
    from catalogue.terminal import findings_text

    filters = Filters(**{name: tuple(getattr(options, name)) for name in _FILTERS})
    wish = Wish(options.kind, filters, options.on_a4, options.crop_marks)
    _refuse_what_does_not_fit(wish.kind, filters.event, options)
    reporter = Reporter(settings.lang, settings.quiet)
    found = ready(settings, reporter)
    if found.index is None:
        say(findings_text(found.findings, settings.lang, settings.source))
        return FINDINGS
    path = settings.out
    if path.suffix.lower() != ".pdf":
        path /= wish.file_name()
    with reporter.phase("Dàn trang", "Setting the pages"):
        printed = print_paper(found.index, found.photos, wish, settings, path)
    vi = settings.lang == "vi"
    if printed.left_out:
        ids = ", ".join(product.id for product in printed.left_out)
        reporter.both(
            f"Không in sản phẩm không còn sản xuất: {ids} (in riêng bằng --product).",
            f"Left out, as no longer made: {ids} (print them with --product).",
        )
    say_letters_and_address(printed.foreign, settings, reporter)
    say(f"{printed.path}: {printed.products} " + ("sản phẩm" if vi else "products"))
    return DONE


def say_letters_and_address(foreign: str, settings: Settings, reporter: Reporter) -> None:
    """What to look at before paper is printed that cannot be corrected."""
    if foreign:
        reporter.both(
            f"Phông chữ của chương trình không có: {foreign} – lấy từ phông của máy này nếu có; "
            "hãy xem kỹ PDF trước khi in.",
            f"The program's font lacks: {foreign} – taken from fonts of this machine, if it has "
            "them; look at the PDF before you print it.",
        )
    if settings.is_example_address:
        reporter.both(
            f"Lưu ý: địa chỉ công bố còn là ví dụ ({settings.site_root}), mã QR chưa dùng được; "
            "dùng --site-url hoặc sửa site_url trước khi in.",
            f"Note: the published address is still the example ({settings.site_root}); QR codes lead "
            "nowhere. Use --site-url or set site_url before you print.",
        )


def _refuse_what_does_not_fit(
    kind: str, events: tuple[str, ...], options: argparse.Namespace
) -> None:
    if kind == "event" and len(events) != 1:
        raise UsageError(
            "print event cần đúng một --event TÊN-TỆP.",
            "print event needs exactly one --event FILE-NAME.",
        )
    if options.on_a4 and kind != "cards":
        raise UsageError("--on-a4 chỉ dùng với cards.", "--on-a4 goes with cards only.")
    if options.crop_marks and (kind == "labels" or options.on_a4):
        raise UsageError(
            "Tờ A4 để cắt đã có sẵn dấu cắt; bỏ --crop-marks.",
            "Sheets to be cut show where already; leave out --crop-marks.",
        )


def _options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "kind",
        choices=_KINDS,
        help=words(
            "cards: thẻ bàn A6; labels: nhãn kệ; producer: tờ A4 của từng chủ thể; event: danh sách cho "
            "khách mua ở hội chợ; catalogue: cả danh mục thành sách A5",
            "cards: A6 stand cards; labels: shelf labels; producer: an A4 sheet for each producer; event: "
            "the buyer's list of a fair; catalogue: all of it as a book of A5",
        ),
    )
    helps = {
        "event": words(
            "sản phẩm của sự kiện này (tên tệp trong events/)",
            "products of this event (file name in events/)",
        ),
        "place": words(
            "của xã, phường này, nay hay cũ (mã hoặc tên)",
            "of this commune or ward, of today or before (code or name)",
        ),
        "group": words("của nhóm này: food, beverages …", "of this group: food, beverages …"),
        "producer": words(
            "của chủ thể này (tên tệp trong producers/)",
            "of this producer (file name in producers/)",
        ),
        "product": words(
            "sản phẩm này (mã, hoặc tên tệp trong products/)",
            "this product (id, or file name in products/)",
        ),
    }
    for name in _FILTERS:
        parser.add_argument(f"--{name}", action="append", default=[], metavar="X", help=helps[name])
    parser.add_argument(
        "--crop-marks",
        action="store_true",
        help=words(
            "cho nhà in: tràn lề 3 mm và dấu cắt",
            "for a printing house: 3 mm of bleed, and crop marks",
        ),
    )
    parser.add_argument(
        "--on-a4",
        action="store_true",
        help=words(
            "bốn thẻ trên một tờ A4, tự cắt", "four cards on a sheet of A4, to cut yourself"
        ),
    )


COMMAND = Command(
    "print",
    "in thẻ, nhãn, tờ giới thiệu, cả danh mục (PDF)",
    "print cards, labels, sheets, the whole catalogue (PDF)",
    _run,
    _options,
    Out(
        Path("print"),
        "thư mục, hoặc tệp .pdf (mặc định: print)",
        "a folder, or a .pdf file (default: print)",
    ),
)
