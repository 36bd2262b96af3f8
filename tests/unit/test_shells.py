"""Shells: what they refuse, and that they depend on nothing but what their signature covers."""

from __future__ import annotations

import pickle
import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY, Settings
from catalogue.enrich.index import Index
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.publish import mkdocs
from catalogue.publish.shells import (
    ShellError,
    Shells,
    _split,
    linked,
    read_shells,
    shell_signature,
    write_probes,
)
from catalogue.reference import LANGS
from catalogue.render.page import Page
from catalogue.render.pages import PageMaker
from tests.support.run import ROOT, TODAY, digests, forget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Pages = Mapping[str, Any]

T, D, P = "\ue000title\ue001", "\ue000description\ue001", "\ue000part:product\ue001"
FAMILY = ("product", "products/*/")
META = {"template": "product.html", "title": "A &amp; <b>b</b>", "description": '"d" & <e>'}
PAGE = Page("products/x/", META)


def make_shells(
    settings: Settings, written: Pages, paths: Pages, folder: Path
) -> dict[str, Shells]:
    """The shells of both languages; what is no probe is published to `folder`."""
    configs = write_probes(settings, written, paths, folder)
    return read_shells(configs, mkdocs.run(settings, configs.values()))


def shells(html: str) -> Shells:
    return Shells({FAMILY: _split(*FAMILY, html)}, "about the site")


def test_slots_are_filled_and_escaped() -> None:
    made = shells(f"<title>{T}</title> {D} 0-probe/ {P}!")
    assert made.fill(PAGE, "<p>x</p>") == (
        b"<title>A &amp; b</title> &#34;d&#34; &amp; &lt;e&gt; x/ <p>x</p>!"
    )


def test_text_that_looks_like_a_mark_is_text() -> None:
    page = Page("products/x/", META | {"title": f"{D}{P}0-probe"})
    made = shells(f"{T}|{D}|0-probe|{P}")
    assert made.fill(page, T).decode() == f"{D}{P}0-probe|&#34;d&#34; &amp; &lt;e&gt;|x|{T}"


def test_without_a_description_the_site_s_own_stands() -> None:
    page = Page("products/x/", META | {"description": None})
    assert shells(f"{T}{D}0-probe{P}").fill(page, "").endswith(b"about the sitex")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"{T}{D}0-probe", "0 × part:product"),
        (f"{T}{D}0-probe{P}{P}", "2 × part:product"),
        (f"{T}0-probe{P}", "no description"),
        (f"{D}0-probe{P}", "no title"),
        (f"{T}{D}{P}", "no slug"),
        (f"{T}{D}0-probe{P}\ue000tit", "changed or cut"),
        (f"{T}{D}0-probe{P}\ue000other\ue001", "“other”"),
    ],
)
def test_a_shell_with_unexpected_marks_is_refused(html: str, said: str) -> None:
    with pytest.raises(ShellError, match=said):
        _split(*FAMILY, html)


def test_a_page_of_no_family_is_refused() -> None:
    made = shells(f"{T}{D}0-probe{P}")
    for url in ("products/", "products/x/y/", "events/x/"):
        with pytest.raises(ShellError, match=r"families\.FAMILIES"):
            made.fill(Page(url, META), "")


def test_another_part_of_a_page_is_a_slot_too() -> None:
    made = shells(f"{T}{D}0-probe\ue000part:head-data\ue001{P}")
    assert made.parts(PAGE) == ["head-data", "product"]
    assert made.fill(PAGE, "", {"head-data": "json"}).endswith(b"xjson")
    with pytest.raises(ShellError, match="head-data"):
        made.fill(PAGE, "")


def test_links_of_hand_written_pages() -> None:
    written = {"about.md": b"[a](products/x.md#y) [b](products/none.md) [c](products/index.md)"}
    written["contribute/fields.md"] = b"[a](../sets/1.md) [b](../about.md)"
    paths = ["products/x.md", "products/z.md", "sets/1.md", "products/index.md"]
    assert linked(written, paths) == ["products/x.md", "sets/1.md"]


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    source = tmp_path / "source"
    made = Settings(source, tmp_path / "site", ROOT, date.fromisoformat(TODAY), "en")
    made.build.mkdir(parents=True)
    yield made
    forget(source)


NOTHING: dict[str, dict[str, bytes]] = {lang: {} for lang in LANGS}


@pytest.fixture
def overrides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the templates, and MkDocs made to use it."""
    for name in ("overrides", "catalogue/data"):
        shutil.copytree(REPOSITORY / name, tmp_path / "repository" / name)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(REPOSITORY / name, tmp_path / "repository")
    monkeypatch.setattr(mkdocs, "REPOSITORY", tmp_path / "repository")
    return tmp_path / "repository" / "overrides"


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<meta content="{{ page.url | length if page }}">', "more of a page than its slots"),
        ('<meta content="{{ page.meta.title | upper if page and page.meta }}">', "changed or cut"),
        ('<meta content="{{ page.meta.title if page and page.meta }}">', "more of a page"),
    ],
)
def test_a_template_that_shells_cannot_express_is_noticed(
    head: str, said: str, settings: Settings, overrides: Path, tmp_path: Path
) -> None:
    _change(overrides / "main.html", "{% block styles %}", "{% block styles %}" + head)
    with pytest.raises(ShellError, match=said):
        make_shells(settings, NOTHING, NOTHING, tmp_path / "out")


def test_a_part_included_from_the_head_is_a_slot(
    settings: Settings, overrides: Path, tmp_path: Path
) -> None:
    part = overrides / "partials" / "catalogue" / "head-data.html"
    part.write_text("<meta content='{{ page.title if page }}'>\n", encoding="utf-8")
    include = '{% block styles %}{% include "partials/catalogue/head-data.html" %}'
    _change(overrides / "main.html", "{% block styles %}", include)
    written = {lang: {"about.md": b"# A"} for lang in LANGS}
    made = make_shells(settings, written, NOTHING, tmp_path / "out")
    assert made["vi"].parts(PAGE) == ["head-data", "linked", "product"]
    about = (tmp_path / "out" / "en" / "about" / "index.html").read_text(encoding="utf-8")
    assert "<meta content='About'>" in about


def test_nothing_of_the_probes_is_published(settings: Settings, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = make_shells(settings, NOTHING, NOTHING, out)
    assert pickle.loads(pickle.dumps(made)) == made
    assert [path.name for path in (out / "vi").rglob("*.html")] == ["404.html"]
    assert not list(out.rglob("sitemap*"))
    published = [path for path in out.rglob("*") if path.suffix in {".html", ".json"}]
    assert not any("0-probe" in path.read_text(encoding="utf-8") for path in published)


def test_the_day_shows_nowhere(settings: Settings, tmp_path: Path) -> None:
    """Else the signature of shells would have to cover it."""
    made = []
    for day in ("2026-11-22", "2027-03-01"):
        out = tmp_path / day
        shells = make_shells(
            replace(settings, today=date.fromisoformat(day)), NOTHING, NOTHING, out
        )
        made.append((shells, digests(out)))
    assert made[0] == made[1]


def test_every_page_of_the_catalogue_has_a_family(settings: Settings, tmp_path: Path) -> None:
    made = make_shells(settings, NOTHING, NOTHING, tmp_path / "out")
    catalogue = load_and_check(REPOSITORY, settings.today).catalogue
    maker = Maker(Index(catalogue, settings.today), Labels("vi"), {})
    for page in PageMaker(maker, ROOT).pages():
        assert made["vi"].parts(page)


def test_signature_covers_what_shells_depend_on(settings: Settings) -> None:
    about = {lang: {"about.md": b"[x](products/x.md)"} for lang in LANGS}
    paths = {lang: ["products/x.md", "products/y.md"] for lang in LANGS}
    usual = shell_signature(settings, about, paths)
    others = [
        shell_signature(replace(settings, site_root="https://b.example/"), about, paths),
        shell_signature(settings, NOTHING, paths),
        shell_signature(settings, about, NOTHING),
    ]
    assert len({usual, *others}) == 4
    # Products that no hand-written page links to do not count.
    assert shell_signature(settings, about, {lang: ["products/x.md"] for lang in LANGS}) == usual
