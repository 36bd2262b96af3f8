"""What the comparison needs of a search: a folder to serve, and a script that answers queries in it.

The script, `adapter.js` in the folder, is the same for whoever asks:

    import { open } from "/adapter.js";
    const search = await open("vi");
    await search.ask("mat ong");   // { products: ["products/x/", …], others: ["groups/food/", …] }

Addresses are those below the home page of a language.
"""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from benchmarks.search.catalogues import digest_of
from catalogue.config import REPOSITORY

if TYPE_CHECKING:
    from benchmarks.search.known import Known

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Engine(ABC):
    """`source`: the catalogue's folder. `folder`: what is served. `tools`: where packages are installed."""

    source: Path
    folder: Path
    tools: Path

    name = ""
    adapter = ""
    # Files, beside its own adapter, that the folder is made from: it is kept while they are the same.
    made_of: ClassVar[tuple[str, ...]] = ()
    has_marks = True  # whether it has something to open for a mark such as VietGAP

    @abstractmethod
    def version(self) -> str: ...

    @abstractmethod
    def fill(self, known: Known) -> None:
        """Write everything but the adapter to the folder, which is new; install what that needs."""

    def prepare(self, known: Known) -> None:
        """Make the folder, or leave it when it is up to date."""
        mark, digest = self.folder / "made-from.txt", self._digest()
        if not (mark.is_file() and mark.read_text(encoding="utf-8") == digest):
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            self.fill(known)
            mark.write_text(digest, encoding="utf-8")
        shutil.copyfile(_HERE / self.adapter, self.folder / "adapter.js")
        (self.folder / "index.html").write_text(
            '<!doctype html><html lang="vi"><link rel="icon" href="data:,"><title>.</title></html>'
        )

    def _digest(self) -> str:
        patterns = self.made_of
        files = [path for one in patterns for path in REPOSITORY.glob(one) if path.is_file()]
        return digest_of([self.source / "made-from.txt", *files]) + self.version()
