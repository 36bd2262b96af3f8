"""Pages and scripts of a fair pack, piece by piece."""

from __future__ import annotations

import pytest

from catalogue.fair.bundle import as_function, bundle
from catalogue.fair.pages import Pages
from catalogue.publish.scripts import ScriptError

FILES = {"vi/index.html", "vi/x/index.html", "vi/a.css", "index.html", "vi/x.ics"}
PAGES = Pages(
    FILES, "https://ocop.example/", {"vi": '<p class="note">{root}</p>'}, "<p>brief {root}</p>"
)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("../", "../index.html"),
        ("../x/?q=1#y", "../x/index.html?q=1#y"),
        ("../../", "../../index.html"),
        (".", "./index.html"),
        ("../a.css", "../a.css"),
        ("#here", "#here"),
        ("?q=1", "?q=1"),
        ("https://x.vn/", "https://x.vn/"),
        ("mailto:a@x.vn", "mailto:a@x.vn"),
        ("", ""),
        ("../../api/", "https://ocop.example/api/"),
        ("../feed.xml", "https://ocop.example/vi/feed.xml"),
    ],
)
def test_addresses_are_written_out(address: str, expected: str) -> None:
    html = PAGES.page("vi/x/index.html", f'<a class="b" href="{address}">x</a>')
    assert html == f'<a class="b" href="{expected}">x</a>'


def test_a_page_starts_one_script_with_its_modules_in_order() -> None:
    tags = "".join(
        f'<script type="module" src="../assets/javascripts/{name}"></script>'
        for name in ("find.js", "list/x.js")
    )
    html = PAGES.page("vi/x/index.html", f"<body>{tags}</body>")
    assert html == (
        '<body><script defer src="../assets/javascripts/pack.js" data-modules="find.js list/x.js"></script>'
        "\n</body>"
    )


def test_the_note_stands_in_the_footer_or_at_the_end() -> None:
    footer = '<p class="oc-footer__licence">'
    assert PAGES.page("vi/x/index.html", footer) == f'<p class="note">../../</p>{footer}'
    html = "<main>x</main>\n</body>"
    assert PAGES.page("index.html", html) == "<main>x<p>brief </p></main>\n</body>"


def test_what_only_servers_need_is_left_out() -> None:
    kept = '<link rel="alternate " hreflang="vi" href="https://ocop.example/vi/">'
    gone = '<link rel="modulepreload" href="x.js"><link rel="manifest" href="y">'
    footer = '<li><a href="../tablet/">Máy ở gian hàng</a></li>'
    section = '<section class="s" aria-labelledby="offline"><a href="./offline/">x</a></section>'
    assert PAGES.page("vi/index.html", gone + kept + footer + section) == kept


def test_a_module_becomes_aas_function() -> None:
    made = as_function(
        "list/a.js",
        'import { b as c } from "../b.js";\nimport "./d.js";\n'
        "export function e() {\n"
        '  return import("../f.js").then(() => fetch(new URL("g", import.meta.url)));\n}\n',
    )
    for part in (
        'const {  b: c  } = $use("b.js");',
        '$use("list/d.js");',
        '$later("f.js")',
        '$fetch(new URL("g", $url))',
        "return { e };",
    ):
        assert part in made
    assert "import" not in made


def test_a_library_gives_what_it_lists() -> None:
    assert "return { correct: e, P };" in as_function(
        "vendor/x.js", "const e=1,P=2;export{e as correct,P};"
    )


def test_an_export_that_is_new_stops_the_pack() -> None:
    with pytest.raises(ScriptError):
        as_function("a.js", "export default 1;\n")


def test_a_script_holds_what_its_modules_may_ask_for_and_no_more() -> None:
    script = bundle(["find.js", "sharing.js"]).decode()
    for name in ("find.js", "find/box.js", "search/engine.js", "vendor/lean-qr.js"):
        assert f'$modules["{name}"]' in script
    assert '$modules["browse.js"]' not in script
    assert "import.meta" not in script
