"""MiniSearch on the data that our own index is made of, with settings that suit it best.

Words are folded; names weigh more than aliases, these more than producers and places, texts least; words may
go on and have a typo; all words must be found, and only where that gives nothing, any.
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

from benchmarks.markdown_pages import written_pages
from benchmarks.peers.base import node_tools, write
from benchmarks.search.engines.base import Engine
from catalogue.places import places
from catalogue.reference import LANGS, groups, marks, sets
from catalogue.render.written_pages import page_url
from catalogue.text import slug, words

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.search.known import Known, Thing
    from catalogue.reference import Group, ProductSet

_VERSION = "7.2.0"
_HEADING = re.compile(r"^#+ (.+?)(?: *\{.*)?$", re.MULTILINE)
Record = dict[str, str]


class MiniSearch(Engine):
    """Two indexes: products, and everything else."""

    name = "MiniSearch"
    adapter = "minisearch.js"
    made_of = ("benchmarks/search/engines/minisearch.py",)

    def version(self) -> str:
        return _VERSION

    def fill(self, known: Known) -> None:
        node_tools(self.tools, {"minisearch": _VERSION})
        shutil.copyfile(
            self.tools / "node_modules/minisearch/dist/es/index.js", self.folder / "library.js"
        )
        products = [_product(thing, known) for thing in known.products.values()]
        others = [*_others(known), *_pages(self.source)]
        data = {"products": products, "others": others}
        write(self.folder / "records.json", json.dumps(data, ensure_ascii=False))


def _product(thing: Thing, known: Known) -> Record:
    makers = [known.producers[name] for name in thing.producers]
    group, kind = groups()[thing.group], sets()[thing.set]
    named = words(thing.all_names).split()
    return {
        "url": f"products/{thing.slug}/",
        "name": words(" ".join(thing.names)),
        "alias": words(" ".join((thing.id, *thing.aliases))),
        "producer": words(" ".join(name for one in makers for name in (*one.names, *one.aliases))),
        "place": words(" ".join(thing.places)),
        "kind": words(
            " ".join(
                [of.short[lang] for of in (group, kind) for lang in LANGS]
                + [marks()[mark].label[lang] for mark in thing.marks for lang in LANGS]
            )
        ),
        "text": " ".join(sorted(set(words(thing.text).split()) - set(named))),
    }


def _others(known: Known) -> list[Record]:
    found = [
        _other(f"producers/{one.slug}/", one.names, one.aliases) for one in known.producers.values()
    ]
    for code, commune in places().communes.items():
        former = [places().former[old] for old in commune.former]
        found.append(
            _other(
                f"places/{code}-{slug(commune.plain)}/",
                [commune.label(lang) for lang in LANGS],
                [unit.label(lang) for unit in former for lang in LANGS],
            )
        )
    kinds: list[Group | ProductSet] = [*groups().values(), *sets().values()]
    found += [_other(of.url, [*of.short.values()], [*of.label.values()]) for of in kinds]
    found += [
        _other(f"products/?mark={name}", [*mark.label.values()], [])
        for name, mark in marks().items()
    ]
    return found


def _pages(source: Path) -> list[Record]:
    """The pages that people wrote, by their headings in both languages."""
    titles: dict[str, list[str]] = {}
    headings: dict[str, list[str]] = {}
    for _, name, text in written_pages(source):
        first, *more = _HEADING.findall(text)
        titles.setdefault(page_url(name), []).append(first)
        headings.setdefault(page_url(name), []).extend(more)
    return [_other(url, names, headings[url]) for url, names in titles.items()]


def _other(url: str, names: list[str], aliases: list[str]) -> Record:
    return {"url": url, "name": words(" ".join(names)), "alias": words(" ".join(aliases))}
