"""A body becomes the HTML that MkDocs would make of it, whichever way it is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config

from catalogue.config import CONFIG_FILES, REPOSITORY
from catalogue.reference import LANGS
from catalogue.render import body_html
from catalogue.render.body_html import to_html
from catalogue.render.prose import safe_markdown

# Signs and constructs that mean something to a Markdown parser, and letters around them.
SIGNS = "abĐờ 1.,:;-*_`#<>&|\\\"'()[]{}!~=+/%$^@?\n\t\u00a0\u2028\u0085\u0301"
CONSTRUCTS = [
    *("**đậm**", "*nghiêng*", "- một", "1. hai", "## Đầu", "[x](https://a.vn)", "<b>x</b>"),
    *("\n\n", "\n", "  \n", "---", "===", "&lt;", "&#45;", "{: hidden }", ": định nghĩa", "> q"),
    *("[1]: x", "*[a]: b", "~~~", "```", "    code", "| a | b |", "http://a.vn", "1) ba", "a@b.vn"),
]
stories = st.lists(
    st.one_of(st.text(SIGNS, max_size=14), st.sampled_from(CONSTRUCTS), st.text(max_size=8)),
    max_size=14,
).map("".join)


def by_markdown(body: str) -> str:
    return body_html._markdown().reset().convert(body)


@given(stories)
def test_every_body_is_as_python_markdown_makes_it(story: str) -> None:
    body = safe_markdown(story)
    assert to_html(body) == by_markdown(body)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("", ""),
        ("Cam ngọt", "<p>Cam ngọt</p>"),
        ("Một\n\nhai", "<p>Một</p>\n<p>hai</p>"),
        (r"a \* b", "<p>a * b</p>"),
        ("a &amp; b &lt;c", "<p>a &amp; b &lt;c</p>"),
        ("Một\n\n-   hai\n\nba", "<p>Một</p>\n<ul>\n<li>hai</li>\n</ul>\n<p>ba</p>"),
    ],
)
def test_examples(body: str, html: str) -> None:
    assert to_html(body) == html == by_markdown(body)


@pytest.mark.parametrize("lang", LANGS)
def test_extensions_are_those_of_mkdocs(lang: str, tmp_path: Path) -> None:
    config = load_config(str(REPOSITORY / CONFIG_FILES[lang]), docs_dir=str(tmp_path))
    names, settings = body_html._extensions()
    assert names == config.markdown_extensions
    assert {key: value for key, value in settings.items() if value} == config.mdx_configs
