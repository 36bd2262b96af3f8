"""What a product's share picture says: the picture that a messenger or a network shows beside a link.

Such pictures are kept by others for years, so nothing on one ages: not "valid", but until when. What no
day changes (revoked, candidate, dates unknown) is said as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from catalogue.enrich.status import DATED
from catalogue.load.folder import photo_key

if TYPE_CHECKING:
    from catalogue.enrich.parts import Maker
    from catalogue.model.brief import ProductBrief

# A picture takes as long as a product's page, and 69 kB. Catalogues with more products than this have one for
# all pages: a third of their site would be pictures.
MOST_PRODUCTS = 2000
# With these the stars of a certificate do not count any more.
_WITHOUT_STARS = frozenset(("revoked", "discontinued"))


class ShareData(NamedTuple):
    """Words in one language. `photo` is the name of a JPEG among the derived photos, else the
    `drawing` is shown; `stars` with their `label`, or neither."""

    lang: str
    site: str
    name: str
    other: str | None
    stars: int | None
    label: str | None
    state: str | None
    place: str | None
    drawing: str
    photo: str | None


def has_pictures(products: int) -> bool:
    """Whether a catalogue with so many products has a picture for each."""
    return products <= MOST_PRODUCTS


def share_path(lang: str, slug: str) -> str:
    """Where a product's share picture is, below the site's root."""
    return f"share/{lang}/{slug}.jpg"


def default_share_path(lang: str) -> str:
    """Where the share picture of all other pages is."""
    return f"share/{lang}.jpg"


def share_data(product: ProductBrief, maker: Maker) -> ShareData:
    labels, index = maker.labels, maker.index
    rating = index.rating(product)
    stars = None if rating.status in _WITHOUT_STARS else rating.stars
    if rating.status in DATED and rating.end is not None:
        state = labels("share_until", date=rating.end.label(labels.lang))
    else:
        state = labels.status(rating.status, "chip")
    other = maker.other_name(product.name)
    photo = product.photo
    return ShareData(
        lang=labels.lang,
        site=labels("site_name"),
        name=labels.text(product.name).text,
        other=other.text if other else None,
        stars=stars,
        label=labels("star_label", stars=stars) if stars else None,
        state=state,
        place=maker.place_name(product),
        drawing=index.drawing_of(product),
        photo=maker.photos[photo_key(product.path, photo.file)].fallback if photo else None,
    )


def default_share_data(maker: Maker) -> ShareData:
    """What the picture of the whole catalogue says."""
    labels = maker.labels
    return ShareData(
        lang=labels.lang,
        site=labels("site_name"),
        name=labels("home_title"),
        other=labels.other("home_title"),
        stars=None,
        label=None,
        state=labels("share_all"),
        place=labels("share_region"),
        drawing="food",
        photo=None,
    )
