"""Of Material's style sheets a page gets the rules it needs: what is left out is on no page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalogue.config import REPOSITORY
from catalogue.publish import stylesheets, unused_rules

if TYPE_CHECKING:
    from tests.support.run import Site

CLASS = re.compile(r'\bclass="([^"]*)"')


def left_out() -> set[frozenset[str]]:
    """What rules of Material's need that are not published."""
    texts = [path.read_text(encoding="utf-8") for path in stylesheets.of_material_sheets()]
    published = stylesheets.joined()[stylesheets.BUNDLE].decode()
    first_of_ours = published.index("--oc-")
    kept = unused_rules.needs(published[:first_of_ours])
    return set().union(*map(unused_rules.needs, texts)) - kept


def test_no_page_has_what_left_out_rules_need(site: Site, large_site: Site) -> None:
    unmet = left_out()
    assert len(unmet) > 300
    for one in (site, large_site):
        for page in one.folder.rglob("*.html"):
            used = set(" ".join(CLASS.findall(page.read_text(encoding="utf-8"))).split())
            assert [need for need in unmet if need <= used] == [], page


def test_scripts_give_no_class_that_left_out_rules_need() -> None:
    unmet = set().union(*left_out())
    for path in (REPOSITORY / "overrides" / "assets" / "javascripts").rglob("*.js"):
        words = set(re.findall(r"md-[\w-]+", path.read_text(encoding="utf-8")))
        known = stylesheets.known_words()
        assert not (unmet - known) & words, path
