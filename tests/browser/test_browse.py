"""The page of all products in a real browser: filters, their counts, chips, nothing found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.browse import (
    LANGS,
    Indexed,
    chips,
    choose,
    count_of,
    found,
    opened,
    search_of,
    settled,
    value,
)
from tests.support.synthetic import HONEY

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.support.browse import Visit

pytestmark = pytest.mark.browser


@LANGS
def test_values_of_a_facet_widen_and_facets_narrow(visit: Visit, index: Indexed, lang: str) -> None:
    watched, page = opened(visit, lang=lang)
    choose(page, "stars", "5")
    assert found(page) == index.count(stars={5})
    choose(page, "stars", "4")
    assert found(page) == index.count(stars={4, 5})
    choose(page, "group", "beverages")
    assert found(page) == index.count({"beverages"}, {4, 5})
    assert search_of(page) == "?group=beverages&stars=5&stars=4"
    assert len(chips(page)) == 3
    watched.assert_quiet()


def test_counts_are_what_a_further_choice_would_leave(visit: Visit, index: Indexed) -> None:
    _, page = opened(visit, "?group=food&stars=5")
    assert found(page) == index.count({"food"}, {5})
    assert count_of(page, "stars", "4") == index.count({"food"}, {4})
    assert count_of(page, "group", "food") == index.count({"food"}, {5})


def test_values_that_would_leave_nothing_are_not_offered(visit: Visit) -> None:
    _, page = opened(visit, "?set=4")
    expect(value(page, "group", "food")).to_have_count(1)
    expect(value(page, "group", "tourism")).to_have_count(0)
    # What is chosen stays, so that it can be taken back.
    _, page = opened(visit, "?set=4&group=tourism")
    expect(value(page, "group", "tourism")).to_be_checked()
    assert found(page) == 0


def test_extras_all_have_to_be_there(visit: Visit, index: Indexed) -> None:
    _, page = opened(visit, "?with=visit&with=online")
    assert found(page) == sum(bits & 6 == 6 for bits in index.data["with"])


def test_sets_stand_below_chosen_groups_and_go_with_them(visit: Visit, index: Indexed) -> None:
    _, page = opened(visit)
    expect(value(page, "set", "4")).to_have_count(0)
    choose(page, "group", "food")
    choose(page, "set", "4")
    assert found(page) == index.data["set"].count(4)
    choose(page, "group", "food", on=False)
    assert search_of(page) == ""
    expect(value(page, "set", "4")).to_have_count(0)


def test_a_chip_takes_its_choice_away(visit: Visit) -> None:
    _, page = opened(visit, "?group=food&stars=5&stars=4")
    page.get_by_role("button", name="Bỏ lọc: 5 sao").click()
    settled(page)
    assert chips(page) == ["Thực phẩm", "4 sao"]
    assert search_of(page) == "?group=food&stars=4"
    # The focus goes on to a neighbour, not to the top of the page.
    assert page.evaluate("document.activeElement.className") == "picked__chip"


def test_clear_all_shows_the_list_that_came_with_the_page(visit: Visit) -> None:
    _, page = opened(visit, "?q=mat+ong&stars=4&mark=vietgap")
    page.get_by_role("button", name="Bỏ hết").first.click()
    expect(page.locator("#everything")).to_be_visible()
    expect(page.locator("#results")).to_be_hidden()
    expect(page.locator("#picked")).to_be_hidden()
    expect(page.locator("#finder-q")).to_have_value("")
    settled(page)
    assert search_of(page) == ""
    assert page.evaluate("document.activeElement.id") == "browse-count"


@LANGS
def test_nothing_found_helps_on(visit: Visit, lang: str) -> None:
    watched, page = opened(visit, "?q=mat+ongg&stars=5&status=revoked", lang)
    box = page.locator(".nothing")
    expect(box).to_be_visible()
    assert found(page) == 0
    box.locator("a").click()
    settled(page)
    assert search_of(page).startswith("?q=mat+ong&")
    watched.assert_quiet()


def test_a_filter_less_is_a_button_with_its_number(visit: Visit, index: Indexed) -> None:
    _, page = opened(visit, "?stars=5&status=candidate", "en")
    buttons = page.locator(".nothing .button")
    expect(buttons.first).to_be_visible()
    label = buttons.filter(has_text="Without “Candidate”").inner_text()
    assert label == f"Without “Candidate”: {index.count(stars={5})} products"
    buttons.filter(has_text="Without “Candidate”").click()
    settled(page)
    assert search_of(page) == "?stars=5"
    assert found(page) == index.count(stars={5})


def test_the_number_is_said(visit: Visit, index: Indexed) -> None:
    _, page = opened(visit)
    said = page.locator("#browse [role=status]")
    choose(page, "stars", "5")
    expect(said).to_have_text(f"{index.count(stars={5})} sản phẩm trong số 400")


def test_many_values_are_found_by_name(visit: Visit, index: Indexed) -> None:
    _, page = opened(visit)
    box = page.locator("details[data-facet=producer]")
    box.locator("summary").click()
    lines = box.locator(".facet__values li")
    expect(lines).to_have_count(8)
    counts = [int(text) for text in lines.locator(".count").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    box.locator(".facet__find").fill("hop tac")
    expect(box.locator(".facet__label").first).to_contain_text(re.compile("hợp tác", re.IGNORECASE))
    lines.first.locator("input").check()
    settled(page)
    assert "producer=" in search_of(page)
    box.locator(".facet__find").fill("khong co ai nhu vay")
    expect(box.locator(".facet__note")).to_have_text("Không có tên nào như vậy.")


def test_all_values_can_be_shown(visit: Visit) -> None:
    _, page = opened(visit)
    box = page.locator("details[data-facet=place]")
    box.locator("summary").click()
    more = box.locator(".facet__more")
    expect(more).to_have_text(re.compile(r"Xem tất cả \(\d+\)"))
    total = int(re.sub(r"\D", "", more.inner_text()))
    more.click()
    expect(box.locator(".facet__values li")).to_have_count(total)
    expect(more).to_have_attribute("aria-expanded", "true")


def test_hostile_names_are_shown_and_not_run(visit: Visit) -> None:
    watched, page = opened(visit, "?q=mat+ong", site="small_site")
    card = page.locator("#results .card")
    expect(card.locator(".card__name")).to_have_text('Mật ong "Thử" & <b>sáp</b>')
    assert card.locator(".card__name b").count() == 0
    assert (card.locator("a").get_attribute("href") or "").endswith(f"/vi/products/{HONEY}/")
    watched.assert_quiet()


def test_cards_are_those_of_the_page(visit: Visit) -> None:
    """The same elements with the same classes, in the same order."""
    _, page = opened(visit, site="small_site")
    shape = """card => [...card.querySelectorAll("*")]
        .filter(e => !e.closest("picture *") || e.matches("img"))
        .map(e => [e.localName.replace(/^path|source$/, "use"), e.getAttribute("class") ?? ""])
        .map(([name, of]) => of === "drawing" ? "a drawing, or an image of it" : name + "." + of)
        .filter(name => name !== "use.")"""

    def shapes(cards: Locator) -> list[list[str]]:
        # The buttons of the reader's own list are put on cards by a script of their own.
        expect(cards.locator("button.pick")).to_have_count(cards.count())
        return cards.evaluate_all(f"all => all.map({shape})")

    static = shapes(page.locator("#everything .card"))
    choose(page, "stars", "4")
    choose(page, "stars", "3")
    assert shapes(page.locator("#results .card")) == static


def test_list_is_painted_before_what_further_choices_would_leave(visit: Visit) -> None:
    _, page = opened(visit)
    settled(page)
    page.evaluate(
        """() => {
          globalThis.changes = [];
          const everything = { subtree: true, childList: true, characterData: true };
          const watch = (name, selector) => new MutationObserver(() => {
            if (changes.at(-1) !== name) changes.push(name);
          }).observe(document.querySelector(selector), everything);
          watch("list", "#results");
          watch("counts", "#facets");
          const frames = () => {
            if (changes.at(-1) === "list") changes.push("frame");
            requestAnimationFrame(frames);
          };
          frames();
        }"""
    )
    choose(page, "stars", "4")
    settled(page)
    changes = page.evaluate("changes")
    assert changes[:3] == ["list", "frame", "counts"], changes
