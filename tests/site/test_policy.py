"""The Content-Security-Policy of every page allows what the page has, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from catalogue.publish.root import GO_ON
from catalogue.render.policy import source
from tests.support.server import headers_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.run import Site

SITES = ["site", "small_site", "plenty_site"]
# What browsers run: https://html.spec.whatwg.org/#prepare-the-script-element. Other types are data.
RUN = {"", "module", "text/javascript", "importmap", "speculationrules"}
TAG = re.compile(r"<[a-z][^>]*>")
ATTRIBUTE = re.compile(r"\s([\w:-]+)=\"([^\"]*)\"")
INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL)
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
FOREIGN = re.compile(r"(?:https?:)?//")


def directives(policy: str) -> dict[str, list[str]]:
    found = {}
    for part in policy.split("; "):
        name, *sources = part.split()
        found[name] = sources
    return found


def inside(html: str, tag: str) -> set[str]:
    """Digests of the scripts or styles that stand in a page itself."""
    found = set()
    for name, attributes, text in INLINE.findall(html):
        values = dict(ATTRIBUTE.findall(attributes))
        if name == tag and "src" not in values and values.get("type", "") in RUN:
            found.add(source(text))
    return found


def hashes(policy: dict[str, list[str]], directive: str) -> set[str]:
    return {value for value in policy[directive] if value.startswith("'sha")}


@pytest.fixture(scope="module", params=SITES)
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    """Path → HTML of every page."""
    site: Site = request.getfixturevalue(request.param)
    return {
        file.relative_to(site.folder).as_posix(): file.read_text(encoding="utf-8")
        for file in site.html_files()
    }


def test_each_page_has_one_policy_before_all_it_concerns(pages: dict[str, str]) -> None:
    assert len(pages) > 50
    for path, html in pages.items():
        assert len(META.findall(html)) == 1, path
        head = html[html.index("<head>") : META.search(html).start()]  # type: ignore[union-attr]
        assert TAG.findall(head)[1:] == ['<meta charset="utf-8">'], path


def test_each_script_and_style_in_a_page_is_allowed_and_no_other(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        policy = directives(META.findall(html)[0])
        assert inside(html, "script") == hashes(policy, "script-src"), path
        assert inside(html, "style") == hashes(policy, "style-src"), path


def test_only_pages_above_the_languages_have_scripts_and_styles_inside(
    pages: dict[str, str],
) -> None:
    for path, html in pages.items():
        if path.startswith(("vi/", "en/")):
            assert not inside(html, "script") | inside(html, "style"), path


def test_the_policy_allows_the_own_host_alone(pages: dict[str, str]) -> None:
    for policy in {META.findall(html)[0] for html in pages.values()}:
        assert "unsafe" not in policy
        found = directives(policy)
        assert found["default-src"] == found["base-uri"] == ["'none'"]
        for name, sources in found.items():
            own = {"'self'", "'none'"} | hashes(found, name)
            assert set(sources) - own <= ({"blob:", "data:"} if name == "img-src" else set()), name
    assert {"script-src", "style-src", "connect-src", "worker-src", "form-action"} <= set(found)


def attributes(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each element's name and attributes."""
    for tag in TAG.findall(html):
        yield re.split(r"[\s>/]", tag[1:], maxsplit=1)[0], dict(ATTRIBUTE.findall(tag))


def test_no_attribute_needs_what_the_policy_forbids(pages: dict[str, str]) -> None:
    """No style or event handler in an attribute, no script for an address, nothing from another host."""
    for path, html in pages.items():
        for tag, values in attributes(html):
            assert "style" not in values, f"{path}: <{tag} style>"
            assert not [name for name in values if name.startswith("on")], f"{path}: {tag}"
            loaded = [values.get(name, "") for name in ("src", "srcset", "poster", "data")]
            if tag == "link" and values["rel"].strip() not in {"canonical", "alternate"}:
                loaded.append(values["href"])
            assert not any(map(FOREIGN.match, loaded)), f"{path}: <{tag}> {loaded}"
            link = values.get("href", "")
            assert not link.lower().startswith(("javascript:", "data:", "vbscript:")), path


def test_links_to_other_hosts_give_them_no_hold_on_the_page(pages: dict[str, str]) -> None:
    seen = 0
    for path, html in pages.items():
        for tag, values in attributes(html):
            if tag == "a" and urlsplit(values.get("href", "")).netloc:
                seen += 1
                assert "noopener" in values.get("rel", "").split(), f"{path}: {values['href']}"
    assert seen


@pytest.mark.parametrize("name", SITES)
def test_the_host_is_told_the_same(name: str, request: pytest.FixtureRequest) -> None:
    """`_headers`: the policies of all pages together, and what a page cannot say of itself."""
    site: Site = request.getfixturevalue(name)
    told = headers_file((site.folder / "_headers").read_text(encoding="utf-8"))
    every = told["/*"]
    policy = directives(every["Content-Security-Policy"])
    assert policy.pop("frame-ancestors") == ["'self'"]
    wanted: dict[str, set[str]] = {}
    for html in {file.read_text(encoding="utf-8") for file in site.html_files()}:
        for directive, sources in directives(META.findall(html)[0]).items():
            wanted.setdefault(directive, set()).update(sources)
        assert f'<meta name="referrer" content="{every["Referrer-Policy"]}">' in html
    # The script of pages that moved, where none has.
    allowed = {name: set(sources) - {source(GO_ON)} for name, sources in policy.items()}
    assert allowed == {name: sources - {source(GO_ON)} for name, sources in wanted.items()}
    assert every["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in every["Permissions-Policy"]


def test_hosts_that_read_the_headers_can_take_them_in(site: Site) -> None:
    """Cloudflare Pages: at most 100 rules, lines of at most 2,000 characters."""
    lines = (site.folder / "_headers").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 2000
    assert len([line for line in lines if line.startswith("/")]) <= 100


def test_only_files_named_by_their_content_are_kept_for_long(small_site: Site) -> None:
    told = headers_file((small_site.folder / "_headers").read_text(encoding="utf-8"))
    kept = [pattern for pattern, headers in told.items() if "Cache-Control" in headers]
    assert kept == ["/photos/*"]
    names = [path.name for path in (small_site.folder / "photos").iterdir()]
    assert names
    assert all(re.search(r"[0-9a-f]{8,}", name) for name in names), names
