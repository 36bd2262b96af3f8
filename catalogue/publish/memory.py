"""What `serve` remembers from one build to the next, so that a saved file is on the screen at once.

The commonest change touches what only an entry's own page tells: its story, its sources, a fact. Then no
list, no card and no other page changes, and the plan of the last build holds but for that entry's key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from catalogue.model.brief import ProductBrief
from catalogue.publish.moved import moved_outputs
from catalogue.publish.open_data import OpenData
from catalogue.publish.plan import (
    Keys,
    Output,
    calendar_outputs,
    entry_files,
    entry_pages,
    list_outputs,
    page_output,
    share_outputs,
)
from catalogue.publish.search import Search
from catalogue.reference import LANGS
from catalogue.signature import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from catalogue.enrich.index import Index
    from catalogue.enrich.search_tables import SearchPage
    from catalogue.model.brief import ProducerBrief
    from catalogue.publish.site import Spare
    from catalogue.render.pages import Page, PageMaker


class Plan(NamedTuple):
    """The list pages of a build and what it planned: pages, other files of entries, the search."""

    lists: dict[str, dict[str, Page]]
    pages: list[Output]
    files: list[Output]
    search: list[Output]


@dataclass
class Memory:
    """`plan_for` as the last time, as far as it still holds; `spare` is what the last build left."""

    spare: Spare | None = None
    _seen: object = None
    _digests: dict[str, str] = field(default_factory=dict)
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
        told = list(map(_told_elsewhere, briefs))
        others = [catalogue.ledger.rows, list(catalogue.events.values()), list(written)]
        seen = (keys.frame, site_root, index.today, keys.photos, told, others)
        digests = {brief.path: brief.digest for brief in briefs}
        plan = self._plan if seen == self._seen else None
        is_new = plan is None
        data = OpenData(index, keys.photos, site_root)
        if plan is None:
            lists = {lang: {page.url: page for page in makers[lang].lists()} for lang in LANGS}
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
        # Last of all that can fail: what it remembers belongs to what is remembered here.
        search = list(_outputs(self._search.files(index, keys.photos, written, is_new)))
        self._plan = plan._replace(search=search)
        self._seen, self._digests = seen, digests
        return self._plan


def _told_elsewhere(brief: ProductBrief | ProducerBrief) -> ProductBrief | ProducerBrief:
    """All that anything but an entry's own page, and the search in its text, can tell of it."""
    if isinstance(brief, ProductBrief):
        return brief._replace(digest="", text="", gtins=(), stories=())
    return brief._replace(digest="")


def _renewed(pages: list[Output], changed: set[str], keys: Keys) -> list[Output]:
    """The same pages, with new keys for those of changed entries."""
    urls = {f"{path.removesuffix('.yml')}/" for path in changed}
    return [page_output(page, keys) if page.what in urls else page for page in pages]


def _outputs(files: Mapping[str, str]) -> Iterator[Output]:
    for path, content in files.items():
        yield Output(path, digest(content), "text", content)
