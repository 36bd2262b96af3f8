"""Search records are those of Material's plugin, in MkDocs' order."""

from __future__ import annotations

import json
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.files import File, file_sort_key

from catalogue.publish.search_index import _order, index, records
from catalogue.render.body_html import to_html
from catalogue.render.pages import Page
from catalogue.render.prose import safe_markdown
from tests.unit.test_body_html import stories

PAGE = Page("products/x/", {"title": "A &amp; b "})


def by_plugin(page: Page, content: str) -> str:
    plugin = SearchIndex()
    plugin.add_entry_from_context(
        SimpleNamespace(meta=page.meta, content=content, toc=[], url=page.url, title="")
    )
    return json.dumps(plugin.entries, separators=(",", ":"))


@given(stories)
def test_every_story_is_indexed_as_the_plugin_does(story: str) -> None:
    content = to_html(safe_markdown(story))
    assert f"[{records(PAGE, content)}]" == by_plugin(PAGE, content)


def test_headings_within_lists() -> None:
    content = '<ul>\n<li>a<h3 id="s-1">b</h3>\nc<p> </p></li>\n<li>d</li>\n</ul><p>e<br />f</p>'
    assert f"[{records(PAGE, content)}]" == by_plugin(PAGE, content)


def test_a_page_without_text_or_excluded_has_no_record() -> None:
    assert records(PAGE, "") == ""
    assert records(Page("x/", {"title": "x", "search": {"exclude": True}}), "<p>x</p>") == ""


@given(st.lists(st.from_regex(r"([a-c]/){0,2}(index|[a-c-]{1,3})\.md", fullmatch=True)))
def test_order_is_that_of_mkdocs(paths: list[str]) -> None:
    files = [File(path, "", "", use_directory_urls=True) for path in paths]
    expected = [file.src_uri for file in sorted(files, key=file_sort_key)]
    assert sorted(paths, key=_order) == expected


def test_pages_stand_between_those_of_mkdocs() -> None:
    def record(location: str) -> dict[str, str]:
        return {"location": location, "title": "t", "text": "ệ"}

    stock = {"config": {"lang": ["en"]}, "docs": [record("about/"), record("about/#b")]}
    pages = {"index.md": "", "b.md": json.dumps(record("b/"), separators=(",", ":")), "a.md": ""}
    made = index(json.dumps(stock).encode(), ["about.md"], pages)
    expected = {"config": {"lang": ["en"]}, "docs": [*stock["docs"], record("b/")]}
    assert made.decode() == json.dumps(expected, separators=(",", ":"))
