"""One of mkdocs.yml and mkdocs.en.yml as it stands, without what it inherits.

A module of its own: to load YAML takes a twentieth of a build in which nothing has changed, and where an
address is given nobody asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path


class _Loader(yaml.CSafeLoader):
    """Knows none of MkDocs' own tags (!ENV, !!python/name)."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_mkdocs_file(path: Path) -> Any:
    """What the file says; None where it is empty. Raises OSError and yaml.YAMLError."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
