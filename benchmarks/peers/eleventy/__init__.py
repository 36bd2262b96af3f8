"""Eleventy. Layouts are JavaScript functions, the fastest templates it has; front matter is JSON."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.base import (
    Peer,
    copy_theme,
    icons,
    interface_words,
    node_tools,
    output_of,
    write,
)
from benchmarks.peers.content import front_matter, kind

if TYPE_CHECKING:
    from benchmarks.peers.base import Content

VERSION = "3.1.8"
_HERE = Path(__file__).parent


class Eleventy(Peer):
    name = "Eleventy"
    note = "no check of the data, no QR codes, no search index"

    def install(self) -> None:
        node_tools(self.tools, {"@11ty/eleventy": VERSION})

    def version(self) -> str:
        return f"{output_of([*self._eleventy(), '--version'])} (Node {output_of(['node', '--version'])})"

    def _eleventy(self) -> list[str]:
        return ["node", str(self.tools / "node_modules/@11ty/eleventy/cmd.cjs")]

    def prepare(self, content: Content) -> None:
        self.put_aside(self.folder)
        shutil.copytree(_HERE, self.folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        (self.folder / "content").mkdir()
        shutil.move(self.folder / "sitemap.11ty.mjs", self.folder / "content")
        copy_theme(self.folder / "theme", self.folder / "theme/illustrations")
        words = interface_words()
        names = {"vi": "OCOP Hòa Bình", "en": "OCOP Hoa Binh"}
        with_names = {lang: words[lang] | {"site_name": names[lang]} for lang in words}
        write(self.folder / "data/words.json", json.dumps(with_names))
        write(self.folder / "data/icons.json", json.dumps(icons()))
        for lang, page in content.pages:
            data = front_matter(page) | {"layout": f"{kind(page)}.11ty.mjs"}
            self._write(lang, page.path, data, page.body)
        for lang, name, text in content.written:
            title = re.match(r"#\s+(.+)", text)
            data = {"title": title[1] if title else name, "layout": "text.11ty.mjs"}
            self._write(lang, name, data, text)

    def _write(self, lang: str, path: str, data: dict[str, object], text: str) -> None:
        front = json.dumps(data, ensure_ascii=False, indent=1)
        write(self.folder / "content" / lang / path, f"---json\n{front}\n---\n\n{text}\n")

    def command(self) -> list[str]:
        return [*self._eleventy(), "--quiet"]

    def product_files(self, slug: str) -> list[Path]:
        return [self.folder / f"content/{lang}/products/{slug}.md" for lang in ("vi", "en")]
