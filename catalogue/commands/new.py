"""`new`: ask for a product step by step and write its files."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from catalogue.commands.base import DONE, FINDINGS, USAGE, Command

if TYPE_CHECKING:
    from catalogue.config import Settings
    from catalogue.contribute.dialogue import Dialogue
    from catalogue.contribute.proposal import Proposal


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from catalogue.check.run import Known, load_and_check
    from catalogue.contribute.dialogue import Dialogue, InputEnded, Kept
    from catalogue.contribute.new_product import Asking
    from catalogue.contribute.proposal import Proposal

    known = Known(settings.known, settings.photo_cache)
    catalogue = load_and_check(settings.source, settings.today, known, settings.jobs).catalogue
    kept = Kept(settings.build / "drafts" / "new.json")
    talk = Dialogue(settings.lang, kept)
    proposal = Proposal(catalogue, settings.today)
    try:
        _greet(talk)
        Asking(talk, catalogue, proposal).product()
        return _finish(talk, proposal)
    except (KeyboardInterrupt, InputEnded) as stop:
        if kept.answers:
            many = len(kept.answers)
            vi = f"\nĐã dừng, chưa ghi tệp nào. Còn giữ {many} câu trả lời: chạy lại để làm tiếp."
            en = f"\nStopped, no file was written. {many} answers are kept: run again to go on."
        else:
            vi, en = "\nĐã dừng, chưa ghi gì.", "\nStopped, nothing was written."
        print(talk.words(vi, en), file=sys.stderr)
        return 130 if isinstance(stop, KeyboardInterrupt) else USAGE


def _greet(talk: Dialogue) -> None:
    talk.both(
        "Sản phẩm mới. Điều chưa biết thì để trống (Enter). Dừng bất cứ lúc nào: Ctrl+C.",
        "A new product. Leave empty what is unknown (Enter). Stop at any time: Ctrl+C.",
    )
    if talk.kept.answers:
        name = talk.kept.answers.get("product.name.vi", "?")
        question = talk.words(
            f"Còn bản nháp “{name}”. Làm tiếp?", f"There is a draft, “{name}”. Go on with it?"
        )
        if not talk.yes(question, default=True):
            talk.kept.clear()


def _finish(talk: Dialogue, proposal: Proposal) -> int:
    """Show the files and write them, if they are right and it is wanted."""
    from catalogue.contribute.files import write_all
    from catalogue.terminal import findings_text

    for path, text in proposal.made.items():
        talk.say(f"\n# {path}\n{text}")
    found = proposal.findings()
    if found:
        print(findings_text(found, talk.lang, proposal.catalogue.folder))
    if any(item.is_error for item in found):
        talk.both("Chưa ghi: còn lỗi ở trên.", "Not written: there are errors above.")
        return FINDINGS
    if not talk.yes(talk.words("Ghi các tệp này?", "Write these files?"), default=True):
        talk.both("Chưa ghi gì; câu trả lời còn giữ.", "Nothing was written; the answers are kept.")
        return DONE
    write_all(proposal.catalogue.folder, proposal.changes())
    talk.kept.clear()
    paths = ", ".join(proposal.made)
    talk.both(f"Đã ghi: {paths}", f"Written: {paths}")
    talk.both(
        "Câu chuyện và ảnh: mở tệp và thêm; rồi chạy build.py check.",
        "Story and photos: open the file and add them; then run build.py check.",
    )
    return DONE


COMMAND = Command(
    "new",
    "hỏi từng bước để thêm một sản phẩm",
    "ask step by step for a new product",
    _run,
)
