"""The fast engine: the bytes MkDocs would make, but each file only when what it is made of changed.

1. MkDocs makes the frame: a shell for each family of pages, theme files, hand-written pages (`frame.py`).
2. A plan lists every file of the site with a key of all it is made of (`plan.py`).
3. What the site before last, the spare, has with the same key stays; the rest is made, over all cores
   (`workshop.py`, `tree.py`).
4. The spare and the site change places.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from catalogue.collector import with_collector
from catalogue.config import UsageError
from catalogue.load.folder import entry_files as entry_files_of
from catalogue.publish import stock
from catalogue.publish.app import app_outputs
from catalogue.publish.form_files import form_outputs
from catalogue.publish.frame import Framing
from catalogue.publish.memory import Memory
from catalogue.publish.packs import index_output, known_digests, layout_of, plan_packs
from catalogue.publish.plan import Keys, Output, by_entry
from catalogue.publish.root import ROOT_FILES
from catalogue.publish.site import Site
from catalogue.publish.workshop import Workshop, make, make_card, page_makers
from catalogue.reference import LANGS
from catalogue.render.assets import derived_photos
from catalogue.render.page_addresses import list_urls, page_path
from catalogue.render.photo_types import ENCODER
from catalogue.render.policy import policy, referrer
from catalogue.render.search_pages import site_pages
from catalogue.render.written_pages import page_url, written_pages
from catalogue.shards import Shards
from catalogue.signature import code_signature, digest
from catalogue.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from catalogue.config import Settings
    from catalogue.enrich.index import Index
    from catalogue.load.digests import Digests
    from catalogue.progress import Reporter
    from catalogue.publish.frame import Frame
    from catalogue.publish.packs import Packing
    from catalogue.publish.result import Result
    from catalogue.render.photos import PhotoSet

# Products of a catalogue whose pages are left as Markdown as well.
MARKDOWN_UP_TO = 200


def begin_frame(settings: Settings) -> Framing:
    """Have the frame made; nothing of the entries but their names is needed for it."""
    kept = Shards(settings.known / "references", code_signature())
    written = {lang: written_pages(settings.source, lang, kept) for lang in LANGS}
    kept.save()
    entries = [
        f"{path.removesuffix('.yml')}.md"
        for kind in ("products", "producers", "events")
        for path in entry_files_of(settings.source, kind)[0]
    ]
    paths = [*map(page_path, list_urls()), *entries]
    return Framing(settings, written, dict.fromkeys(LANGS, paths))


def publish(
    index: Index,
    settings: Settings,
    framing: Framing,
    digests: Digests,
    reporter: Reporter,
    result: Result,
    memory: Memory | None,
    on_published: Callable[[], None],
) -> None:
    """Make what is new of the site and put it in its place; `on_published` is called at that moment.

    Raises PublishError, and WorkerError when a process was killed.
    """
    photos = derived_photos(index.catalogue, digests, settings, reporter)
    makers = page_makers(index, photos, settings.site_root)
    with reporter.phase("Khung trang", "Frames of pages"):
        around = framing.finish()
    written = framing.written
    result.warnings = list(around.shells[LANGS[0]].warnings)
    if settings.strict and result.warnings:
        return
    keys = Keys(index, photos, around.signature, settings.site_root)
    remembered = memory or Memory.of_last_run(settings.site_home)
    plan = remembered.plan_for(index, makers, keys, settings.site_root, site_pages(written))
    lists, pages, entry_files, search = plan
    spare, remembered.spare = remembered.spare, None
    with Site(settings.out, settings.site_home, spare) as site:
        workshop = Workshop(
            index,
            photos,
            settings.site_root,
            lists,
            around,
            str(site.folder),
            settings.build,
            settings.photo_cache,
        )
        workshop.urls = [page_url(path) for path in written[LANGS[0]]]
        files = [
            *entry_files,
            *search,
            *_files(around, photos, settings),
            *_root(workshop, pages),
            *app_outputs(),
            *form_outputs(index),
        ]
        known = known_digests(settings)
        packing = workshop.packing = _planned_packs(
            workshop, keys, [*pages, *files], known, settings, remembered
        )
        todo = by_entry(site.begin([*pages, *files]))
        packs = site.begin(packing.outputs)
        with (
            reporter.phase("Tạo trang", "Making pages", len(todo) + len(packs)) as step,
            with_collector(),
        ):
            cards = _have_cards(
                workshop, keys, [*todo, *_packed(packing, packs, pages)], packs, settings
            )
            # Packs are made of the other files.
            for some in (todo, packs):
                for made, output in zip(run(make, workshop, some, settings.jobs, step), some):
                    site.made(output.path, made)
        listed = index_output(packing, site.folder, known, index)
        for output in site.begin([listed]):
            site.made(output.path, make(workshop, output))
            packs.append(output)
        framing.check()
        outputs = [*pages, *files, *packing.outputs, listed]
        site.publish_with(outputs, result.mark(settings))
        result.published = True
        result.pages = len(pages) + sum(map(len, written.values()))
        result.files, result.files_made = len(outputs), len(todo) + len(packs)
        result.photos = len(photos)
        on_published()
        with _not_in_vain(reporter):
            site.prepare_next(settings.jobs)
            if memory is not None:
                memory.spare = site.spare()
        with _not_in_vain(reporter):
            cards.save()
            known.save()
            remembered.keep(settings.site_home)
        with _not_in_vain(reporter):
            _forget_photos(photos, digests, settings)
            _leave_markdown(index, photos, settings, written)


@contextmanager
def _not_in_vain(reporter: Reporter) -> Iterator[None]:
    """The site is published: what cannot be kept for the next build costs that some time, no more."""
    try:
        yield
    except (OSError, UsageError) as error:
        vi, en = error.words.values() if isinstance(error, UsageError) else 2 * (error.strerror,)
        reporter.both(
            f"Trang đã xong, nhưng không giữ được kết quả trung gian: {vi}",
            f"The site is done, but intermediate results could not be kept: {en}",
        )


def _forget_photos(photos: Iterable[str], digests: Digests, settings: Settings) -> None:
    """Derived files of photos that no entry has any more."""
    if settings.photo_cache.is_dir():
        from catalogue.render.photos import forget_unused  # loads the image library

        forget_unused(settings.photo_cache, [digests.of(name) for name in photos])


def _leave_markdown(
    index: Index,
    photos: Mapping[str, PhotoSet],
    settings: Settings,
    written: Mapping[str, Mapping[str, bytes]],
) -> None:
    """The pages as Markdown, for people to read and for a `mkdocs build` by hand.

    Not for a large catalogue, where it takes longer than the site: `--engine mkdocs` writes them.
    """
    if len(index.products) <= MARKDOWN_UP_TO:
        stock.write_markdown(index, photos, settings, written)
    else:
        shutil.rmtree(settings.build / "docs", ignore_errors=True)


def _files(around: Frame, photos: Mapping[str, PhotoSet], settings: Settings) -> Iterator[Output]:
    """Files that are there already: the frame's, and photos."""
    for path, content in around.files.items():
        yield Output(path, content, "file", str(around.folder / path))
    for photo in photos.values():
        for name in photo.names:
            yield Output(
                f"photos/{name}", digest(name, ENCODER), "file", str(settings.photo_cache / name)
            )


def _planned_packs(
    workshop: Workshop,
    keys: Keys,
    files: Iterable[Output],
    known: Shards,
    settings: Settings,
    remembered: Memory,
) -> Packing:
    of_files = {output.path: output.key for output in files}
    remembered.layout = layout_of(of_files, keys.cards, remembered.layout)
    return plan_packs(
        remembered.layout,
        of_files,
        keys.cards,
        keys.frame,
        workshop.index,
        workshop.photos,
        known,
        settings.photo_cache,
    )


def _packed(packing: Packing, packs: Iterable[Output], pages: Iterable[Output]) -> Iterator[Output]:
    """The pages that are in these packs."""
    paths = {path for pack in packs for path in packing.members.get(pack.what, ())}
    return (page for page in pages if page.path in paths)


def _have_cards(
    workshop: Workshop,
    keys: Keys,
    todo: Iterable[Output],
    packs: Iterable[Output],
    settings: Settings,
) -> Shards:
    """Have what the pages to be made or packed show of products in lists, and packs of cards hold, kept
    from earlier or made."""
    kept = Shards(settings.build / "cards", keys.frame)
    pages = {output for output in todo if output.kind == "page"}
    shown = {slug for page in pages for slug in workshop.shown(page)}
    shown |= {workshop.slugs[one] for pack in packs for one in workshop.cards_in(pack)}
    wanted = {
        product.slug: keys.cards[product.id]
        for product in workshop.index.products
        if product.slug in shown
    }
    missing = [slug for slug, key in wanted.items() if (kept.get(slug) or ("",))[0] != key]
    for made, slug in zip(run(make_card, workshop, missing, settings.jobs), missing):
        kept.put(slug, (wanted[slug], made))
    for slug in wanted:
        for lang, texts in kept.get(slug)[1].items():
            workshop.cards[lang].update(texts)
    # Of files that nobody asked for: when somebody does.
    for gone in kept.loaded() - workshop.index.catalogue.products.keys():
        kept.drop(gone)
    return kept


def _root(workshop: Workshop, pages: Iterable[Output]) -> Iterator[Output]:
    """What stands above both languages."""
    lang = LANGS[0]
    workshop.urls += [page.what for page in pages if page.path.startswith(f"{lang}/")]
    moved = str(bool(workshop.index.moved))
    around = (workshop.site_root, policy(), referrer(), moved)
    key = digest(code_signature(), *around, "\n".join(sorted(workshop.urls)))
    for path in ROOT_FILES:
        yield Output(path, key, "root", path)
