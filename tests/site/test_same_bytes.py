"""Both engines publish the same bytes: stock MkDocs for every page, and shells filled page by page.

What `--engine mkdocs` leaves behind is an ordinary MkDocs project: stock MkDocs makes the same pages.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from benchmarks import generate
from catalogue.enrich import collections, share
from catalogue.publish.mkdocs import is_unused
from catalogue.publish.scripts import SCRIPTS, gather
from catalogue.reference import LANGS, kinds
from tests.site.test_linked_data import linked, meta, nodes
from tests.support import naughty
from tests.support.frames import SHELF
from tests.support.run import (
    ROOT,
    Site,
    build_options,
    digests,
    forget,
    intermediate_folder,
    run,
)
from tests.support.synthetic import CLOTH, HONEY, MAKER, write_catalogue
from tests.support.thoroughly import trials

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What would be noticed if a template, a shell or a filling took it for anything but text.
HOSTILE = (
    "“A” & 'b' \"c\" <script>x</script> &amp; 100% %s \\1 \\g<0> {{ page }} {% x %} <base_url> "
    "\ue000title\ue001 0-probe \ue000part:product\ue001 <card TS0002>"
)
SUMMARY_LIMIT = 160
EPOCH = "1795305600"  # 2026-11-22, midnight UTC: MkDocs writes the day of the build into pages
# Such that every status occurs; and what is a long list, which has rows below its cards.
MANY, SEED = trials(50, 100), 4
LONG = 20
# Each so manieth of the hostile texts.
EVERY = 9


def built(out: Path, source: Path, engine: str) -> dict[str, str]:
    """Every file of a site but the one that says which engine made it."""
    ran = run("build", *build_options(out, source), "--engine", engine, "--jobs", "1")
    assert ran.code == 0, ran.text
    return files(out)


def files(site: Path) -> dict[str, str]:
    return {path: digest for path, digest in digests(site).items() if path != "build.json"}


def assert_same(fast: dict[str, str], stock: dict[str, str]) -> None:
    assert sorted(fast) == sorted(stock)
    assert [path for path in stock if stock[path] != fast[path]] == []


def test_real_catalogue(site: Site, real_copy: Path, tmp_path: Path) -> None:
    # The same catalogue in another place is the same site.
    assert_same(built(tmp_path / "site", real_copy, "fast"), files(site.folder))

    folder = intermediate_folder(real_copy)
    pages = digests(folder / "docs")  # a small catalogue's are left by either engine
    assert len(pages) > 200
    stock = built(tmp_path / "site", real_copy, "mkdocs")
    there = {"robots.txt", "sitemap.xml", "404.html", "qr/HB0001.svg", "search/index.json"}
    assert there | {"search/text/m.json"} <= set(stock)
    assert_same(files(site.folder), stock)
    assert digests(folder / "docs") == pages
    for lang in LANGS:
        config = yaml.safe_load((folder / f"mkdocs.{lang}.yml").read_text(encoding="utf-8"))
        assert not {"hooks", "plugins"} & set(config)
        options = ["--strict", "--quiet"]  # what is left to print are warnings
        options += ["-f", str(folder / f"mkdocs.{lang}.yml"), "-d", str(tmp_path / lang)]
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", *options],
            capture_output=True,
            encoding="utf-8",
            env=os.environ
            | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1"},
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout + done.stderr == ""
        gather(tmp_path / lang / SCRIPTS)
        made = {
            name: digest for name, digest in digests(tmp_path / lang).items() if not is_unused(name)
        }
        published = digests(tmp_path / "site" / lang)
        # What is no page of MkDocs.
        for name in ("events.ics", "feed.xml"):
            del published[name]
        assert made == published


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Path]:
    """An invented catalogue of every kind of product."""
    source = tmp_path / "many"
    generate.write_catalogue(source, MANY, SEED)
    SHELF.lend(intermediate_folder(source))
    yield source
    forget(source)


def test_many_products(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many that all share one picture, and that lists are long."""
    monkeypatch.setattr(share, "MOST_PRODUCTS", MANY - 1)
    monkeypatch.setattr(collections, "MOST_CARDS", LONG)
    fast = built(tmp_path / "fast", many, "fast")
    made = Site(tmp_path / "fast", "", run("check", "--source", many))
    assert [path for path in fast if path.startswith("share/")] == ["share/en.jpg", "share/vi.jpg"]
    for lang in LANGS:
        page = made.page(f"{lang}/products/")
        cards = page.all("article", class_="card")
        rows = [row for rest in page.all("ul", class_="names--rest") for row in rest.all("li")]
        assert rows
        assert len(cards) + len(rows) == MANY
        pages = [made.page(f"{lang}/products/{slug}/") for slug in made.slugs("products")]
        assert {meta(one)["og:image"] for one in pages} == {f"{ROOT}share/{lang}.jpg"}
        assert [node for one in pages for node in nodes(linked(one)) if "image" in node] == []
        states = {
            node["data-status"] for one in pages for node in one.walk() if node.get("data-status")
        }
        assert states == set(kinds()["statuses"])
    assert_same(fast, built(tmp_path / "stock", many, "mkdocs"))


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Path]:
    """A catalogue whose texts try to be more than text, with photos and a page of its own that links about.

    Some of the corpus of hostile texts is in every field of every kind of entry.
    """
    source = write_catalogue(tmp_path / "catalogue", photo=True)
    naughty.write_catalogue(source, every=EVERY)
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
    products = len([*hostile.glob("products/*.yml")])
    assert products > len(naughty.packed("products")) / EVERY + 2
    for lang in LANGS:
        assert index[lang].count("\n") == products - 1
        assert len([path for path in fast if re.match(f"{lang}/products/[^/]+/", path)]) == products
    assert f"products/{HONEY} {HOSTILE}" in index["vi"].split("\n")
    assert len([path for path in fast if path.startswith("photos/")]) >= 4
    assert_same(fast, built(tmp_path / "stock", hostile, "mkdocs"))
