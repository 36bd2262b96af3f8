"""The words of the search, as readers' browsers read them: folding, alphabet, typos, lines."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from catalogue.text import slug, sort_key, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Run = Callable[..., Any]

pytestmark = pytest.mark.browser

TABLE = Path(__file__).parent.parent / "support" / "folding.yml"
FOLDING: dict[str, list[str]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
# Letters that every version of Unicode knows.
_LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
_OTHERS = " -_.,;:()/&0123456789AĐÁßæøñçŠжя蜜한\u0301\u0323\u0302\u200b“–🍯"

_IMPORT = """async ([module, body, argument]) => {
  const found = await import(`/vi/assets/javascripts/search/${module}.js`);
  return new Function("found", "argument", `return (${body})`)(found, argument);
}"""


@pytest.fixture
def run(script_page: Page) -> Run:
    """`run("fold", "found.fold(argument)", "Mật")`."""
    return lambda module, body, argument=None: script_page.evaluate(
        _IMPORT, [module, body, argument]
    )


# ---- folding --------------------------------------------------------------------------------------


def test_browser_and_build_fold_alike(run: Run) -> None:
    texts = list(FOLDING)
    folded = run("fold", "argument.map((text) => [found.fold(text), found.slug(text)])", texts)
    assert dict(zip(texts, folded)) == FOLDING
    assert {text: [words(text), slug(text)] for text in texts} == FOLDING


def test_browser_and_build_fold_and_order_any_text_alike(run: Run) -> None:
    chance = random.Random(7)
    letters = _LETTERS + _LETTERS.upper() + _OTHERS
    texts = ["".join(chance.choices(letters, k=chance.randint(1, 14))) for _ in range(800)]
    folded = run("fold", "argument.map((text) => [found.fold(text), found.slug(text)])", texts)
    assert folded == [[words(text), slug(text)] for text in texts]
    for lang in ("vi", "en"):
        keys = run("alphabet", f'argument.map((text) => found.sortKey(text, "{lang}"))', texts)
        assert keys == [sort_key(text, lang) for text in texts]


def test_many_lines_are_folded_as_each_alone(run: Run) -> None:
    texts = list(FOLDING)
    assert run("fold", "found.fold(argument)", "\n".join(texts)) == "\n".join(map(words, texts))


def test_folding_tells_where_each_letter_came_from(run: Run) -> None:
    text = "«Ma\u0323\u0302t» ong"
    folded, places = run("fold", "((from) => [found.fold(argument, from), from])([])", text)
    assert folded == "mat ong"
    assert [text[place] for place in places] == ["M", "a", "t", "o", "o", "n", "g"]


# ---- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant", "typos"),
    [
        ("brocde", "brocade", 1),
        ("borcade", "brocade", 1),
        ("brocadee", "brocade", 1),
        ("brokade", "brocade", 1),
        ("brkocde", "brocade", 2),
        ("honey", "honey", 0),
        ("honey", "brocade", 3),
    ],
)
def test_typos_are_counted_up_to_two(run: Run, typed: str, meant: str, typos: int) -> None:
    assert run("typos", "found.distance(...argument)", [typed, meant, 2]) == typos


def test_likely_words_come_first(run: Run) -> None:
    near = "new found.Vocabulary(argument[0]).near(argument[1], false).map((one) => one.word)"
    # One typo before two, what sounds the same before what does not.
    assert run("typos", near, [["bang ruong\\nsang", "tang xanh 蜜 sang"], "xang"])[0] == "sang"
    assert run("typos", near, [["brocade brokers"], "brocads"])[0] == "brocade"
    assert run("typos", near, [["an am"], "ab"]) == []


@pytest.mark.parametrize("prepared", [False, True])
def test_words_are_found_whole_begun_and_inside(run: Run, prepared: bool) -> None:
    prepare = "if (argument[1]) lines.prepare();"
    look = f"""((lines, scores, inside) => {{
      {prepare}
      lines.raise(argument[0], {{ whole: 3, begins: 2 }}, scores);
      lines.lookInside(argument[0], (line) => inside.push(line));
      return [[...scores], inside];
    }})(new found.Lines("Mật ong rừng\\nPhòng mật\\nStrawberry, berrys\\n蜜 m"), new Uint8Array(4), [])"""

    def found(word: str) -> object:
        return run("lines", look, [word, prepared])

    assert found("mat") == [[3, 3, 0, 0], []]
    assert found("ru") == [[2, 0, 0, 0], []]
    assert found("ong ru") == [[2, 0, 0, 0], []]
    assert found("ong") == [[3, 0, 0, 0], []]  # not in "phong"
    assert found("m") == [[2, 2, 0, 3], []]
    assert found("蜜") == [[0, 0, 0, 3], []]
    assert found("berry") == [[0, 0, 2, 0], [2]]


def test_words_typed_as_one_are_found_where_words_begin(run: Run) -> None:
    look = """((lines, places) => {
      lines.joined.look(argument, (line) => places.push(line));
      return places;
    })(new found.Lines("Mật ong rừng\\nTomat ong\\nCao cà gai leo"), [])"""
    assert run("lines", look, "matong") == [0]
    assert run("lines", look, "matongru") == [0]
    assert run("lines", look, "cagaileo") == [2]
    assert run("lines", look, "mato") == []  # it may be a word with a typo
