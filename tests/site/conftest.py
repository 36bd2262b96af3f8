"""Fixtures that several tests of builds share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.place import Place
from tests.support.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = Place(tmp_path_factory.mktemp("faults"), products=12, photos=1)
    yield place
    place.forget()


@pytest.fixture(scope="module")
def both(made: Place) -> Versions:
    return Versions(made)


@pytest.fixture
def versions(both: Versions) -> Versions:
    """With the old site published, and the new one to be built."""
    both.build("old")
    both.be("new")
    return both


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = Place(tmp_path_factory.mktemp("incremental"), products=20, photos=2)
    # Files written a moment before are read once more by the next build, which leaves nothing to do.
    place.build()
    yield place
    place.forget()


@pytest.fixture
def place(built: Place) -> Place:
    """A catalogue whose site is up to date."""
    built.build()
    return built
