"""Fairs and markets on the built site: their pages, what other pages say of them, calendars, the search."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from catalogue.enrich.labels import Labels
from catalogue.reference import LANGS, OTHER
from tests.support.fair import FAIR, FIRST, LAST, LOST, PAST, SOON
from tests.support.synthetic import CLOTH, HONEY, MAKER
from tests.support.words import ui_words

if TYPE_CHECKING:
    from tests.support.html import Node
    from tests.support.run import Site

NAMES = {"vi": 'Hội chợ "Thử" & <b>vui</b>', "en": "Trial fair & <b>fun</b>"}


def events_of(page: Node) -> list[str]:
    """Slugs of the events a page names, in order."""
    return [event.one("a")["href"].split("/")[-2] for event in page.all("p", class_="event")]


def states(page: Node) -> list[str]:
    return [event["data-state"] for event in page.all("p", class_="event")]


@pytest.mark.parametrize("lang", LANGS)
def test_all_events_stand_in_a_list_the_last_one_first(fair_site: Site, lang: str) -> None:
    page = fair_site.page(f"{lang}/events/")
    assert events_of(page) == [SOON, LOST, FAIR, PAST]
    assert states(page) == ["soon", "cancelled", "now", "over"]
    assert [title.text() for title in page.all("h2")] == ["2027", "2026", "2025"]


@pytest.mark.parametrize("lang", LANGS)
def test_an_event_tells_all_that_is_known_of_it(fair_site: Site, lang: str) -> None:
    page = fair_site.page(f"{lang}/events/{FAIR}/")
    text = page.one(id="main").text()
    both = {
        "vi": [
            "ngày 20–29 tháng 11 năm 2026",
            "Quảng trường",
            "8 giờ đến 21 giờ",
            "Sở Công Thương",
        ],
        "en": ["20–29 November 2026", "The square", "8 am to 9 pm", "Department of Industry"],
    }
    assert [
        fact for fact in [*both[lang], NAMES[lang], NAMES[OTHER[lang]]] if fact not in text
    ] == []
    assert page.one("h1").text() == NAMES[lang]
    stands = [title.text() for title in page.all("h2") if title["id"].startswith("stand-")]
    titles = {
        "vi": ["Gian hàng A12", "Gian hàng chung"],
        "en": ["Stand A12", "Stand of all"],
    }
    assert stands == titles[lang]
    cards = [card["data-id"] for card in page.all("article", class_="card")]
    assert cards[0] == "TS0001"
    assert sorted(cards[1:]) == ["TS0001", "TS0002"]


def test_where_just_the_producer_is_known_the_page_says_so(fair_site: Site) -> None:
    text = fair_site.page(f"en/events/{FAIR}/").one(id="main").text()
    assert text.count(ui_words()["event_of_maker"]["en"]) == 1


def test_an_event_of_which_nobody_knows_the_stands_says_so(fair_site: Site) -> None:
    text = fair_site.page(f"vi/events/{SOON}/").one(id="main").text()
    assert ui_words()["event_no_stands"]["vi"] in text


@pytest.mark.parametrize("lang", LANGS)
def test_pages_of_what_is_there_name_the_event(fair_site: Site, lang: str) -> None:
    honey, cloth = (fair_site.page(f"{lang}/products/{slug}/") for slug in (HONEY, CLOTH))
    maker = fair_site.page(f"{lang}/producers/{MAKER}/")
    assert [events_of(page) for page in (honey, cloth, maker)] == [[FAIR]] * 3
    said = ui_words()["at_maker"][lang]
    assert said not in honey.one("p", class_="event").text()
    assert said in cloth.one("p", class_="event").text()
    assert ui_words()["at_now"][lang] in honey.one("p", class_="event").text()
    assert "A12" in honey.one("p", class_="event").text()


@pytest.mark.parametrize("lang", LANGS)
def test_home_leads_to_what_is_on_and_to_come(fair_site: Site, lang: str) -> None:
    assert events_of(fair_site.page(f"{lang}/")) == [FAIR, SOON]


@pytest.mark.parametrize("lang", LANGS)
def test_without_events_the_list_says_that_none_is_known(small_site: Site, lang: str) -> None:
    page = small_site.page(f"{lang}/events/")
    assert ui_words()["events_none"][lang] in page.one(id="main").text()
    assert page.all("p", class_="event") == []
    assert small_site.page(f"{lang}/").all("p", class_="event") == []
    assert (
        Calendar.from_ical((small_site.folder / lang / "events.ics").read_bytes()).walk("VEVENT")
        == []
    )


@pytest.mark.parametrize("lang", LANGS)
def test_calendars_hold_the_events_whose_days_are_known(fair_site: Site, lang: str) -> None:
    folder = fair_site.folder / lang
    everything = Calendar.from_ical((folder / "events.ics").read_bytes()).walk("VEVENT")
    uids = [str(one["uid"]) for one in everything]
    assert uids == [f"{slug}@ocop.example" for slug in (PAST, FAIR, LOST)]
    assert [str(one["status"]) for one in everything] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    (one,) = Calendar.from_ical((folder / "events" / f"{FAIR}.ics").read_bytes()).walk("VEVENT")
    assert (one.decoded("dtstart").isoformat(), str(one["summary"])) == (FIRST, NAMES[lang])
    assert (one.decoded("dtend") - date.fromisoformat(LAST)).days == 1
    assert str(one["url"]) == f"{fair_site.root}{lang}/events/{FAIR}/"
    assert not (folder / "events" / f"{SOON}.ics").exists()


@pytest.mark.parametrize("slug", [FAIR, LOST, PAST, SOON])
def test_a_page_offers_its_calendar_where_the_days_are_known(fair_site: Site, slug: str) -> None:
    links = fair_site.page(f"en/events/{slug}/").all("a", type="text/calendar")
    assert [link["href"] for link in links] == (
        [] if slug == SOON else [f"../../events/{slug}.ics"]
    )


@pytest.mark.parametrize("lang", LANGS)
def test_machines_are_told_of_the_event(fair_site: Site, lang: str) -> None:
    def event_of(slug: str) -> dict[str, object]:
        script = fair_site.page(f"{lang}/events/{slug}/").one("script", type="application/ld+json")
        graph = json.loads(str(script.children[0]))["@graph"]
        (found,) = [node for node in graph if node["@type"] == "Event"]
        assert graph[0]["mainEntity"] == {"@id": found["@id"]}
        return found

    fair, lost, soon = map(event_of, (FAIR, LOST, SOON))
    assert (fair["startDate"], fair["endDate"], fair["name"]) == (FIRST, LAST, NAMES[lang])
    assert fair["eventStatus"] == "https://schema.org/EventScheduled"
    assert lost["eventStatus"] == "https://schema.org/EventCancelled"
    assert (soon["startDate"], "location" in soon) == ("2027-01", False)


def test_the_site_map_has_every_event(fair_site: Site) -> None:
    text = (fair_site.folder / "sitemap.xml").read_text(encoding="utf-8")
    for lang in LANGS:
        for slug in ("", f"{FAIR}/", f"{SOON}/", f"{PAST}/", f"{LOST}/"):
            assert f"<loc>{fair_site.root}{lang}/events/{slug}</loc>" in text


def test_the_search_has_every_event(fair_site: Site) -> None:
    index = json.loads((fair_site.folder / "search" / "index.json").read_bytes())
    rows = index["tables"]["events"]
    assert [row["url"] for row in rows] == [f"events/{slug}/" for slug in (SOON, LOST, FAIR, PAST)]
    fair = rows[2]
    assert [fair[lang] for lang in LANGS] == [NAMES[lang] for lang in LANGS]
    assert {"dong", "quang", "square"} <= set(fair["text"].split())
    titles = [page for page in index["tables"]["pages"] if page["url"] == "events/"]
    assert [titles[0][lang] for lang in LANGS] == [Labels(lang)("events_title") for lang in LANGS]
