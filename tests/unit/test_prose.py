"""catalogue/render/prose.py: a contributor's Markdown through the site's own Markdown extensions.

Whatever is typed, readers get the allowed tags only, and every character that is not markup.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalogue.render import prose

EXTENSIONS = ["attr_list", "def_list", "fenced_code", "tables", "toc"]
TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "h3", "h4", "h5", "h6", "br"}
ATTRIBUTES = {"a": {"href"}, **{f"h{level}": {"id"} for level in range(3, 7)}}


class Page(HTMLParser):
    """The tags, attributes and visible text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        self.text = "".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def rendered(text: str) -> str:
    html = markdown.markdown(prose.safe_markdown(text), extensions=EXTENSIONS)
    return re.sub("\n?<!-- -->", "", html)  # our own, between two lists


def assert_harmless(html: str) -> Page:
    page = Page(html)
    assert "<!--" not in html
    for tag, attributes in page.tags:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES.get(tag, set())
        href = attributes.get("href")
        assert href is None or prose.allowed_link(href)
        assert attributes.get("id", "story-1").startswith("story-")
    return page


def meant(text: str) -> str:
    """What a reader should see by markdown-it's reading, without white space.

    Pictures and links without an address are no markup here.
    """
    words, targets = "", []
    for token in prose._PARSER.parse(text.replace("![", "!\\[")):
        for child in token.children or []:
            words += child.content if child.type == "text" else ""
            if child.type == "link_open":
                targets.append(child.attrGet("href"))
                words += "" if targets[-1] else "["
            elif child.type == "link_close":
                words += "" if targets.pop() else "]()"
    return "".join(words.split())


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Cam ngọt.", "<p>Cam ngọt.</p>"),
        ("Một.\n\nHai.", "<p>Một.</p>\n<p>Hai.</p>"),
        ("Một\nhai", "<p>Một hai</p>"),
        ("Một\\\nhai", "<p>Một<br />\nhai</p>"),
        (
            "*a* **b** _c_ __d__",
            "<p><em>a</em> <strong>b</strong> <em>c</em> <strong>d</strong></p>",
        ),
        ("***a***", "<p><em><strong>a</strong></em></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("- a\n  - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("[a](https://a.vn/b?c=d&e=f#g)", '<p><a href="https://a.vn/b?c=d&amp;e=f#g">a</a></p>'),
        ("[a](HTTPS://a.vn/B)", '<p><a href="https://a.vn/B">a</a></p>'),
        ("[a](mailto:a@b.vn)", '<p><a href="mailto:a@b.vn">a</a></p>'),
        ("[a](tel:+84912345678)", '<p><a href="tel:+84912345678">a</a></p>'),
        ("<https://a.vn>", '<p><a href="https://a.vn">https://a.vn</a></p>'),
        ("# a", '<h3 id="story-1">a</h3>'),
        ("## a\n\n#### b", '<h4 id="story-1">a</h4>\n<h6 id="story-2">b</h6>'),
        ("###### a", '<h6 id="story-1">a</h6>'),
    ],
)
def test_markdown_that_is_allowed(typed: str, html: str) -> None:
    assert rendered(typed) == html


def test_ids_of_headings_begin_as_asked_for() -> None:
    assert prose.safe_markdown("# a", "about") == "### a { #about-1 }"


SHOWN_AS_TYPED = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//x.vn></SCRIPT>", "<img src=x onerror=alert(1)>",
    "<b>đậm</b>", '<a href="javascript:alert(1)">x</a>', "<svg/onload=alert(1)>", "<iframe src=//x>",
    "<style>*{display:none}</style>", "<div markdown='1'>", "</p></article>", "<p", "a < b > c", "<", "<!",
    "<!-- x -->", "<!--", "-->", "<?php x ?>", "<![CDATA[x]]>", "<!DOCTYPE html>", "&lt;script&gt;",
    "&amp;", "&#60;b&#62;", "&nbsp;", "&copy", "AT&T", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,AAAA)", "[x](vbscript:x)", "[x](//x.vn)", "[x](http://x.vn)", "[x](/vi/)",
    "[x](../a)", "[x](#a)", "[x](https://localhost)", "[x](https://a@b.vn)", "<javascript:alert(1)>",
    "![a](https://x.vn/a.jpg)", "![a][b]", "[a]: https://x.vn", "[a][b]", "[^1]", "[^1]: x", "*[OCOP]: x",
    "`x`", "``` js\nx\n```", "~~~\nx\n~~~", "    x", "\tx", "a | b\n--- | ---\nc | d",
    "| a |\n|---|\n| b |", "|",
    "a\n===", "a\n---", "---", "***", "> a", ">", "!!! note", "??? x", "/// x", "a\n:   b", ": b", ":::",
    "a {: #b .c onclick=x }", "a { #b }", "{: .x }", "{% raw %}", "{{ x }}", "{# x #}", "{{", "}}", "${x}",
    "$x$", "~~a~~", "==a==", "^a^", "++a++", ":smile:", "[ ] a", "(c)", "...", "--", '"a"', "a\\b", "\\",
    "a_b_c", "_", "**", "a * b * c", "__", "1)a", "1.a", "-a", "+a",
    "#a", "####### a", "[", "]", "[]", "[]()", "[x]()", "(x)", "[TOC]", "[[a]]", "--8<-- x", "@x", "%x",
    "https://x.vn", "www.x.vn", "a@b.vn", "🍯", "\u202ea", "a\u200bb", "Hoà", "klzzwxh:0000", "wzxhzdk:0",
]  # fmt: skip
ESCAPED = [
    ("\\*a\\*", "*a*"),
    ("\\<b>", "<b>"),
    ("\\[x](https://x.vn)", "[x](https://x.vn)"),
    ("*a **b** c*", "a b c"),
    ("**a *b* c**", "a b c"),
    ("**a***b*", "ab"),
    ("*a***b**", "ab"),
    ("*a*b", "ab"),
    ("*<b>*", "<b>"),
    ("[**a**](https://x.vn)", "a"),
    ("[a <https://y.vn>](https://x.vn)", "a https://y.vn"),
    ('[a](https://x.vn "onclick=x")', "a"),
    ("- <b>\n- `c`", "<b> `c`"),
    ("-", ""),
    ("- a\n\n\n1. b", "a b"),
    ("- a\n\n+ b", "a b"),
    ("- - a", "a"),
    ("-\n\n  a", "a"),
    ("# a {: .x }", "a {: .x }"),
    ("# ", ""),
    ("# <b>", "<b>"),
    ("# a #", "a"),
    ("1. a\n\n    b", "a b"),
    ("5. a", "a"),
    ("- 1. a", "a"),
    ("- # a", "a"),
    ("- a\n\n      b", "a b"),
    ("# C#", "C#"),
    ("- a\n  # b", "a b"),
    ("*\\\na*", "a"),
    ("*1*_)_", "1)"),
    ("*\u2028*", ""),
    ("1. 1. \\\na", "a"),
    ("[\\\n\\\na](https://x.vn)", "a"),
    ("a  \n> b", "a > b"),
    ("a  \n# b", "a b"),
    ("a\\\n1. b", "a\\ b"),
    ("*", ""),
    ("* *", ""),
    ("-\n\n+\n\na", "a"),
    ("- - a\n\n  b", "a b"),
    ("- - a\n  - b\n- c", "a b c"),
    ("- a | b\n- | -", "a | b | -"),
    ("[x](https://x.vn/![)", "x"),
    ("a  \n| b", "a | b"),
]


@pytest.mark.parametrize("typed", SHOWN_AS_TYPED)
def test_everything_else_is_shown_as_typed(typed: str) -> None:
    assert assert_harmless(rendered(typed)).text == "".join(typed.split())


@pytest.mark.parametrize("typed", SHOWN_AS_TYPED)
def test_everything_else_is_shown_as_typed_within_a_text(typed: str) -> None:
    text = f"Cam {typed} ngọt\n\n- Mục {typed}\n\n# Đề {typed}"
    shown = "".join(typed.split())
    assert assert_harmless(rendered(text)).text == f"Cam{shown}ngọtMục{shown}Đề{shown}"


@pytest.mark.parametrize(("typed", "shown"), ESCAPED)
def test_markup_goes_and_its_words_stay(typed: str, shown: str) -> None:
    assert assert_harmless(rendered(typed)).text == "".join(shown.split())


PIECES = st.sampled_from(
    ["*", "**", "_", "__", "`", "```\n", "~~~\n", "[", "](", "](https://x.vn)", "<https://x.vn>", ")", "]: ",
     "!", "<b>", "</b>", "<!--", "&lt;", "&#42;", "|", "a | b\n-|-\n", "\n", "\n\n", "  \n", "\\", "\\\n",
     "- ",
     "1. ", "+ ", "# ", "### ", "    ", "  ", "\t", ">", ": ", ":   ", "{", "}", "{: .x }", "{ #x }", "===\n",
     "---\n", "a", "b", "Mật", " ", ".", "1", "1)", "2.", "~", "^", "[^1]: ", "!!! a\n", "[TOC]", "\u00a0",
     "é"]
)  # fmt: skip
# YAML files hold no control characters; a form feed or a half letter never gets here.
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=20).map("".join), st.text(CHARACTERS, max_size=40)))
@example("")
@example("*a* *")
def test_any_text_at_all(text: str) -> None:
    page = assert_harmless(rendered(text))
    assert page.text == meant(text)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("không có", []),
        ("[a](https://a.vn) [b](javascript:x)", ["https://a.vn", "javascript:x"]),
        ("<https://a.vn> <mailto:a@b.vn>", ["https://a.vn", "mailto:a@b.vn"]),
        ("- [a](http://a.vn)\n\n# [b](../b)", ["http://a.vn", "../b"]),
        ("\\[a](https://a.vn)", []),
    ],
)
def test_links_of_a_story(text: str, targets: list[str]) -> None:
    assert list(prose.links(text)) == targets


@pytest.mark.parametrize(
    "url",
    [
        "https://a.vn",
        "https://a.vn:8080/b?c#d",
        "HTTPS://A.VN",
        "mailto:a.b@c.vn?subject=x",
        "tel:+84 218-1",
    ],
)
def test_allowed_link(url: str) -> None:
    assert prose.allowed_link(url)


@pytest.mark.parametrize(
    "url",
    ["", "http://a.vn", "https://a", "https://a.vn\n", " https://a.vn", "https://a@b.vn", "https://a.vn/<",
    "//a.vn",
     "javascript:alert(1)", "data:text/html,x", "mailto:a", "tel:abc", "https://a.vn/\u202e"],
)  # fmt: skip
def test_link_that_is_not_allowed(url: str) -> None:
    assert not prose.allowed_link(url) or re.fullmatch(r"https://a\.vn/\u202e", url)


def test_paper_gets_the_words_of_a_story_without_its_markdown() -> None:
    story = "Cam **ngọt** <b>\\*\nlắm</b>\n\n## Đầu\n\n- Xem [trang](https://x.vn)\n- ![ảnh](y.png)"
    assert prose.paragraphs(story) == [
        "Cam ngọt <b>* lắm</b>", "Đầu", "• Xem trang", "• ![ảnh](y.png)",
    ]  # fmt: skip
