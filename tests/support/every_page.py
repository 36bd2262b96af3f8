"""Every sort of page (sorts.py), opened one after the other and asked what page_checks.js finds."""

from __future__ import annotations

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
    page = watched.context.new_page()
    page.add_init_script(f"window.checks = (() => {{ {CHECKS}; return checks; }})();")
    for kind, path in sorts(site, lang).items():
        # The others lead on to these at once; test_browser.py looks at them.
        if path.startswith(("vi/", "en/")) and half in {None, half_of(kind)}:
            page.goto(watched.home + path, wait_until="load")
            assert page.locator("h1").first.is_visible(), kind
            yield kind, page
            page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
            watched.assert_quiet()
    watched.assert_own_host_alone(page)


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{kind}: {line}" for kind, lines in found.items() for line in lines)
