"""Pages of the invented catalogue, line by line, against the files in golden/.

After a change that is meant, write them anew and read the difference before you commit it:

    UPDATE_GOLDEN=1 python3 build.py test tests/site/test_golden.py
    git diff tests/site/golden
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from catalogue.reference import LANGS
from tests.support.golden import lines_of
from tests.support.synthetic import CLOTH, HONEY, MAKER

if TYPE_CHECKING:
    from tests.support.run import Site

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    "home": "",
    "products": "products/",
    "product-valid": f"products/{HONEY}/",
    "product-expired": f"products/{CLOTH}/",
    "producer": f"producers/{MAKER}/",
    "place-with-product": "places/05014-muong-dong/",
    "place-without-product": "places/04792-tan-hoa/",
    "group": "groups/food/",
    "set": "sets/04-honey/",
    "stars": "stars/4/",
    "map": "map/",
    "season": "season/",
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PAGES)
def test_page_says_what_it_said(small_site: Site, name: str, lang: str) -> None:
    shown = lines_of(small_site.page(f"{lang}/{PAGES[name]}"))
    file = GOLDEN / lang / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(shown, encoding="utf-8", newline="\n")
    assert shown.splitlines() == file.read_text(encoding="utf-8").splitlines(), (
        "changed; if that is meant, see the top of this file"
    )


def test_no_golden_file_without_a_test() -> None:
    wanted = {f"{lang}/{name}.txt" for lang in LANGS for name in PAGES}
    assert {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.*")} == wanted
