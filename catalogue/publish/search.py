"""The files of the search, the same for both engines: `search/index.json`, `search/letters.json` before it in
a large catalogue, `search/text/<letters>.json`.

They stand above both languages. What readers' browsers do with them is in overrides/assets/javascripts.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from catalogue.enrich.search_data import digest_of, is_large, search_data
from catalogue.enrich.search_letters import letters_data
from catalogue.enrich.search_text import TextWords, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalogue.enrich.index import Index
    from catalogue.enrich.search_tables import SearchPage
    from catalogue.render.photos import PhotoSet

INDEX = "search/index.json"
LETTERS = "search/letters.json"
# What `Search.kept` tells: of the words, bucket → content, the indexes with the buckets they name.
Kept = tuple[Words | None, dict[str, str], tuple[list[str], dict[str, str]] | None]
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


class Search:
    """Makes the files. Where a process builds more than once, of the second time on only what changed."""

    def __init__(self, kept: Kept | None = None) -> None:
        """`kept` is what `kept()` told in an earlier run."""
        words, texts, indexes = kept or (None, {}, None)
        self._words = TextWords(words)
        self._texts: dict[str, str] = texts  # bucket → content
        self._indexes: tuple[list[str], dict[str, str]] | None = indexes

    def kept(self) -> Kept:
        """What the next run need not work out again, in plain values."""
        return self._words.kept(), self._texts, self._indexes

    def files(
        self,
        index: Index,
        photos: Mapping[str, PhotoSet],
        pages: Sequence[SearchPage],
        is_new: bool = True,
    ) -> dict[str, str]:
        """Path → content. `is_new` is false when since the last time only texts can have changed."""
        self._renew_texts(index)
        buckets = list(self._texts)
        if is_new or self._indexes is None or self._indexes[0] != buckets:
            made = {INDEX: _json(search_data(index, photos, pages, buckets))}
            if is_large(len(index.products)):
                made[LETTERS] = _json(letters_data(index, photos, pages))
            self._indexes = buckets, made
        texts = {f"search/text/{bucket}.json": text for bucket, text in self._texts.items()}
        return {**self._indexes[1], **texts}

    def _renew_texts(self, index: Index) -> None:
        changed = self._words.update(index.products)
        of = digest_of(index.products)
        made = {
            bucket: _json({"of": of, "words": words})
            for bucket, words in self._words.files(changed)
        }
        kept = {
            bucket: text
            for bucket, text in self._texts.items()
            if changed is not None and bucket not in changed
        }
        self._texts = dict(sorted((kept | made).items()))


def _json(data: Any) -> str:
    """JSON for UTF-8. Half of a surrogate pair, which UTF-8 cannot write, stays as an escape."""
    return _encode(data).encode("utf-8", "backslashreplace").decode()
