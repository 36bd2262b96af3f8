"""Scripts of the published site: modules that are needed together as one file, none with comments.

In `overrides/` each module is a file of its own; a browser that met them one import after the other would
ask dozens of times before the first answer of the search. What is published works like that as well, so the
addresses stay: a module that went into another file is still there, and gives out what it exports.

Understood is what our modules are written in: static imports by name, `export` before a function, class or
constant, imports on demand with a fixed path. Anything else stops the build.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import rjsmin

from catalogue.publish.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SCRIPTS = "assets/javascripts"
# Files that modules are gathered in, each with what the ones before it do not hold.
GATHERED = (
    *("find.js", "find/box.js", "shortlist.js", "browse.js", "sharing.js", "offline.js"),
    # What a list page shares with others stays apart: they need it without the rest.
    *("status.js", "share/code.js", "share/copy.js", "list.js", "tablet.js", "contribute.js"),
)
# What runs in a thread of its own shares nothing with pages.
THREAD = "search/worker.js"

_IMPORT = re.compile(r'^import (?:\{(?P<names>[^}]*)\} from )?"(?P<path>\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
_ON_DEMAND = re.compile(r'\bimport\("(\.[^"]+)"\)')
_LEFT = re.compile(r"^(?:import|export)\b", re.MULTILINE)


class ScriptError(PublishError):
    """A module that is written in a way this does not understand."""


@dataclass
class Module:
    """A file in `assets/javascripts`: `imports` are names by path, `body` is without imports and exports."""

    path: str
    body: str
    imports: dict[str, str]
    exports: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, path: str, text: str) -> Module:
        imports: dict[str, str] = {}
        for found in _IMPORT.finditer(text):
            other = resolved(found["path"], path)
            imports[other] = imports.get(other, "") + (found["names"] or "")
        exports = _EXPORT.findall(text)
        return cls(path, _EXPORT.sub("", _IMPORT.sub("", text)), imports, exports)

    @property
    def name(self) -> str:
        """Of the object with what it exports."""
        return "$" + re.sub(r"\W", "_", self.path.removesuffix(".js"))

    def inside(self, file: str) -> str:
        """A function that gives out what the module exports, for the file it is put into."""
        if _LEFT.search(self.body):
            raise ScriptError(f"overrides/{SCRIPTS}/{self.path}: an import or export that is new")
        here = _relative(self.path, file)
        body = self.body.replace("import.meta.url", f'new URL("{here}", import.meta.url)')
        body = _ON_DEMAND.sub(
            lambda found: f'import("{_relative(resolved(found[1], self.path), file)}")', body
        )
        taken = "".join(
            f"const {{ {names.replace(' as ', ': ')} }} = {Module(path, '', {}).name};\n"
            for path, names in self.imports.items()
            if names
        )
        given = f"return {{ {', '.join(self.exports)} }};"
        return f"const {self.name} = (() => {{\n{taken}{body}\n{given}\n}})();\n"


def gather(scripts: Path) -> None:
    """Rewrite the scripts of a published language. `scripts`: its folder `assets/javascripts`."""
    modules = {
        path.relative_to(scripts).as_posix(): path.read_text(encoding="utf-8")
        for path in scripts.rglob("*.js")
        if not path.name.endswith(".min.js") and "vendor" not in path.parts
    }
    for name, text in gathered(modules).items():
        path = scripts / name
        path.unlink()  # it may share its content with another site
        path.write_text(text, encoding="utf-8", newline="\n")


def standalone(name: str, scripts: Path) -> str:
    """A module and all it imports as one plain script, which is no module and may lie anywhere.

    Raises ScriptError where one of them asks for its own address.
    """
    modules: dict[str, Module] = {}
    wanted = [name]
    while wanted:
        path = wanted.pop()
        if path not in modules:
            modules[path] = Module.read(path, (scripts / path).read_text(encoding="utf-8"))
            wanted += modules[path].imports
    asking = [path for path, module in modules.items() if "import.meta" in module.body]
    if asking:
        raise ScriptError(f"overrides/{SCRIPTS}/{asking[0]}: import.meta in a plain script")
    text = "".join(modules[path].inside(name) for path in _ordered(name, modules))
    return str(rjsmin.jsmin(text)) + "\n"


def gathered(texts: Mapping[str, str]) -> dict[str, str]:
    """Path → text, of modules as they are written → as they are published."""
    modules = {path: Module.read(path, text) for path, text in texts.items()}
    made = dict(texts)
    placed: dict[str, str] = {}
    for file in filter(modules.__contains__, GATHERED):
        members = [path for path in _ordered(file, modules) if path not in placed]
        placed |= dict.fromkeys(members, file)
        made[file] = _file(file, members, modules, placed)
        made |= {path: _pointer(modules[path], file) for path in members if path != file}
    if THREAD in modules:
        members = _ordered(THREAD, modules)
        made[THREAD] = "".join(modules[path].inside(THREAD) for path in members)
    return {path: str(rjsmin.jsmin(text)) for path, text in made.items()}


def _file(
    file: str, members: list[str], modules: Mapping[str, Module], placed: Mapping[str, str]
) -> str:
    """Everything that goes into a file, and gives out to others."""
    others: dict[str, set[str]] = {}
    for path in members:
        for other in modules[path].imports:
            if placed[other] != file:
                others.setdefault(placed[other], set()).add(modules[other].name)
    text = "".join(
        f'import {{ {", ".join(sorted(names))} }} from "{_relative(other, file)}";\n'
        for other, names in others.items()
    )
    text += "".join(modules[path].inside(file) for path in members)
    text += f"export {{ {', '.join(modules[path].name for path in members)} }};\n"
    return text + _exports(modules[file])


def _pointer(module: Module, file: str) -> str:
    """A module that went into another file."""
    return f'import {{ {module.name} }} from "{_relative(file, module.path)}";\n{_exports(module)}'


def _exports(module: Module) -> str:
    names = ", ".join(module.exports)
    return f"export const {{ {names} }} = {module.name};\n" if names else ""


def _ordered(first: str, modules: Mapping[str, Module]) -> list[str]:
    """A module and all it imports, each after those it needs. Raises ScriptError for a ring of imports."""
    done: dict[str, bool] = {}

    def visit(path: str) -> Iterator[str]:
        if done.get(path):
            return
        if path in done or path not in modules:
            raise ScriptError(f"overrides/{SCRIPTS}/{path}: imported in a ring, or not there")
        done[path] = False
        for other in modules[path].imports:
            yield from visit(other)
        done[path] = True
        yield path

    return list(visit(first))


def resolved(path: str, importer: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), path))


def _relative(path: str, importer: str) -> str:
    relative = posixpath.relpath(path, posixpath.dirname(importer) or ".")
    return relative if relative.startswith(".") else f"./{relative}"
