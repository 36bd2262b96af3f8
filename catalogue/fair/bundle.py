"""The site's modules as one script without imports, for pages that are files.

Each module becomes a function that runs when the first other one asks for what it exports; a page's tag
names the modules it starts with. Understood is what `publish.scripts` understands, and minified libraries
that end in one list of exports.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import rjsmin

from catalogue.config import REPOSITORY
from catalogue.publish.scripts import SCRIPTS, Module, ScriptError, resolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SOURCES = REPOSITORY / "overrides" / SCRIPTS
_RUNTIME = Path(__file__).with_name("runtime.js")
# What keeps pages for when there is no network: these are kept already.
LEFT_OUT = ("offline.js",)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A library's own modules, after which nothing follows.
_LIST = re.compile(r"export\{([^}]*)\};?\s*$")
_ON_DEMAND = re.compile(r'\bimport\("(\.[^"]+)"\)')
_FETCH = re.compile(r"(?<![\w$.])fetch\(")
_WORKER = re.compile(r"\bnew Worker\(")
_LEFT = re.compile(r"^(?:import\b(?!\()|export\b)", re.MULTILINE)


def bundle(first: Iterable[str]) -> bytes:
    """These modules, all that they may ask for, and what runs them."""
    found: dict[str, str] = {}
    left = sorted(first)
    while left:
        name = left.pop()
        if name in found:
            continue
        text = (_SOURCES / name).read_text(encoding="utf-8")
        found[name] = as_function(name, text)
        left += [*Module.read(name, text).imports, *_later(name, text)]
    parts = [_RUNTIME.read_text(encoding="utf-8")]
    parts += [f"$modules[{json.dumps(name)}] = {found[name]};\n" for name in sorted(found)]
    return str(rjsmin.jsmin("".join([*parts, "$start();\n"]))).encode()


def _later(name: str, text: str) -> Iterator[str]:
    """What a module imports on demand. Types are imported in comments alone."""
    for found in _ON_DEMAND.finditer(_COMMENT.sub("", text)):
        yield resolved(found[1], name)


def as_function(name: str, text: str) -> str:
    """A module as a function from its address to what it exports."""
    listed = _LIST.search(text)
    module = Module.read(name, text[: listed.start()] if listed else text)
    if _LEFT.search(module.body):
        raise ScriptError(f"overrides/{SCRIPTS}/{name}: an import or export that is new")
    taken = "".join(
        f"const {{ {names.replace(' as ', ': ')} }} = $use({json.dumps(other)});\n"
        if names
        else f"$use({json.dumps(other)});\n"
        for other, names in module.imports.items()
    )
    given = ", ".join(_given(listed[1]) if listed else module.exports)
    body = _ON_DEMAND.sub(
        lambda found: f"$later({json.dumps(resolved(found[1], name))})", module.body
    )
    body = _FETCH.sub("$fetch(", _WORKER.sub("$noWorker(", body))
    body = body.replace("import.meta.url", "$url")
    return f'function ($url) {{ "use strict";\n{taken}{body}\nreturn {{ {given} }};\n}}'


def _given(exports: str) -> list[str]:
    """ "a as b,c" → "b: a", "c"."""
    pairs = [part.split(" as ") for part in exports.split(",") if part.strip()]
    return [": ".join(reversed(pair)) for pair in pairs]
