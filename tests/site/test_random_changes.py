"""Builds after changes at random: the bytes of a build from nothing."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.support.changes import Changes
from tests.support.place import Place
from tests.support.thoroughly import trials

if TYPE_CHECKING:
    from pathlib import Path

# Builds of a sequence; each third is compared, the last with one that was lent nothing.
BUILDS = 12


@pytest.mark.parametrize("seed", trials([11], [11, 22]))
def test_any_sequence_of_changes_gives_the_site_of_a_build_from_nothing(
    seed: int, tmp_path: Path
) -> None:
    place = Place(tmp_path, products=40, photos=2)
    changes, chance = Changes(place.source, place.site, seed), random.Random(seed)
    done: list[str] = []
    try:
        place.build()
        for number in range(1, BUILDS + 1):
            done += [changes.make() for _ in range(chance.choice((1, 1, 2, 4)))]
            jobs = chance.choice((1, 2))
            place.build(changes.today, changes.root, jobs=jobs)
            if number % 3 == 0:
                lent = number < BUILDS
                expected = place.build_from_nothing(changes.today, changes.root, lent)
                assert place.differences(expected) == [], done
    finally:
        place.forget()
