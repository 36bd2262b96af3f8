"""Stock MkDocs with Material, and Zensical, both on the same plain Markdown.

The pages have Material's own templates and a Markdown body with what our pages show: what someone without
our code would write. Front matter is just title and description, and only the main pages are in `nav`, both
to their advantage. MkDocs has both languages by mkdocs-static-i18n (folders); Zensical, which has no such
plugin, builds them as two folders of one site.
"""

from __future__ import annotations

import os
import posixpath
import re
from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import Environment, FileSystemLoader

from benchmarks.peers.base import Peer, interface_words, output_of, python_tools, script, write
from benchmarks.peers.content import kind, meta, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.peers.base import Content
    from catalogue.render.page import Page

MKDOCS = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "mkdocs-static-i18n==1.3.1")
# From 0.0.74 on it needs the package zensical-ui, which not every registry has.
ZENSICAL = ("zensical==0.0.72",)
_HERE = Path(__file__).parent
# Pages that are the first of a folder.
_INDEXES = {"", "products/", "groups/", "stars/", "places/", "producers/"}
_MAIN = (
    "index.md",
    *(f"{name}/index.md" for name in ("products", "groups", "places", "producers")),
)
CONFIG: dict[str, Any] = {
    "site_url": "https://ocop.example/",
    "docs_dir": "docs",
    "site_dir": "site",
    "theme": {"name": "material", "font": False, "language": "vi"},
    "markdown_extensions": ["attr_list", "def_list", "fenced_code", "tables", {"toc": {"permalink": False}}],
    "validation": {"omitted_files": "ignore", "not_found": "ignore", "anchors": "ignore"},
}  # fmt: skip


def _file(url: str) -> str:
    return f"{url}index.md" if url in _INDEXES else f"{url.rstrip('/')}.md"


def markdown(pages: Iterable[tuple[str, Page]]) -> Iterator[tuple[str, Page, str]]:
    """Language, page and its text as plain Markdown."""
    template = Environment(loader=FileSystemLoader(_HERE)).get_template("page.md.jinja")
    words = interface_words()
    for lang, page in pages:
        what = kind(page)
        if what == "text":
            yield lang, page, page.markdown()
            continue
        data = whole(meta(page))
        start = posixpath.dirname(page.path) or "."
        text = template.render(
            kind=what,
            d=data[what],
            w=words[lang],
            body=page.body,
            to=lambda url, start=start: posixpath.relpath(_file(url), start),
            **{key: data[key] for key in ("title", "description", "crumbs")},
        )
        yield lang, page, re.sub(r"\n{3,}", "\n\n", text)


class Material(Peer):
    """What both have in common: the Markdown."""

    slow = True

    def prepare(self, content: Content) -> None:
        self.put_aside(self.folder)
        for lang, page, text in markdown(content.pages):
            write(self.folder / "docs" / lang / page.path, text)
        for lang, name, text in content.written:
            write(self.folder / "docs" / lang / name, text)
        write(self.folder / "mkdocs.yml", yaml.safe_dump(self.config(), allow_unicode=True))

    @abstractmethod
    def config(self) -> dict[str, Any]:
        """The generator's mkdocs.yml."""

    def forget(self) -> None:
        super().forget()
        self.put_aside(self.folder / ".cache")

    def product_files(self, slug: str) -> list[Path]:
        return [self.folder / f"docs/{lang}/products/{slug}.md" for lang in ("vi", "en")]


class MkDocs(Material):
    """With both plugins at their defaults."""

    name = "MkDocs + Material + static-i18n"
    note = "Material's own pages, with its search index; no check, no QR codes"
    remembers = False

    def install(self) -> None:
        python_tools(self.tools, MKDOCS)

    def version(self) -> str:
        return ", ".join(package.replace("==", " ") for package in MKDOCS)

    def config(self) -> dict[str, Any]:
        languages = [
            {"locale": "vi", "name": "Tiếng Việt", "site_name": "OCOP Hòa Bình", "default": True},
            {"locale": "en", "name": "English", "site_name": "OCOP Hoa Binh"},
        ]
        i18n = {"i18n": {"docs_structure": "folder", "languages": languages}}
        return CONFIG | {
            "site_name": "OCOP Hòa Bình",
            "nav": list(_MAIN),
            "plugins": ["search", i18n],
        }

    def command(self) -> list[str]:
        return [str(script(self.tools, "mkdocs")), "build", "--quiet"]

    def language_folder(self, lang: str) -> Path:
        return self.site if lang == "vi" else self.site / lang  # the first language has no folder

    def environment(self) -> dict[str, str]:
        return {"NO_MKDOCS_2_WARNING": "1", "PATH": os.environ["PATH"]}


class Zensical(Material):
    """With its own cache, kept between runs that are not cold."""

    name = "Zensical"
    note = "its own pages, with its search index; no check, no QR codes"

    def install(self) -> None:
        python_tools(self.tools, ZENSICAL)

    def version(self) -> str:
        return output_of([str(script(self.tools, "zensical")), "--version"]).split()[-1]

    def config(self) -> dict[str, Any]:
        nav = [f"{lang}/{path}" for lang in ("vi", "en") for path in _MAIN]
        return CONFIG | {"site_name": "OCOP Hòa Bình", "nav": nav}

    def command(self) -> list[str]:
        return [str(script(self.tools, "zensical")), "build", "--config-file", "mkdocs.yml"]
