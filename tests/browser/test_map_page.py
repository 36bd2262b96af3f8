"""The map in a real browser: keyboard, the list beside it, phones, both colour schemes, no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from catalogue.places import places
from tests.support.words import ui_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Watched

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

MAP = "svg.map__drawing a[data-place]"
PHONE = {"viewport": {"width": 375, "height": 800}}
DESK = {"viewport": {"width": 1280, "height": 900}}


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.getAttribute('data-place') || ''")  # type: ignore[no-any-return]


def boxes(names: Locator) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = names.evaluate_all(
        """all => all.filter(e => getComputedStyle(e).visibility === "visible").map(e => {
            const {left, top, right, bottom} = e.getBoundingClientRect();
            return {name: e.textContent, left, top, right, bottom};
        })"""
    )
    return found


def test_the_keyboard_walks_over_the_map_and_opens_a_place(visit: Visit) -> None:
    page = visit(**DESK).open("vi/map/")
    drawn = page.locator(MAP).evaluate_all("all => all.map(a => a.dataset.place)")
    assert len(drawn) == 46
    page.locator(".map__skip").focus()
    walked = []
    for _ in range(4):
        page.keyboard.press("Tab")
        walked.append(focused(page))
    assert walked == drawn[:4]
    assert page.locator("a.spot:focus-visible").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/vi/{places().communes[walked[-1]].url}")


def test_who_does_not_want_the_map_skips_it(visit: Visit) -> None:
    page = visit(**DESK).open("vi/map/")
    page.locator(".map__skip").focus()
    assert page.locator(".map__skip").bounding_box()["width"] > 100  # type: ignore[index]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.map__list') !== null")


@pytest.mark.parametrize(("here", "there"), [(".map__list", "svg"), ("svg", ".map__list")])
def test_a_place_lights_up_on_the_map_and_in_the_list(visit: Visit, here: str, there: str) -> None:
    page = visit(**DESK).open("vi/map/")
    link = page.locator(f".map {here} a[data-place='05395']")
    other = page.locator(f".map {there} a[data-place='05395']")
    lit = page.locator(".is-lit")
    (link.locator(".spot__reach") if here == "svg" else link).hover()
    assert other.evaluate("a => a.classList.contains('is-lit')")
    assert lit.count() == 2
    page.locator("h1").hover()
    assert lit.count() == 0
    link.focus()
    assert other.evaluate("a => a.classList.contains('is-lit')")
    page.locator("[data-place='05251']").last.focus()
    assert lit.evaluate_all("all => all.map(a => a.dataset.place)") == ["05251", "05251"]


def test_the_name_of_a_quiet_place_appears_when_it_is_pointed_at(visit: Visit) -> None:
    page = visit(**DESK).open("vi/map/")
    name = page.locator("svg a[data-place='05212'] .spot__name--wide")
    assert not name.is_visible()
    page.locator("svg a[data-place='05212'] .spot__reach").hover()
    assert name.is_visible()
    assert name.text_content() == "Pà Cò"


@pytest.mark.parametrize("options", [DESK, PHONE, {"viewport": {"width": 700, "height": 900}}])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_name_covers_another_with_the_fonts_of_this_machine(
    visit: Visit, lang: str, options: dict[str, Any]
) -> None:
    page = visit("large_site", **options).open(f"{lang}/map/")
    shown = boxes(page.locator(".spot__name"))
    assert len(shown) >= 14
    sheet = page.locator("svg.map__drawing").bounding_box()
    assert sheet is not None
    for at, a in enumerate(shown):
        assert a["left"] >= sheet["x"] - 1
        assert a["right"] <= sheet["x"] + sheet["width"] + 1
        for b in shown[at + 1 :]:
            apart = (
                a["right"] <= b["left"] + 1 or b["right"] <= a["left"] + 1
                or a["bottom"] <= b["top"] + 4 or b["bottom"] <= a["top"] + 4
            )  # fmt: skip
            assert apart, (a, b)


def test_names_are_large_enough_to_read(visit: Visit) -> None:
    for options in (PHONE, {"viewport": {"width": 700, "height": 900}}, DESK):
        page = visit(**options).open("vi/map/")
        size = page.evaluate(
            """() => Math.min(...[...document.querySelectorAll(".spot__name")]
                .filter(e => getComputedStyle(e).visibility === "visible")
                .map(e => parseFloat(getComputedStyle(e).fontSize) * e.getCTM().a))"""
        )
        assert size >= 10, options


def test_the_list_serves_fingers(visit: Visit) -> None:
    page = visit(**PHONE).open("vi/map/")
    heights = page.locator(".map__list a, .map__quiet a").evaluate_all(
        "all => all.map(a => a.getBoundingClientRect().height)"
    )
    assert len(heights) == 46
    assert min(heights) >= 43.9


def test_without_scripts_all_places_are_links(visit: Visit) -> None:
    watched = visit(java_script_enabled=False, **DESK)
    page = watched.open("en/map/")
    link = page.locator(f"{MAP}[aria-label='An Nghia commune: 4 products']")
    assert link.count() == 1
    link.locator(".spot__sign").click()
    assert page.url == f"{watched.home}en/places/05395-an-nghia/"
    watched.assert_quiet()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_stand_out_from_their_signs(visit: Visit, scheme: str) -> None:
    page = visit(color_scheme=scheme, **DESK).open("vi/map/")
    sign, text = page.evaluate(
        """() => [".spot:not(.spot--none) .spot__sign circle", ".map__numbers text"].map(
            one => getComputedStyle(document.querySelector(one)).fill)"""
    )
    assert contrast(sign, text) >= 4.5


def contrast(a: str, b: str) -> float:
    """WCAG 2.2, "contrast ratio", of two colours as "rgb(r, g, b)"."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in colour[4:-1].split(", ")]
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(a), light(b)))
    return (high + 0.05) / (low + 0.05)


def test_directions_name_where_they_lead(visit: Visit) -> None:
    page = visit(**PHONE).open("vi/places/05014-muong-dong/")
    box = page.locator(".directions")
    assert ui_words()["directions_centre"]["vi"] in (box.text_content() or "")
    assert box.locator("a[href^='geo:']").is_visible()
    heights = box.locator("a").evaluate_all("all => all.map(a => a.getBoundingClientRect().height)")
    assert min(heights) >= 43.9
