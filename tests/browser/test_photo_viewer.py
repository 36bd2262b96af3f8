"""Photos: a strip to swipe, and each over the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.own_list import DESK, PHONE, word
from tests.support.plenty import FIVE, LONG, SHAPES

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.support.own_list import Visit

pytestmark = pytest.mark.browser

ALL = len(SHAPES)


def viewer(page: Page) -> Locator:
    return page.locator("dialog.viewer")


def opened(visit: Visit, lang: str = "vi", at: int = 0, slug: str = FIVE) -> Page:
    watched = visit("plenty_site", viewport=DESK)
    page = watched.open(f"{lang}/products/{slug}/")
    page.locator("a[data-photo]").nth(at).click()
    expect(viewer(page)).to_be_visible()
    return page


def shows(page: Page, number: int) -> None:
    """Wait until a photo is the one that is seen, and no other can be reached."""
    slide = page.locator(".viewer__slide:not([inert])")
    expect(slide).to_have_count(1)
    expect(slide.locator("img")).to_have_attribute("alt", f'Cảnh số {number} <b>"&"</b>')
    expect(slide).to_be_in_viewport(ratio=0.9)
    expect(page.locator(".viewer__place")).to_have_text(f"{number} / {ALL}")


# ---- in the page --------------------------------------------------------------------------------------


def test_strip_is_swiped_and_snaps(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=PHONE, has_touch=True, reduced_motion="reduce")
    page = watched.open(f"vi/products/{FIVE}/")
    strip = page.locator(".photos__strip")
    strip.evaluate("(strip) => strip.scrollTo(250, 0)")
    expect(page.locator("#photo-2")).to_be_in_viewport(ratio=1)
    assert (
        strip.evaluate("(strip) => strip.querySelector('#photo-2').offsetLeft - strip.scrollLeft")
        <= 1
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 375


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_photo_has_its_words_whom_to_thank_and_its_place(visit: Visit, lang: str) -> None:
    watched = visit("plenty_site", viewport=PHONE)
    page = watched.open(f"{lang}/products/{FIVE}/")
    figures = page.locator(".photos figure")
    assert figures.count() == ALL
    for number in range(1, ALL + 1):
        text = figures.nth(number - 1).inner_text()
        assert f"{word('photo_by', lang)} Người chụp {number} · CC BY 4.0" in text
        assert word("photo_of", lang, n=number, all=ALL) in text
        alt = {"vi": "Cảnh số", "en": "View"}[lang]
        image = figures.nth(number - 1).locator("img")
        expect(image).to_have_attribute("alt", f'{alt} {number} <b>"&"</b>')


def test_small_ones_bring_theirs_into_sight_and_the_page_stays(visit: Visit) -> None:
    watched = visit("plenty_site", viewport=DESK, reduced_motion="reduce")
    page = watched.open(f"vi/products/{FIVE}/")
    page.get_by_role("link", name=word("photo_of", n=4, all=ALL)).click()
    expect(page.locator("#photo-4")).to_be_in_viewport(ratio=0.99)
    assert page.evaluate("scrollY") == 0
    assert "#" not in page.url


def test_without_scripts_a_photo_leads_to_its_file(visit: Visit) -> None:
    watched = visit("plenty_site", java_script_enabled=False, viewport=PHONE)
    page = watched.open(f"vi/products/{FIVE}/")
    page.locator("a[data-photo]").first.click()
    page.wait_for_url("**/photos/*-1280.webp")


def test_photo_leads_to_its_file_where_the_viewer_cannot_be_had(visit: Visit) -> None:
    watched = visit("plenty_site")
    page = watched.open(f"vi/products/{FIVE}/")
    watched.context.route("**/photos/viewer.js", lambda route: route.abort())
    page.locator("a[data-photo]").first.click()
    page.wait_for_url("**/photos/*-1280.webp")


# ---- over the whole screen ----------------------------------------------------------------------------


@pytest.mark.parametrize("at", [0, 2, ALL - 1])
def test_viewer_opens_at_the_photo_that_was_pressed(visit: Visit, at: int) -> None:
    page = opened(visit, at=at)
    shows(page, at + 1)
    text = page.locator(".viewer__slide:not([inert])").inner_text()
    assert f"Người chụp {at + 1} · CC BY 4.0" in text
    assert f'Cảnh số {at + 1} <b>"&"</b>' in text


def test_keys_go_from_photo_to_photo_and_stay_at_the_ends(visit: Visit) -> None:
    page = opened(visit)
    for key, number in [
        *(("ArrowRight", 2), ("ArrowRight", 3), ("End", ALL), ("ArrowRight", ALL)),
        *(("ArrowLeft", ALL - 1), ("Home", 1), ("ArrowLeft", 1)),
    ]:
        page.keyboard.press(key)
        shows(page, number)
    said = page.locator("dialog [role=status]")
    expect(said).to_contain_text(word("photo_of", n=1, all=ALL))


def test_buttons_and_swipes_go_too(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_role("button", name=word("photo_next")).click()
    shows(page, 2)
    # A swipe begins where the last one ended.
    page.wait_for_function("document.querySelector('.viewer__strip').scrollLeft === innerWidth")
    page.locator(".viewer__strip").evaluate("(strip) => strip.scrollBy(innerWidth, 0)")
    shows(page, 3)
    page.get_by_role("button", name=word("photo_previous")).click()
    shows(page, 2)


def test_focus_stays_inside_and_comes_back(visit: Visit) -> None:
    page = opened(visit, at=1)
    shows(page, 2)
    for _ in range(12):
        page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || !!document.activeElement.closest('.viewer')"
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    expect(viewer(page)).to_have_count(0)
    expect(page.locator("a[data-photo]").nth(1)).to_be_focused()


@pytest.mark.parametrize("way", ["button", "key", "twice"])
def test_photo_is_enlarged_and_whole_again(visit: Visit, way: str) -> None:
    page = opened(visit, at=1)
    shows(page, 2)
    image = page.locator(".viewer__slide:not([inert]) img")
    frame = page.locator(".viewer__slide:not([inert]) .viewer__frame")
    zoom = page.get_by_role("button", name=word("photo_zoom"))

    def width() -> float:
        box = image.bounding_box()
        assert box is not None
        return box["width"]

    def press(key: str) -> None:
        if way == "button":
            zoom.click()
        elif way == "key":
            page.keyboard.press(key)
        else:
            image.dblclick()

    whole = width()
    room = frame.bounding_box()
    assert room is not None
    assert whole <= room["width"]
    press("+")
    expect(zoom).to_have_attribute("aria-pressed", "true")
    assert abs(width() - 2 * whole) <= 1
    assert frame.evaluate("(frame) => frame.scrollHeight > frame.clientHeight")
    press("-")
    expect(zoom).to_have_attribute("aria-pressed", "false")
    assert abs(width() - whole) <= 1


def test_the_next_photo_is_whole(visit: Visit) -> None:
    page = opened(visit)
    page.keyboard.press("+")
    page.get_by_role("button", name=word("photo_next")).click()
    shows(page, 2)
    expect(page.get_by_role("button", name=word("photo_zoom"))).to_have_attribute(
        "aria-pressed", "false"
    )


def test_a_single_photo_has_no_steps(visit: Visit) -> None:
    page = opened(visit, slug=LONG)
    expect(page.get_by_role("button", name=word("photo_next"))).to_have_count(0)
    expect(page.locator(".viewer__place")).to_be_hidden()


def test_nothing_is_loaded_before_a_photo_is_pressed(visit: Visit) -> None:
    watched = visit("plenty_site")
    asked: list[str] = []
    watched.context.on("request", lambda request: asked.append(request.url))
    page = watched.open(f"vi/products/{FIVE}/")
    page.wait_for_load_state("networkidle")
    late = ("viewer.js", "dialogs.js", "dialogs.css", "lean-qr.js")
    assert [url for url in asked if url.endswith(late)] == []
    page.locator("a[data-photo]").first.click()
    expect(viewer(page)).to_be_visible()
    assert any(url.endswith("viewer.js") for url in asked)
    watched.assert_quiet()
