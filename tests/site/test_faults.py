"""Whatever goes wrong in the midst of a build: the site is the old one or the new one, and the next build
is right.
"""

from __future__ import annotations

import shutil
import sys
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from catalogue.publish import site as site_module
from tests.support.fateful import Fates, spread, things_done
from tests.support.frames import SHELF
from tests.support.run import intermediate_folder
from tests.support.thoroughly import trials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.versions import Versions

FATES = Fates()


@pytest.fixture(scope="module", autouse=True)
def fates() -> Iterator[None]:
    yield
    FATES.end()


# ---- killed ----------------------------------------------------------------------------------------

posix = pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")


@posix
def test_incremental_build_killed_at_any_moment(versions: Versions) -> None:
    total = things_done(FATES.build(versions.place, "kill", 0))
    ends = set()
    for moment, wanted in zip(spread(total, trials(5, 10)), cycle(["old", "new"])):
        ends.add(killed(versions, wanted, moment))
        versions.build(wanted)
    assert ends == {True, False}


@posix
def test_first_build_in_a_new_checkout_killed_at_any_moment(versions: Versions) -> None:
    """Nothing is known of the site that is there: all caches are gone, or all but a frame."""
    forget_all_but_a_frame(versions)
    total = things_done(FATES.build(versions.place, "kill", 0))
    moments = total // 3, total * 2 // 3, total - 3
    for moment, wanted in zip(moments, cycle(["old", "new"])):
        forget_all_but_a_frame(versions)
        killed(versions, wanted, moment)
        versions.build(wanted)
    for moment, wanted in zip(trials(moments[:1], moments), cycle(["new", "old"])):
        versions.place.forget()
        killed(versions, wanted, moment)
        versions.build(wanted)


def forget_all_but_a_frame(versions: Versions) -> None:
    versions.place.forget()
    SHELF.lend(intermediate_folder(versions.place.source))


def killed(versions: Versions, wanted: str, moment: int) -> bool:
    """Kill a build; whether the wanted site was there already. Another one than the two never is."""
    versions.be(wanted)
    ran = FATES.build(versions.place, "kill", moment)
    assert ran.code in {0, -9}, f"at {moment}: {ran.text}"
    published = versions.published()
    assert published is not None, f"killed at {moment}"
    return published == wanted


# ---- nowhere to write ------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["full", "forbidden"])
def test_nothing_can_be_written_any_more(versions: Versions, what: str) -> None:
    # What there is to do depends on what was done before: the least of a few builds.
    found = []
    for wanted in ("new", "old", "new"):
        versions.be(wanted)
        found.append(things_done(FATES.build(versions.place, what, 10**9)))
    total = min(found)
    reason = {"full": "No space left on device", "forbidden": "Permission denied"}[what]
    ends = []
    for moment, wanted in zip((1, total // 3, total * 2 // 3), cycle(["old", "new"])):
        versions.be(wanted)
        ran = FATES.build(versions.place, what, moment)
        assert reason in ran.err, f"from {moment} of {total}: {ran.text}"
        assert "Traceback" not in ran.text
        ends.append(ran.code)
        if ran.code == 0:  # a build that has less to do may be at its end by then
            assert "intermediate results could not be kept" in ran.err
            assert versions.published() == wanted
        assert versions.published() is not None, f"from {moment} of {total}"
        versions.build(wanted)
    assert ends in ([2, 2, 2], [2, 2, 0])


def test_folder_of_the_site_that_cannot_be_written_to(versions: Versions) -> None:
    ran = FATES.build(versions.place, "forbidden", 1, versions.place.folder)
    assert ran.code == 2
    assert f"Cannot write to {versions.place.folder}: Permission denied" in ran.err
    assert "Traceback" not in ran.text
    assert versions.published() == "old"
    versions.build("new")


def test_site_on_another_disk_than_the_caches(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The spare is then beside the site: folders change places within a disk only."""
    monkeypatch.setattr(site_module, "_parent", lambda path: _OnAnotherDisk())
    for version in ("new", "old", "new"):
        versions.be(version)
        versions.place.build()
        assert versions.published() == version
        there = {path.name for path in versions.place.folder.iterdir()}
        assert there == {".site.spare", "catalogue", "site"}
    monkeypatch.undo()
    shutil.rmtree(versions.place.folder / ".site.spare")


class _OnAnotherDisk:
    st_dev = -1

    def stat(self) -> _OnAnotherDisk:
        return self
