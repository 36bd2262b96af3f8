"""The command `print`: check the catalogue, choose products, write a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.check.run import Known, load_and_check
from catalogue.enrich.index import Index
from catalogue.paper import documents
from catalogue.paper.choose import chosen, in_common, known
from catalogue.paper.content import Paper
from catalogue.paper.pictures import SMALL, Pictures
from catalogue.publish.lock import lock
from catalogue.render.assets import derived_photos

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from catalogue.config import Settings
    from catalogue.findings import Finding
    from catalogue.model.brief import ProductBrief
    from catalogue.paper.choose import Filters
    from catalogue.paper.typeset import Typeset
    from catalogue.progress import Reporter
    from catalogue.render.photos import PhotoSet


@dataclass(frozen=True)
class Wish:
    """What is to be printed. `on_a4`: cards four to a sheet; `crop_marks`: bleed and marks."""

    kind: str
    filters: Filters
    on_a4: bool = False
    crop_marks: bool = False

    def file_name(self) -> str:
        return f"{self.kind}{self.filters.file_part()}.pdf"


@dataclass(frozen=True)
class Ready:
    """A checked catalogue; `index` is None when there are findings that forbid to print it."""

    findings: list[Finding]
    index: Index | None
    photos: Mapping[str, PhotoSet]


@dataclass(frozen=True)
class Printed:
    """A PDF, how many products are in it, and the letters that our font lacks."""

    path: Path
    products: int
    left_out: list[ProductBrief]
    foreign: str


def ready(settings: Settings, reporter: Reporter) -> Ready:
    with lock(settings.build, reporter):
        with reporter.phase("Kiểm tra dữ liệu", "Checking the data") as step:
            kept = Known(settings.known, settings.photo_cache, for_build=True)
            checked = load_and_check(settings.source, settings.today, kept, settings.jobs, step)
        if any(item.is_error or settings.strict for item in checked.findings):
            return Ready(checked.findings, None, {})
        photos = derived_photos(checked.catalogue, checked.digests, settings, reporter)
        return Ready(checked.findings, Index(checked.catalogue, settings.today), photos)


def print_paper(
    index: Index, photos: Mapping[str, PhotoSet], wish: Wish, settings: Settings, path: Path
) -> Printed:
    """Write one PDF. Raises UsageError for filters that fit nothing."""
    found = chosen(index, wish.filters)
    products, left_out = _shown(index, found, wish)
    widest = None if wish.kind == "cards" else SMALL
    pictures = Pictures(index, photos, settings.photo_cache, settings.site_root, widest)
    paper = Paper(index, photos, settings.site_root, pictures)
    made = _made(paper, products, wish)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(made.pdf)
    part.replace(path)
    return Printed(path, len(products), left_out, made.foreign)


def _shown(
    index: Index, found: list[ProductBrief], wish: Wish
) -> tuple[list[ProductBrief], list[ProductBrief]]:
    """What is no longer made has no place on a stand, unless it is asked for by name."""
    if wish.kind not in {"cards", "labels"} or wish.filters.product:
        return found, []
    made = [one for one in found if index.rating(one).status != "discontinued"]
    gone = [one for one in found if index.rating(one).status == "discontinued"]
    return (made, gone) if made else (gone, [])


def _made(paper: Paper, products: list[ProductBrief], wish: Wish) -> Typeset:
    if wish.kind == "cards":
        return documents.cards(paper, products, wish.on_a4, wish.crop_marks)
    if wish.kind == "labels":
        return documents.labels(paper, products)
    if wish.kind == "producer":
        return documents.producers(paper, products, wish.crop_marks)
    if wish.kind == "event":
        entry = known(wish.filters.event[0], paper.index.catalogue.events, "--event")
        return documents.event(paper, entry, products, wish.crop_marks)
    common = in_common(paper, wish.filters)
    return documents.catalogue(paper, products, common, wish.crop_marks)
