"""The reader's list as it is kept and as links hold it: whatever anybody wrote there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.own_list import KEY, NOTHING_FITS, NOTHING_KEPT, item

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

    Run = Callable[..., Any]
    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

# Written out for each call: the page's policy lets no function be made of a text.
_IMPORT = """async (argument) => {{
  const found = await import("/vi/assets/javascripts/list/{module}.js");
  return ({body});
}}"""


def in_page(page: Page) -> Run:
    def run(module: str, body: str, argument: object = None) -> Any:
        return page.evaluate(_IMPORT.format(module=module, body=body), argument)

    return run


@pytest.fixture
def run(script_page: Page) -> Run:
    """`run("store", "found.read()")`, with nothing kept before."""
    script_page.evaluate("localStorage.clear()")
    return in_page(script_page)


@pytest.fixture
def page_where(visit: Visit) -> Callable[[str], Page]:
    """A page that runs a script before all others."""

    def make(script: str) -> Page:
        watched = visit("small_site")
        watched.context.add_init_script(script)
        return watched.open("vi/about/")

    return make


# ---- what is kept -----------------------------------------------------------------------------------

GOOD = {"id": "HB0013", "quantity": "10 kg", "note": "", "vi": "Mật", "en": "Honey", "slug": "mat"}


def test_a_product_is_kept_once_with_what_belongs_to_it(run: Run) -> None:
    assert run("store", "[found.add(argument), found.add(argument), found.read()]", GOOD) == [
        "kept",
        "kept",
        [GOOD],
    ]
    assert json.loads(run("store", f"localStorage.getItem('{KEY}')")) == [GOOD]
    assert run("store", "[found.remove('HB0013'), found.read(), localStorage.length][1]") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "7",
        '"HB0013"',
        '{"id": "HB0013"}',
        "[null, 7, [], {}]",
        '[{"id": "hb13"}]',
        '[{"id": ["HB0013"]}]',
        '[{"id": "HB0013x"}]',
    ],
)
def test_what_is_no_list_is_an_empty_one_and_can_be_added_to(run: Run, text: str) -> None:
    run("store", f"localStorage.setItem('{KEY}', argument)", text)
    assert run("store", "found.read()") == []
    assert run("store", "[found.add({ id: 'HB0001' }), found.read().map(({ id }) => id)]") == [
        "kept",
        ["HB0001"],
    ]


def test_of_a_damaged_list_all_that_is_whole_is_read(run: Run) -> None:
    odd = [
        {"id": "HB0001", "quantity": 5, "note": {}, "vi": ["x"], "slug": "../../evil"},
        7,
        {"id": "HB0002", "quantity": "a" * 999, "note": "eins\nzwei\u202e", "slug": "ok-1"},
        {"id": "HB0001", "quantity": "again"},
    ]
    run("store", f"localStorage.setItem('{KEY}', argument)", json.dumps(odd))
    empty = {"quantity": "", "note": "", "vi": "", "en": "", "slug": ""}
    assert run("store", "found.read()") == [
        {"id": "HB0001"} | empty,
        {"id": "HB0002"} | empty | {"quantity": "a" * 24, "note": "eins zwei", "slug": "ok-1"},
    ]


def test_a_list_has_an_end(run: Run) -> None:
    run("store", "found.write(argument)", [item(f"HB{n:04d}") for n in range(1, 400)])
    assert run("store", "[found.read().length, found.add({ id: 'HB9999' })]") == [200, "full"]
    assert run("store", "found.add({ id: 'HB0001' })") == "kept", "it is there already"


@pytest.mark.parametrize("script", [NOTHING_KEPT, NOTHING_FITS])
def test_where_nothing_can_be_kept_the_page_has_the_list_and_says_so(
    page_where: Callable[[str], Page], script: str
) -> None:
    page = page_where(script)
    run = in_page(page)
    assert run("store", "[found.isLost(), found.add({ id: 'HB0001' }), found.isLost()]") == [
        False,
        "lost",
        True,
    ]
    assert run("store", "found.read().map(({ id }) => id)") == ["HB0001"]
    assert run("store", "[found.remove('HB0001'), found.read()][1]") == []


def test_list_is_whole_again_once_something_can_be_kept(page_where: Callable[[str], Page]) -> None:
    page = page_where("window.real = Storage.prototype.setItem;" + NOTHING_FITS)
    run = in_page(page)
    assert run("store", "found.add({ id: 'HB0001' })") == "lost"
    page.evaluate("void (Storage.prototype.setItem = window.real)")
    assert run("store", "found.add({ id: 'HB0002' })") == "kept"
    assert [one["id"] for one in json.loads(run("store", f"localStorage.getItem('{KEY}')"))] == [
        "HB0001",
        "HB0002",
    ]


# ---- links ------------------------------------------------------------------------------------------

READ = "found.fromAddress({ hash: argument, search: '' })"
LINKS = {
    "#ids=HB0013x10,HB0001": [("HB0013", "10"), ("HB0001", "")],
    "#ids=hb0013X10": [],  # "X" parts nothing, and "hb0013X10" is no id
    "#ids=hb0013x10": [("HB0013", "10")],
    "#ids=HB0013x10%20kg,HB0001x2%2C5%20l%C3%ADt": [("HB0013", "10 kg"), ("HB0001", "2,5 lít")],
    "#ids=HB0013x10+kg%2CHB0001": [("HB0013", "10 kg"), ("HB0001", "")],  # as chat apps rewrite it
    "#ids=HB0013,HB0013x5": [("HB0013", "")],
    "#ids=nonsense,HB12,,HB0001x": [("HB0001", "")],
    "#ids=HB0013x%E0%A4%A": [("HB0013", "\ufffd%A")],
    "#ids=HB0013x<img src=x>": [("HB0013", "<img src=x>")],
    "#ids=HB0013x%0A%E2%80%AE7": [("HB0013", "7")],
    "#ids=": [],
}


@pytest.mark.parametrize("link", LINKS)
def test_link_is_read_as_far_as_it_makes_sense(run: Run, link: str) -> None:
    found = run("link", READ, link)
    assert [(one["id"], one["quantity"]) for one in found] == LINKS[link]


@pytest.mark.parametrize("link", ["", "#", "#own-title", "#id=HB0013"])
def test_other_addresses_hold_no_list(run: Run, link: str) -> None:
    assert run("link", READ, link) is None


def test_list_behind_a_question_mark_is_read_too(run: Run) -> None:
    found = run("link", "found.fromAddress({ hash: '', search: '?ids=HB0013x10' })")
    assert found == [{"id": "HB0013", "quantity": "10"}]


@pytest.mark.parametrize(
    "quantity", ["", "10", "2,5 kg", "5,HB0001", "x", "10x20 cm", "nửa & 1/2", "#7", "50%", "a+b"]
)
def test_what_is_written_is_read_again(run: Run, quantity: str) -> None:
    items = [item("HB0013", quantity), item("HB0002", "1")]
    fragment = run("link", "found.toFragment(argument)", items)
    found = run("link", READ, f"#{fragment}")
    # A comma that would begin another product gets a space.
    assert found == [item("HB0013", quantity.replace(",HB", ", HB")), item("HB0002", "1")]


def test_link_holds_no_more_than_a_list(run: Run) -> None:
    link = "#ids=" + ",".join(f"HB{n:04d}" for n in range(1, 900))
    assert run("link", f"{READ}.length", link) == 200
