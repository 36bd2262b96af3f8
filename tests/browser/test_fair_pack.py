"""The fair pack, unpacked and opened by double click: pages are files, there is no server."""

from __future__ import annotations

import json
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pypdfium2
import pytest

from catalogue.progress import Reporter
from catalogue.publish.lock import lock
from tests.conftest import run_folder
from tests.support.frames import SHELF
from tests.support.html import parse_file
from tests.support.papers import EVENT, write_catalogue
from tests.support.run import ROOT, build_options, digests, intermediate_folder, run, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SHOWN = {"kho-1", "kho-2", "kho-6", "nam-anh", "rat-dai", "binh-thuong"}


def _fair(source: Path, out: Path) -> tuple[int, str]:
    ran = start("fair", EVENT, *build_options(out, source))
    return ran.code, ran.text


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a pack and its zip."""
    folder = run_folder(tmp_path_factory, "fair-pack")
    with lock(folder, Reporter("en", quiet=True)):
        if not (folder / "ran.json").exists():
            source = write_catalogue(folder / "catalogue")
            # The whole catalogue's site is made of this one, a pack's of what is chosen from it.
            chosen = intermediate_folder(source) / "fair" / EVENT / "catalogue"
            for one in (source, chosen):
                SHELF.lend(intermediate_folder(one))
            code, text = _fair(source, folder / "out")
            assert code == 0, text
            (folder / "ran.json").write_text(json.dumps(text), encoding="utf-8")
    return folder / "out"


@pytest.fixture(scope="module")
def stick(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked on a "stick" whose name has spaces and marks."""
    stick = tmp_path_factory.mktemp("USB của tôi")
    with zipfile.ZipFile(packed / f"{EVENT}.zip") as archive:
        archive.extractall(stick)
    return stick / EVENT


def test_the_whole_catalogue_where_it_is_asked_for(packed: Path, tmp_path: Path) -> None:
    source = packed.parent / "catalogue"
    ran = run("fair", EVENT, *build_options(tmp_path / "out", source), "--whole")
    assert ran.code == 0, ran.text
    pages = (tmp_path / "out" / EVENT / "vi" / "products").glob("*/index.html")
    there = {path.parent.name for path in pages}
    assert there == {path.stem for path in (source / "products").glob("*.yml")}
    assert there > SHOWN


@contextmanager
def _opened(browser: Browser, path: Path) -> Iterator[Page]:
    """A page opened as a file; nothing may be printed to its console, fail, or be asked of a network."""
    met: list[str] = []
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    context.on(
        "console",
        lambda message: (
            message.type not in {"error", "warning"}
            or met.append(f"{message.type}: {message.text}")
        ),
    )
    context.on("weberror", lambda error: met.append(str(error.error)))
    context.on("request", lambda request: _is_ours(request.url) or met.append(request.url))
    context.on(
        "requestfailed",
        lambda request: (
            "ABORTED" in (request.failure or "") or met.append(f"failed: {request.url}")
        ),
    )
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    page.wait_for_load_state("networkidle")
    context.close()
    assert met == []


def _is_ours(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:"))


def test_reading_search_filters_and_languages_work_without_a_server(
    browser: Browser, stick: Path
) -> None:
    with _opened(browser, stick / "index.html") as page:
        page.wait_for_url("**/vi/index.html")
        page.locator(".md-header form[data-find] input[name=q]").fill("nam anh")
        page.locator("[role=option]").get_by_text("Năm ảnh").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url("**/vi/products/index.html?q=nam*anh")
        found = page.locator(".card__name:visible")
        found.get_by_text("Năm ảnh").wait_for()
        assert found.count() == 1

        page.goto((stick / "vi/products/index.html").as_uri())
        page.locator(".browse label", has=page.locator("input[value='5']")).click()
        page.wait_for_url("**/vi/products/index.html?stars=5")
        found.nth(1).wait_for()
        assert found.count() == 2
        found.first.locator("a").click()
        page.wait_for_url("**/vi/products/*/index.html")
        name = page.locator("h1").inner_text()
        page.locator("a.oc-lang").first.click()
        page.wait_for_url("**/en/products/*/index.html")
        assert page.locator("h1").inner_text() != name
        assert page.locator(".photos img, .panel .drawing, .panel svg").count() > 0


def test_what_is_shared_from_a_stick_leads_to_the_published_page(
    browser: Browser, stick: Path
) -> None:
    with _opened(browser, stick / "en/products/nam-anh/index.html") as page:
        page.locator("[data-share]:visible").first.click()
        field = page.locator("dialog input[readonly], dialog input").first
        field.wait_for()
        assert field.input_value() == f"{ROOT}en/products/nam-anh/"
        page.keyboard.press("Escape")
        page.locator("[data-pick]:visible").first.click()
        page.goto((stick / "en/list/index.html").as_uri())
        page.get_by_text("Five photos").first.wait_for()
        kept = json.loads(page.evaluate("() => localStorage.getItem('ocop-list')"))
        assert [item["slug"] for item in kept] == ["nam-anh"]


@pytest.mark.parametrize(
    "path",
    [
        "vi/map",
        "vi/season",
        f"vi/events/{EVENT}",
        "en/producers/htx-du-dau",
        "en/places",
        "vi/about",
        "Q/KH0001",
    ],
)
def test_each_kind_of_page_is_quiet(browser: Browser, stick: Path, path: str) -> None:
    with _opened(browser, stick / path / "index.html") as page:
        page.wait_for_selector("h1")


def test_every_page_says_of_which_day_it_is(stick: Path) -> None:
    for path in stick.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        english = "Data as of 22 November 2026" in text
        vietnamese = "Dữ liệu tính đến ngày 22 tháng 11 năm 2026" in text
        inside = path.relative_to(stick).parts[0]
        assert (vietnamese, english) == (inside != "en", inside != "vi"), path


def test_links_lead_to_files_that_are_there_or_to_the_web(stick: Path) -> None:
    for path in stick.rglob("*.html"):
        for node in parse_file(path).all("a", "link", "img", "script", "form"):
            address = node.get("href") or node.get("src") or node.get("action") or ""
            parts = urlsplit(address)
            if parts.scheme or not parts.path:
                continue
            assert (path.parent / unquote(parts.path)).is_file(), (path, address)


def test_nothing_leads_to_what_needs_a_server(stick: Path) -> None:
    for path in stick.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "offline/" not in text, path
        assert "tablet/" not in text, path


def test_only_the_events_products_are_in_it_with_what_they_need(stick: Path) -> None:
    for lang in ("vi", "en"):
        there = {path.parent.name for path in (stick / lang / "products").glob("*/index.html")}
        assert there == SHOWN
        makers = {path.parent.name for path in (stick / lang / "producers").glob("*/index.html")}
        assert makers == {"htx-du-dau", *(f"htx-dai-{number}" for number in range(5))}


def test_its_papers_are_inside_and_lead_to_the_web(stick: Path) -> None:
    names = ["cards", "cards-a4", "catalogue", "event", "labels", "producer"]
    assert sorted(path.stem for path in (stick / "print").iterdir()) == names
    for name in names:
        document = pypdfium2.PdfDocument(stick / "print" / f"{name}.pdf")
        assert len(document) > 0
    code = (stick / "qr/KH0001.svg").read_text(encoding="utf-8")
    assert "<title>HTTPS://OCOP.EXAMPLE/Q/KH0001</title>" in code
    read_me = (stick / "DOC-TRUOC-READ-ME.txt").read_text(encoding="utf-8-sig")
    assert "index.html" in read_me
    assert ROOT in read_me


def test_the_same_day_gives_the_same_pack(packed: Path, tmp_path: Path) -> None:
    source = packed.parent / "catalogue"
    code, text = _fair(source, tmp_path / "again")
    assert code == 0, text
    assert (tmp_path / "again" / f"{EVENT}.zip").read_bytes() == (
        packed / f"{EVENT}.zip"
    ).read_bytes()
    assert digests(tmp_path / "again" / EVENT) == digests(packed / EVENT)


def test_a_folder_of_other_things_is_left_alone(packed: Path, tmp_path: Path) -> None:
    mine = tmp_path / "out" / EVENT / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    code, text = _fair(packed.parent / "catalogue", tmp_path / "out")
    assert code == 2
    assert "is no pack" in text
    assert mine.read_text(encoding="utf-8") == "mine"


def test_an_event_that_is_not_there_is_said(packed: Path, tmp_path: Path) -> None:
    source = packed.parent / "catalogue"
    ran = run("fair", "hoi-choo", "--source", source, "--out", tmp_path / "o", "--lang", "en")
    assert ran.code == 2
    assert f"Did you mean {EVENT}?" in ran.text
