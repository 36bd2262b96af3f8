"""The command `fair`: an event's products as a site that works from a USB stick, with the papers for it.

The site is built as ever, of the event's part of the catalogue (or all of it); then its pages are made to
work as files, what only servers and crawlers use is left out, and papers are added. The same data on the
same day gives the same bytes, in the folder and in the zip.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.config import UsageError
from catalogue.fair.bundle import bundle
from catalogue.fair.notes import READ_ME, brief_foot, foot, read_me
from catalogue.fair.pages import NOT_FOR_FILES, PACK_SCRIPT, Pages
from catalogue.fair.selection import write_selection
from catalogue.paper.choose import Filters, known
from catalogue.paper.make import Wish, print_paper
from catalogue.publish.build import build
from catalogue.publish.errors import PublishError
from catalogue.publish.folders import sync
from catalogue.publish.scripts import SCRIPTS
from catalogue.reference import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from catalogue.config import Settings
    from catalogue.enrich.index import Index
    from catalogue.paper.make import Ready
    from catalogue.progress import Reporter

# What readers open; the rest of a site is for servers, crawlers, messengers and programs.
_KEPT = ("vi/", "en/", "Q/", "qr/", "photos/", "search/")
_CLASSIC = (f"{SCRIPTS}/scheme.js", f"{SCRIPTS}/browse/early.js")
# Name of a PDF → what it is.
PAPERS: Mapping[str, Wish] = {
    "cards": Wish("cards", Filters()),
    "cards-a4": Wish("cards", Filters(), on_a4=True),
    "labels": Wish("labels", Filters()),
    "producer": Wish("producer", Filters()),
    "event": Wish("event", Filters()),
    "catalogue": Wish("catalogue", Filters()),
}


@dataclass(frozen=True)
class Packed:
    """A pack: its folder, its zip with its size in bytes, products on its pages, letters our font lacks."""

    folder: Path
    zip: Path
    bytes: int
    products: int
    files: int
    foreign: str


def make_pack(
    found: Ready, index: Index, slug: str, whole: bool, settings: Settings, reporter: Reporter
) -> Packed:
    """Write folder and zip below `settings.out`. Raises UsageError; PublishError without a site."""
    event = known(slug, index.catalogue.events, "EVENT")
    folder = settings.out / event.slug
    if folder.exists() and any(folder.iterdir()) and not (folder / READ_ME).is_file():
        raise UsageError(
            f"{folder} có tệp khác, không phải bản mang theo; hãy chọn --out khác.",
            f"{folder} holds other files and is no pack; choose another --out.",
        )
    home = settings.build / "fair" / event.slug
    source = settings.source if whole else write_selection(index, event, home / "catalogue")
    site = home / ("whole" if whole else "site")
    result = build(
        replace(settings, source=source, out=site, strict=False, engine="fast"), reporter
    )
    if not result.published:
        raise PublishError("\n".join(map(str, result.findings)))
    with reporter.phase("Dàn trang in", "Setting papers", len(PAPERS)) as step:
        papers, foreign = {}, set()
        for name, wish in PAPERS.items():
            file = home / f"{name}.pdf"
            wish = replace(wish, filters=Filters(event=(event.slug,)))
            foreign |= set(print_paper(index, found.photos, wish, settings, file).foreign)
            papers[f"print/{name}.pdf"] = file.read_bytes()
            step(1)
    with reporter.phase("Ghi bản mang theo", "Writing the pack"):
        online = settings.site_root
        notes = {lang: foot(event, settings.today, online, list(PAPERS), lang) for lang in LANGS}
        files = dict(_files(site, online, notes, brief_foot(event, settings.today), papers))
        files[READ_ME] = ("\ufeff" + read_me(event, settings.today, online)).encode()
        sync(folder, files)
        archive = settings.out / f"{event.slug}.zip"
        _write_zip(archive, event.slug, files, settings)
    return Packed(
        folder,
        archive,
        archive.stat().st_size,
        result.products,
        len(files),
        "".join(sorted(foreign)),
    )


def _files(
    site: Path, online: str, notes: Mapping[str, str], brief: str, papers: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """Path → content of all files of a pack but the one to read first."""
    paths = sorted(
        name
        for path in site.rglob("*")
        if path.is_file() and _is_kept(name := path.relative_to(site).as_posix())
    )
    scripts = [f"{lang}/{PACK_SCRIPT}" for lang in LANGS]
    pages = Pages({*paths, *papers, *scripts}, online, notes, brief)
    for name in paths:
        content = (site / name).read_bytes()
        if name.endswith(".html"):
            content = pages.page(name, content.decode()).encode()
        yield name, content
        if _is_asked_for(name):
            text = json.dumps(content.decode(), ensure_ascii=False)
            # U+2028 and U+2029 are ends of lines to old readers of scripts.
            text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
            yield f"{name}.js", f"$file_is({text});\n".encode()
    script = bundle(pages.modules)
    yield from ((name, script) for name in scripts)
    yield from papers.items()


def _is_kept(name: str) -> bool:
    if name == "index.html":
        return True
    if not name.startswith(_KEPT) or name.endswith("/404.html"):
        return False
    inside = name.partition("/")[2]
    if inside.startswith(NOT_FOR_FILES):
        return False
    return not inside.startswith(f"{SCRIPTS}/") or inside in _CLASSIC


def _is_asked_for(name: str) -> bool:
    """Whether scripts fetch it: the search's data, drawings, and pages that others show a part of."""
    if name.startswith("search/"):
        return True
    _, _, inside = name.partition("/")
    return (
        (inside.startswith("illustrations/") and name.endswith(".svg"))
        or (inside.startswith("producers/") and name.endswith(".html"))
        or inside == "season/index.html"
    )


def _write_zip(path: Path, top: str, files: Mapping[str, bytes], settings: Settings) -> None:
    part = path.with_name(f"{path.name}.part")
    when = (settings.today.year, settings.today.month, settings.today.day, 12, 0, 0)
    with zipfile.ZipFile(part, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", when)
            entry.create_system = 3  # whatever system this runs on
            entry.external_attr = 0o100644 << 16
            packed = name.endswith((".webp", ".jpg", ".png", ".pdf"))
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=6)
    part.replace(path)
