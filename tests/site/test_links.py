"""Every link inside a site leads somewhere, nothing is loaded from elsewhere, ids are unique."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.support.html import Node, css_references, parse_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.run import Site

# Attributes that hold an address: those that are followed and those that are loaded with the page.
FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action"), ("button", "formaction")}
LOADED = {
    *((tag, "src") for tag in "audio embed iframe img input script source track video".split()),  # noqa: SIM905
    ("object", "data"), ("use", "href"), ("use", "xlink:href"), ("image", "href"), ("video", "poster"),
}  # fmt: skip
# A <link> of these kinds names a page; any other loads something or opens a connection.
NAMING = {"canonical", "alternate", "next", "prev", "author", "license", "help", "search"}
OUTSIDE = {"https", "mailto", "tel", "geo"}


class Reference(NamedTuple):
    """An address in a file: `use` is "followed", "loaded" or "named"."""

    file: Path
    where: str
    address: str
    use: str


def references(file: Path) -> Iterator[Reference]:
    if file.suffix == ".css":
        for address in css_references(file.read_text(encoding="utf-8")):
            yield Reference(file, "url()", address, "loaded")
        return
    for node in parse_file(file).walk():
        for address, use in _addresses(node):
            yield Reference(file, repr(node), address, use)


def _addresses(node: Node) -> Iterator[tuple[str, str]]:
    for name, value in node.attrs.items():
        if (node.tag, name) in FOLLOWED:
            yield value, "followed"
        elif (node.tag, name) in LOADED:
            yield value, "loaded"
        elif name in {"srcset", "imagesrcset"}:
            for part in value.split(","):
                yield part.split()[0], "loaded"
        elif name == "style":
            for address in css_references(value):
                yield address, "loaded"
    if node.tag == "link":
        yield node["href"], "named" if NAMING & set(node["rel"].split()) else "loaded"
    elif node.tag == "style":
        for address in css_references("".join(map(str, node.children))):
            yield address, "loaded"
    elif node.tag == "meta" and node.get("http-equiv").lower() == "refresh":
        yield node["content"].partition("=")[2], "followed"


def all_references(site: Site) -> list[Reference]:
    return list(_all_references(site.folder))


@lru_cache
def _all_references(folder: Path) -> tuple[Reference, ...]:
    files = sorted([*folder.rglob("*.html"), *folder.rglob("*.css")])
    return tuple(reference for file in files for reference in references(file))


def is_outside(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


@lru_cache(maxsize=1000)
def ids(file: Path) -> frozenset[str]:
    return frozenset(node["id"] for node in parse_file(file).walk() if "id" in node.attrs)


def fault(site: Site, reference: Reference) -> str | None:
    """What is wrong with a link inside the site."""
    base = urlsplit(site.root).path
    own = base + reference.file.relative_to(site.folder).as_posix()
    # A host shows 404.html at whatever address was missed; anything else may move below a path.
    if reference.file.name == "404.html":
        if not reference.address.startswith((base, "#")):
            return f"does not start with {base}"
    elif reference.address.startswith("/"):
        return "starts at the host's root"
    parts = urlsplit(urljoin(f"https://host{own}", reference.address))
    depth = PurePosixPath(own).parent
    if reference.address.startswith("../") and len(depth.parts) <= reference.address.count("../"):
        return "leads above the host's root"
    if not parts.path.startswith(base):
        return f"leads out of {base}"
    target = site.folder / unquote(parts.path.removeprefix(base))
    if parts.path.endswith("/"):
        target /= "index.html"
    if not target.is_file():
        return f"there is no {target.relative_to(site.folder)}"
    name, given, value = unquote(parts.fragment).partition("=")
    if given:  # what a script of the page reads: `#edit=<slug>`
        data = site.folder / f"contribute/source/{value}.json"
        return None if name == "edit" and data.is_file() else f"nothing reads #{parts.fragment}"
    if parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in ids(target):
        return f"{target.relative_to(site.folder)} has no such id"
    return None


@pytest.fixture(params=["site", "site_below", "small_site"])
def any_site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    assert found.ran.code == 0, found.ran.text
    return found


def faults(site: Site, found: list[tuple[Reference, str]]) -> str:
    """One line for each kind, with a file it occurs in."""
    kinds = {(reference.where, reference.address, why): reference.file for reference, why in found}
    return "\n".join(
        f"{file.relative_to(site.folder)}: {where} → {address}: {why}"
        for (where, address, why), file in list(kinds.items())[:20]
    )


def test_every_internal_link_and_fragment_resolves(any_site: Site) -> None:
    inside = [item for item in all_references(any_site) if not is_outside(item.address)]
    assert len(inside) > 5000
    broken = [(item, why) for item in inside if (why := fault(any_site, item))]
    assert not broken, faults(any_site, broken)


def test_nothing_is_loaded_from_another_host(any_site: Site) -> None:
    loaded = [item for item in all_references(any_site) if item.use == "loaded"]
    assert len(loaded) > 1000
    foreign = [
        (item, "loads from elsewhere")
        for item in loaded
        if is_outside(item.address) and urlsplit(item.address).scheme != "data"
    ]
    assert not foreign, faults(any_site, foreign)


def test_no_page_opens_a_connection_in_advance(any_site: Site) -> None:
    for file in any_site.html_files():
        for link in parse_file(file).all("link"):
            assert not {"preconnect", "dns-prefetch"} & set(link["rel"].split()), file


def test_links_to_the_outside_are_https_mail_phone_or_map(any_site: Site) -> None:
    wrong = [
        (item, "not https, mailto, tel or geo")
        for item in all_references(any_site)
        if item.use == "followed"
        and is_outside(item.address)
        and urlsplit(item.address).scheme not in OUTSIDE
    ]
    assert not wrong, faults(any_site, wrong)


def test_own_absolute_address_only_names_pages(any_site: Site) -> None:
    """A link that a reader follows is relative, so that the site also works elsewhere and offline."""
    host = urlsplit(any_site.root).netloc
    own = [item for item in all_references(any_site) if urlsplit(item.address).netloc == host]
    assert own
    wrong = [(item, "absolute link into the site") for item in own if item.use != "named"]
    assert not wrong, faults(any_site, wrong)
    for item in own:
        assert item.address.startswith(any_site.root)
        path = urlsplit(item.address).path.removeprefix(urlsplit(any_site.root).path)
        assert (any_site.folder / path / "index.html").is_file(), item


def test_ids_are_unique_on_every_page(any_site: Site) -> None:
    for file in any_site.html_files():
        counts = Counter(node["id"] for node in parse_file(file).walk() if "id" in node.attrs)
        assert [name for name, count in counts.items() if count > 1] == [], file


def test_no_script_runs_from_an_attribute_or_a_link(any_site: Site) -> None:
    for file in any_site.html_files():
        for node in parse_file(file).walk():
            assert not [name for name in node.attrs if re.match(r"on[a-z]+$", name)], (file, node)
            assert not node.get("href").lower().startswith("javascript:"), (file, node)
