"""catalogue/render/front_matter.py: what a YAML parser reads is what was written."""

from __future__ import annotations

import doctest
from dataclasses import asdict, dataclass
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from catalogue.render import front_matter as module
from catalogue.render.front_matter import front_matter


@dataclass(frozen=True)
class Inner:
    text: str
    lang: str | None


@dataclass(frozen=True)
class Outer:
    id: str
    name: Inner
    items: list[Inner]
    by_key: dict[str, str]
    count: int
    price: float
    wanted: bool
    nothing: None


def outer(text: str) -> Outer:
    inner = Inner(text, None)
    return Outer(text, inner, [inner, Inner("", "vi")], {"a": text}, 3, 20.66, True, None)


def read(text: str, loader: Any = yaml.SafeLoader) -> Any:
    return yaml.load(text, loader)


TEXTS = [
    "Mật ong “rừng”",
    "", " ", "  two  spaces  ",
    "line\nbreak", "line\r\nbreak", "\n", "a\n---\nb", "---", "...", "\t tab",
    'say "x"', "it's", "back\\slash", "\\n", "\\u0085",
    "a: b", "- a", "# no comment", "a #b", "{x: 1}", "[1]", "*a", "&a", "!tag", "%d", "@", "`", "|", ">",
    "yes", "No", "null", "~", "1", "1.5", "2026-11-22", "0x1F", "12:30:00", "=", "<<",
    "next\x85line", "line\u2028separator", "paragraph\u2029separator", "\ufeffmark", "a\ufeffb",
    "\x00", "\x07", "\x1b[31m", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff",
    "\ue000title\ue001", "🍯", "\U0010ffff", "<b>&amp;</b>", "{{ page }}",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "loader"),
    [(text, yaml.SafeLoader) for text in (*TEXTS, "\ud800", "\udfffx")]
    + [(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)) for text in TEXTS],
    ids=ascii,
)
def test_a_text_comes_back_as_it_was(text: str, loader: Any) -> None:
    meta = {"title": text, "data": outer(text), "list": [text], "product": text}
    front = front_matter(meta)
    assert read(front, loader) == meta | {"data": asdict(meta["data"])}


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_comes_back(text: str) -> None:
    data = outer(text)
    assert read(front_matter({"title": text, "data": data})) == {
        "title": text, "data": asdict(data),
    }  # fmt: skip


@given(st.text(st.characters(exclude_categories=())))
def test_every_line_is_one_field_of_ordinary_characters(text: str) -> None:
    lines = front_matter({"title": text, "data": Inner(text, "vi")}).splitlines()
    assert [line.split(":")[0] for line in lines] == ["title", "data", "  text", "  lang"]
    assert all(char.isprintable() or char > "\x9f" for line in lines for char in line)


def test_a_page_s_data_is_one_field_a_line() -> None:
    assert front_matter({"title": "Cam", "data": Inner("a\nb", None)}) == (
        'title: "Cam"\ndata:\n  text: "a\\nb"\n  lang: null\n'
    )


def test_the_example_in_its_documentation() -> None:
    names = {"Card": dataclass(type("Card", (), {"__annotations__": {"id": str, "name": Inner}}))}
    names |= {"Shown": Inner, "front_matter": front_matter}
    (example,) = doctest.DocTestFinder().find(module, globs=names, extraglobs=names)[:1]
    assert doctest.DocTestRunner().run(example).failed == 0
