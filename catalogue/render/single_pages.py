"""Pages that there is one of: home, all products, the reader's list, directories, map, form, open data …"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.enrich.collections import browse_data
from catalogue.enrich.data_page import data_page, dataset_node
from catalogue.enrich.directories import (
    groups_directory,
    places_directory,
    producers_directory,
    stars_directory,
)
from catalogue.enrich.form_page import form_data
from catalogue.enrich.home_page import home_data
from catalogue.enrich.list_data import OfflineData, ShortlistData
from catalogue.enrich.map_page import map_data
from catalogue.enrich.open_documents import PAGE as DATA
from catalogue.enrich.page_data import Crumb
from catalogue.enrich.season_page import season_data
from catalogue.enrich.statistics_page import statistics_data
from catalogue.enrich.status_page import status_data
from catalogue.enrich.style_page import style_data
from catalogue.enrich.tablet_page import tablet_data
from catalogue.render.page_addresses import FORM, OFFLINE, SHORTLIST, STYLE, TABLET
from catalogue.render.site_config import site_config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.render.page import Page
    from catalogue.render.page_composer import Composer


def home(composer: Composer) -> Page:
    labels = composer.maker.labels
    data = home_data(composer.maker)
    title, description = labels("home_title"), labels("home_description")
    about = composer.linked.home(title, description, data.as_of_iso)
    return composer.page("", "home", title, description, data, crumbs=[], about=about)


def overviews(composer: Composer) -> Iterator[Page]:
    """All products, and what a reader makes of them: a list, a stored catalogue, a tablet's own guide."""
    maker, labels = composer.maker, composer.maker.labels
    browse = browse_data(maker)
    yield _led(composer, "products/", "browse", labels("browse"), browse)
    yield composer.page(
        SHORTLIST,
        "shortlist",
        labels("shortlist"),
        labels("shortlist_description"),
        ShortlistData(browse.count),
        [composer.home],
    )
    yield composer.page(
        OFFLINE,
        "offline",
        labels("offline"),
        labels("offline_description"),
        OfflineData(browse.count),
        [composer.home],
    )
    yield composer.page(
        TABLET,
        "tablet",
        labels("tablet_title"),
        labels("tablet_description"),
        tablet_data(maker, f"{composer.site_root}Q/"),
        [composer.home],
    )


def directories(composer: Composer) -> Iterator[Page]:
    """Indexes of groups, star levels, producers and places."""
    maker = composer.maker
    for key, data in (
        ("groups", groups_directory(maker)),
        ("stars", stars_directory(maker)),
        ("producers", producers_directory(maker)),
        ("places", places_directory(maker)),
    ):
        yield _led(composer, f"{key}/", "directory", maker.labels(key), data)


def reports(composer: Composer) -> Iterator[Page]:
    """The whole catalogue by one thing each: where, when, how long certified, how many."""
    maker = composer.maker
    for kind, data in (
        ("map", map_data(maker)),
        ("season", season_data(maker)),
        ("status", status_data(maker)),
        ("statistics", statistics_data(maker)),
    ):
        yield _led(composer, f"{kind}/", kind, maker.labels(f"{kind}_title"), data)


def _led(composer: Composer, url: str, kind: str, title: str, data: Any) -> Page:
    """A page that is described by the sentence it begins with."""
    return composer.page(url, kind, title, data.lead, data, [composer.home])


def form(composer: Composer) -> Page:
    """Where a product is added or changed without knowing of files."""
    maker = composer.maker
    data = form_data(maker, site_config(maker.labels.lang, composer.site_root))
    words = data.words
    crumbs = [composer.home, Crumb(words["eyebrow"], "contribute/")]
    return composer.page(FORM, "form", words["title"], words["description"], data, crumbs)


def open_data(composer: Composer) -> Page:
    labels = composer.maker.labels
    title, description = labels("data_title"), labels("data_description")
    data = data_page(composer.maker, composer.site_root)
    about = [dataset_node(composer.linked, labels("home_title"), description)]
    return composer.page(DATA, "data", title, description, data, [composer.home], about=about)


def style(composer: Composer) -> Page:
    """For who works on the site."""
    labels = composer.maker.labels
    title, description = labels("style_title"), labels("style_description")
    data = style_data(composer.maker)
    return composer.page(STYLE, "style", title, description, data, [composer.home])
