"""The part of a site that does not depend on its entries: shells, theme files, hand-written pages.

MkDocs makes it, in a second or two; it is kept until the templates, the theme, the configuration or a
hand-written page change.
"""

from __future__ import annotations

import os
import pickle
import shutil
from typing import TYPE_CHECKING, NamedTuple, Self

from catalogue.publish.errors import PublishError
from catalogue.publish.mkdocs import Running, tidy
from catalogue.publish.shells import Shells, read_shells, shell_signature, write_probes
from catalogue.publish.templates import compile_all, templates_signature
from catalogue.publish.tree import File, untouched
from catalogue.reference import LANGS
from catalogue.shards import discard, read_sealed, write_sealed
from catalogue.signature import code_signature, digest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from catalogue.config import Settings

# Frames kept: going back and forth between two versions of a template costs nothing.
_KEPT = 3


class Frame(NamedTuple):
    """`files`: path below the site → digest of its content; they are in `folder`. `templates` names the
    templates of what goes into shells, `signature` both: all that every page depends on.

    The site's files are the same files under other names: a tool that writes to one writes to both.
    """

    folder: Path
    shells: dict[str, Shells]
    files: dict[str, str]
    templates: str
    signature: str


class Framing:
    """A frame in the making, or one that is there already. MkDocs runs while entries are read and
    templates are compiled.

    `paths` are the Markdown paths of the pages made of entries, by language. Use as a context.
    """

    def __init__(
        self,
        settings: Settings,
        written: Mapping[str, Mapping[str, bytes]],
        paths: Mapping[str, Collection[str]],
    ) -> None:
        self.written = written
        self._of = (settings, written, paths)
        self._name = name = shell_signature(settings, written, paths)
        self._folder = settings.build / "frames" / name
        self._fresh = self._folder.with_name(f"{name}.{os.getpid()}.tmp")
        self._kept = _kept(self._folder)
        self._running: Running | None = None
        if self._kept is None:
            shutil.rmtree(self._fresh, ignore_errors=True)
            self._fresh.mkdir(parents=True)
            self._configs = write_probes(settings, written, paths, self._fresh)
            each = self._configs.values()
            # Two processes are done sooner where there are cores to spare, one takes less of them.
            groups = [[path] for path in each] if settings.jobs > len(LANGS) else [list(each)]
            self._running = Running(settings, groups)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._running is not None:
            self._running.__exit__(*error)
        shutil.rmtree(self._fresh, ignore_errors=True)

    def finish(self) -> Frame:
        """Wait for the frame. Raises MkDocsError and ShellError."""
        if self._running is None:
            assert self._kept is not None
            return self._kept
        settings, _, _ = self._of
        compile_all(settings.site_root, templates_signature(), settings.build)
        shells = read_shells(self._configs, self._running.warnings())
        self.check()
        tidy(self._fresh)
        made = {
            path.relative_to(self._fresh).as_posix(): _listed(path)
            for path in sorted(self._fresh.rglob("*"))
            if path.is_file()
        }
        payload = pickle.dumps((shells, made), pickle.HIGHEST_PROTOCOL)
        write_sealed(self._fresh / "shells", code_signature(), payload)
        discard(self._folder)
        self._fresh.rename(self._folder)
        self._forget_old()
        return _frame(self._folder, shells, made)

    def check(self) -> None:
        """Raises PublishError when templates changed since the frame was begun: what was made of them
        may be half of the old and half of the new."""
        if shell_signature(*self._of) != self._name:
            raise PublishError(
                "Khuôn trang vừa thay đổi trong lúc tạo trang; hãy chạy lại. · "
                "Templates changed while the site was made; run again."
            )

    def _forget_old(self) -> None:
        others = [path for path in self._folder.parent.iterdir() if path != self._folder]
        others.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
        for old in others[_KEPT - 1 :]:
            discard(old)


def _kept(folder: Path) -> Frame | None:
    """The frame that is in a folder, unless it is damaged."""
    raw = read_sealed(folder / "shells", code_signature())
    if raw is None:
        return None
    shells, made = pickle.loads(raw)
    if not all(untouched(f"{folder}/{path}", file) for path, file in made.items()):
        return None
    os.utime(folder)
    return _frame(folder, shells, made)


def _listed(path: Path) -> File:
    found = path.stat()
    return File(digest(path.read_bytes()), found.st_size, found.st_mtime_ns)


def _frame(folder: Path, shells: dict[str, Shells], made: Mapping[str, File]) -> Frame:
    files = {path: file.key for path, file in made.items()}
    templates = templates_signature()
    return Frame(folder, shells, files, templates, digest(templates, repr(sorted(shells.items()))))
