"""The build: check, enrich, render, publish. All or nothing.

Nothing is written before the check passed; the new site grows beside the old one and replaces it at the
end.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from catalogue.check.run import load_and_check
from catalogue.enrich.index import Index
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.load.folder import named_photos
from catalogue.load.pages import page_files
from catalogue.publish import mkdocs
from catalogue.publish.folders import Stage, sync, write
from catalogue.publish.lock import lock, lock_output
from catalogue.publish.root import root_files
from catalogue.reference import LANGS
from catalogue.render.assets import write_codes, write_photos
from catalogue.render.pages import Page, PageMaker
from catalogue.render.reference_pages import reference_pages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from catalogue.config import Settings
    from catalogue.findings import Finding
    from catalogue.load.folder import Catalogue
    from catalogue.progress import Reporter
    from catalogue.render.photos import PhotoSet


@dataclass
class Result:
    """What a build did. Without a site (`published` false) `findings` hold the reason."""

    findings: list[Finding]
    published: bool = False
    products: int = 0
    pages: int = 0
    pages_written: int = 0
    photos: int = 0
    codes: int = 0
    codes_drawn: int = 0
    seconds: float = 0.0
    warnings: list[str] = field(default_factory=list)


def build(settings: Settings, reporter: Reporter) -> Result:
    """Build both languages to `settings.out`.

    Raises UsageError when the output cannot be written there and MkDocsError when MkDocs stops.
    """
    with lock_output(settings.out, reporter):
        stage = Stage(settings.out)
        stage.recover()
        return _checked_build(settings, reporter, stage)


def _checked_build(settings: Settings, reporter: Reporter, stage: Stage) -> Result:
    started = perf_counter()
    with reporter.phase("Kiểm tra dữ liệu", "Checking the data"):
        catalogue, findings = load_and_check(settings.source, settings.today)
    result = Result(findings, products=len(catalogue.products))
    blocking = any(item.is_error or settings.strict for item in findings)
    if not blocking:
        with lock(settings.build, reporter), stage:
            if settings.clean:
                _clean(settings)
            _build(catalogue, settings, reporter, stage, result)
    result.seconds = perf_counter() - started
    return result


def _clean(settings: Settings) -> None:
    shutil.rmtree(settings.build / "docs", ignore_errors=True)
    shutil.rmtree(settings.cache, ignore_errors=True)


def _build(
    catalogue: Catalogue, settings: Settings, reporter: Reporter, stage: Stage, result: Result
) -> None:
    index = Index(catalogue, settings.today)
    wanted = len(named_photos(catalogue))
    with reporter.phase("Ảnh và mã QR", "Photos and QR codes", wanted or None) as step:
        photos = write_photos(
            catalogue,
            stage.folder / "photos",
            settings.cache / "photos",
            settings.jobs,
            step,
        )
        ids = [entry.item.id for entry in index.products]
        result.codes_drawn = write_codes(
            ids, settings.site_root, stage.folder / "qr", settings.cache / "qr"
        )
    result.photos, result.codes = len(photos), len(ids)
    with reporter.phase("Viết trang Markdown", "Writing Markdown pages"):
        urls: list[str] = []
        for lang in LANGS:
            pages = _pages(index, lang, photos, settings)
            urls = [page.url for page in pages]
            files = {page.path: page.markdown().encode() for page in pages}
            files |= _written_pages(settings.source, lang)
            result.pages += len(files)
            result.pages_written += sync(settings.build / "docs" / lang, files)
    with reporter.phase("MkDocs, hai ngôn ngữ", "MkDocs, both languages"):
        result.warnings = mkdocs.build(settings, stage.folder)
    if settings.strict and result.warnings:
        return
    for lang in LANGS:
        # One sitemap with both languages stands at the root.
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (stage.folder / lang / name).unlink(missing_ok=True)
    urls += [f"{path.stem}/" for path in page_files(settings.source, LANGS[0]).values()]
    for path, content in root_files(index, settings.site_root, urls).items():
        write(stage.folder / path, content)
    stage.publish(
        {
            "date": settings.today.isoformat(),
            "products": result.products,
            "site": settings.site_root,
        }
    )
    result.published = True


def _pages(
    index: Index, lang: str, photos: Mapping[str, PhotoSet], settings: Settings
) -> list[Page]:
    maker = Maker(index, Labels(lang), photos)
    return [*PageMaker(maker, settings.site_root).pages(), *reference_pages(lang)]


def _written_pages(source: Path, lang: str) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in page_files(source, lang).items()}
