"""Texts that try to be more than text, in every field of every kind of entry, in a real browser.

Every page is read by the browser's parser: it must have no other elements and attributes than a page of
plain words, and show what was typed. Then pages are opened and used as readers use them: nothing may run.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.support import naughty
from tests.support.thoroughly import trials
from tests.support.vectors import BY_AIM

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

READ = (Path(__file__).parent.parent / "support" / "page_vocabulary.js").read_text(encoding="utf-8")
# What a story or portrait may be made of.
PROSE = re.compile(r"(p|em|strong|ul|ol|li|br|a href( rel)?|h[3-6] id) ?")
# Each so manieth page is opened, in either language.
OPENED = 8
# One hostile text of each aim, to be typed.
TYPED = [texts[0] for texts in BY_AIM.values()]


class Note(NamedTuple):
    kind: str
    slug: str
    text: str
    fields: list[str]


@pytest.fixture(scope="module")
def notes(naughty_site: Site) -> list[Note]:
    assert naughty_site.ran.code == 0, naughty_site.ran.text[-3000:]
    rows = json.loads((naughty_site.folder.parent / "catalogue" / "notes.json").read_bytes())
    return [Note(*row) for row in rows]


def test_nearly_all_texts_are_published(notes: list[Note]) -> None:
    """Names refuse control characters alone; what they take, most fields take."""
    inside = [note for note in notes if note.text and note.kind == "products"]
    assert all({"name.vi", "name.en"} <= set(note.fields) for note in inside)
    assert all(len(note.fields) > 40 for note in inside)
    left_out = [text for text in naughty.corpus() if not any(text in note.text for note in inside)]
    assert len(naughty.corpus()) > 800
    assert all(re.search("[\x00-\x1f\x7f-\x9f\ufffd-\uffff]", text) for text in left_out), left_out


@pytest.fixture
def armed(visit: Visit) -> Watched:
    """A browser in which it is noticed when anything runs."""
    watched = visit("naughty_site")
    watched.context.on("dialog", lambda dialog: watched.printed.append(f"dialog: {dialog.message}"))
    return watched


def assert_nothing_ran(watched: Watched, page: Page) -> None:
    assert page.evaluate("window.__pwned") is None, page.url
    assert page.evaluate("({}).polluted") is None, page.url
    watched.assert_quiet()


def pages_of(site: Site, note: Note) -> list[str]:
    paths = [f"{lang}/{note.kind}/{note.slug}/" for lang in ("vi", "en")]
    return [path for path in paths if (site.folder / path / "index.html").is_file()]


def read(page: Page, pages: list[tuple[str, list[str]]]) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        f"async (pages) => {{ {READ}; return await readAll(pages); }}",
        [[f"/{path}", texts] for path, texts in pages],
    )
    return {path.lstrip("/"): what for path, what in found.items()}


def typed(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())


def test_pages_are_made_of_the_same_parts_as_pages_of_plain_words(
    armed: Watched, naughty_site: Site, notes: list[Note]
) -> None:
    """And show every text as it was typed, in as many places as they show a plain one."""
    page = armed.open("vi/about/")
    plain = [note for note in notes if not note.text]
    # Which fields a page shows, a text of the plain entry tells that stands in one of them alone.
    markers = {
        note.kind: [naughty.PLAIN.format(at) for at in range(len(naughty.fields(note.kind)))]
        for note in plain
    }
    model = read(
        page,
        [(path, markers[note.kind]) for note in plain for path in pages_of(naughty_site, note)],
    )
    others = [path for lang in ("vi", "en") for path in (f"{lang}/about/", f"{lang}/contribute/")]
    forms = {
        form
        for what in [*model.values(), *read(page, [(path, []) for path in others]).values()]
        for form in what["forms"]
    }
    shown = {
        path: {
            name
            for name, count in zip(naughty.fields(path.split("/")[1]), what["counts"], strict=True)
            if count and not name.startswith(("story.", "about."))
        }
        for path, what in model.items()
    }
    assert all(len(names) > 5 for names in shown.values()), shown
    hostile = [note for note in notes if note.text]
    wanted: dict[str, list[int]] = {}
    asked = []
    for note in hostile:
        for path in pages_of(naughty_site, note):
            lang = path.split("/")[0]
            here = shown[f"{lang}/{note.kind}/x-0/"].intersection(note.fields)
            english = sum(name.endswith(".en") for name in here)
            wanted[path] = [len(here), english]
            asked.append((path, [typed(note.text), typed(note.text + naughty.ENGLISH)]))
    wrong: Counter[str] = Counter()
    for path, what in read(page, asked).items():
        wrong.update(f"{path}: <{form}>" for form in set(what["forms"]) - forms)
        wrong.update(
            f"{path}: prose <{form}>" for form in what["prose"] if not PROSE.fullmatch(form)
        )
        wrong.update(f"{path}: {address}" for address in what["addresses"] + what["broken"])
        if any(count < least for count, least in zip(what["counts"], wanted[path], strict=True)):
            wrong[f"{path}: shown {what['counts']} times, not {wanted[path]}"] += 1
    assert not wrong, "\n".join(wrong)
    assert_nothing_ran(armed, page)


def test_nothing_runs_on_pages_of_entries(
    armed: Watched, naughty_site: Site, notes: list[Note]
) -> None:
    page = armed.context.new_page()
    for number, note in enumerate(notes):
        for path in pages_of(naughty_site, note)[number // OPENED % 2 :][: number % OPENED == 0]:
            page.goto(armed.home + path, wait_until="load")
            assert page.evaluate("window.__pwned") is None, path
    assert_nothing_ran(armed, page)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_runs_on_lists(armed: Watched, naughty_site: Site, lang: str) -> None:
    """Every other one in each language; thoroughly, all in both."""
    page = armed.context.new_page()
    kinds = {path.split("/")[0]: path for path in naughty_site.paths(lang)}
    first = 0 if lang == "vi" else 1
    for path in ["", *kinds.values(), *kinds][trials(slice(first, None, 2), slice(None))]:
        page.goto(f"{armed.home}{lang}/{path}", wait_until="load")
        assert_nothing_ran(armed, page)


def test_nothing_runs_in_the_search(armed: Watched) -> None:
    page = armed.open("vi/about/")
    for text in TYPED:
        page.locator("#find-q").fill(text)
        expect(page.locator(".find__panel:visible")).to_be_visible()
        page.wait_for_timeout(30)
    # What was found stands in the panel as text.
    page.locator("#find-q").fill("script alert pwned")
    expect(page.locator(".find__panel:visible .find__option--hit").first).to_contain_text("<")
    assert_nothing_ran(armed, page)


def test_nothing_runs_on_the_page_of_all_products(armed: Watched) -> None:
    page = armed.context.new_page()
    for text in TYPED:
        page.goto(f"{armed.home}vi/products/?q={quote(text)}", wait_until="load")
        expect(page.locator("html")).not_to_have_class(re.compile("browse-waits"))
        assert_nothing_ran(armed, page)
    page.goto(f"{armed.home}vi/products/?q={quote('window.__pwned')}", wait_until="load")
    expect(page.locator("#results .card__name").first).to_contain_text("__pwned")
    assert_nothing_ran(armed, page)


def test_nothing_runs_in_the_reader_s_list_and_when_sharing(
    armed: Watched, notes: list[Note]
) -> None:
    page = armed.context.new_page()
    hostile = [note for note in notes if note.kind == "products" and note.text]
    hostile = hostile[:: len(hostile) // 5]
    for note in hostile:
        page.goto(f"{armed.home}vi/products/{note.slug}/", wait_until="load")
        page.locator("[data-pick]:visible").first.click()
        page.locator("[data-share]:visible, [data-qr]:visible").first.click()
        assert_nothing_ran(armed, page)
    page.goto(f"{armed.home}vi/list/", wait_until="load")
    for note in hostile:
        expect(page.locator("#main")).to_contain_text(" ".join(typed(note.text).split())[:30])
    for text in TYPED:
        page.goto(f"{armed.home}vi/list/#{quote(text)}", wait_until="load")
    assert_nothing_ran(armed, page)


def test_nothing_runs_in_the_form(armed: Watched) -> None:
    """What is typed into any of its fields the preview shows as text; a draft comes back as it was."""
    page = armed.open("vi/contribute/new/")
    expect(page.locator("#entry")).to_be_visible()
    for text in TYPED[:-1]:  # of the last one the form takes what nobody can see away
        for field in page.locator("#entry input[type=text]:visible, #entry textarea:visible").all():
            field.fill(text)
        page.locator("#f-name-vi").fill(text)
        page.locator("#f-name-vi").blur()
        expect(page.locator("#preview .card__name")).to_contain_text(text)
    page.reload()
    expect(page.locator("#f-name-vi")).to_have_value(TYPED[-2])
    assert_nothing_ran(armed, page)


def test_nothing_runs_on_a_tablet_at_a_stand(armed: Watched) -> None:
    page = armed.context.new_page()
    page.clock.install()
    page.goto(f"{armed.home}vi/tablet/?tablet")
    page.locator(".stand__frame.is-ready").wait_for()
    page.clock.run_for(60_000)
    page.locator("#stand-slides").wait_for()
    for _ in range(6):
        page.clock.run_for(7_000)
    assert_nothing_ran(armed, page)


def test_nothing_runs_for_a_hostile_address(armed: Watched) -> None:
    page = armed.context.new_page()
    for text in TYPED:
        for path in ("", "Q/", "vi/products/"):
            page.goto(f"{armed.home}{path}{quote(text, safe='')}", wait_until="load")
            assert page.evaluate("window.__pwned") is None
    assert armed.foreign == []
    assert not [line for line in armed.printed if "404" not in line], armed.printed
