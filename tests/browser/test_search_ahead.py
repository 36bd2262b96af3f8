"""While somebody types, the next key's answer is made beforehand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from catalogue.model.brief import Names
from tests.support.briefs import producer
from tests.support.find import DESK, options, products, search
from tests.support.search_engine import named
from tests.support.thread import asked, foresees, listen

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.find import Visit

pytestmark = pytest.mark.browser

_AHEAD = "[...engine.ahead(argument, {products: 20, others: 6})]"
# The list at the very moment a key has been heard.
_AT_ONCE = """(field, text) => {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return [...document.querySelectorAll(".find__name")].map((name) => name.textContent);
}"""


def listening(visit: Visit) -> Page:
    watched = visit("small_site", viewport=DESK)
    listen(watched.context)
    return watched.open("vi/about/")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", "mockpr"),
        ("m", "aio"),
        ("mat", ""),
        ("mat ", "om"),
        ("mật ", "om"),
        ("cam cao p", "h"),
        ("htx ", "m"),
        ("nothing ", ""),
    ],
)
def test_it_is_what_would_be_answered(catalogue: Any, text: str, letters: str) -> None:
    found = catalogue(
        named(1, "Mật ong rừng", "Forest honey", producers=("mo",)),
        named(2, "Mật mía", also=("đường phên",)),
        named(3, "Cam Cao Phong", commune="05014"),
        named(4, "Măng khô", set=11),
        producers=[producer("mo", name=Names("HTX Mơ", None))],
    )
    thought = found(_AHEAD, text)
    assert {one["text"].removeprefix(text) for one in thought} == set(letters)
    assert len(thought) == len(letters)
    for one in thought:
        assert one == found.suggest(one["text"])


def test_the_likeliest_letter_comes_first(catalogue: Any) -> None:
    found = catalogue(named(1, "Cam"), named(2, "Chè xanh"), named(3, "Chè đắng"))
    texts = [one["text"] for one in found(_AHEAD, "c")]
    assert texts == ["ch", "ca"]


def test_stories_are_not_fetched_for_what_nobody_asked(catalogue: Any) -> None:
    found = catalogue(named(1, "Cam"), named(2, "Bưởi Tết"), texts={"tet": [0]})
    # "tex" would be a guess, and so is a word that only a story has.
    body = """((fetched) => {
      engine.finder.text.look = async () => { fetched.push(1); return new Set(); };
      const thought = ["te", "tex", "xyz "].map((text) => [...engine.ahead(text, argument)].length);
      return [thought, fetched];
    })([])"""
    thought, fetched = found(body, {"products": 6, "others": 6})
    assert (thought, fetched) == ([1, 0, 0], [])


def test_the_next_key_is_answered_before_anything_is_asked(visit: Visit) -> None:
    page = listening(visit)
    box = search(page, "mat")
    box.press(" ")
    foresees(page, "mat o")
    assert "Mật ong" in str(box.evaluate(_AT_ONCE, "mat o"))
    expect(products(page).first.locator("mark")).to_have_text(["Mật", "o"])
    assert "suggest mat o" not in asked(page)
    # It goes on from there, and what is taken back is still known.
    foresees(page, "mat on")
    assert "Mật ong" in str(box.evaluate(_AT_ONCE, "mat on"))
    assert "Mật ong" in str(box.evaluate(_AT_ONCE, "mat o"))
    assert [call for call in asked(page) if call.startswith("suggest mat o")] == []


def test_what_was_not_thought_of_is_asked_for(visit: Visit) -> None:
    page = listening(visit)
    box = search(page, "ma")
    foresees(page, "mat")
    box.fill("tho cam")
    expect(products(page).first).to_contain_text("Thổ cẩm")
    assert "suggest tho cam" in asked(page)


def test_a_late_answer_does_not_replace_one_that_was_thought_of(visit: Visit) -> None:
    page = listening(visit)
    box = search(page, "mat")
    box.press(" ")
    foresees(page, "mat o")
    # The one is on its way when the other is there at once.
    names = box.evaluate(
        f"(field) => {{ const show = {_AT_ONCE}; show(field, 'tra'); return show(field, 'mat o'); }}"
    )
    assert "suggest tra" in asked(page)
    page.wait_for_timeout(300)
    assert products(page).locator(".find__name").all_text_contents() == names


def test_an_empty_field_is_made_ready_for_the_first_letter(visit: Visit) -> None:
    page = listening(visit)
    box = search(page, "mat")
    box.fill("")
    foresees(page, "m")
    before = asked(page).count("suggest m")
    assert "Mật ong" in str(box.evaluate(_AT_ONCE, "m"))
    expect(options(page).last).to_have_attribute("href", re.compile(r"/vi/products/\?q=m$"))
    assert asked(page).count("suggest m") == before


def test_thinking_gives_way_to_who_asks(visit: Visit) -> None:
    page = visit("small_site", viewport=DESK).open("vi/about/")
    told = page.evaluate(
        """async () => {
          const { answering } = await import("/vi/assets/javascripts/search/answering.js");
          const index = await (await fetch("/search/index.json")).arrayBuffer();
          const told = [];
          const answer = answering((found) => told.push(found.text));
          await answer("open", ["/search/", "vi", index, Date.now()]);
          const limits = { products: 6, others: 6 };
          const rest = () => new Promise((done) => setTimeout(done, 300));
          await answer("ahead", ["m", limits]);
          await rest();
          const undisturbed = told.splice(0).length;
          await answer("ahead", ["m", limits]);
          await answer("suggest", ["cam", limits]);
          await rest();
          return [undisturbed, told];
        }"""
    )
    undisturbed, disturbed = told
    assert undisturbed > 1
    assert disturbed == []


def test_where_there_is_no_thread_nothing_is_thought_of(visit: Visit) -> None:
    watched = visit("small_site", viewport=DESK)
    watched.context.add_init_script("delete globalThis.Worker")
    page = watched.open("vi/about/")
    search(page, "mat o")
    expect(products(page).first).to_contain_text("Mật ong")
    known = page.evaluate(
        """async () => {
          const { engine } = await import("/vi/assets/javascripts/find/engine.js");
          return engine().offers.found.size;
        }"""
    )
    assert known == 0
