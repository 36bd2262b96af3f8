"""Certificates on the day of reading: what browsers say is what Python says, on any day from 2019 to 2030."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.dates import PartialDate
from catalogue.enrich.index import Index
from catalogue.enrich.renewal import renewal_of
from catalogue.enrich.statistics import Statistics
from catalogue.enrich.status import status_of
from catalogue.enrich.terms import STARS, count_on
from tests.support.thoroughly import trials

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Watched
    from tests.support.run import Site

    Visit = Callable[..., Watched]

pytestmark = pytest.mark.browser

# First and last days of months and years, days around the ends of certificates, and some in between.
DAYS = [
    "2019-01-01", "2019-12-31", "2020-06-15", "2021-01-01", "2022-06-30", "2022-12-31", "2023-01-01",
    "2023-12-31", "2024-02-29", "2025-01-31", "2025-12-31", "2026-05-22", "2026-11-22", "2026-11-26",
    "2027-08-04", "2028-01-31", "2028-02-01", "2028-12-31", "2029-01-01", "2030-12-31",
]  # fmt: skip
DATED = ("valid", "expiring", "expired")
MADE = "2026-11-22"  # the day for which all sites of these tests are built


def index_on(catalogue: Any, day: str) -> Index:
    """Time never runs back: to a device whose clock is behind, a page says what was true when it was made."""
    return Index(catalogue, date.fromisoformat(max(day, MADE)))


@pytest.fixture(scope="module")
def catalogue() -> Any:
    return load_and_check(REPOSITORY, date(2026, 11, 22)).catalogue


@pytest.fixture(scope="module")
def status_page(browser: Browser, site: Site, serve: Callable[..., str]) -> Iterator[Page]:
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{serve(site.folder)}en/status/")
    yield page
    page.context.close()


def number(text: str | None) -> int:
    return int((text or "").split()[0].replace(",", ""))


@pytest.mark.parametrize("day", trials(DAYS[::2], DAYS))
def test_the_status_page_is_right_on_the_day_of_reading(
    status_page: Page, catalogue: Any, day: str
) -> None:
    page, index = status_page, index_on(catalogue, day)
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T09:00:00"))
    page.reload()
    wanted = {
        state: sorted(p.id for p in index.products if index.rating(p).status == state)
        for state in (*DATED, "undated")
    }
    names = {p.name.en: p.id for p in index.products}
    for state, ids in wanted.items():
        section = page.locator(f"[data-list={state}]")
        rows = section.locator(".paper")
        assert (
            sorted(names[name] for name in rows.locator(".paper__name").all_text_contents()) == ids
        )
        assert set(rows.evaluate_all("all => all.map(row => row.dataset.status)")) <= {state}
        assert number(section.locator("[data-total]").text_content()) == len(ids)
        assert number(page.locator(f".states [data-count={state}]").text_content()) == len(ids)
        assert section.locator("[data-none]").is_visible() == (not ids)
        ends = rows.evaluate_all("all => all.map(row => row.dataset.expires ?? '')")
        assert ends == sorted(ends, reverse=state == "expired")


@pytest.mark.parametrize("day", DAYS)
def test_browsers_reckon_the_state_of_every_certificate_as_python_does(
    script_page: Page, catalogue: Any, day: str
) -> None:
    """Of a page made on any earlier day, 2019 included."""
    standing = [
        item for p in catalogue.products.values() for item in p.certificates if item.end is not None
    ]
    told = script_page.evaluate(
        """async ([day, ends]) => {
            const { daysLeft, stateOn } = await import("/vi/assets/javascripts/status.js");
            return ends.map((end) => stateOn(daysLeft(new Date(`${day}T09:00:00`), end)));
        }""",
        [day, [item.end.last_day().isoformat() for item in standing]],
    )
    assert told == [status_of(item, date.fromisoformat(day)) for item in standing]


@pytest.mark.parametrize("day", ["2022-06-30", "2026-11-22", "2028-02-01", "2030-12-31"])
def test_places_and_producers_are_counted_anew(status_page: Page, catalogue: Any, day: str) -> None:
    page, index = status_page, index_on(catalogue, day)
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T23:59:00"))
    page.reload()
    for products in (index.by_commune, index.by_producer):
        wanted = sorted(
            [sum(index.rating(p).status == state for p in found) for state in DATED]
            for found in products.values()
        )
        table = "places" if products is index.by_commune else "producers"
        rows = page.locator(f"section[aria-labelledby={table}] tbody tr")
        cells = rows.evaluate_all(
            """(all, states) => all.map(row =>
                states.map(state => Number(row.querySelector(`[data-count=${state}]`).textContent)))""",
            list(DATED),
        )
        assert sorted(cells) == wanted


def test_the_page_says_for_which_day_it_counts(visit: Visit) -> None:
    watched = visit("site", locale="en-GB")
    watched.context.clock.set_fixed_time(datetime.fromisoformat("2028-02-01T09:00:00"))
    page = watched.open("en/status/")
    assert page.locator("[data-counted]").text_content() == "Counted for 1 February 2028"
    page = watched.open("vi/status/")
    counted = page.locator("[data-counted]").text_content()
    assert counted == "Tính đến ngày 1 tháng 2 năm 2028"
    plain = visit("site", java_script_enabled=False).open("en/status/")
    assert plain.locator("[data-counted]").text_content() == "Counted for 22 November 2026"
    assert plain.locator(".paper").count() == 15
    watched.assert_quiet()


@pytest.mark.parametrize("day", DAYS)
def test_browsers_know_the_phase_of_re_evaluation(script_page: Page, day: str) -> None:
    ends = [
        renewal_of(PartialDate.parse(issued), PartialDate.parse(issued).plus_months(36))
        for issued in ("2022-06-30", "2023-05-22", "2023-11", "2024", "2025-01", "2026-06-01")
    ]
    days = [
        {"opens": found.opens, "closes": found.closes, "end": found.end, "until": found.transition}
        for found in ends
    ]
    told = script_page.evaluate(
        """async ([day, days]) => {
            const { phaseOn } = await import("/vi/assets/javascripts/renewal.js");
            return days.map((one) => phaseOn(day, one));
        }""",
        [day, [{k: v.isoformat() for k, v in one.items() if v} for one in days]],
    )
    assert told == [found.phase(date.fromisoformat(day)) or "" for found in ends]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-22", "surely in time"),
        ("2027-08-04", "can be filed now"),
        ("2027-09-04", "ends about now or is over"),
        ("2028-02-01", "may stay in effect until its re-evaluation is decided"),
        ("2028-07-30", ""),
    ],
)
def test_a_product_tells_when_to_ask_for_re_evaluation(visit: Visit, day: str, said: str) -> None:
    watched = visit("site")
    watched.context.clock.set_fixed_time(datetime.fromisoformat(f"{day}T09:00:00"))
    page = watched.open("en/products/mang-chua-thai-san/")
    note = page.locator(".timeline .renewal")
    if said:
        expect(note).to_contain_text(said)
    else:
        expect(note).to_be_empty()
    watched.assert_quiet()


@pytest.mark.parametrize("day", DAYS)
def test_the_chart_counts_any_day_as_python_does(
    script_page: Page, catalogue: Any, day: str
) -> None:
    statistics: Statistics = Index(catalogue, date(2026, 11, 22)).statistics
    changes = " ".join(
        f"{c.day}:{c.surely}:{','.join(map(str, c.perhaps))}" for c in statistics.changes
    )
    told = script_page.evaluate(
        """async ([changes, day]) => {
            const { countOn } = await import("/vi/assets/javascripts/statistics.js");
            return countOn(changes, day);
        }""",
        [changes, day],
    )
    count = count_on(statistics.changes, date.fromisoformat(day))
    assert told == {
        "surely": count.surely,
        "most": count.most,
        "stars": [count.perhaps[stars] for stars in STARS],
    }


def test_a_reader_chooses_a_day(visit: Visit) -> None:
    watched = visit("site", locale="en-GB")
    watched.context.clock.set_fixed_time(datetime.fromisoformat("2026-11-22T09:00:00"))
    page = watched.open("en/statistics/")
    answer = page.locator(".pick__answer")
    assert answer.text_content() == "3 products with a valid certificate2 × 5 stars, 1 × 4 stars"
    field = page.get_by_label("On the day")
    assert field.input_value() == "2026-11-22"
    field.fill("2020-06-01")
    assert (answer.text_content() or "").startswith("5 to 7 products with a valid certificate")
    field.fill("2019-01-01")
    assert (answer.text_content() or "").startswith("0 to 5 products")
    page.locator(".chart__drawing--time").click(position={"x": 1, "y": 60})
    assert field.input_value().startswith("2019-01")
    watched.assert_quiet()


def test_without_scripts_there_is_no_field_that_does_nothing(visit: Visit) -> None:
    page = visit("site", java_script_enabled=False).open("vi/statistics/")
    assert not page.locator(".pick").is_visible()
    page.locator("#chart-time summary").click()
    assert page.locator("#chart-time table").is_visible()


@pytest.mark.parametrize("path", ["vi/status/", "en/status/", "vi/statistics/", "en/statistics/"])
def test_nothing_is_wider_than_a_small_phone(visit: Visit, path: str) -> None:
    page = visit("site", viewport={"width": 320, "height": 700}).open(path)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    targets = page.locator(".chart__table > summary, .pick input, .work > .button, .office-links a")
    heights = targets.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert min(heights) >= 43.9


def test_a_table_that_is_wider_than_its_box_can_be_scrolled_by_keyboard(visit: Visit) -> None:
    page = visit("site", viewport={"width": 320, "height": 700}).open("en/statistics/")
    box = page.locator(".table-box").filter(has=page.locator(".quotes"))
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
