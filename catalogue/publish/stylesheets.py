"""Style sheets as they are published: one file for all pages, and one for each kind of page with more.

A phone asks once, not thirty times, before it shows a page. Material's come first, without the rules for what
no page has (`unused_rules.py`), then ours in the order of the list in `overrides/main.html`. What one kind of
page needs alone is a sheet of its own, whose parts it imports. Joined sheets lie among the pages that MkDocs
reads, which publishes them as they are. Without them (a `mkdocs build` of other pages with this theme) each
part is a file of its own. Only comments and indentation are left out; compression does the rest.
"""

from __future__ import annotations

import re
from pathlib import Path

import material

from catalogue.config import REPOSITORY
from catalogue.publish import unused_rules
from catalogue.publish.errors import PublishError

# Below a language's folder; addresses in a sheet are relative to the same folder as before.
FOLDER = "assets/stylesheets"
BUNDLE = f"{FOLDER}/site.css"
_MATERIAL = Path(material.__file__).parent / "templates"
_OVERRIDES = REPOSITORY / "overrides"
_WORD = re.compile(r"[\w-]+")
_INCLUDED = re.compile(r"include \"(partials/[\w./-]+\.html)\"")
_SHEETS = _OVERRIDES / FOLDER
_LIST = re.compile(r"for sheet in \[([^\]]*)\]")
_IMPORT = re.compile(r'@import "([\w/-]+\.css)";\n')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")


def joined() -> dict[str, bytes]:
    """Path below a language's folder → a sheet made of several. Raises PublishError when one is missing."""
    known = known_words()
    of_material = [unused_rules.without(_short(path), known) for path in of_material_sheets()]
    sheets = {BUNDLE: "\n".join([*of_material, *map(_short, _ours())])}
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


def of_material_sheets() -> list[Path]:
    """Material's own, as they are installed."""
    folder = _MATERIAL / FOLDER
    return [path for name in ("main", "palette") for path in sorted(folder.glob(f"{name}.*.css"))]


def known_words() -> set[str]:
    """Every word of what pages are made from: a class that is none of them is on no page."""
    own = {path.relative_to(_OVERRIDES).as_posix() for path in _OVERRIDES.rglob("*.html")}
    texts = [_text(_OVERRIDES / name) for name in sorted(own)]
    texts += [_text(path) for path in sorted((REPOSITORY / "pages").rglob("*.md"))]
    # Of Material's templates: the outermost, and those that ours include.
    todo = {name for text in texts for name in _INCLUDED.findall(text)} - own
    seen = set(own)
    while todo:
        name = todo.pop()
        seen.add(name)
        texts.append(_text(_MATERIAL / name))
        todo |= set(_INCLUDED.findall(texts[-1])) - seen
    texts.append(_text(_MATERIAL / "base.html"))
    return {word for text in texts for word in _WORD.findall(text)}


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
