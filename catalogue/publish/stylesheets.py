"""Style sheets as they are published: one file for all pages, and one for each kind of page with more.

A phone asks once, not thirty times, before it shows a page. Material's come first, then ours in the order of
the list in `overrides/main.html`. What one kind of page needs alone is a sheet of its own, whose parts it
imports. Joined sheets lie among the pages that MkDocs reads, which publishes them as they are. Without them
(a `mkdocs build` of other pages with this theme) each part is a file of its own. Only comments and
indentation are left out; compression does the rest.
"""

from __future__ import annotations

import re
from pathlib import Path

import material

from catalogue.config import REPOSITORY
from catalogue.publish.errors import PublishError

# Below a language's folder; addresses in a sheet are relative to the same folder as before.
FOLDER = "assets/stylesheets"
BUNDLE = f"{FOLDER}/site.css"
_OVERRIDES = REPOSITORY / "overrides"
_SHEETS = _OVERRIDES / FOLDER
_LIST = re.compile(r"for sheet in \[([^\]]*)\]")
_IMPORT = re.compile(r'@import "([\w/-]+\.css)";\n')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")


def joined() -> dict[str, bytes]:
    """Path below a language's folder → a sheet made of several. Raises PublishError when one is missing."""
    sheets = {BUNDLE: "\n".join(_short(path) for path in [*_of_material(), *_ours()])}
    for path in sorted(_SHEETS.glob("*.css")):
        if _parts(path):
            sheets[f"{FOLDER}/{path.name}"] = "\n".join(map(_short, _parts(path)))
    return {path: text.encode() for path, text in sheets.items()}


def is_joined(path: str) -> bool:
    """Whether a file below a language's folder is a sheet, or the map of one, that went into another."""
    name = path.removeprefix(f"{FOLDER}/")
    material = re.fullmatch(r"(main|palette)\.\w+\.min\.css(\.map)?", name)
    part = "/" in name  # in a folder with the name of the sheet that imports it
    return name != path and bool(material or part or name in {sheet.name for sheet in _ours()})


def _ours() -> list[Path]:
    found = _LIST.search((_OVERRIDES / "main.html").read_text(encoding="utf-8"))
    if found is None:
        raise PublishError("overrides/main.html: no list of style sheets (for sheet in […])")
    names = re.findall(r'"([\w-]+)"', found[1])
    return [_SHEETS / f"{name}.css" for name in names]


def _of_material() -> list[Path]:
    folder = Path(material.__file__).parent / "templates" / FOLDER
    return [path for name in ("main", "palette") for path in sorted(folder.glob(f"{name}.*.css"))]


def _parts(path: Path) -> list[Path]:
    """What a sheet imports."""
    return [path.parent / name for name in _IMPORT.findall(_text(path))]


def _short(path: Path) -> str:
    return _INDENT.sub("\n", _COMMENT.sub("", _text(path))).strip()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise PublishError(f"{path}: {error.strerror}") from error
