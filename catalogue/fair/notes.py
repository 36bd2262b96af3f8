"""What a pack says of itself: at the foot of each page, and in a file to read first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from catalogue.dates import PartialDate
from catalogue.enrich.labels import Labels
from catalogue.reference import LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from catalogue.load.folder import Entry
    from catalogue.model import Event

READ_ME = "DOC-TRUOC-READ-ME.txt"


def foot(event: Entry[Event], today: date, online: str, papers: Sequence[str], lang: str) -> str:
    """HTML for the foot of pages in a language; {root} stands for the way to the root of the pack."""
    labels, strong = Labels(lang), Markup("<strong>{}</strong>").format
    links = [
        Markup('<a href="{{root}}print/{}.pdf">{}</a>').format(name, labels(f"pack_{name}"))
        for name in papers
    ]
    host = online.partition("://")[2].rstrip("/")
    latest = Markup('<a href="{}" rel="noopener external">{}</a>').format(online, host)
    sentences = [
        strong(labels("pack_of", event=labels.text(event.item.name).text)),
        escape(_day(labels, today)),
        Markup(labels("pack_latest", address=latest)),
        Markup(labels("pack_papers", papers=Markup(", ").join(links))),
    ]
    note = Markup('<p class="oc-footer__licence oc-footer__pack">{}</p>\n    ')
    return str(note.format(Markup(" ").join(sentences)))


def brief_foot(event: Entry[Event], today: date) -> str:
    """For pages above both languages, which have room for a line of each."""
    lines = [
        Markup('<p lang="{}"><small>{} {}</small></p>').format(
            lang,
            labels("pack_of", event=labels.text(event.item.name).text),
            _day(labels, today),
        )
        for lang in LANGS
        for labels in [Labels(lang)]
    ]
    return str(Markup("").join(lines))


def read_me(event: Entry[Event], today: date, online: str) -> str:
    """In both languages. With the ends of lines that every editor on Windows knows."""
    texts = [
        labels(
            "pack_read_me",
            event=labels.text(event.item.name).text,
            date=PartialDate.of(today).label(lang),
            address=online,
        )
        for lang in LANGS
        for labels in [Labels(lang)]
    ]
    return "\n\n\n".join(texts).replace("\n", "\r\n") + "\r\n"


def _day(labels: Labels, today: date) -> str:
    return labels("pack_as_of", date=PartialDate.of(today).label(labels.lang))
