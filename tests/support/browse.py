"""What tests of the page of all products do and look for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.search_index import read_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 740}
TABLET = {"width": 800, "height": 1100}
SIZES = {"desk": DESK, "phone": PHONE, "tablet": TABLET}
LANGS = pytest.mark.parametrize("lang", ["vi", "en"])
# What is in the page of a long list, at the top of the screen below the header: place in the list, px.
TOP = """() => {
    const top = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const items = [...document.querySelectorAll("[data-chunk] > li")];
    const item = items.find((one) => one.getBoundingClientRect().bottom > top);
    return item && [Number(item.ariaPosInSet), Math.round(item.getBoundingClientRect().top)];
}"""

# Resolves when what was done is on the screen.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True)
class Indexed:
    """The products of a site as its search index has them."""

    site: Site

    @cached_property
    def data(self) -> dict[str, Any]:
        return read_index(self.site.folder)

    @property
    def stars(self) -> list[int]:
        found: list[int] = self.data["stars"]
        return found

    @cached_property
    def groups(self) -> list[str]:
        tables = self.data["tables"]
        group_of = {one["number"]: tables["groups"][one["group"]]["key"] for one in tables["sets"]}
        return [group_of[number] for number in self.data["set"]]

    def count(self, group: set[str] | None = None, stars: set[int] | None = None) -> int:
        each = zip(self.groups, self.stars, strict=True)
        return sum(
            (not group or one in group) and (not stars or many in stars) for one, many in each
        )


def opened(
    visit: Visit,
    address: str = "",
    lang: str = "vi",
    site: str = "large_site",
    size: dict[str, int] = DESK,
    **options: Any,
) -> tuple[Watched, Page]:
    """The page of all products with this after its address."""
    watched = visit(site, viewport=size, **options)
    page = watched.open(f"{lang}/products/{address}")
    if address.startswith("?") and options.get("java_script_enabled", True):
        expect(page.locator("html")).not_to_have_class(re.compile("browse-waits"))
    return watched, page


def value(page: Page, facet: str, name: str) -> Locator:
    """A value's check box."""
    return page.locator(f'#facets input[data-facet="{facet}"][value="{name}"]')


def choose(page: Page, facet: str, name: str, on: bool = True) -> None:
    """Set it and wait until the chips say so."""
    details = page.locator(f'details[data-facet="{"group" if facet == "set" else facet}"]')
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    box = value(page, facet, name)
    box.set_checked(on)
    expect(box).to_be_checked(checked=on)
    settled(page)


def settled(page: Page) -> None:
    """Wait until what was asked is shown."""
    page.wait_for_function(
        """() => document.querySelector("#browse [aria-busy]")?.ariaBusy !== "true"
            && !document.documentElement.classList.contains("browse-waits")"""
    )


def resting(page: Page) -> None:
    """Wait until the list has been where it is for as long as it takes to note that."""
    page.evaluate(
        f"""async () => {{
            const at = () => JSON.stringify(({TOP})());
            for (let before = "", same = 0; same < 12; before = at()) {{
                await new Promise((done) => setTimeout(done, 60));
                same = at() === before ? same + 1 : 0;
            }}
        }}"""
    )


def found(page: Page) -> int:
    """The number of products found, as the page says."""
    said = page.locator("#browse-count strong").inner_text()
    return int(re.sub(r"\D", "", said))


def chips(page: Page) -> list[str]:
    return page.locator(".picked__chip").all_inner_texts()


def names(page: Page) -> list[str]:
    """Names of the products that are in the page's results."""
    return page.locator("#results .card__name").all_inner_texts()


def search_of(page: Page) -> str:
    """What is in the address after the page's own."""
    return page.url.partition("/products/")[2]


def count_of(page: Page, facet: str, name: str) -> int:
    line = value(page, facet, name).locator("xpath=ancestor::li")
    return int(re.sub(r"\D", "", line.locator(".count").inner_text()))
