"""The frame of a site, made once in a run of the tests and lent to the other catalogues of that run.

MkDocs takes seconds for it, whatever the catalogue. One that needs another frame, for a page of its own or
another address, makes it as ever; tests of how a frame is made give back what they were lent.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Folders below a catalogue's `build` that hold what does not depend on its entries, and so can be lent.
_LENT = ("frames", "templates")


class Shelf:
    """Frames of a run. `folder` is known when the run begins; all its workers have the same."""

    folder: Path | None = None

    def keep(self, build: Path) -> None:
        """Take over frames that are not here yet."""
        if self.folder is None:
            return
        for kind in _LENT:
            for made in (build / kind).glob("*"):
                here = self.folder / kind / made.name
                if made.is_dir() and not here.exists():
                    fresh = here.with_name(f"{here.name}.{os.getpid()}.tmp")
                    shutil.copytree(made, fresh)
                    with suppress(OSError):  # another worker was faster
                        fresh.rename(here)
                    shutil.rmtree(fresh, ignore_errors=True)

    def lend(self, build: Path) -> None:
        """Copies for a catalogue whose build folder this is: it may do with them what it likes."""
        if self.folder is None:
            return
        for kind in _LENT:
            for made in (self.folder / kind).glob("*"):
                if made.suffix != ".tmp":
                    shutil.copytree(made, build / kind / made.name, dirs_exist_ok=True)


SHELF = Shelf()
