"""What results depend on beside their data: this program, its data files and the libraries it uses."""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_LIBRARIES = {
    "jinja2",
    "markdown",
    "markdown-it-py",
    "mkdocs",
    "mkdocs-material",
    "pillow",
    "pydantic",
    "pyyaml",
    "resvg-py",
    "segno",
}


def digest(*parts: bytes | str) -> str:
    """A short name of a content: 32 hexadecimal digits. Parts are told apart by their lengths."""
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(raw).to_bytes(8, "big"))
        total.update(raw)
    return total.hexdigest()


@cache
def code_signature() -> str:
    """Changes whenever this program or one of its libraries does."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.is_file() and _counts(path))
    found = [
        part
        for path in files
        for part in (path.relative_to(_PACKAGE).as_posix(), path.read_bytes())
    ]
    return digest(sys.version, *versions(*_LIBRARIES), *found)


def versions(*libraries: str) -> list[str]:
    """Libraries with their versions, as the folders name them that pip keeps beside them. To read what is in
    these would take longer than to see that nothing has changed."""
    wanted = set(libraries)
    found = {name for name in _installed() if _library(name) in wanted}
    missing = wanted - {_library(name) for name in found}
    if missing:  # installed in another way
        from importlib.metadata import version

        found |= {f"{name}-{version(name)}" for name in missing}
    return sorted(found)


@cache
def _installed() -> frozenset[str]:
    """Names of all that lies where Python looks for libraries."""
    found: set[str] = set()
    for folder in sys.path:
        with suppress(OSError):
            found |= {path.name for path in Path(folder or ".").iterdir()}
    return frozenset(found)


def _library(folder: str) -> str | None:
    """`markdown_it_py-3.0.0.dist-info` → `markdown-it-py`."""
    if not folder.endswith((".dist-info", ".egg-info")):
        return None
    return folder.partition("-")[0].lower().replace("_", "-").replace(".", "-")


def _counts(path: Path) -> bool:
    return path.suffix not in {".pyc", ".pyo"} and not path.name.startswith(".")


def folder_signature(*roots: Path) -> str:
    """Changes whenever a file below one of these folders (or one of these files) does."""
    parts: list[bytes | str] = []
    for root in roots:
        files = [root] if root.is_file() else sorted(root.rglob("*"))
        for path in files:
            if path.is_file():
                parts += [path.relative_to(root.parent).as_posix(), path.read_bytes()]
    return digest(*parts)
