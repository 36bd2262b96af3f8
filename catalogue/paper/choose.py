"""Which products go on paper: all, or those of an event, place, group, producer or of some ids.

Several of one kind of filter add up, different kinds narrow each other down: `--group food --group herbal
--place 05014` are foodstuffs and herbal products of Mường Động.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from catalogue.config import UsageError
from catalogue.enrich.index import commune_of, former_of
from catalogue.places import Commune, FormerUnit, places
from catalogue.reference import LANGS, groups
from catalogue.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProductBrief
    from catalogue.paper.content import Data, Paper

    Test = Callable[[ProductBrief], bool]

T = TypeVar("T")


@dataclass(frozen=True)
class Filters:
    """Slugs of events, groups and producers; codes or names of communes and former units; ids or slugs of
    products. Nothing given means all."""

    event: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    producer: tuple[str, ...] = ()
    product: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        return bool(self.event or self.place or self.group or self.producer or self.product)

    def file_part(self) -> str:
        """What the filters add to a file's name: "-hoi-cho-xuan-food"."""
        given = [*self.event, *self.place, *self.group, *self.producer, *self.product]
        return "".join(f"-{value.lower()}" for value in given) if len(given) <= 3 else "-selection"


def chosen(index: Index, filters: Filters) -> list[ProductBrief]:
    """The products in the order of ids. Raises UsageError for a filter that names what is not there, and
    when nothing is left."""
    tests = [
        _in_events(index, filters.event),
        _in_places(filters.place),
        _in_groups(index, filters.group),
        _of_producers(index, filters.producer),
        _of_ids(index, filters.product),
    ]
    found = [product for product in index.products if all(test(product) for test in tests)]
    if not found:
        raise UsageError("Không có sản phẩm nào như vậy.", "There is no such product.")
    return found


def in_common(paper: Paper, filters: Filters) -> list[Data]:
    """What a choice of products is called, in both languages, for the cover of a book."""
    index = paper.index
    titles: list[Data] = []
    for slug in filters.event:
        name = index.catalogue.events[slug].item.name
        titles.append({lang: name.get(lang) for lang in LANGS})
    for place in filters.place:
        code = _place(place)
        unit = places().communes.get(code) or places().former[code]
        titles.append({lang: unit.label(lang) for lang in LANGS})
    titles += [dict(groups()[slug].label) for slug in filters.group]
    for slug in filters.producer:
        producer = index.catalogue.producers[slug].name
        titles.append({lang: producer.get(lang) for lang in LANGS})
    return titles


def _everything(product: ProductBrief) -> bool:
    return True


def _in_events(index: Index, slugs: Iterable[str]) -> Test:
    from catalogue.enrich.events import event_products

    wanted = [known(slug, index.catalogue.events, "--event") for slug in slugs]
    if not wanted:
        return _everything
    ids = {product.id for entry in wanted for product in event_products(entry, index)}
    return lambda product: product.id in ids


def _in_places(names: Iterable[str]) -> Test:
    codes = {_place(name) for name in names}
    if not codes:
        return _everything

    def test(product: ProductBrief) -> bool:
        units = (commune_of(product), former_of(product))
        return any(unit is not None and unit.code in codes for unit in units)

    return test


def _place(name: str) -> str:
    """The code of a commune, ward or former unit given by code or name ("05014", "mường động").

    A name that a unit of today and one of before have means that of today.
    """
    known_places = places()
    units: list[Commune | FormerUnit] = [*known_places.communes.values()]
    units += known_places.former.values()
    wanted = fold(name)
    same = {
        unit.code: unit
        for unit in units
        if name == unit.code or wanted in (fold(unit.name), fold(unit.plain))
    }
    of_today = [code for code in same if code in known_places.communes]
    if len(of_today or same) > 1:
        codes = ", ".join(f"{unit.code} {unit.name}" for unit in same.values())
        raise UsageError(
            f"--place {name}: có nhiều nơi mang tên này; hãy ghi mã: {codes}",
            f"--place {name}: several places have this name; give the code: {codes}",
        )
    for code in of_today or same:
        return code
    raise _unknown("--place", name, [unit.plain for unit in units])


def _in_groups(index: Index, slugs: Iterable[str]) -> Test:
    wanted = {known(slug, groups(), "--group").slug for slug in slugs}
    return lambda product: not wanted or index.set_of(product).group in wanted


def _of_producers(index: Index, slugs: Iterable[str]) -> Test:
    wanted = {known(slug, index.catalogue.producers, "--producer").slug for slug in slugs}
    return lambda product: not wanted or bool(wanted & set(product.producers))


def _of_ids(index: Index, names: Iterable[str]) -> Test:
    everyone = {product.slug: product for product in index.products} | index.by_id
    wanted = {
        known(name.upper() if name.upper() in index.by_id else name, everyone, "--product").id
        for name in names
    }
    return lambda product: not wanted or product.id in wanted


def known(name: str, choices: Mapping[str, T], option: str) -> T:
    """What a slug names. Raises UsageError with the nearest one when there is no such."""
    if name in choices:
        return choices[name]
    raise _unknown(option, name, choices)


def _unknown(option: str, name: str, choices: Iterable[str]) -> UsageError:
    guess = nearest(name, choices)
    return UsageError(
        f"{option} {name}: không có trong danh mục." + (f" Ý bạn là {guess}?" if guess else ""),
        f"{option} {name}: not in the catalogue." + (f" Did you mean {guess}?" if guess else ""),
    )
