"""Every sort of page (sorts.py), opened one after the other and asked what page_checks.js finds."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.sorts import half_of, sorts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

CHECKS = (Path(__file__).parent / "page_checks.js").read_text(encoding="utf-8")


def ask(page: Page, name: str) -> Any:
    """What a function of page_checks.js says of the page."""
    return page.evaluate(f"() => checks.{name}()")


def each(
    visit: Visit,
    site: Site,
    lang: str,
    name: str = "site",
    half: int | None = None,
    **options: Any,
) -> Iterator[tuple[str, Page]]:
    """Every sort of page, or half of them (0 or 1), one after the other.

    Each shows its heading, and none says a word in the console or asks another host for anything, nor when
    it is scrolled to its end, so that what loads late is asked for too.
    """
    watched = visit(name, **options)
    pages = [watched.context.new_page() for _ in range(2)]
    for page in pages:
        page.add_init_script(f"window.checks = (() => {{ {CHECKS}; return checks; }})();")
    # The others lead on to these at once; test_browser.py looks at them.
    wanted = [
        (kind, watched.home + path)
        for kind, path in sorts(site, lang).items()
        if path.startswith(("vi/", "en/")) and half in {None, half_of(kind)}
    ]
    # While one page is asked, the next one comes to rest in the other tab.
    pages[0].goto(wanted[0][1], wait_until="commit")
    for (kind, address), (_, following) in zip_longest(wanted, wanted[1:], fillvalue=("", "")):
        page, other = pages
        if following:
            other.goto(following, wait_until="commit")
        page.wait_for_load_state("load")
        assert page.url == address, kind
        assert page.locator("h1").first.is_visible(), kind
        yield kind, page
        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        watched.assert_quiet()
        pages.reverse()
    for page in pages:
        watched.assert_own_host_alone(page)


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{kind}: {line}" for kind, lines in found.items() for line in lines)
