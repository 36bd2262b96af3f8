"""Ids, producers, products and sources: what refers to something must find it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.check.problems import Context, Overview, Problem, problem
from catalogue.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from catalogue.findings import Loc
    from catalogue.load.folder import Entry
    from catalogue.model import Event
    from catalogue.model.base import Model
    from catalogue.model.brief import ProducerBrief, ProductBrief


def check_id_unique(brief: ProductBrief, overview: Overview) -> Iterator[Problem]:
    # Both files are named: only their authors know which of the two is published already.
    paths = overview.ids[brief.id]
    if len(paths) > 1:
        other = next(path for path in paths if path != brief.path)
        free = _free_id(brief.id, overview.ids)
        yield problem(("id",), "id-duplicate", got=brief.id, other=other, nearest=free)


def _free_id(wanted: str, ids: Iterable[str]) -> str:
    """The number after the highest of the same two letters."""
    prefix = wanted[:2]
    highest = max(int(taken[2:]) for taken in ids if taken.startswith(prefix))
    return f"{prefix}{highest + 1:04d}" if highest < 9999 else "-"


def check_producers_exist(brief: ProductBrief, overview: Overview) -> Iterator[Problem]:
    yield from _unknown_producers(("producers",), brief.producers, overview)


def check_formerly(brief: ProducerBrief, overview: Overview) -> Iterator[Problem]:
    """Each address a producer had leads to it alone."""
    for index, slug in enumerate(brief.formerly):
        others = [path for path in overview.producer_addresses[slug] if path != brief.path]
        if others:
            yield problem(("formerly", index), "address-taken", got=slug, other=others[0])


def check_stands(entry: Entry[Event], overview: Overview) -> Iterator[Problem]:
    """Producers and products named at an event's stands."""
    for stand, row in enumerate(entry.item.stands):
        yield from _unknown_producers(("stands", stand, "producers"), row.producers, overview)
        for index, key in enumerate(row.products):
            if key not in overview.ids:
                best = nearest(key, overview.ids) or "-"
                loc = ("stands", stand, "products", index)
                yield problem(loc, "product-unknown", got=key, nearest=best)


def _unknown_producers(loc: Loc, keys: Sequence[str], overview: Overview) -> Iterator[Problem]:
    known, unreadable = overview.catalogue.producers, overview.catalogue.unreadable
    for index, key in enumerate(keys):
        if key not in known and f"producers/{key}.yml" not in unreadable:
            best = overview.nearest_producer(key) or "-"
            yield problem((*loc, index), "producer-unknown", got=key, nearest=best)


def check_sources(entry: Entry[Any], context: Context) -> Iterator[Problem]:
    """Every source named exists, and every source there is used."""
    sources = entry.item.sources
    used = set()
    for loc, key in source_references(context.parts(entry)):
        used.add(key)
        if key not in sources:
            best = nearest(key, sources) or "-"
            yield problem(loc, "source-unknown", got=key, nearest=best)
    for key in sources:
        if key not in used:
            yield problem(("sources", key), "source-unused", part="key", got=key)


def source_references(parts: Iterable[tuple[Loc, Model]]) -> Iterator[tuple[Loc, str]]:
    """All keys of sources in an entry: fields `source`, `*_source` and lists `*_sources`."""
    for loc, part in parts:
        for name in _referring(type(part)):
            value = getattr(part, name)
            if isinstance(value, list):
                for index, key in enumerate(value):
                    yield (*loc, name, index), key
            elif value is not None:
                yield (*loc, name), value


@cache
def _referring(model: type[Model]) -> list[str]:
    """The fields of a model that name sources."""
    endings = ("_source", "_sources")
    return [name for name in model.model_fields if name == "source" or name.endswith(endings)]


def check_lists(entry: Entry[Any], context: Context) -> Iterator[Problem]:
    """Nothing stands in a list of plain values twice."""
    for name in entry.item.model_fields_set:
        value = getattr(entry.item, name)
        if not isinstance(value, list) or len(value) < 2:
            continue
        seen = set()
        for index, element in enumerate(value):
            if isinstance(element, (str, int)):
                if element in seen:
                    yield problem((name, index), "list-duplicate", got=element)
                seen.add(element)
