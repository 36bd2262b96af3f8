"""Stock MkDocs, once per language: the reference way to make HTML of the Markdown pages.

`build/mkdocs.vi.yml` and `build/mkdocs.en.yml` inherit the repository's configuration and say where the
pages of this run are and where the site goes. Both languages are built at the same time, in processes of
their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import yaml

from catalogue.config import CONFIG_FILES, REPOSITORY
from catalogue.enrich.search_data import is_large
from catalogue.enrich.share import has_pictures
from catalogue.load.folder import entry_files
from catalogue.publish import stylesheets
from catalogue.publish.app import assets_version
from catalogue.publish.errors import PublishError
from catalogue.publish.folders import write
from catalogue.publish.scripts import SCRIPTS, gather
from catalogue.reference import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.config import Settings


class MkDocsError(PublishError):
    """MkDocs failed: in short, and everything it printed."""


def _reason(output: str) -> str:
    """What MkDocs says before a traceback, and the traceback's last line."""
    before, _, trace = output.strip().partition("Traceback (most recent call last)")
    last = trace.strip().splitlines()[-1:]
    said = [line for line in before.strip().splitlines() if not line.startswith("INFO")]
    return "\n".join([*said, *last])


def config_path(settings: Settings, lang: str) -> Path:
    return settings.build / f"mkdocs.{lang}.yml"


def write_config(
    path: Path,
    lang: str,
    site_root: str,
    docs: Path,
    site: Path,
    products: int,
    **more: object,
) -> Path:
    """The configuration of one language for a run: its pages in `docs`, the site to `site`.

    Paths in it are relative to the file. `products`: how many there are. `more` are further settings of
    MkDocs.
    """
    config = {
        "INHERIT": relative(REPOSITORY / CONFIG_FILES[lang], path),
        "site_url": f"{site_root}{lang}/",
        "docs_dir": relative(docs, path),
        "site_dir": relative(site, path),
        "theme": {"custom_dir": relative(REPOSITORY / "overrides", path)},
        "extra": {
            **depends_on(products),
            "bundle": stylesheets.BUNDLE,
            "assets_version": assets_version(),
        },
        **more,
    }
    head = "# Made by build.py for this run; changes are lost.\n"
    text = head + yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    write(path, text.encode())
    return path


def depends_on(products: int) -> dict[str, bool]:
    """What the frame of all pages must know of a catalogue with so many products: whether each has a share
    picture, whether the search answers a first letter before it has its index."""
    return {"share_pictures": has_pictures(products), "search_letters": is_large(products)}


def relative(target: Path, file: Path) -> str:
    """A path as a configuration file names it."""
    try:
        return Path(os.path.relpath(target, file.parent)).as_posix()
    except ValueError:  # another drive on Windows
        return target.as_posix()


# What MkDocs makes of every site and this one does without: a single sitemap with both languages stands at
# the root; search, choice of colours and style sheets are our own, in one file each.
_UNUSED = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/javascripts/bundle.",
    # The service worker lies at the root.
    "assets/javascripts/offline/worker.js",
)


def is_unused(path: str) -> bool:
    """Whether nobody needs what MkDocs puts at a path below a language's folder."""
    return path.startswith(_UNUSED) or stylesheets.is_joined(path)


def tidy(site: Path) -> None:
    """Take what nobody needs out of a site with both languages, and gather its scripts."""
    for lang in LANGS:
        home = site / lang
        for path in sorted(home.rglob("*"), reverse=True):  # what is in a folder before the folder
            if is_unused(path.relative_to(home).as_posix()) and path.is_file():
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        gather(home / SCRIPTS)


def build(settings: Settings, site: Path) -> list[str]:
    """Build `site/vi` and `site/en`; MkDocs' warnings. Raises MkDocsError when it stops."""
    try:
        warnings = run(settings, [_write_config(settings, lang, site) for lang in LANGS])
        tidy(site)
        return warnings
    finally:
        # The configuration points to the published place again, so that a person can run
        # `mkdocs build` or `mkdocs serve` with it.
        for lang in LANGS:
            _write_config(settings, lang, settings.out)


def _write_config(settings: Settings, lang: str, site: Path) -> Path:
    docs = settings.build / "docs" / lang
    path = config_path(settings, lang)
    products = len(entry_files(settings.source, "products")[0])
    return write_config(path, lang, settings.site_root, docs, site / lang, products)


def run(settings: Settings, configs: Iterable[Path]) -> list[str]:
    """Run MkDocs with each configuration, all at the same time; their warnings.

    Raises MkDocsError when one stops.
    """
    with Running(settings, [[path] for path in configs]) as running:
        return running.warnings()


class Running:
    """MkDocs at work, in a process for each group of configurations. Use as a context: nothing of it is
    left running at the end."""

    def __init__(self, settings: Settings, groups: Iterable[Iterable[Path]]) -> None:
        midnight = datetime.combine(settings.today, time(), tzinfo=UTC)
        environment = os.environ | {
            # Material announces MkDocs 2 on every run; requirements.in keeps us below it.
            "NO_MKDOCS_2_WARNING": "1",
            # MkDocs writes the build date into pages: the day of the data, so that bytes repeat.
            "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
            "PYTHONUTF8": "1",
        }
        self._processes = [
            subprocess.Popen(
                [sys.executable, "-c", _BUILD_EACH, *map(str, configs)],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                env=environment,
                cwd=settings.build,
            )
            for configs in groups
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            if process.poll() is None:  # nobody waits for it any more
                process.kill()
            if process.stdout and not process.stdout.closed:
                process.communicate()

    def warnings(self) -> list[str]:
        """Wait for the end; what MkDocs warned of. Raises MkDocsError when it failed."""
        outputs = [process.communicate()[0] for process in self._processes]
        failed = [text for process, text in zip(self._processes, outputs) if process.returncode]
        if failed:
            raise MkDocsError("\n".join(map(_reason, failed)), "\n".join(failed))
        lines = [line.strip() for text in outputs for line in text.splitlines()]
        return [line for line in lines if line.startswith(("WARNING", "ERROR"))]


# One process can build several configurations: loading MkDocs takes as long as building one.
_BUILD_EACH = """\
import sys
from mkdocs.__main__ import cli
for path in sys.argv[1:]:
    cli(["build", "--config-file", path], prog_name="mkdocs", standalone_mode=False)
"""
