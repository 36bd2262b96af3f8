"""Pages of the site as pages of a pack: they lead to files, run one script, and say of which day they are."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import escape

from catalogue.fair.bundle import LEFT_OUT
from catalogue.publish.scripts import SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

PACK_SCRIPT = f"{SCRIPTS}/pack.js"
# In the site's own pages all attributes are in double quotes, and no text of a contributor can close one.
_ADDRESS = re.compile(r'(<(?:a|area|form|link)\b[^>]*?\s(?:href|action)=")([^"]*)"')
_MODULE = re.compile(
    rf'\s*<script type="module" src="((?:\.\./)*)(?:\./)?{SCRIPTS}/([^"]+)"></script>'
)
# For servers, apps and crawlers: an app's files, feeds, modules to come.
_LEFT_OUT = re.compile(
    r'\s*<link\b[^>]*\brel="(?:manifest|alternate|modulepreload|apple-touch-icon)"[^>]*>'
)
# Pages that need a server: taking the catalogue along, which this is already, and a stand's tablet.
NOT_FOR_FILES = ("offline/", "tablet/")
_THERE = rf'<a\b[^>]*\shref="(?:\.\./)*(?:\./)?(?:{"|".join(NOT_FOR_FILES)})[^"]*"[^>]*>.*?</a>'
_SECTION = r'<section\b[^>]*\saria-labelledby="offline">.*?</section>'
_LINK_THERE = re.compile(rf"\s*(?:<li>{_THERE}</li>|{_THERE}|{_SECTION})", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[?#]|$", re.IGNORECASE)
_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)
# Where the note goes: in the footer, or on a page above the languages below all else.
_FOOT = re.compile(r'(?=<p class="oc-footer__licence">)|(?=</main>\s*</body>)')


@dataclass(frozen=True)
class Pages:
    """Makes pages of a pack. `files` are all paths in it, `online` is the site's address, which what is not
    in the pack is linked at; `notes` is HTML for the foot of pages in each language, with {root} for the way
    to the root of the pack, `brief` that of pages above the languages.
    `modules` gathers what pages start."""

    files: Collection[str]
    online: str
    notes: Mapping[str, str]
    brief: str
    modules: set[str] = field(default_factory=set)

    def page(self, path: str, html: str) -> str:
        """The page at `path` ("vi/list/index.html")."""
        html = _LINK_THERE.sub("", _LEFT_OUT.sub("", html))
        html = _ADDRESS.sub(lambda one: f'{one[1]}{self._address(one[2], path)}"', html)
        modules: list[tuple[str, str]] = _MODULE.findall(html)
        if modules:
            started = [name for _, name in modules if name not in LEFT_OUT]
            self.modules.update(started)
            names = " ".join(started)
            tag = (
                f'<script defer src="{modules[0][0]}{PACK_SCRIPT}" data-modules="{names}"></script>'
            )
            html = _MODULE.sub("", html).replace("</body>", f"{tag}\n</body>", 1)
        root = "../" * path.count("/")
        note = self.notes.get(path.partition("/")[0], self.brief).replace("{root}", root)
        return _FOOT.sub(lambda _: note, html, 1)

    def _address(self, address: str, page: str) -> str:
        """The file that an address means: "../x/?q=1" → "../x/index.html?q=1"."""
        if _ELSEWHERE.match(address):
            return address
        path, rest = _PARTS.fullmatch(address).groups()  # type: ignore[union-attr]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if path.endswith("/") or posixpath.basename(path) in {".", ".."}:
            file = posixpath.normpath(f"{target}/index.html")
            if file in self.files:
                return f"{path.rstrip('/')}/index.html{rest}"
            target = "" if target == "." else f"{target}/"
        elif target in self.files:
            return address
        return f"{escape(self.online)}{target}{rest}"
