"""The calendar of certificates: when each one ends, and when its dossier for re-evaluation is filed.

`/certificates.ics` is one file for both languages: a title has the product's name and the event in Vietnamese
and English. Of an end that is known to the month or year its last day stands, and the entry says so.

>>> certificates_ics(index, "https://ocop.example/")
'BEGIN:VCALENDAR…'
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import product_url
from catalogue.enrich.renewal import TRANSITION, Renewal, renewal_of
from catalogue.enrich.status import DATED, current_of
from catalogue.reference import LANGS
from catalogue.render.calendar import CalendarEntry, calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProductBrief, Standing

PATH = "certificates.ics"
# What calendar programs still load at once, some 3 MB; later ends follow as the first ones pass.
MOST = 2000


def dated(index: Index) -> list[tuple[ProductBrief, Standing]]:
    """Products whose certificate has an end that is not long past, what ends first, with that certificate;
    of many, the first."""
    since = index.today - TRANSITION
    found = [
        (product, standing)
        for product in index.products
        if index.rating(product).status in DATED
        and (standing := current_of(product)) is not None
        and standing.end is not None
        and standing.end.last_day() >= since
    ]
    return sorted(found, key=lambda pair: (str(pair[1].end), pair[0].id))[:MOST]


def certificates_ics(index: Index, site_root: str) -> str:
    labels = [Labels(lang) for lang in LANGS]
    name = " · ".join(one("calendar_name") for one in labels)
    entries = [entry for pair in dated(index) for entry in _entries(*pair, labels, site_root)]
    return calendar(name, entries, index.today)


def _entries(
    product: ProductBrief, standing: Standing, labels: list[Labels], site_root: str
) -> Iterator[CalendarEntry]:
    """The end, and before it the days on which a dossier can be filed, where they can be told."""
    assert standing.end is not None
    renewal = renewal_of(standing.issued, standing.end)
    host = urlsplit(site_root).hostname or "localhost"
    url = f"{site_root}vi/{product_url(product)}"
    about = "\n".join([*_about(product, standing, renewal, labels), url])
    if renewal.opens and renewal.closes:
        yield CalendarEntry(
            uid=f"{product.id}-{standing.end}-renewal@{host}",
            first=renewal.opens,
            last=renewal.closes,
            title=_title("calendar_renewal", product, labels),
            description=about,
            url=url,
        )
    yield CalendarEntry(
        uid=f"{product.id}-{standing.end}-end@{host}",
        first=renewal.end,
        last=renewal.end,
        title=_title("calendar_end", product, labels),
        description=about,
        url=url,
    )


def _title(key: str, product: ProductBrief, labels: list[Labels]) -> str:
    """ "Hết hạn OCOP / OCOP certificate ends: Mật ong rừng / Forest honey"."""
    names = dict.fromkeys(one.text(product.name).text for one in labels)
    return f"{' / '.join(one(key) for one in labels)}: {' / '.join(names)}"


def _about(
    product: ProductBrief, standing: Standing, renewal: Renewal, labels: list[Labels]
) -> Iterator[str]:
    assert standing.end is not None
    for one in labels:
        stars = one("star_label", stars=standing.stars)
        yield f"{one.text(product.name).text} ({product.id}), {stars}."
        precision = "day" if standing.end.day else "month" if standing.end.month else "year"
        until = one(f"until_{precision}", date=standing.end.label(one.lang))
        yield one.status("valid", "sentence", until=until)
        if renewal.opens:
            yield one("calendar_rule")
