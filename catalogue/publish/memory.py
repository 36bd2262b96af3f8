"""What is remembered from one build to the next, so that a saved file is on the screen at once.

The commonest change touches what only an entry's own page tells: its story, its sources, a fact. Then no
list, no card and no other page changes, and the plan of the last build holds but for that entry's key.
`serve` remembers it by itself; between runs it is kept in a file, safe to delete.
"""

from __future__ import annotations

import marshal
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from catalogue.publish.moved import moved_outputs
from catalogue.publish.open_data import OpenData
from catalogue.publish.packs import Layout
from catalogue.publish.plan import (
    Keys,
    Lists,
    Output,
    calendar_outputs,
    entry_files,
    entry_pages,
    list_outputs,
    page_output,
    share_outputs,
)
from catalogue.publish.search import Search
from catalogue.shards import read_sealed, write_sealed
from catalogue.signature import code_signature, digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from catalogue.enrich.index import Index
    from catalogue.enrich.search_tables import SearchPage
    from catalogue.model.brief import ProducerBrief, ProductBrief
    from catalogue.publish.site import Spare
    from catalogue.render.pages import PageMaker


_FILE = "plan"


class Plan(NamedTuple):
    """The list pages of a build and what it planned: pages, other files of entries, the search."""

    lists: Lists
    pages: list[Output]
    files: list[Output]
    search: list[Output]


@dataclass
class Memory:
    """`plan_for` as the last time, as far as it still holds; `spare` is what the last build left, `layout`
    what was in which pack."""

    spare: Spare | None = None
    layout: Layout | None = None
    _seen: str = ""
    _digests: dict[str, str] = field(default_factory=dict)
    _cards: dict[str, str] = field(default_factory=dict)
    _plan: Plan | None = None
    _search: Search = field(default_factory=Search)

    def plan_for(
        self,
        index: Index,
        makers: Mapping[str, PageMaker],
        keys: Keys,
        site_root: str,
        written: Sequence[SearchPage],
    ) -> Plan:
        """What to make of a catalogue; `written` are the pages that are none of entries."""
        catalogue = index.catalogue
        briefs: list[ProductBrief | ProducerBrief] = [
            *catalogue.products.values(),
            *catalogue.producers.values(),
        ]
        told = [(brief.path, brief.elsewhere) for brief in briefs]
        others = [catalogue.ledger.rows, list(catalogue.events.values()), list(written)]
        seen = digest(repr((keys.frame, site_root, index.today, keys.photos, told, others)))
        digests = {brief.path: brief.digest for brief in briefs}
        plan = self._plan if seen == self._seen else None
        is_new = plan is None
        if not is_new:
            keys.cards = self._cards  # what is told of a product elsewhere is the same
        data = OpenData(index, keys.photos, site_root)
        if plan is None:
            lists = Lists(makers)
            pages = [*list_outputs(keys, lists), *entry_pages(keys)]
            files = [
                *entry_files(keys, site_root),
                *moved_outputs(index, site_root),
                *calendar_outputs(index, site_root),
                *share_outputs(index, makers),
                *data.outputs(),
            ]
            plan = Plan(lists, pages, files, [])
        else:
            changed = {path for path, digest in digests.items() if digest != self._digests[path]}
            files = [
                data.renewed(one, changed) if one.kind == "open" else one for one in plan.files
            ]
            plan = plan._replace(pages=_renewed(plan.pages, changed, keys), files=files)
            if not plan.lists.are_made:  # those who would make them know the catalogue of before
                plan = plan._replace(lists=Lists(makers))
        # Last of all that can fail: what it remembers belongs to what is remembered here.
        search = list(_outputs(self._search.files(index, keys.photos, written, is_new)))
        self._plan = plan._replace(search=search)
        self._seen, self._digests, self._cards = seen, digests, keys.cards
        return self._plan

    def keep(self, home: Path) -> None:
        """Leave it for the next run, in the folder for what is kept about the site."""
        if self._plan is not None:
            outputs = (self._plan.pages, self._plan.files, self._plan.search)
            plain = [list(map(tuple, some)) for some in outputs]
            layout = self.layout and tuple(self.layout)
            told = (self._seen, self._digests, self._cards)
            kept: Any = (told, plain, self._search.kept(), layout)
            write_sealed(home / _FILE, _seal(), marshal.dumps(kept))

    @classmethod
    def of_last_run(cls, home: Path) -> Memory:
        """What the last run kept; nothing where that is missing, damaged or of another version."""
        memory = cls()
        raw = read_sealed(home / _FILE, _seal())
        if raw is not None:
            told, plain, search, layout = marshal.loads(raw)
            memory._seen, memory._digests, memory._cards = told
            pages, files, found = (list(map(Output._make, some)) for some in plain)
            memory._plan = Plan(Lists({}), pages, files, found)
            memory._search = Search(search)
            memory.layout = layout and Layout(*layout)
        return memory


def _seal() -> str:
    """What is kept is of this program, and `marshal` may differ from Python to Python."""
    return f"{sys.version} {code_signature()}"


def _renewed(pages: list[Output], changed: set[str], keys: Keys) -> list[Output]:
    """The same pages, with new keys for those of changed entries."""
    urls = {f"{path.removesuffix('.yml')}/" for path in changed}
    return [page_output(page, keys) if page.what in urls else page for page in pages]


def _outputs(files: Mapping[str, str]) -> Iterator[Output]:
    for path, content in files.items():
        yield Output(path, digest(content), "text", content)
