"""The search's index holds whatever texts there are: no one of them shifts a column or spoils a file."""

from __future__ import annotations

import json

import pytest

from catalogue.enrich.search_tables import SearchPage
from catalogue.model.brief import Names
from catalogue.publish.search import Search
from tests.support.briefs import index_of, producer, product
from tests.support.search_index import index_data, items

HOSTILE = [
    "Dòng một\nDòng hai",
    "cột\tcột\r\ncột",
    "ngắt\u2028dòng\u2029\x85 \u00a0 hết\x0b\x0c\x1c\x1d\x1e",
    '"}],"x":[{</script><script>alert(1)</script>',
    "\\n \\u0000 & &amp; 'x'",
    "nửa \ud83d cặp",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_can_shift_a_column(text: str) -> None:
    name = Names(text, f"  {text}  ")
    found = index_data(
        product(1, name=name, also=(text, "khác")),
        product(2),
        producers=[producer("a", name=name, also=(text,)), producer("b")],
    )
    shown = " ".join(text.split())
    made = found["tables"]["producers"]
    for named in (found, made):
        for lang in ("vi", "en"):
            first, second = items(named[lang])
            assert first == shown
            assert "\t" not in first
            assert second
        assert len(items(named["slugs"])) == 2
    assert items(found["aliases"]["0"]) == [shown, "khác"]
    assert items(made["aliases"]["0"]) == [shown]


@pytest.mark.parametrize("text", HOSTILE)
def test_files_are_json_in_utf8_whatever_the_texts(text: str) -> None:
    index = index_of([product(1, name=Names(text, None), text="ba")])
    files = Search().files(index, {}, [SearchPage("x/", {"vi": text, "en": text}, "")])
    assert set(files) == {"search/index.json", "search/text/b.json"}
    found = {path: json.loads(content.encode()) for path, content in files.items()}
    assert items(found["search/index.json"]["vi"]) == [" ".join(text.split())]
    assert found["search/text/b.json"] == {
        "of": found["search/index.json"]["of"],
        "words": {"ba": [0]},
    }
    assert all("\n" not in content and ": " not in content[:12] for content in files.values())
