"""The search index's records of each page, kept from build to build, and the indexes made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.publish import search_index
from catalogue.publish.plan import Output
from catalogue.reference import LANGS
from catalogue.render.pages import page_path
from catalogue.shards import Shards
from catalogue.signature import code_signature, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from catalogue.publish.frame import Frame


class Records:
    """Records by path of the page's file, each with the key of the page they belong to."""

    def __init__(self, folder: Path, pages: Iterable[Output]) -> None:
        self._pages = list(pages)
        self._kept = Shards(folder, code_signature())

    @property
    def missing(self) -> list[str]:
        """Pages that have to be made for the sake of their records."""
        found = []
        for page in self._pages:
            known = self._kept.get(page.path)
            if known is None or known[0] != page.key:
                found.append(page.path)
        return found

    def add(self, page: Output, records: str | None) -> None:
        if records is not None:
            self._kept.put(page.path, (page.key, records))

    def save(self) -> None:
        for gone in set(self._kept.keys()) - {page.path for page in self._pages}:
            self._kept.drop(gone)
        self._kept.save()

    def indexes(
        self, around: Frame, written: Mapping[str, Mapping[str, bytes]]
    ) -> Iterator[Output]:
        """The search index of each language, if the site has one."""
        for lang in LANGS:
            path = f"{lang}/{search_index.PATH}"
            if path not in around.files:
                continue
            found = {
                page_path(page.what): self._kept.get(page.path)[1]
                for page in self._pages
                if page.path.startswith(f"{lang}/")
            }
            stock = (around.folder / path).read_bytes()
            content = search_index.index(stock, written[lang], found)
            yield Output(path, digest(content), "text", content.decode())
