"""Pages that are Markdown before a build begins: hand-written ones, and the references for contributors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.load.pages import page_files

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue.shards import Shards


def written_pages(source: Path, lang: str, kept: Shards | None = None) -> dict[str, bytes]:
    """Path below a language's docs folder → Markdown. `kept` keeps the references from run to run; they
    depend on this program alone."""
    pages = {name: path.read_bytes() for name, path in page_files(source, lang).items()}
    references: dict[str, bytes] | None = kept.get(lang) if kept is not None else None
    if references is None:
        references = _references(lang)
        if kept is not None:
            kept.put(lang, references)
    return pages | references


def _references(lang: str) -> dict[str, bytes]:
    from catalogue.render.reference_pages import reference_pages  # loads all models

    return {page.path: page.markdown().encode() for page in reference_pages(lang)}


def page_url(path: str) -> str:
    """Where MkDocs publishes a page: "about.md" → "about/", "groups/index.md" → "groups/"."""
    folder, _, name = path.rpartition("/")
    parts = [part for part in (folder, name.removesuffix(".md")) if part and part != "index"]
    return "".join(f"{part}/" for part in parts)
