"""A catalogue folder and its site: built again and again, and compared with a build from nothing."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from catalogue.config import Settings
from catalogue.publish import fast
from catalogue.publish.tree import MARK
from tests.support.entry_files import write_catalogue
from tests.support.frames import SHELF
from tests.support.run import (
    ROOT,
    TODAY,
    Ran,
    below,
    digests,
    forget,
    intermediate_folder,
    run,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class Place:
    """A catalogue folder of a test's own, its site beside it, and builds of it in this process.

    They begin with the frame of earlier catalogues and leave no Markdown: neither depends on what tests of
    incremental builds change, or is looked at by them.
    """

    def __init__(self, folder: Path, products: int, photos: int = 0) -> None:
        self.folder = folder
        self.source = write_catalogue(folder / "catalogue", products, photos)
        self.site = folder / "site"
        SHELF.lend(intermediate_folder(self.source))

    def run(
        self, today: str = TODAY, root: str = ROOT, jobs: int = 1, out: Path | None = None
    ) -> Ran:
        options = ["--today", today, "--site-url", root, "--jobs", str(jobs), "--lang", "en"]
        with patch.object(fast, "MARKDOWN_UP_TO", 0):
            return run("build", *options, "--source", self.source, "--out", out or self.site)

    def build(self, today: str = TODAY, root: str = ROOT, jobs: int = 1) -> None:
        ran = self.run(today, root, jobs)
        assert ran.code == 0, ran.text
        assert "Traceback" not in ran.text

    def build_from_nothing(
        self, today: str = TODAY, root: str = ROOT, lent: bool = True
    ) -> dict[str, str]:
        """What a build in another place makes that finds nothing of earlier ones; `lent`: but a frame."""
        cold = self.folder / "cold"
        with without_caches(cold, lent):
            ran = self.run(today, root, out=cold / "site")
        assert ran.code == 0, ran.text
        found = tree(cold / "site")
        shutil.rmtree(cold)
        return found

    def made_by_build(self, today: str = TODAY) -> set[str]:
        """The files that a build wrote, whatever their content; its mark is always one of them."""
        before = self.stamps()
        self.build(today)
        after = self.stamps()
        return {path for path, stamp in after.items() if before.get(path) != stamp} - {MARK}

    def tree(self) -> dict[str, str]:
        return tree(self.site)

    def files(self, below: str = "") -> dict[str, Path]:
        found = sorted((self.site / below).rglob("*"))
        return {path.relative_to(self.site).as_posix(): path for path in found if path.is_file()}

    def stamps(self, below: str = "", folders: bool = False) -> dict[str, tuple[int, int]]:
        """Number and time of every file: which file it is, and when somebody wrote to it."""
        paths = (
            [self.site, *(self.site / below).rglob("*")] if folders else self.files(below).values()
        )
        stats = {path.relative_to(self.site).as_posix(): path.stat() for path in paths}
        return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in stats.items()}

    def differences(self, expected: dict[str, str]) -> list[str]:
        found = self.tree()
        return sorted(path for path, _ in found.items() ^ expected.items())

    def forget(self) -> None:
        """Remove what its builds left in the repository's build/."""
        forget(self.source)


def tree(folder: Path) -> dict[str, str]:
    """Everything below a folder: files with what they hold in short, and folders."""
    return digests(folder) | dict.fromkeys(below(folder).folders, "/")


@contextmanager
def without_caches(folder: Path, lent: bool = True) -> Iterator[None]:
    """Builds meanwhile find nothing of earlier ones; `lent`: but a frame. They keep theirs below `folder`."""
    if lent:
        SHELF.lend(folder / "build")
    with patch.object(Settings, "build", folder / "build"):
        yield
