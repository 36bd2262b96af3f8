"""Addresses stay: of renamed products and producers, and of products that are no longer made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.entry_files import edit
from tests.support.frames import SHELF
from tests.support.run import (
    ROOT,
    TODAY,
    Site,
    build_options,
    digests,
    forget,
    intermediate_folder,
    run,
)
from tests.support.synthetic import CLOTH, HONEY, MAKER, write_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOVED = {f"products/{HONEY}-cu/": f"products/{HONEY}/", "producers/htx-cu/": f"producers/{MAKER}/"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The honey was renamed, so was its producer; the cloth is no longer made."""
    folder = tmp_path_factory.mktemp("addresses")
    source = write_catalogue(folder / "catalogue")
    honey = source / f"products/{HONEY}.yml"
    honey.rename(honey.with_name(f"{HONEY}-cu.yml"))
    assert run("ledger", "--source", source, "--today", TODAY).code == 0
    honey.with_name(f"{HONEY}-cu.yml").rename(honey)
    assert run("ledger", "--source", source, "--today", TODAY).code == 0
    edit(source / f"producers/{MAKER}.yml", formerly=["htx-cu"])
    edit(source / f"products/{CLOTH}.yml", status="discontinued")
    out = folder / "site"
    SHELF.lend(intermediate_folder(source))
    ran = run("build", *build_options(out, source))
    assert ran.code == 0, ran.text
    yield Site(out, ROOT, ran)
    forget(source)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("old", "new"), MOVED.items())
def test_old_address_leads_to_the_new_one_without_scripts(
    built: Site, lang: str, old: str, new: str
) -> None:
    page = built.page(f"{lang}/{old}")
    (refresh,) = (node for node in page.all("meta") if node.get("http-equiv") == "refresh")
    way = f"../{new.split('/')[1]}/"
    assert refresh["content"] == f"0;url={way}"
    assert page.one("a")["href"] == way
    assert (built.folder / lang / old / way / "index.html").is_file()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("old", "new"), MOVED.items())
def test_old_address_tells_search_engines_the_new_one(
    built: Site, lang: str, old: str, new: str
) -> None:
    page = built.page(f"{lang}/{old}")
    (canonical,) = (node for node in page.all("link") if node.get("rel") == "canonical")
    assert canonical["href"] == f"{ROOT}{lang}/{new}"
    (robots,) = (node for node in page.all("meta") if node.get("name") == "robots")
    assert "noindex" in robots["content"]
    assert old not in (built.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert page.one("html")["lang"] == lang


def test_page_at_an_old_address_is_tiny(built: Site) -> None:
    for old in MOVED:
        assert (built.folder / "vi" / old / "index.html").stat().st_size < 3000


def test_printed_code_of_a_renamed_product_leads_to_its_new_page(built: Site) -> None:
    links = [node["href"] for node in built.page("Q/TS0001/").all("a")]
    assert links == [f"../../{lang}/products/{HONEY}/" for lang in ("vi", "en")]


@pytest.mark.parametrize(
    ("lang", "words"),
    [("vi", "không còn được sản xuất"), ("en", "no longer made")],
)
def test_discontinued_product_keeps_page_and_code_and_says_so(
    built: Site, lang: str, words: str
) -> None:
    page = built.page(f"{lang}/products/{CLOTH}/")
    assert words in page.one("header", class_="product__head").text()
    assert words in built.page("Q/TS0002/").one("main").text()
    assert words not in built.page("Q/TS0001/").one("main").text()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_discontinued_product_names_what_to_look_at_instead(built: Site, lang: str) -> None:
    note = built.page(f"{lang}/products/{CLOTH}/").one("p", id="instead")
    assert [node["href"] for node in note.all("a")] == [f"../../products/{HONEY}/"]


def test_both_engines_write_the_same_at_old_addresses(built: Site, tmp_path: Path) -> None:
    source = built.folder.parent / "catalogue"
    ran = run("build", *build_options(tmp_path / "stock", source), "--engine", "mkdocs")
    assert ran.code == 0, ran.text
    both = [digests(folder) for folder in (built.folder, tmp_path / "stock")]
    for one in both:
        del one["build.json"]
    assert both[0] == both[1]
