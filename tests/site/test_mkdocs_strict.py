"""What `--engine mkdocs` leaves behind is an ordinary MkDocs project: stock MkDocs makes the same site."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import yaml

from catalogue.publish.mkdocs import is_unused
from catalogue.publish.scripts import SCRIPTS, gather
from catalogue.reference import LANGS
from tests.support.run import build_options, digests, intermediate_folder, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.run import Site

EPOCH = "1795305600"  # 2026-11-22, midnight UTC: MkDocs writes the day of the build into pages


def test_stock_mkdocs_makes_the_same_pages_without_a_warning(
    site: Site, real_copy: Path, tmp_path: Path
) -> None:
    ran = run("build", *build_options(tmp_path / "site", real_copy))
    assert ran.code == 0, ran.text
    # The same catalogue in another place is the same site.
    assert digests(tmp_path / "site") == digests(site.folder)

    folder = intermediate_folder(real_copy)
    pages = digests(folder / "docs")  # a small catalogue's are left by either engine
    assert len(pages) > 200
    ran = run("build", *build_options(tmp_path / "site", real_copy), "--engine", "mkdocs")
    assert ran.code == 0, ran.text
    assert digests(folder / "docs") == pages
    for lang in LANGS:
        config = yaml.safe_load((folder / f"mkdocs.{lang}.yml").read_text(encoding="utf-8"))
        assert not {"hooks", "plugins"} & set(config)
        options = ["--strict", "--quiet"]  # what is left to print are warnings
        options += ["-f", str(folder / f"mkdocs.{lang}.yml"), "-d", str(tmp_path / lang)]
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", *options],
            capture_output=True,
            encoding="utf-8",
            env=os.environ
            | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1"},
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout + done.stderr == ""
        gather(tmp_path / lang / SCRIPTS)
        made = {
            name: digest for name, digest in digests(tmp_path / lang).items() if not is_unused(name)
        }
        published = digests(tmp_path / "site" / lang)
        # What is no page of MkDocs.
        for name in ("events.ics", "feed.xml"):
            del published[name]
        assert made == published
