"""catalogue/enrich/index.py: which other products a product's page shows."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from catalogue.enrich.index import RELATED_LIMIT, Index
from catalogue.model.brief import ProductBrief
from tests.support.briefs import index_of, product, reliable

COMMUNES = ("05014", "05200")


def related(index: Index, number: int) -> dict[str, list[int]]:
    found = index.related(index.catalogue.products[f"thu-{number}"])
    return {reason: [int(one.id[2:]) for one in others] for reason, others in found.items()}


def test_those_entered_after_it_are_shown_and_then_the_first() -> None:
    index = index_of(reliable(number) for number in range(1, 8))
    assert related(index, 2)["set"] == [3, 4, 5, 6]
    assert related(index, 5)["set"] == [6, 7, 1, 2]
    assert related(index, 7)["set"] == [1, 2, 3, 4]


def test_reliable_ones_come_before_the_others() -> None:
    index = index_of([product(1), reliable(2), product(3), product(4), reliable(5), product(6)])
    assert related(index, 3)["set"] == [5, 2, 4, 6]
    assert related(index, 5)["set"] == [2, 6, 1, 3]


def test_each_is_shown_once_for_the_nearest_reason() -> None:
    here = {"producers": ("a",), "commune": COMMUNES[0]}
    index = index_of(
        [
            reliable(1, **here),
            reliable(2, **here),
            reliable(3, commune=COMMUNES[0]),
            reliable(4),
            reliable(5, set=5),
        ]
    )
    assert related(index, 1) == {"producer": [2], "place": [3], "set": [4]}
    assert related(index, 5) == {"producer": [], "place": [], "set": []}


def test_in_a_large_set_all_are_shown_by_as_many() -> None:
    index = index_of(reliable(number) for number in range(1, 101))
    shown = Counter(other for one in range(1, 101) for other in related(index, one)["set"])
    assert shown == dict.fromkeys(range(1, 101), RELATED_LIMIT)


def in_order(index: Index, one: ProductBrief, pool: list[ProductBrief]) -> list[str]:
    """All of a pool, in the order in which they may be shown: sorted, with nothing left out."""

    def rank(other: ProductBrief) -> tuple[bool, bool, str]:
        return not index.rating(other).is_valid, other.id <= one.id, other.id

    return [other.id for other in sorted(pool, key=rank)]


def expected(index: Index, one: ProductBrief) -> dict[str, list[str]]:
    everyone, seen = index.products, {one.id}
    pools = {
        "producer": [[p for p in everyone if maker in p.producers] for maker in one.producers],
        "place": [[p for p in everyone if one.commune and p.commune == one.commune]],
        "set": [[p for p in everyone if p.set == one.set]],
    }
    found: dict[str, list[str]] = {}
    for reason, lists in pools.items():
        found[reason] = []
        for key in (key for pool in lists for key in in_order(index, one, pool)):
            if key not in seen and len(found[reason]) < RELATED_LIMIT:
                seen.add(key)
                found[reason].append(key)
    return found


@st.composite
def products(draw: st.DrawFn) -> list[ProductBrief]:
    rows = st.tuples(
        st.booleans(),
        st.lists(st.sampled_from("abc"), max_size=2, unique=True),
        st.sampled_from([None, *COMMUNES]),
        st.sampled_from([4, 5]),
    )
    return [
        (reliable if valid else product)(
            number, producers=tuple(makers), commune=commune, set=number_of_set
        )
        for number, (valid, makers, commune, number_of_set) in enumerate(
            draw(st.lists(rows, min_size=1, max_size=60)), start=1
        )
    ]


@given(products())
def test_any_catalogue(everyone: list[ProductBrief]) -> None:
    index = index_of(everyone)
    for one in everyone:
        found = index.related(one)
        shown = [other.slug for others in found.values() for other in others]
        assert one.slug not in shown
        assert len(shown) == len(set(shown))
        ids = {reason: [other.id for other in others] for reason, others in found.items()}
        assert ids == expected(index, one)
