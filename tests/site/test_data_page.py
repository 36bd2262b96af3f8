"""`/vi/data/`, `/en/data/`: the open data shown to people, and where pages say that there are feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.enrich.open_documents import api

if TYPE_CHECKING:
    from tests.support.run import Site

LANGS = ("vi", "en")


def dataset(site: Site, lang: str) -> dict[str, Any]:
    scripts = site.page(f"{lang}/data/").all("script", type="application/ld+json")
    nodes = [node for one in scripts for node in json.loads(one.text()).get("@graph", [])]
    (found,) = (node for node in nodes if node["@type"] == "Dataset")
    return dict(found)


@pytest.mark.parametrize("lang", LANGS)
def test_every_document_is_linked(site_below: Site, lang: str) -> None:
    page = site_below.page(f"{lang}/data/")
    links = [node["href"] for node in page.all("a") if "api/v1/" in node["href"]]
    folder = site_below.folder / lang / "data"
    assert links
    assert all((folder / link).resolve().is_file() for link in links)
    shown = {node.text() for node in page.all("a", class_="file__name")}
    assert shown == set(api()["documents"])


@pytest.mark.parametrize("lang", LANGS)
def test_commands_name_the_published_address_and_what_is_there(site_below: Site, lang: str) -> None:
    codes = [node.text() for node in site_below.page(f"{lang}/data/").all("code")]
    assert len(codes) == len(api()["recipes"]) + 1
    for code in codes:
        start = code.index(site_below.root)
        path = code[start:].split('"')[0].split()[0].removeprefix(site_below.root)
        assert not path or (site_below.folder / path).is_file()


def test_python_command_runs_as_it_stands(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """With the file in place of its address."""
    code = api()["recipes"]["python"]["code"].replace("${root}", f"{site.folder.as_uri()}/")
    exec(compile(code, "recipe", "exec"), {})
    rows = json.loads((site.folder / "api/v1/products.json").read_bytes())["products"]
    printed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert set(printed) <= {row["id"] for row in rows if "valid_until" in row}
    assert printed


@pytest.mark.parametrize("lang", LANGS)
def test_dataset_names_licence_credit_and_every_download(site: Site, lang: str) -> None:
    found = dataset(site, lang)
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["creditText"] in site.page(f"{lang}/data/").by_id("attribution").text()
    assert 50 <= len(found["description"]) <= 5000
    index = json.loads((site.folder / "api/v1/index.json").read_bytes())
    downloads = {one["contentUrl"]: one["encodingFormat"] for one in found["distribution"]}
    assert downloads == {
        one["url"]: one["type"] for one in index["documents"] if "{" not in one["url"]
    }
    assert found["dateModified"] == index["generated_at"]
    assert found["version"] == index["version"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["", "data/", "products/", "about/", "contribute/fields/"])
def test_pages_tell_of_the_feed_of_their_language(site_below: Site, lang: str, path: str) -> None:
    page = site_below.page(f"{lang}/{path}")
    (link,) = (node for node in page.all("link") if node.get("type") == "application/atom+xml")
    assert link["rel"] == "alternate"
    assert link["title"]
    target = (site_below.folder / lang / path / link["href"]).resolve()
    assert target == (site_below.folder / lang / "feed.xml").resolve()


@pytest.mark.parametrize("lang", LANGS)
def test_page_is_reached_from_the_foot_of_every_page(site: Site, lang: str) -> None:
    links = [node["href"] for node in site.page(f"{lang}/products/").one("footer").all("a")]
    assert "../data/" in links
