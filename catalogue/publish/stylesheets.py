"""All style sheets of the site as one file: a phone asks once, not seventeen times, before it shows a page.

Material's come first, then ours in the order of the list in `overrides/main.html`. It lies among the pages
that MkDocs reads, which publishes it as it is. Without it (a `mkdocs build` of other pages with this
theme) each sheet is a file of its own. Only comments and indentation are left out; compression does the rest.
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
_LIST = re.compile(r"for sheet in \[([^\]]*)\]")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")


def bundle() -> bytes:
    """The style sheets, joined. Raises PublishError when one that main.html names is missing."""
    return "\n".join(_short(path) for path in [*_of_material(), *_ours()]).encode()


def is_in_bundle(path: str) -> bool:
    """Whether a file below a language's folder is a sheet, or the map of one, that is in the bundle."""
    name = path.removeprefix(f"{FOLDER}/")
    material = re.fullmatch(r"(main|palette)\.\w+\.min\.css(\.map)?", name)
    return name != path and bool(material or name in {sheet.name for sheet in _ours()})


def _ours() -> list[Path]:
    found = _LIST.search((_OVERRIDES / "main.html").read_text(encoding="utf-8"))
    if found is None:
        raise PublishError("overrides/main.html: no list of style sheets (for sheet in […])")
    names = re.findall(r'"([\w-]+)"', found[1])
    return [_OVERRIDES / FOLDER / f"{name}.css" for name in names]


def _of_material() -> list[Path]:
    folder = Path(material.__file__).parent / "templates" / FOLDER
    return [path for name in ("main", "palette") for path in sorted(folder.glob(f"{name}.*.css"))]


def _short(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PublishError(f"{path}: {error.strerror}") from error
    return _INDENT.sub("\n", _COMMENT.sub("", text)).strip()
