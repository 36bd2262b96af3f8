"""What every sort of page keeps to: it fits small and magnified screens, nothing jumps, fingers and keys reach all.

Which pages: tests/support/sorts.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.browse import DESK, PHONE
from tests.support.sorts import sorts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

# A link in the middle of a text is as high as its line; all else that is pressed has 44 px at least.
SMALL = """() => {
    const pressed = "a[href], button, summary, select, textarea, input:not([type=hidden])";
    const inText = (one) => one.matches("a") && getComputedStyle(one).display === "inline"
        && getComputedStyle(one, "::after").position !== "absolute";
    const target = (one) => {
        const label = one.labels?.[0];
        if (label && getComputedStyle(label).position !== "absolute") return label;
        // A link that is stretched over its card.
        if (getComputedStyle(one, "::after").position === "absolute") return one.offsetParent ?? one;
        return one;
    };
    const seen = (one) => one.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && one.getBoundingClientRect().right > 0 && one.tabIndex >= 0 && !one.matches(".md-skip");
    return [...document.querySelectorAll(pressed)].filter((one) => {
        if (!seen(one) || inText(one)) return false;
        const box = target(one).getBoundingClientRect();
        return box.height < 43.9 || box.width < 43.9;
    }).map((one) => {
        const box = target(one).getBoundingClientRect();
        const name = one.tagName.toLowerCase() + (one.className ? "." + one.className : "");
        return `${name} “${one.textContent.trim().slice(0, 30)}”: ${box.width.toFixed()} × ${box.height.toFixed()}`;
    });
}"""
# Text that is cut off: hidden overflow, without a way to scroll there.
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
    if (one.closest("svg, .unseen, .md-skip, dialog:not([open])") || !one.checkVisibility()) return false;
    const look = getComputedStyle(one);
    if (look.overflowX !== "hidden" && look.overflowX !== "clip") return false;
    return one.textContent.trim() && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1;
}).map((one) => `${one.tagName.toLowerCase()}.${one.className}: ${one.scrollWidth} in ${one.clientWidth}`)"""
WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("body *")]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => `${one.tagName.toLowerCase()}.${one.className}`).slice(0, 5)"""
SHIFTS = """() => new Promise((done) => {
    const found = [];
    const observer = new PerformanceObserver(() => {});
    observer.observe({type: "layout-shift", buffered: true});
    setTimeout(() => done([...found, ...observer.takeRecords()].filter((one) => !one.hadRecentInput).map((one) =>
        `${one.value.toFixed(4)}: ${one.sources.map((source) => source.node?.className || source.node?.nodeName)}`)), 300);
})"""

# All that has a place in the order of tabs: of radio buttons of one name, one.
FOCUSABLE = """() => {
    const able = "a[href], button:enabled, summary, select, textarea, input:enabled:not([type=hidden])";
    window.wanted = [...document.querySelectorAll(able)].filter((one) => one.tabIndex >= 0
        && one.checkVisibility({visibilityProperty: true})
        && (one.type !== "radio" || one.checked));
    window.reached = new Set();
    return window.wanted.length;
}"""
# Boxes that scroll are in the order of tabs too.
SCROLLERS = 60
# Adds what has the focus: what is wrong, when that cannot be seen on it or beside it; whether all had it.
FOCUSED = """() => {
    const one = document.activeElement;
    const done = () => window.wanted.every((each) => window.reached.has(each));
    if (one === document.body || window.reached.has(one)) return [[], done()];
    window.reached.add(one);
    const shows = [one, one.nextElementSibling, one.closest("form, li, article")].filter(Boolean).some((part) => {
        const look = getComputedStyle(part);
        const ring = getComputedStyle(part, "::after");
        return [look, ring].some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
            || part !== one && part.matches(":focus-within") && look.boxShadow !== "none";
    });
    const box = one.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight;
    const name = `${one.tagName}.${one.className} “${one.textContent.slice(0, 30)}”`;
    const faults = [shows ? "" : `nothing shows the focus: ${name}`, inside ? "" : `out of sight: ${name}`];
    return [faults.filter(Boolean), done()];
}"""
LEFT_OUT = """() => window.wanted.filter((one) => !window.reached.has(one))
    .map((one) => `not reached: ${one.tagName}.${one.className} “${one.textContent.slice(0, 30)}”`)"""
MOVING = """() => [
    ...document.getAnimations().filter((one) => one.effect.getComputedTiming().activeDuration > 20)
        .map((one) => `${one.constructor.name} of ${one.effect.target?.className}`),
    ...[...document.querySelectorAll("body *")].flatMap((one) => ["", "::before", "::after"].map((part) => {
        const look = getComputedStyle(one, part || null);
        const most = Math.max(...`${look.transitionDuration},${look.animationDuration}`.split(",").map(parseFloat));
        return most > 0.02 ? `${one.tagName.toLowerCase()}.${one.className}${part}: ${most} s` : "";
    })).filter(Boolean),
    getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? "smooth scrolling" : "",
].filter(Boolean)"""


def each(
    visit: Visit, site: Site, lang: str, name: str = "site", **options: Any
) -> Iterator[tuple[str, Page]]:
    """Every sort of page, opened one after the other."""
    watched = visit(name, **options)
    page = watched.context.new_page()
    for kind, path in sorts(site, lang).items():
        # The others lead on to these at once; test_browser.py looks at them.
        if path.startswith(("vi/", "en/")):
            page.goto(watched.home + path, wait_until="load")
            yield kind, page


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{kind}: {line}" for kind, lines in found.items() for line in lines)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("width", "scale"), [(320, 2), (640, 2)], ids=["phone", "zoomed"])
def test_nothing_is_cut_off_or_wider_than_the_screen(
    visit: Visit, site: Site, lang: str, width: int, scale: int
) -> None:
    """At 320 px, and at 640 px: a screen of 1280 px magnified to 200 %."""
    found: dict[str, list[str]] = {}
    size = {"width": width, "height": 400}
    for kind, page in each(visit, site, lang, viewport=size, device_scale_factor=scale):
        found[kind] = [*page.evaluate(WIDE), *page.evaluate(CUT)]
    assert not told(found), told(found)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_pressed_is_large_enough_for_a_finger(visit: Visit, site: Site, lang: str) -> None:
    found = {
        kind: page.evaluate(SMALL)
        for kind, page in each(visit, site, lang, viewport=PHONE, has_touch=True)
    }
    assert not told(found), told(found)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_moves_while_a_page_loads(visit: Visit, site: Site, size: Any) -> None:
    found = {
        kind: page.evaluate(SHIFTS) for kind, page in each(visit, site, "vi", viewport=size)
    }
    assert not told(found), told(found)


def test_tab_reaches_all_and_shows_where_it_is(visit: Visit, site: Site) -> None:
    found: dict[str, list[str]] = {}
    for kind, page in each(visit, site, "vi", viewport=DESK):
        wanted = page.evaluate(FOCUSABLE)
        faults = []
        for _ in range(wanted + SCROLLERS):
            page.keyboard.press("Tab")
            fault, done = page.evaluate(FOCUSED)
            faults += fault
            if done:
                break
        found[kind] = [*faults, *page.evaluate(LEFT_OUT)]
    assert not told(found), told(found)


def test_with_reduced_motion_nothing_moves(visit: Visit, site: Site) -> None:
    found = {
        kind: page.evaluate(MOVING)
        for kind, page in each(visit, site, "vi", viewport=DESK, reduced_motion="reduce")
    }
    assert not told(found), told(found)
