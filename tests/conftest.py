"""Sites that tests look at: each is built once per run, also when pytest-xdist runs several workers."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from benchmarks import generate
from catalogue.config import REPOSITORY
from catalogue.progress import Reporter
from catalogue.publish.lock import lock
from tests.support import fair, naughty, plenty
from tests.support.frames import SHELF
from tests.support.run import (
    ROOT,
    Ran,
    Site,
    build_options,
    forget,
    intermediate_folder,
    start,
)
from tests.support.server import serving
from tests.support.synthetic import write_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Serve = Callable[..., str]
    CatalogueFolder = Callable[..., Path]

# Products of `large_site`.
LARGE = 400


def run_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """A folder that all workers of this run share."""
    base = factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name


def _shared(
    factory: pytest.TempPathFactory,
    name: str,
    root: str,
    write_source: Callable[[Path], Path] | None = None,
) -> Site:
    """Build a site, or wait for the worker that does."""
    folder = run_folder(factory, name)
    note = folder / "ran.json"
    with lock(folder, Reporter("en", quiet=True)):
        if not note.exists():
            source = write_source(folder / "catalogue") if write_source else None
            if source:
                SHELF.lend(intermediate_folder(source))
            ran = start("build", *build_options(folder / "site", source, root))
            note.write_text(json.dumps(asdict(ran)), encoding="utf-8")
            if source:
                SHELF.keep(intermediate_folder(source))
                forget(source)
    return Site(folder / "site", root, Ran(**json.loads(note.read_text(encoding="utf-8"))))


# How long an example takes says more of the machine than of the program.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def shelf(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where this run keeps frames of sites."""
    SHELF.folder = run_folder(tmp_path_factory, "frames")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real catalogue at the root of a host."""
    return _shared(tmp_path_factory, "real", ROOT)


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real catalogue below a path, as GitHub Pages serves a project."""
    return _shared(tmp_path_factory, "below", "https://ocop.example/repo/")


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The invented catalogue of tests/support/synthetic.py, with its photo."""
    return _small(tmp_path_factory)


@pytest.fixture(scope="session")
def plenty_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The invented catalogue of tests/support/plenty.py: several photos, long texts, every contact."""
    return _shared(tmp_path_factory, "plenty", ROOT, plenty.write_catalogue)


@pytest.fixture(scope="session")
def fair_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The invented catalogue of tests/support/fair.py: the small one, and fairs."""
    return _shared(tmp_path_factory, "fair", ROOT, fair.write_catalogue)


@pytest.fixture(scope="session")
def naughty_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The catalogue of tests/support/naughty.py: a corpus of hostile texts in every field.

    What it is made of, `notes.json` beside it says.
    """
    return _shared(tmp_path_factory, "naughty", ROOT, naughty.write_catalogue)


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """So many generated products that lists are long."""
    return _shared(tmp_path_factory, "large", ROOT, _write_large)


def _write_large(folder: Path) -> Path:
    generate.write_catalogue(folder, LARGE)
    return folder


def _small(factory: pytest.TempPathFactory) -> Site:
    return _shared(factory, "small", ROOT, lambda folder: write_catalogue(folder, photo=True))


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """`serve(folder, base="/")` → the address where the folder is served until the run ends."""
    with ExitStack() as stack:
        running: dict[tuple[Path, str], str] = {}

        def start_server(folder: Path, base: str = "/") -> str:
            if (folder, base) not in running:
                running[folder, base] = stack.enter_context(serving(folder, base))
            return running[folder, base]

        yield start_server


@pytest.fixture
def catalogue_folder(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CatalogueFolder]:
    """`catalogue_folder(photo=True, built=True)` → an invented catalogue of the test's own.

    Its site is beside it in `site`.
    """
    made: list[Path] = []

    def make(photo: bool = True, built: bool = True) -> Path:
        source = write_catalogue(tmp_path / "catalogue", photo)
        made.append(source)
        if built and photo:  # one that was made already
            original = _small(tmp_path_factory)
            assert original.ran.code == 0, original.ran.text
            shutil.copytree(original.folder, tmp_path / "site")
            SHELF.lend(intermediate_folder(source))
        elif built:
            ran = start("build", *build_options(tmp_path / "site", source))
            assert ran.code == 0, ran.text
        return source

    yield make
    for source in made:
        forget(source)


@pytest.fixture
def real_copy(tmp_path: Path) -> Iterator[Path]:
    """A copy of the real catalogue outside the repository."""
    source = tmp_path / "copy"
    for name in ("products", "producers", "events", "pages"):
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, source / name)
    yield source
    forget(source)
