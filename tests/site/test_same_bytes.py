"""Both engines publish the same bytes: stock MkDocs for every page, and shells filled page by page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

from benchmarks import generate
from catalogue.reference import LANGS, kinds
from tests.support import naughty
from tests.support.run import Site, build_options, digests, forget, run, start
from tests.support.synthetic import CLOTH, HONEY, MAKER, write_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# What would be noticed if a template, a shell or a filling took it for anything but text.
HOSTILE = (
    "“A” & 'b' \"c\" <script>x</script> &amp; 100% %s \\1 \\g<0> {{ page }} {% x %} <base_url> "
    "\ue000title\ue001 0-probe \ue000part:product\ue001 <card TS0002>"
)
SUMMARY_LIMIT = 160
# So many that lists have rows below their cards, and such that every status occurs.
MANY, SEED = 100, 4


def built(out: Path, source: Path | None, engine: str) -> dict[str, str]:
    """Every file of a site but the one that says which engine made it."""
    ran = start("build", *build_options(out, source), "--engine", engine)
    assert ran.code == 0, ran.text
    return files(out)


def files(site: Path) -> dict[str, str]:
    return {path: digest for path, digest in digests(site).items() if path != "build.json"}


def assert_same(fast: dict[str, str], stock: dict[str, str]) -> None:
    assert sorted(fast) == sorted(stock)
    assert [path for path in stock if stock[path] != fast[path]] == []


def test_real_catalogue(site: Site, tmp_path: Path) -> None:
    stock = built(tmp_path / "stock", None, "mkdocs")
    there = {"robots.txt", "sitemap.xml", "404.html", "qr/HB0001.svg", "search/index.json"}
    assert there | {"search/text/m.json"} <= set(stock)
    assert_same(files(site.folder), stock)


def test_small_catalogue_with_photo(
    small_site: Site, catalogue_folder: Callable[..., Path], tmp_path: Path
) -> None:
    source = catalogue_folder(photo=True, built=False)
    stock = built(tmp_path / "stock", source, "mkdocs")
    assert len([path for path in stock if path.startswith("photos/")]) >= 4
    assert_same(files(small_site.folder), stock)


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Path]:
    """An invented catalogue of every kind of product."""
    source = tmp_path / "many"
    generate.write_catalogue(source, MANY, SEED)
    yield source
    forget(source)


def test_many_products(many: Path, tmp_path: Path) -> None:
    fast = built(tmp_path / "fast", many, "fast")
    made = Site(tmp_path / "fast", "", run("check", "--source", many))
    for lang in LANGS:
        page = made.page(f"{lang}/products/")
        cards = page.all("article", class_="card")
        rows = [row for rest in page.all("ul", class_="names--rest") for row in rest.all("li")]
        assert rows
        assert len(cards) + len(rows) == MANY
        pages = [made.page(f"{lang}/products/{slug}/") for slug in made.slugs("products")]
        states = {
            node["data-status"] for one in pages for node in one.walk() if node.get("data-status")
        }
        assert states == set(kinds()["statuses"])
    assert_same(fast, built(tmp_path / "stock", many, "mkdocs"))


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
    event = {"name": {"vi": HOSTILE}, "start": "2026-11-20", "end": "2026-12", "venue": HOSTILE}
    stands = [{"name": HOSTILE, "products": ["TS0001"]}, {"producers": [MAKER]}]
    sources = {"source": "a", "sources": {"a": {"title": HOSTILE, "level": "press"}}}
    (source / "events").mkdir()
    (source / "events" / "hoi-cho.yml").write_text(
        yaml.safe_dump(event | {"stands": stands} | sources, allow_unicode=True), encoding="utf-8"
    )
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
    fast = built(tmp_path / "fast", hostile, "fast")
    index = json.loads((tmp_path / "fast/search/index.json").read_bytes())
    assert [index[lang].count("\n") for lang in LANGS] == [1, 1]
    assert index["vi"].split("\n")[0] == f"products/{HONEY} {HOSTILE}"
    assert_same(fast, built(tmp_path / "stock", hostile, "mkdocs"))


@pytest.fixture
def naughty_sample(tmp_path: Path) -> Iterator[Path]:
    """Some of the corpus of hostile texts, in every field of every kind of entry."""
    source = naughty.write_catalogue(tmp_path / "naughty", every=9)
    yield source
    forget(source)


def test_hostile_texts_in_every_field(naughty_sample: Path, tmp_path: Path) -> None:
    fast = built(tmp_path / "fast", naughty_sample, "fast")
    assert len([path for path in fast if path.startswith("vi/products/x-")]) > 20
    assert_same(fast, built(tmp_path / "stock", naughty_sample, "mkdocs"))
