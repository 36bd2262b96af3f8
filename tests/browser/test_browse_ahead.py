"""In the list of products, what may be chosen next is made beforehand; what was shown is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.briefs import producer
from tests.support.browse import PHONE, chips, choose, found, names, resting, settled, value
from tests.support.search_engine import named
from tests.support.thread import asked, foresees, listen

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.support.browse import Indexed, Visit

pytestmark = pytest.mark.browser

# What is shown when the task in which something is pressed is over, before anything is painted.
_AT_ONCE = """async (pressed) => {
  pressed.click();
  for (let step = 0; step < 50; step++) await null;
  const all = (which) => [...document.querySelectorAll(which)];
  const shown = [...all("#browse-count strong"), ...all(".picked__chip")];
  return shown.map((one) => one.textContent);
}"""
_FOUR = '{"stars":["4"]}'
_VIEWS: list[dict[str, Any]] = [
    {"filters": {"kind": ["household"]}, "first": 2},
    {"filters": {"group": ["food"], "kind": ["household"]}, "sort": "name", "first": 2},
    {"filters": {"producer": ["a"], "group": ["handicrafts"]}, "first": 2},  # none has both
    {"first": 2},
]
_BROWSED = """(async () => {
  const before = [...engine.lists.ahead(argument)];
  const asked = [];
  for (const view of argument) asked.push([view, await engine.browse(view)]);
  return [before.map(({ view, browsed }) => [view, browsed]), asked];
})()"""


def shelf(catalogue: Any) -> Any:
    return catalogue(
        named(1, "Cam", set=1, producers=("a",)),
        named(2, "Ổi", set=1, producers=("b",)),
        named(3, "Áo chàm", set=22, producers=("b",)),
        producers=[producer("a"), producer("b", kind="household")],
    )


def listening(visit: Visit, address: str = "", **options: Any) -> Page:
    watched = visit("large_site", **options)
    listen(watched.context)
    page = watched.open(f"vi/products/{address}")
    # The search is there, as it is after a moment in which nobody does anything.
    page.wait_for_function("asked.some((call) => call.startsWith('open '))")
    return page


def rests(page: Page, wanted: str) -> None:
    """Point at the filters, and read for as long as it takes."""
    page.locator("#facets").hover()
    foresees(page, wanted)


def last_names(page: Page, total: int) -> list[str]:
    """The last names of a list that is so long, which are fetched when the reader comes near."""
    last = page.locator(f"#results [aria-posinset='{total}'] .card__name")
    for _ in range(60):
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_timeout(50)
        if last.count():
            break
    expect(last).to_be_visible()
    shown = names(page)
    assert len(shown) > 20
    return shown[-20:]


def test_it_is_what_would_be_told(catalogue: Any) -> None:
    before, told = shelf(catalogue)(_BROWSED, _VIEWS)
    assert before == told
    assert [browsed["total"] for _, browsed in told] == [2, 1, 0, 3]
    assert told[2][1]["ease"]


def test_only_for_the_words_that_were_asked_for_and_only_what_is_sure(catalogue: Any) -> None:
    body = """(async () => {
      const thought = async (q, next) => {
        await engine.browse({ q });
        return [...engine.lists.ahead([{ q: next, filters: { producer: ["a"] } }])].length;
      };
      return [await thought("cam", "cam"), await thought("cam", "oi"), await thought("cmaa", "cmaa")];
    })()"""
    assert shelf(catalogue)(body, None) == [1, 0, 0]


def test_thinking_does_not_change_what_is_shown(catalogue: Any) -> None:
    body = """(async () => {
      await engine.browse({ filters: { group: ["handicrafts"] } });
      const before = [...engine.lists.ahead(argument)].length;
      return [before, engine.rows(0, 9).map(({ id }) => id), engine.values("kind", "")];
    })()"""
    thought, rows, values = shelf(catalogue)(body, _VIEWS)
    assert thought == 4
    assert rows == ["TS0003"]
    assert [(one["value"], one["count"]) for one in values] == [("household", 1)]


def test_a_choice_is_shown_in_the_moment_it_is_made(visit: Visit, index: Indexed) -> None:
    page = listening(visit)
    rests(page, _FOUR)
    shown = value(page, "stars", "4").evaluate(_AT_ONCE)
    assert shown == [str(index.count(stars={4})), "4 sao"]
    assert not [call for call in asked(page) if call.startswith("browse ")]
    # What it leaves of other choices is told as well.
    food = value(page, "group", "food").locator("xpath=..")
    expect(food).to_contain_text(str(index.count(stars={4}, group={"food"})))
    # Given up, it is the list that came with the page; chosen once more, nothing is asked either.
    assert value(page, "stars", "4").evaluate(_AT_ONCE) == [str(len(index.stars))]
    assert value(page, "stars", "4").evaluate(_AT_ONCE) == shown
    assert not [call for call in asked(page) if call.startswith("browse ")]


def test_rows_further_down_are_of_the_list_that_is_shown(visit: Visit, index: Indexed) -> None:
    page = listening(visit, "?sort=name")
    settled(page)
    rests(page, _FOUR)
    value(page, "stars", "4").evaluate(_AT_ONCE)
    total = index.count(stars={4})
    thought_of = last_names(page, total)
    page.goto(page.url)
    settled(page)
    assert thought_of == last_names(page, total)


def test_values_are_looked_for_in_the_list_that_is_shown(visit: Visit, index: Indexed) -> None:
    page = listening(visit)
    rests(page, '{"group":["handicrafts"]}')
    value(page, "group", "handicrafts").evaluate(_AT_ONCE)
    details = page.locator("details[data-facet=place]")
    details.locator("summary").click()
    field = details.locator("input[type=search]")
    field.fill("a")
    counts = details.locator(".count")
    expect(counts.first).not_to_have_text("")
    told = counts.all_inner_texts()
    page.goto(page.url)
    settled(page)
    details.locator("summary").click()
    field.fill("a")
    expect(counts).to_have_text(told)


def test_back_shows_at_once_what_was_shown(visit: Visit) -> None:
    page = listening(visit, "?stars=4")
    settled(page)
    before = found(page)
    choose(page, "group", "food")
    assert found(page) < before
    page.evaluate("asked.length = 0")
    page.go_back()
    expect(page.locator(".picked__chip")).to_have_count(1)
    assert (found(page), chips(page)) == (before, ["4 sao"])
    assert not [call for call in asked(page) if call.startswith("browse ")]


def test_thinking_goes_on_while_rows_are_fetched(visit: Visit) -> None:
    page = listening(visit, "?sort=name")
    settled(page)
    # Boxes that are opened have more to think of than a moment is enough for.
    page.locator("#facets details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    page.wait_for_function("asked.some((call) => call.startsWith('choices '))")
    page.mouse.wheel(0, 6000)
    page.wait_for_function("asked.some((call) => call.startsWith('rows '))")
    late = (
        page.locator("#facets input:visible")
        .nth(45)
        .evaluate("({ dataset: { facet }, value }) => JSON.stringify({ [facet]: [value] })")
    )
    foresees(page, late)


def test_what_was_shown_is_kept_however_much_is_thought_of(visit: Visit) -> None:
    page = listening(visit, "?stars=4")
    settled(page)
    page.locator("#facets details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    for sort in ("name", "newest", "expiry"):
        page.locator("#sort").select_option(sort)
        settled(page)
        page.wait_for_timeout(1500)
    assert page.evaluate("foreseen.length") > 100
    page.evaluate("asked.length = 0")
    for step in ("newest", "name", "stars=4"):
        page.go_back()
        page.wait_for_url(f"**{step}")
        settled(page)
    assert not [call for call in asked(page) if call.startswith("browse ")]


def test_where_the_thread_is_late_with_rows_it_is_said(visit: Visit) -> None:
    page = listening(visit, "?sort=name")
    settled(page)
    page.mouse.move(800, 500)
    page.evaluate("scrollTo(0, 9000)")
    resting(page)
    choose(page, "stars", "4")
    # From here on the thread hears nothing for a while.
    page.evaluate("latency = 700")
    page.go_back()
    page.wait_for_timeout(350)
    assert page.locator("#browse [aria-busy]").get_attribute("aria-busy") == "true"
    settled(page)
    expect(page.locator("#results .card").first).to_be_visible()
    assert chips(page) == []


def test_a_thread_that_stops_is_opened_anew_with_the_list_that_is_shown(
    visit: Visit, index: Indexed
) -> None:
    page = listening(visit, "?sort=name")
    settled(page)
    rests(page, _FOUR)
    value(page, "stars", "4").evaluate(_AT_ONCE)
    page.evaluate("threads.at(-1).dispatchEvent(new ErrorEvent('error', { cancelable: true }))")
    total = index.count(stars={4})
    again = last_names(page, total)
    page.goto(page.url)
    settled(page)
    assert again == last_names(page, total)


def test_who_points_at_filters_before_the_search_is_there_is_not_forgotten(visit: Visit) -> None:
    watched = visit("large_site")
    listen(watched.context)
    page = watched.context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/index.json", hold)
    page.goto(f"{watched.home}vi/products/")
    page.locator("#facets").hover()
    page.wait_for_timeout(600)
    assert not [call for call in asked(page) if call.startswith("choices ")]
    while not held:
        page.wait_for_timeout(50)
    for route in held:
        route.continue_()
    foresees(page, _FOUR)


def test_phone_chips_above_the_list_are_thought_of_and_the_sheet_when_it_is_open(
    visit: Visit,
) -> None:
    page = listening(visit, viewport=PHONE, has_touch=True)
    page.locator(".quick button").first.focus()
    foresees(page, '{"group":["food"]}')
    assert '{"status":["valid"]}' not in page.evaluate("foreseen")
    page.locator("#open-filters").tap()
    page.locator("details[data-facet=status] summary").tap()
    foresees(page, '{"status":["valid"]}')
    # What is open when the sheet comes up is thought of without another touch.
    page.locator(".sheet__show").tap()
    page.locator(".quick button").first.tap()
    foresees(page, '{"group":["food"],"stars":["4"]}')
    page.locator("#open-filters").tap()
    foresees(page, '{"group":["food"],"status":["valid"]}')


def test_without_a_thread_nothing_is_thought_of(visit: Visit, index: Indexed) -> None:
    watched = visit("large_site")
    watched.context.add_init_script("delete globalThis.Worker")
    page = watched.open("vi/products/?stars=4")
    settled(page)
    choose(page, "group", "food")
    assert found(page) == index.count(stars={4}, group={"food"})
    # It would be the page itself that thinks. What was shown is at hand all the same.
    assert value(page, "group", "food").evaluate(_AT_ONCE)[0] == str(index.count(stars={4}))
    watched.assert_quiet()
