"""Both engines publish the same bytes: stock MkDocs for every page, and shells filled page by page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
import yaml

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY, Settings
from catalogue.enrich.index import Index
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.load.pages import page_files
from catalogue.progress import Reporter
from catalogue.publish import search_index
from catalogue.publish.shells import make_shells
from catalogue.reference import LANGS
from catalogue.render import pages
from catalogue.render.assets import write_photos
from catalogue.render.body_html import to_html
from catalogue.render.partials import Partials, base_url, fill_cards
from catalogue.render.reference_pages import reference_pages
from tests.support.run import ROOT, TODAY, build_options, digests, forget, start
from tests.support.synthetic import CLOTH, HONEY, MAKER, write_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

# What would be noticed if a template, a shell or a filling took it for anything but text.
HOSTILE = (
    "“A” & 'b' \"c\" <script>x</script> &amp; 100% %s \\1 \\g<0> {{ page }} {% x %} <base_url> "
    '\ue000title\ue001 0-probe \ue000part:product\ue001 <card TS0002> data-search-x="y"'
)
SUMMARY_LIMIT = 160


def publish_fast(source: Path, out: Path) -> None:
    """The same as `build`, below vi/ and en/, by way of shells."""
    settings = Settings(source.resolve(), out, ROOT, date.fromisoformat(TODAY), "en")
    settings.build.mkdir(parents=True, exist_ok=True)
    catalogue, _ = load_and_check(settings.source, settings.today)
    index = Index(catalogue, settings.today)
    with Reporter("en", quiet=True).phase("", "") as step:
        cache = settings.cache / "photos"
        photos = write_photos(catalogue, out / "photos", cache, 1, step)
    made, written = {}, {}
    for lang in LANGS:
        maker = Maker(index, Labels(lang), photos)
        # As data, not as the mappings that go into front matter.
        with patch.object(pages, "asdict", lambda data: data):
            made[lang] = list(pages.PageMaker(maker, settings.site_root).pages())
        files = {name: path.read_bytes() for name, path in page_files(source, lang).items()}
        files |= {page.path: page.markdown().encode() for page in reference_pages(lang)}
        written[lang] = files
    paths = {lang: [page.path for page in made[lang]] for lang in LANGS}
    shells = make_shells(settings, written, paths, out)
    for lang in LANGS:
        maker = Maker(index, Labels(lang), photos)
        partials = Partials(lang, settings.site_root)
        cards = {entry.item.id: partials.card(maker.card(entry)) for entry in index.products}
        records = {}
        for page in made[lang]:
            content = to_html(page.body)
            records[page.path] = search_index.records(page, content)
            inner = fill_cards(partials.inner(page, content), cards, base_url(page))
            file = out / lang / page.url / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(shells[lang].fill(page, inner))
        found = out / lang / search_index.PATH
        found.write_bytes(search_index.index(found.read_bytes(), written[lang], records))


def _below_languages(folder: Path) -> dict[str, str]:
    return {path: digest for path, digest in digests(folder).items() if path[:3] in {"vi/", "en/"}}


def _same(source: Path, stock: Path, fast: Path) -> None:
    publish_fast(source, fast)
    expected, got = _below_languages(stock), _below_languages(fast)
    assert set(got) == set(expected)
    assert [path for path in expected if expected[path] != got[path]] == []


def test_real_catalogue(site, tmp_path: Path) -> None:
    _same(REPOSITORY, site.folder, tmp_path / "fast")


def test_small_catalogue_with_photo(catalogue_folder, tmp_path: Path) -> None:
    source = catalogue_folder(photo=True)
    _same(source, tmp_path / "site", tmp_path / "fast")


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Path]:
    """A catalogue whose texts try to be more than text, with a page of its own that links about."""
    source = write_catalogue(tmp_path / "catalogue", photo=True)
    for name, keys in {
        f"products/{HONEY}": ("name", "summary", "story"),
        f"products/{CLOTH}": ("name", "summary", "story"),
        f"producers/{MAKER}": ("name", "about", "address"),
    }.items():
        path = source / f"{name}.yml"
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key in keys:
            for lang in data[key]:
                data[key][lang] = (
                    HOSTILE[:SUMMARY_LIMIT] if key == "summary" else f"{name} {HOSTILE}"
                )
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    for lang in LANGS:
        page = source / "pages" / lang / "about.md"
        page.parent.mkdir(parents=True)
        page.write_text(
            f"# About\n\n[a](products/{HONEY}.md) [b](sets/04-honey.md#x) [c](products/none.md) "
            "[d](places/index.md)\n\n## <base_url>\n\n\ue000title\ue001 <card TS0002> 0-probe\n",
            encoding="utf-8",
        )
    yield source
    forget(source)


def test_hostile_catalogue(hostile: Path, tmp_path: Path) -> None:
    ran = start("build", *build_options(tmp_path / "site", hostile))
    assert ran.code == 0, ran.text
    _same(hostile, tmp_path / "site", tmp_path / "fast")
