"""Writing folders: only what changed, and a site that is swapped in whole.

`sync` makes a folder hold just the given files and touches none that are right already. `Stage` collects
a new site beside the old one and puts it in its place at the end; whatever fails before leaves the old
site as it was.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from catalogue import __version__
from catalogue.config import UsageError
from catalogue.publish.exchange import exchange
from catalogue.publish.tree import MARK, put
from catalogue.shards import discard

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

_GENERATOR = "ocop-catalogue"


def write(path: Path, content: bytes) -> bool:
    """Write a file unless it holds just that; true when it was written."""
    with suppress(OSError):
        if path.read_bytes() == content:
            return False
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except (IsADirectoryError, PermissionError):
        if not path.is_dir():
            raise
        discard(path)
        path.write_bytes(content)
    return True


def sync(folder: Path, files: Mapping[str, bytes]) -> int:
    """Make `folder` hold exactly `files` (relative path with "/" → content); how many were written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = sum(write(folder / path, content) for path, content in files.items())
    wanted = {Path(path) for path in files}
    for found in sorted(folder.rglob("*"), reverse=True):
        if found.is_dir() and not found.is_symlink():
            with suppress(OSError):  # not empty
                found.rmdir()
        elif found.relative_to(folder) not in wanted:
            found.unlink()
    return written


class Stage:
    """A new site in the making. Use as a context; `publish()` swaps it in.

    Two runs must not publish to one place at the same time: hold `lock.lock_output` meanwhile. What a
    killed run left beside the site is cleared away by the next one.

    Raises UsageError when the place to publish to holds something else than a site of ours.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        # A name of its own: what a killed run's children still write never gets into this site.
        self.folder = out.with_name(f".{out.name}.new-{os.getpid()}")
        self._old = out.with_name(f".{out.name}.old")

    def __enter__(self) -> Self:
        self.recover()
        self._refuse_foreign()
        for left in self.out.parent.glob(f".{self.out.name}.new-*"):
            shutil.rmtree(left, ignore_errors=True)
        try:
            self.folder.mkdir(parents=True)
        except OSError as error:
            raise UsageError(
                f"Không ghi được vào {self.out.parent}: {error.strerror}",
                f"Cannot write to {self.out.parent}: {error.strerror}",
            ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def publish(self, info: Mapping[str, object]) -> None:
        """Put the new site in the place of the old one."""
        mark = {"generator": _GENERATOR, "version": __version__, **info}
        text = json.dumps(mark, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        put(f"{self.folder}/{MARK}", text.encode())
        shutil.rmtree(self._old, ignore_errors=True)
        # In one step where the system can; else there is a moment without a site, see `recover`.
        if self.out.exists() and not exchange(self.folder, self.out):
            self.out.rename(self._old)
        try:
            if not self.out.exists():
                self.folder.rename(self.out)
        except OSError:
            self.recover()
            raise
        if self._old.exists():
            self._old.rename(self.folder)
        self._let_go()

    def _let_go(self) -> None:
        """The site that was published before is now in `folder`, if there was one."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def recover(self) -> None:
        """A run that was killed between the two renames left the old site aside: put it back."""
        if self._old.exists() and not self.out.exists():
            self._old.rename(self.out)

    def _refuse_foreign(self) -> None:
        if not self.out.exists() or (self.out.is_dir() and not any(self.out.iterdir())):
            return
        try:
            ours = json.loads((self.out / MARK).read_bytes())["generator"] == _GENERATOR
        except (OSError, ValueError, KeyError, TypeError):
            ours = False
        if not ours:
            raise UsageError(
                f"{self.out} đã có và không phải trang do lệnh này tạo ra; hãy chọn thư mục khác với --out.",
                f"{self.out} exists and is not a site made by this command; choose another with --out.",
            )
