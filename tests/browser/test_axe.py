"""axe-core finds nothing to object to: on every sort of page, in both languages and schemes.

In Vietnamese on a phone, in English on a desk; all its rules, those for good practice too. Half of
the sorts are light on the phone and dark on the desk, the others the other way round; thoroughly, all are
looked at in both. Which pages: tests/support/sorts.py.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.browse import DESK, PHONE, settled
from tests.support.sorts import half_of, sorts
from tests.support.thoroughly import trials
from tests.support.tools import axe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

READERS = [("vi", PHONE), ("en", DESK)]
# The size of targets is no rule that axe asks for by itself.
_ALL = {"rules": {"target-size": {"enabled": True}}}
# Other hosts' styles, and sounds: there are none.
_OWN = {"resultTypes": ["violations"], "preload": False}
# Whatever else there is was looked at in the first scheme.
_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
_ASK = """async (options) => {
    for (const one of document.getAnimations()) one.finish();
    const { violations } = await axe.run(document, options);
    const said = (node) => [...node.any, ...node.all, ...node.none].map((one) => one.message)[0];
    return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(" ")}: ${said(node)}`));
}"""
SCRIPT = re.compile("<script>.*?</script>", re.DOTALL)


class Eye:
    """Looks at pages of one reader, and keeps what is wrong, and where that is first."""

    def __init__(self, page: Page, on_phone: bool) -> None:
        self.page = page
        page.add_init_script(axe())
        self.on_phone = on_phone
        self.count: Counter[str] = Counter()
        self.first: dict[str, str] = {}

    def look(self, where: str) -> None:
        # The other reader has the other scheme.
        dark_first = (half_of(where) == 0) == self.on_phone
        first, second = ("dark", "light") if dark_first else ("light", "dark")
        for scheme, options in [(first, _ALL), (second, _COLOURS)][: trials(1, 2)]:
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            for wrong in self.page.evaluate(_ASK, options | _OWN):
                self.count[wrong] += 1
                self.first.setdefault(wrong, f"{where}, {scheme}")
        self.page.emulate_media(color_scheme="light")

    def assert_content(self) -> None:
        lines = [f"{n} × {wrong} ({self.first[wrong]})" for wrong, n in self.count.most_common()]
        assert not lines, "\n".join(lines)


@contextmanager
def _eye(browser: Browser, size: Any, **options: Any) -> Iterator[Eye]:
    settings = {"color_scheme": "light", "reduced_motion": "reduce", "viewport": size} | options
    context = browser.new_context(**settings)
    try:
        yield Eye(context.new_page(), on_phone=size == PHONE)
    finally:
        context.close()


@pytest.mark.parametrize(("lang", "size"), READERS, ids=["vi-phone", "en-desk"])
@pytest.mark.parametrize("name", ["site", "small_site"])
def test_no_page_has_a_fault(
    browser: Browser,
    serve: Callable[..., str],
    request: pytest.FixtureRequest,
    name: str,
    lang: str,
    size: Any,
) -> None:
    site: Site = request.getfixturevalue(name)
    home = serve(site.folder)
    # Of the invented catalogue, what the real one lacks: photos, prices, shops.
    pages = {
        kind: path
        for kind, path in sorts(site, lang).items()
        if name == "site" or kind.startswith(("home", "product ", "producer "))
    }
    assert len(pages) >= 4
    with _eye(browser, size) as eye:
        for kind, path in pages.items():
            if path.startswith(("vi/", "en/")):
                eye.page.goto(home + path, wait_until="load")
            else:
                # Its script would lead on to another page at once.
                file = site.folder / path / ("" if path.endswith(".html") else "index.html")
                eye.page.goto(f"{home}robots.txt")
                eye.page.set_content(SCRIPT.sub("", file.read_text(encoding="utf-8")))
            eye.look(kind)
        eye.assert_content()


@pytest.mark.parametrize(("lang", "size"), READERS, ids=["vi-phone", "en-desk"])
def test_what_opens_has_no_fault(
    browser: Browser, serve: Callable[..., str], site: Site, lang: str, size: Any
) -> None:
    """The panel of the search with answers, with hints and with none; the filters, closed and open."""
    home = f"{serve(site.folder)}{lang}/"
    on_phone = size == PHONE
    with _eye(browser, size, has_touch=on_phone) as eye:
        page = eye.page
        for path, typed in (("about/", "mat ong"), ("contribute/", "qqqq")):
            page.goto(home + path)
            if on_phone:
                page.locator(".find__open").tap()
            page.locator("#find-q").press_sequentially(typed)
            expect(page.locator(".find__panel:visible [role=listbox]")).to_be_visible()
            expect(page.locator("form:has(#find-q) [role=status]")).not_to_be_empty()
            eye.look(f"search for {typed}")
        page.goto(f"{home}products/")
        settled(page)
        if on_phone:
            page.locator("#open-filters").tap()
            expect(page.locator("dialog.sheet")).to_be_visible()
        page.locator("details.facet").evaluate_all(
            "all => all.forEach((one) => { one.open = true; })"
        )
        expect(page.locator("details.facet:visible input").last).to_be_attached()
        settled(page)  # what is being counted anew is dim
        eye.look("filters")
        page.goto(f"{home}products/?group=food&stars=4")
        expect(page.locator(".picked__chip")).to_have_count(2)
        eye.look("filtered")
        page.goto(f"{home}products/?q=qqqq")
        expect(page.locator(".nothing")).to_be_visible()
        eye.look("nothing found")
        eye.assert_content()
