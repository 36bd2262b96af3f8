"""The compiled templates of a site's pages: kept from run to run, and made before processes are started.

Compiling takes as long as making a hundred pages. It is done while MkDocs makes the frame, of which compiled
templates know nothing; processes that make pages are started later and find them in memory, or in files where
memory is not shared.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from catalogue.config import REPOSITORY
from catalogue.publish.families import FAMILIES
from catalogue.reference import LANGS
from catalogue.render.kept_code import KeptCode
from catalogue.render.partials import Partials
from catalogue.signature import code_signature, digest, folder_signature

if TYPE_CHECKING:
    from pathlib import Path

_OVERRIDES = REPOSITORY / "overrides"


def templates_signature() -> str:
    """Changes whenever a template, a drawing or MkDocs' configuration does."""
    templates = [path for path in sorted(_OVERRIDES.iterdir()) if path.name != "assets"]
    return folder_signature(*templates, REPOSITORY / "mkdocs.yml", REPOSITORY / "mkdocs.en.yml")


@lru_cache(maxsize=2 * len(LANGS))
def kept_partials(lang: str, site_root: str, signature: str, home: Path) -> Partials:
    """The templates with a signature, compiled once in a process that builds more than once."""
    version = digest(code_signature(), signature, site_root, lang)
    return Partials(lang, site_root, KeptCode(home / "templates" / lang, version))


def compile_all(site_root: str, signature: str, home: Path) -> None:
    """Have all that pages are made with compiled. A broken template is told of by who renders it."""
    kinds = dict.fromkeys(kind for kind, _ in FAMILIES)
    for lang in LANGS:
        with suppress(TemplateError, AttributeError, LookupError, TypeError):
            kept_partials(lang, site_root, signature, home).compile(kinds)
