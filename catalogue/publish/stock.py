"""The stock engine: Markdown pages in `build/docs`, and MkDocs makes the site of them.

It is the reference the fast engine is compared with, and the way out should that one fail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.enrich.share import (
    default_share_data,
    default_share_path,
    has_pictures,
    share_data,
    share_path,
)
from catalogue.publish import mkdocs, stylesheets
from catalogue.publish.app import APP_FILES, app_file
from catalogue.publish.folders import Stage, sync, write
from catalogue.publish.form_files import ENTRIES, entries_text, source_content, source_path
from catalogue.publish.moved import moved_outputs, moved_page
from catalogue.publish.open_data import OpenData
from catalogue.publish.pack_text import Packer
from catalogue.publish.packs import index_output, layout_of, plan_packs
from catalogue.publish.root import root_files, short_address
from catalogue.publish.search import Search
from catalogue.reference import LANGS
from catalogue.render.assets import derived_photos, write_codes
from catalogue.render.certificate_calendar import PATH as CERTIFICATES
from catalogue.render.certificate_calendar import certificates_ics
from catalogue.render.event_calendars import event_calendars
from catalogue.render.pages import PageMaker
from catalogue.render.partials import Partials
from catalogue.render.photo_cache import publish as publish_photo
from catalogue.render.search_pages import site_pages
from catalogue.render.written_pages import page_url, written_pages
from catalogue.shards import Shards

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from catalogue.config import Settings
    from catalogue.enrich.index import Index
    from catalogue.load.digests import Digests
    from catalogue.progress import Reporter
    from catalogue.publish.result import Result
    from catalogue.render.photos import PhotoSet


def publish(
    index: Index, settings: Settings, digests: Digests, reporter: Reporter, result: Result
) -> None:
    """Make the whole site anew and put it in its place. Raises MkDocsError when MkDocs stops."""
    with Stage(settings.out) as stage:
        photos = derived_photos(index.catalogue, digests, settings, reporter)
        for photo in photos.values():
            publish_photo(photo, settings.photo_cache, stage.folder / "photos")
        ids = [product.id for product in index.products]
        write_codes(ids, settings.site_root, stage.folder / "qr")
        with reporter.phase("Viết trang Markdown", "Writing Markdown pages"):
            written = {lang: written_pages(settings.source, lang) for lang in LANGS}
            paths = write_markdown(index, photos, settings, written)
            result.pages = len(LANGS) * len(paths)
        with reporter.phase("MkDocs, hai ngôn ngữ", "MkDocs, both languages"):
            result.warnings = mkdocs.build(settings, stage.folder)
        if settings.strict and result.warnings:
            return
        _root(index, settings, stage, map(page_url, paths))
        _search(index, photos, settings, stage)
        for path in APP_FILES:
            write(stage.folder / path, app_file(path))
        data = OpenData(index, photos, settings.site_root)
        for output in data.outputs():
            write(stage.folder / output.path, data.content(output))
        with reporter.phase("Ảnh chia sẻ", "Share pictures"):
            _share(index, photos, settings, stage)
        with reporter.phase("Gói để mang theo", "Packs to take along"):
            _packs(index, photos, settings, stage)
        result.photos = len(photos)
        result.files = result.files_made = sum(path.is_file() for path in stage.folder.rglob("*"))
        stage.publish(result.mark(settings))
        result.published = True


def write_markdown(
    index: Index,
    photos: Mapping[str, PhotoSet],
    settings: Settings,
    written: Mapping[str, Mapping[str, bytes]],
) -> list[str]:
    """Write all pages of both languages to `build/docs`; their paths, the same for each language. `written`
    are those that are Markdown before: language → path → content."""
    paths: list[str] = []
    joined = stylesheets.joined()
    for lang in LANGS:
        maker = PageMaker(Maker(index, Labels(lang), photos), settings.site_root)
        files = {page.path: page.markdown().encode() for page in maker.pages()}
        files |= written[lang]
        paths = list(files)
        sync(settings.build / "docs" / lang, files | joined)
    return paths


def _root(index: Index, settings: Settings, stage: Stage, urls: Iterable[str]) -> None:
    """What stands above both languages, and calendars."""
    files = root_files(settings.site_root, urls, bool(index.moved))
    for product in index.products:
        files[f"Q/{product.id}/index.html"] = short_address(product, settings.site_root)
        files[source_path(product.slug)] = source_content(index, product.slug)
    files[ENTRIES] = entries_text(index).encode()
    for old in moved_outputs(index, settings.site_root):
        lang = old.path.partition("/")[0]
        files[old.path] = moved_page(index, lang, old.what, settings.site_root)
    files |= {path: text.encode() for path, text in event_calendars(index, settings.site_root)}
    files[CERTIFICATES] = certificates_ics(index, settings.site_root).encode()
    for name, content in files.items():
        write(stage.folder / name, content)


def _share(index: Index, photos: Mapping[str, PhotoSet], settings: Settings, stage: Stage) -> None:
    from catalogue.render.share_draw import draw  # loads the image library

    products = index.products if has_pictures(len(index.products)) else []
    for lang in LANGS:
        maker = Maker(index, Labels(lang), photos)
        pictures = {
            share_path(lang, product.slug): share_data(product, maker) for product in products
        }
        pictures[default_share_path(lang)] = default_share_data(maker)
        for name, data in pictures.items():
            write(stage.folder / name, draw(data, settings.photo_cache))


def _search(index: Index, photos: Mapping[str, PhotoSet], settings: Settings, stage: Stage) -> None:
    pages = site_pages({lang: written_pages(settings.source, lang) for lang in LANGS})
    for name, content in Search().files(index, photos, pages).items():
        write(stage.folder / name, content.encode())


def _packs(index: Index, photos: Mapping[str, PhotoSet], settings: Settings, stage: Stage) -> None:
    """What is packed is read from the site; only cards are needed as they were before they got there."""
    cards: dict[str, dict[str, str]] = {}
    for lang in LANGS:
        maker = Maker(index, Labels(lang), photos, by_reference=True)
        partials = Partials(lang, settings.site_root)
        cards[lang] = {
            product.id: partials.card(maker.whole_card(product)) for product in index.products
        }
    there = [path for path in stage.folder.rglob("*") if path.is_file()]
    keys = dict.fromkeys((path.relative_to(stage.folder).as_posix() for path in there), "")
    nothing_known = Shards(None, "")
    card_keys = dict.fromkeys(cards[LANGS[0]], "")
    layout = layout_of(keys, card_keys)
    packing = plan_packs(
        layout, keys, card_keys, "", index, photos, nothing_known, settings.photo_cache
    )
    packer = Packer(str(stage.folder), cards)
    for output in packing.outputs:
        write(stage.folder / output.path, packing.content(output.what, packer))
    listed = index_output(packing, stage.folder, nothing_known, index)
    write(stage.folder / listed.path, listed.what.encode())
