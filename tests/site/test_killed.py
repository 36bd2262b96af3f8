"""A build that is killed in the midst of its work: the old site stands, the next build clears up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from catalogue.options import ENGINES
from tests.support.run import beside, build_options, command, digests, environment, forget, run
from tests.support.synthetic import HONEY
from tests.support.thoroughly import trials

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# How far the new site has come when the end comes: a file in the folder where it grows.
MOMENTS = trials(["", "sitemap.xml"], ["", "en/index.html", "sitemap.xml"])


def kill_when(parent: Path, options: list[str], sign: str) -> bool:
    """Start a build and kill it, with all it started, once `sign` is there; false when it was faster."""
    process = subprocess.Popen(
        command("build", *options),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
    )
    while process.poll() is None:
        if any((folder / sign).exists() for folder in parent.glob(".site.new*")):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            break
        time.sleep(0.001)
    return process.wait() != 0


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")
@pytest.mark.parametrize("engine", ENGINES)
def test_killed_build_leaves_the_old_site_and_the_next_one_clears_up(
    catalogue_folder: Callable[..., Path], engine: str
) -> None:
    source = catalogue_folder()
    parent, site = source.parent, source.parent / "site"
    entry = source / "products" / f"{HONEY}.yml"
    before, neighbours = digests(site), beside(site)
    forget(source)  # so that there is enough to do
    entry.write_text(entry.read_text(encoding="utf-8").replace("Thử", "Khác"), encoding="utf-8")
    options = [*build_options(site, source), "--engine", engine]
    killed = 0
    for sign in MOMENTS:
        if not kill_when(parent, options, sign):
            break  # too fast for this moment: what is there now is the new site
        killed += 1
        if site.exists():
            assert digests(site) == before, f"killed when {sign or 'the folder'} was there"
        else:  # between the two renames of the swap
            assert digests(parent / ".site.old") == before
    assert killed >= len(MOMENTS) - 1
    ran = run("build", *options)
    assert ran.code == 0, ran.text
    assert beside(site) == neighbours
    assert "Khác" in (site / "vi" / "products" / HONEY / "index.html").read_text(encoding="utf-8")


def test_site_that_a_killed_swap_set_aside_comes_back(
    catalogue_folder: Callable[..., Path],
) -> None:
    """The worst moment of all, made by hand: the old site is aside and the new one not yet in place."""
    source = catalogue_folder()
    site = source.parent / "site"
    before = digests(site)
    site.rename(source.parent / ".site.old")
    (source / "products" / "che-thu.yml").write_bytes(b"\xff")
    assert run("build", *build_options(site, source)).code == 1
    (source / "products" / "che-thu.yml").unlink()
    assert run("build", *build_options(site, source)).code == 0
    assert digests(site) == before
    assert beside(site) == ["catalogue", "site"]
